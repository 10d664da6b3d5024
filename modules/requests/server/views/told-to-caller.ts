// The story as the caller hears it: a few plain sentences. What staff say among themselves, who looked, what was asked for and refused stays inside.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import type { Lang } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { type StarRating, starWords } from '../../shared/star-words.ts';
import type { Step } from './story.ts';

export type Told = { at: Date; type: string; zh: string; en: string; text: string | null; files: Step['files'] };

const plain: Record<string, Words> = {
  'request.reported': { zh: '已收到', en: 'Received' },
  'request.classified': { zh: '已登记', en: 'Registered' },
  'request.noted': { zh: '有进展', en: 'Progress' },
  'request.resolved': { zh: '已办结，请您看看是否解决', en: 'Done; please say whether it is solved' },
  'request.returned': { zh: '不归这个单位办，正在重新派', en: 'Not this unit’s matter; being handed on' },
  'request.reopened': { zh: '没有解决，重新办理，编号不变', en: 'Not solved; being done again under the same number' },
  'request.thanked': { zh: '您表示了感谢', en: 'You said thanks' },
  'request.pressed_again': { zh: '您又按了一次，我们看到了', en: 'You pressed again; we saw it' },
  'request.merged': { zh: '与另一件为同一件事，已合并办理', en: 'Merged with the same matter' },
  'request.withdrawn': { zh: '已撤销', en: 'Withdrawn' },
  'request.resumed': { zh: '恢复办理', en: 'Resumed' },
};

const approvals: Record<string, Words> = {
  suspension: { zh: '需要较长时间，已列入长期跟踪', en: 'Needs longer; tracked until done' },
  extension: { zh: '办理时间延长', en: 'More time was granted' },
};

const fact = (step: Step, name: string): string => {
  const value = step.facts[name];
  return typeof value === 'string' ? value : '';
};

const titlesOf = (step: Step, lang: Lang): string => {
  const titles = step.facts['titles'];
  return Array.isArray(titles) ? titles.map((title: Words) => title[lang]).join(lang === 'zh' ? '、' : ', ') : '';
};

/** Undefined: nothing of the caller's business. */
function wordsOf(step: Step, now: number): Words | undefined {
  const by = maskName(step.by ?? '');
  switch (step.type) {
    case 'request.answered':
      return { zh: `${by || '社区'} 已接听`, en: `Answered by ${by || 'the community'}` };
    case 'request.rang': {
      // The first ring is the press itself; later ones tell the caller that nobody is waiting idly.
      if (Number(step.facts['step'] ?? 0) === 0) return undefined;
      const title = roles[fact(step, 'role') as Role]?.title;
      return title && { zh: `还没人接，已同时叫${title.zh}`, en: `Not answered yet; the ${title.en} is rung too` };
    }
    case 'request.dispatched':
    case 'request.transferred': {
      const unit = fact(step, 'leadName').split(' · ')[0] ?? '';
      return { zh: `已派给 ${unit}`, en: `Handed to ${unit}` };
    }
    case 'request.signed': {
      const who = [step.unitName, by].filter(Boolean).join(' ');
      const promisedAt = Date.parse(fact(step, 'promisedAt'));
      const promise = (lang: Lang) => (Number.isNaN(promisedAt) ? '' : formatNearMoment(promisedAt, now, lang));
      return {
        zh: `${who} 接单，开始处理${promise('zh') && `，承诺 ${promise('zh')} 前办结`}`,
        en: `${who} took it on${promise('en') && `, promising to be done by ${promise('en')}`}`,
      };
    }
    case 'request.appointed': {
      const at = Date.parse(fact(step, 'appointmentAt'));
      const earlier = Date.parse(fact(step, 'earlier'));
      const when = (instant: number, lang: Lang) => formatNearMoment(instant, now, lang);
      return Number.isNaN(earlier)
        ? { zh: `约好了时间：${when(at, 'zh')}`, en: `The time is agreed: ${when(at, 'en')}` }
        : {
            zh: `时间改到 ${when(at, 'zh')}（原来是 ${when(earlier, 'zh')}）`,
            en: `The time is moved to ${when(at, 'en')} (it was ${when(earlier, 'en')})`,
          };
    }
    case 'request.facts_written':
      return step.facts['byCaller'] === true
        ? { zh: '您补填了信息', en: 'You told more' }
        : { zh: `登记了：${titlesOf(step, 'zh')}`, en: `Noted: ${titlesOf(step, 'en')}` };
    case 'request.missing_told':
      return { zh: '办这件事还缺这些，请一次备齐', en: 'This is still wanting; please bring all of it at one time' };
    case 'request.stated':
      return step.facts['isLeavingPhone'] === true
        ? { zh: '您留了电话', en: 'You left a number' }
        : { zh: '您补充了说明', en: 'You added words' };
    case 'request.reminded':
      return step.facts['byCaller'] === true
        ? { zh: '您催了一次', en: 'You reminded them' }
        : { zh: '已催办', en: 'Reminded' };
    case 'request.approved':
      return approvals[fact(step, 'kind')];
    case 'request.rated': {
      const words = starWords[step.facts['stars'] as StarRating];
      return words && { zh: `您评价：${words.zh}`, en: `You rated it: ${words.en}` };
    }
    case 'request.closed':
      return { zh: '已结案', en: 'Closed' };
    default:
      return plain[step.type];
  }
}

export function toldToCaller(step: Step, now: number): Told[] {
  const words = wordsOf(step, now);
  if (!words || (step.type === 'request.noted' && !step.isPublic)) return [];
  // What the desk wrote when it merged, returned or closed is its own note; what the caller and the handler said is shown.
  const isSaid = step.isPublic && saidTypes.has(step.type);
  return [{ at: step.at, type: step.type, ...words, text: isSaid ? step.text : null, files: isSaid ? step.files : [] }];
}

const saidTypes = new Set([
  'request.reported',
  'request.stated',
  'request.pressed_again',
  'request.signed',
  'request.noted',
  'request.missing_told',
  'request.resolved',
  'request.thanked',
]);
