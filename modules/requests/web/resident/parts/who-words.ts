// Who has it and by when, as one sentence: for the card, and in the plainest words for 长辈版 (王师傅在修，今天下午六点前好). Pure.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { dateOf, dayOfInstant, type Instant, instantOf, type Lang } from '#kernel/shared/clock/time.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';

type Facts = Pick<
  FollowedRequest,
  | 'state'
  | 'channel'
  | 'communityName'
  | 'holder'
  | 'holderPerson'
  | 'answeredBy'
  | 'promisedAt'
  | 'dueAt'
  | 'isPaused'
  | 'isDiscreet'
>;

type Parts = { community: string; holder: string; who: string; by: string; isPromise: boolean };

const usual: Record<Lang, (facts: Facts, parts: Parts) => string> = {
  zh({ state, channel, answeredBy }, { community, holder, by, isPromise }) {
    const until = by && (isPromise ? `，承诺${by}前办结` : `，应在${by}前办结`);
    switch (state) {
      case 'received':
        return channel === 'one_key' ? `${community} 正在响铃` : `${community} 已收到，正在看`;
      case 'accepted':
        return answeredBy ? `${answeredBy} 已接听，正在安排` : `${community} 已受理，正在安排`;
      case 'dispatched':
        return `已派给 ${holder}，等他们接单${until}。`;
      case 'returned':
        return `${community} 正在重新安排`;
      case 'in_progress':
        return `${holder} 正在处理${until}。`;
      case 'suspended':
        return `${holder} 在办。需要较长时间，社区一直跟着。`;
      case 'reopened':
        return `没有解决，${holder} 正在重新办理${until}。`;
      case 'resolved':
        return `${holder} 说办好了，请您看看是否解决。`;
      case 'closed':
        return '已办结';
      case 'merged':
        return '与另一件为同一件事，已合并办理';
      case 'withdrawn':
        return '已撤销';
    }
  },
  en({ state, channel, answeredBy }, { community, holder, by, isPromise }) {
    const until = by && (isPromise ? `, promised by ${by}` : `, due by ${by}`);
    switch (state) {
      case 'received':
        return channel === 'one_key' ? `Ringing at ${community}` : `${community} has it and is looking`;
      case 'accepted':
        return answeredBy ? `Answered by ${answeredBy}, being arranged` : `Accepted by ${community}, being arranged`;
      case 'dispatched':
        return `Handed to ${holder}, not taken on yet${until}.`;
      case 'returned':
        return `${community} is handing it on`;
      case 'in_progress':
        return `${holder} is on it${until}.`;
      case 'suspended':
        return `${holder} has it. It needs longer; the community keeps following it.`;
      case 'reopened':
        return `Not solved; ${holder} is doing it again${until}.`;
      case 'resolved':
        return `${holder} says it is done. Please say whether it is solved.`;
      case 'closed':
        return 'Done';
      case 'merged':
        return 'The same matter as another, handled together';
      case 'withdrawn':
        return 'Withdrawn';
    }
  },
};

export function whoWords(facts: Facts, now: Instant, lang: Lang): string {
  return usual[lang](
    facts,
    partsOf(facts, now, lang, (at) => formatNearMoment(at, now, lang)),
  );
}

/** One short line, no full stop: read by large type, and aloud. */
export function plainWords(facts: Facts, now: Instant, lang: Lang): string {
  if (lang === 'en')
    return usual.en(
      facts,
      partsOf(facts, now, lang, (at) => formatNearMoment(at, now, lang)),
    );
  const { who, by } = partsOf(facts, now, lang, (at) => spokenMoment(at, now));
  const verb = who.endsWith('师傅') ? '在修' : who.endsWith('医生') ? '会来' : '在办';
  switch (facts.state) {
    case 'received':
      return facts.channel === 'one_key' ? '正在叫社区的人' : '社区收到了';
    case 'accepted':
      return facts.answeredBy ? `${facts.answeredBy} 接了，正在找人办` : '社区正在找人办';
    case 'dispatched':
    case 'returned':
      return '正在找人办';
    case 'in_progress':
    case 'reopened':
      return `${who}${verb}${by && `，${by}前好`}`;
    case 'suspended':
      return '要等些日子，社区记着';
    case 'resolved':
      return '说办好了，您看看行不行';
    case 'closed':
      return '办好了';
    case 'merged':
      return '和另一件一起办';
    case 'withdrawn':
      return '不办了';
  }
}

function partsOf(facts: Facts, now: Instant, lang: Lang, moment: (at: Instant) => string): Parts {
  const somebody = lang === 'zh' ? '处置单位' : 'the unit';
  const due = facts.isPaused ? null : (facts.promisedAt ?? facts.dueAt);
  // A time that is past promises nothing any more.
  const isAhead = due !== null && instantOf(due) > now;
  return {
    community: facts.communityName,
    holder: facts.holder ?? (facts.isDiscreet ? facts.communityName : somebody),
    who: facts.holderPerson ?? facts.holder ?? facts.communityName,
    by: isAhead ? moment(instantOf(due)) : '',
    isPromise: facts.promisedAt !== null,
  };
}

const digits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 今天下午六点, 明天上午十点半, 3月18日中午十二点: rounded down to the half hour, so that it is never later than promised. */
export function spokenMoment(at: Instant, now: Instant): string {
  const days = dayOfInstant(at) - dayOfInstant(now);
  const [, month, day] = dateOf(at).split('-');
  const on = days === 0 ? '今天' : days === 1 ? '明天' : days === 2 ? '后天' : `${Number(month)}月${Number(day)}日`;
  const shanghai = new Date(at + 8 * 3_600_000);
  const hour = shanghai.getUTCHours();
  const half = shanghai.getUTCMinutes() >= 30 ? '半' : '';
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 19 ? '下午' : '晚上';
  return `${on}${part}${digits[hour > 12 ? hour - 12 : hour] ?? hour}点${half}`;
}
