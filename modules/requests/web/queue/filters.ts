// The filter of the queue as it stands in the address, and in words. Any number elsewhere opens this page with the filter that counted it, so
// every part of `requestFilter` can be read here, and every part that is set is shown and can be taken off.
import type { Words } from '#kernel/shared/problem.ts';
import { type RequestFilter, requestFilter } from '../../shared/queries.ts';
import { type RequestState, stateTitles } from '../../shared/request-chart.ts';
import { unitKindTitle } from '../parts/unit-kinds.ts';
import { approvalWords } from '../record/story-words.ts';

export type QueueFilter = RequestFilter & Record<string, unknown>;
type FilterKey = keyof RequestFilter;
const keys = Object.keys(requestFilter.shape) as FilterKey[];

/** What stands in the address, key by key: one that is no filter is left out, the others still hold. A list may be written as one word. */
export function readFilter(raw: Record<string, unknown>): QueueFilter {
  const filter: Record<string, unknown> = {};
  for (const key of keys) {
    const value = raw[key];
    if (value === undefined || value === '') continue;
    const shape = requestFilter.shape[key];
    const read = [value, String(value), [String(value)]]
      .map((as) => shape.safeParse(as))
      .find(({ success }) => success);
    if (read?.success) filter[key] = read.data;
  }
  return filter as QueueFilter;
}

/** The tabs of the desk, the not-yet first (principle 4). 全部 holds three views of its own. */
export const queueTabs = ['mine', 'to_verify', 'overdue', 'approvals', 'open'] as const;
export const wholeTabs = ['open', 'pressing', 'long_running', 'all'] as const;
export type QueueTab = NonNullable<RequestFilter['tab']>;

/** A filter that came without a tab (from a number elsewhere) counts among all. */
export function tabOf(filter: RequestFilter): QueueTab {
  if (filter.tab) return filter.tab;
  return chosenKeys(filter).length > 0 ? 'all' : 'mine';
}

/** What narrows the list besides the tab. */
export function chosenKeys(filter: RequestFilter): FilterKey[] {
  return keys.filter((key) => key !== 'tab' && filter[key] !== undefined);
}

export type Names = {
  kindTitle(code: string): Words;
  channelTitle(code: string): Words;
  unitName(id: string): string | undefined;
};

const both = (text: string): Words => ({ zh: text, en: text });
const listed = (titles: Words[]): Words => ({
  zh: titles.map(({ zh }) => zh).join('、'),
  en: titles.map(({ en }) => en).join(', '),
});

const measures: Record<NonNullable<RequestFilter['measure']>, Words> = {
  to_respond: { zh: '应响应', en: 'to respond' },
  responded_in_time: { zh: '按时响应', en: 'responded in time' },
  called_back: { zh: '已回访', en: 'called back' },
  solved: { zh: '回访已解决', en: 'solved by callback' },
  rated: { zh: '已评满意与否', en: 'satisfaction known' },
  satisfied: { zh: '满意', en: 'satisfied' },
  due: { zh: '应办结', en: 'due' },
  closed_in_time: { zh: '按时办结', en: 'resolved in time' },
  done_again: { zh: '办结后又重办', en: 'done again' },
  done: { zh: '办结过', en: 'done' },
};

const steps: Record<NonNullable<RequestFilter['step']>, Words> = {
  accept: { zh: '已受理', en: 'accepted' },
  dispatch: { zh: '已派单', en: 'dispatched' },
  sign: { zh: '已接单', en: 'signed' },
  resolve: { zh: '已办结', en: 'resolved' },
  close: { zh: '已结案', en: 'closed' },
  whole: { zh: '走完全程', en: 'all the way' },
};

const approvalStates: Record<NonNullable<RequestFilter['approvalState']>, Words> = {
  asked: { zh: '等审批', en: 'waiting' },
  approved: { zh: '已同意', en: 'granted' },
  refused: { zh: '未同意', en: 'refused' },
};

const led = (text: Words): Words => ({ zh: `主办 ${text.zh}`, en: `lead ${text.en}` });

const words: { [K in FilterKey]-?: (value: NonNullable<RequestFilter[K]>, names: Names) => Words } = {
  tab: (tab) => both(tab),
  states: (states) => listed(states.map((state: RequestState) => stateTitles[state])),
  kindCodes: (codes, names) => listed(codes.map(names.kindTitle)),
  countsAs: (as) => (as === 'service' ? { zh: '办理业务', en: 'Services' } : { zh: '处理问题', en: 'Problems' }),
  channels: (codes, names) => listed(codes.map(names.channelTitle)),
  unitId: (id, names) => both(names.unitName(id) ?? '…'),
  atUnitId: (id, names) => both(names.unitName(id) ?? '…'),
  leadUnitId: (id, names) => led(both(names.unitName(id) ?? '…')),
  leadUnitKind: (kind) => led(unitKindTitle(kind)),
  isClassified: (is) => (is ? { zh: '已归类', en: 'classified' } : { zh: '未归类', en: 'not classified' }),
  isCounted: (is) => (is ? { zh: '计入统计的', en: 'counted' } : { zh: '不计入统计的', en: 'not counted' }),
  isDrill: (is) => (is ? { zh: '演练', en: 'drills' } : { zh: '不含演练', en: 'no drills' }),
  isUnanswered: (is) => (is ? { zh: '还没人答复', en: 'not answered yet' } : { zh: '已有人答复', en: 'answered' }),
  approvalKind: (kind) => {
    const title = approvalWords[kind] ?? both(kind);
    return { zh: `申请过${title.zh}`, en: `asked for ${title.en}` };
  },
  approvalState: (state) => approvalStates[state],
  step: (step) => steps[step],
  receivedFrom: (on) => ({ zh: `${on} 起收到`, en: `received from ${on}` }),
  receivedTo: (on) => ({ zh: `${on} 止收到`, en: `received to ${on}` }),
  closedFrom: (on) => ({ zh: `${on} 起结案`, en: `closed from ${on}` }),
  closedTo: (on) => ({ zh: `${on} 止结案`, en: `closed to ${on}` }),
  timeCard: (card) => (card === 'red' ? { zh: '红牌', en: 'Red card' } : { zh: '黄牌', en: 'Yellow card' }),
  isEmergency: (is) => (is ? { zh: '紧急', en: 'Emergency' } : { zh: '非紧急', en: 'No emergency' }),
  isUrgentHardship: (is) => (is ? { zh: '急难愁盼', en: 'Urgent hardship' } : { zh: '非急难愁盼', en: 'No hardship' }),
  isExcluded: (is) => (is ? { zh: '已剔除', en: 'Excluded' } : { zh: '未剔除', en: 'Not excluded' }),
  isRelapse: (is) => (is ? { zh: '重办过', en: 'Done again' } : { zh: '没有重办', en: 'Done once' }),
  measure: (measure) => measures[measure],
  asOf: (on) => ({ zh: `按 ${on} 当天的情况`, en: `as of ${on}` }),
  placeId: () => ({ zh: '这个地点', en: 'This place' }),
  personId: () => ({ zh: '这个人', en: 'This person' }),
  sameCallerAs: () => ({ zh: '同一来电人，半年内', en: 'Same caller, half a year' }),
  search: (text) => ({ zh: `含“${text}”`, en: `“${text}”` }),
};

export type FilterChip = { key: FilterKey; words: Words };

export function chipsOf(filter: RequestFilter, names: Names): FilterChip[] {
  return chosenKeys(filter).map((key) => {
    const say = words[key] as (value: unknown, names: Names) => Words;
    return { key, words: say(filter[key], names) };
  });
}
