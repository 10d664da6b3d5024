// How it came in and where it went: the call, its kind, its dispatch.
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import type { StoryStep } from '../parts/names.ts';
import { begun, join, number, quoted, same, type Teller, type Telling, type Told, text } from './telling.ts';

/** How a channel is told as an act of the caller; another channel is named. */
const channelActs: Record<string, Words> = {
  one_key: { zh: '按下一键呼叫', en: 'pressed the one-key call' },
  hotline: { zh: '打来热线电话', en: 'called the hotline' },
  walk_in: { zh: '来社区反映', en: 'came to the community' },
  home_visit: { zh: '在入户走访时反映', en: 'told a home visitor' },
  grid_wechat_group: { zh: '在网格微信群里反映', en: 'wrote in the grid’s WeChat group' },
};

function reported(step: StoryStep, { request, channelTitle }: Telling): Told {
  const channel = text(step.facts, 'channel') || request.channel;
  const title = channelTitle(channel);
  const act = channelActs[channel] ?? { zh: `通过${title.zh}反映`, en: `told by ${title.en}` };
  const caller: Words = request.isAnonymous
    ? { zh: '匿名群众', en: 'An anonymous caller' }
    : request.callerName
      ? same(request.callerName)
      : { zh: '来电人', en: 'A caller' };
  const said = request.isSilent
    ? { zh: '，没有说话', en: ' and said nothing' }
    : request.text
      ? quoted(request.text)
      : same('');
  const proxy = request.proxy && {
    zh: `由 ${request.proxy.name}${request.proxy.relation ? `（${request.proxy.relation}）` : ''} 代为反映`,
    en: `told on their behalf by ${request.proxy.name}${request.proxy.relation ? ` (${request.proxy.relation})` : ''}`,
  };
  return {
    what: { zh: `${caller.zh} ${act.zh}${said.zh}`, en: `${caller.en} ${act.en}${said.en}` },
    more: join(
      step.facts['isEmergency'] === true ? { zh: '判为紧急', en: 'judged an emergency' } : undefined,
      proxy ?? undefined,
      step.unitName ? { zh: `${step.unitName} 登记`, en: `registered by ${step.unitName}` } : undefined,
    ),
  };
}

function rang(step: StoryStep): Told {
  const role = text(step.facts, 'role') as Role;
  const title: Words = role ? (roles[role]?.title ?? same(role)) : { zh: '社区坐席', en: 'the community desk' };
  if (step.facts['isVacant'] === true) {
    return {
      what: {
        zh: `没人接，升到 ${title.zh}，这个岗位空缺`,
        en: `Not answered; raised to ${title.en}, a post nobody holds`,
      },
      tone: 'bad',
    };
  }
  const who = text(step.facts, 'who');
  if (number(step.facts, 'step') === 0) return { what: { zh: '社区坐席响铃', en: 'Rang at the community desk' } };
  return {
    what: {
      zh: `没人接，升到 ${title.zh}${who ? ` ${who}` : ''} 响铃`,
      en: `Not answered; rang at ${title.en}${who ? ` ${who}` : ''}`,
    },
    tone: 'doing',
  };
}

/** Was the suggestion taken, by which words was it made, or was it corrected? */
function suggestedBy(step: StoryStep, { request, kindTitle }: Telling): Words | undefined {
  const kindCode = text(step.facts, 'kindCode');
  const { suggested, because } = readClassification(request.classification);
  if (!suggested || !kindCode) return undefined;
  const title = kindTitle(suggested);
  if (suggested !== kindCode) {
    return { zh: `系统建议的是 ${title.zh}，已改`, en: `the suggestion was ${title.en}; corrected` };
  }
  const zh = because.length > 0 ? `（${because.map((word) => `“${word}”`).join('')}）` : '';
  const en = because.length > 0 ? ` (${because.map((word) => `“${word}”`).join(', ')})` : '';
  return { zh: `系统建议 ${title.zh}${zh}，已确认`, en: `suggested ${title.en}${en}, confirmed` };
}

/** What intake kept of the suggestion: the kind and the words that spoke for it. */
function readClassification(kept: Record<string, unknown> | null): {
  suggested: string | undefined;
  because: string[];
} {
  const because = Array.isArray(kept?.['because']) ? (kept['because'] as { word?: unknown; weight?: unknown }[]) : [];
  const words = because
    .filter(({ weight }) => typeof weight !== 'number' || weight > 0)
    .flatMap(({ word }) => (typeof word === 'string' ? [word] : []));
  return {
    suggested: typeof kept?.['suggested'] === 'string' ? kept['suggested'] : undefined,
    because: [...new Set(words)].slice(0, 3),
  };
}

function classified(step: StoryStep, telling: Telling): Told {
  const chosen = telling.kindTitle(text(step.facts, 'kindCode'));
  return {
    what: begun(step, `归类为 **${chosen.zh}**`, `filed it as **${chosen.en}**`),
    more: suggestedBy(step, telling),
  };
}

function dispatched(step: StoryStep, telling: Telling): Told {
  const { request } = telling;
  const ids = Array.isArray(step.facts['assistUnitIds']) ? step.facts['assistUnitIds'] : [];
  const helping = request.assisting.filter(({ unitId }) => ids.includes(unitId)).map(({ name }) => name);
  const lead = text(step.facts, 'leadName');
  const help: Words =
    helping.length > 0 ? { zh: `，协办 ${helping.join('、')}`, en: `, assisted by ${helping.join(', ')}` } : same('');
  const rule = text(step.facts, 'rule');
  return {
    what: begun(step, `派给 **${lead}**${help.zh}`, `dispatched it to **${lead}**${help.en}`),
    more: join(
      telling.isFiled ? undefined : suggestedBy(step, telling),
      rule ? { zh: `规则：${rule}`, en: `Rule: ${rule}` } : undefined,
    ),
  };
}

export const tellersOfIntake: Record<string, Teller> = {
  'request.reported': reported,
  'request.rang': rang,
  'request.pressed_again': (step) => ({
    what: {
      zh: `又按了一次，一共 ${number(step.facts, 'presses')} 次`,
      en: `Pressed again, ${number(step.facts, 'presses')} times in all`,
    },
    tone: 'doing',
  }),
  'request.answered': (step) => ({ what: begun(step, '接听', 'answered') }),
  'request.classified': classified,
  'request.dispatched': dispatched,
};
