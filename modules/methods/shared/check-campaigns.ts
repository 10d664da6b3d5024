// What is wrong with the campaign kinds of a reach method: a rotation without its days, a place that is none, a form for another kind of subject, a text that names what nobody fills in.
import type { CampaignKind } from '#modules/campaigns/shared/kind.ts';
import type { MethodProblem } from './finding.ts';
import type { ReachMethod } from './reach-method.ts';

const named = ['round', 'place', 'slot', 'site'];

export function campaignFaults(method: ReachMethod): MethodProblem[] {
  const codes = method.campaigns.map(({ code }) => code);
  return method.campaigns.flatMap((kind, index) => {
    const say = (code: string, zh: string, en: string): MethodProblem => ({
      code,
      path: `campaigns.${index}`,
      where: kind.title,
      message: { zh: `${kind.title.zh}：${zh}`, en: `${kind.title.en}: ${en}` },
    });
    return [
      ...(codes.indexOf(kind.code) === index
        ? []
        : [say('duplicate_code', `代码 ${kind.code} 重复。`, `code ${kind.code} is used twice.`)]),
      ...shapeFaults(kind, method, say),
    ];
  });
}

type Say = (code: string, zh: string, en: string) => MethodProblem;

function shapeFaults(kind: CampaignKind, method: ReachMethod, say: Say): MethodProblem[] {
  const faults: MethodProblem[] = [];
  const form = method.forms.find(({ code }) => code === kind.form);
  if ((kind.rounds === 'rotation') !== (kind.rotation !== undefined))
    faults.push(say('rotation_days', '轮检才写 rotation，也必须写。', 'rotation is told for a rotation, and must be.'));
  if ((kind.subject === 'place') !== (kind.placeKind !== undefined))
    faults.push(say('place_kind', '对象是场所时要写 placeKind。', 'placeKind is told of places, and must be.'));
  if (kind.byBuilding && kind.subject !== 'person')
    faults.push(say('building_of_nobody', '只有对人的行动才按楼栋通知。', 'only people are called by building.'));
  if (kind.form !== undefined && !form)
    faults.push(say('unknown_form', `没有表单“${kind.form}”。`, `there is no form “${kind.form}”.`));
  if (form && form.subject !== kind.subject)
    faults.push(say('form_of_other', '表单的对象和行动的对象不一样。', 'the form is for another kind of subject.'));
  for (const text of [kind.notice.zh, kind.notice.en])
    for (const [, name = ''] of text.matchAll(/\{(\w*)\}/g))
      if (!named.includes(name))
        faults.push(say('unknown_blank', `通知里的 {${name}} 没有内容可填。`, `nothing fills in {${name}}.`));
  return faults;
}
