// The filter of requests in words, key by key: for the chips over a list, for the foot of a sheet taken out, for the record of who took it.
import type { Words } from '#kernel/shared/problem.ts';
import { type UnitKind, unitKindTitles } from '#modules/territory/shared/unit.ts';
import { type RequestFilter, requestFilter } from './queries.ts';
import { approvalTitles, type RequestState, stateTitles } from './request-chart.ts';

export type FilterKey = keyof RequestFilter;
export const filterKeys = Object.keys(requestFilter.shape) as FilterKey[];

/** What narrows the list besides the tab. */
export function chosenKeys(filter: RequestFilter): FilterKey[] {
  return filterKeys.filter((key) => key !== 'tab' && filter[key] !== undefined);
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

export const tabTitles: Record<NonNullable<RequestFilter['tab']>, Words> = {
  mine: { zh: '待我处理', en: 'for me' },
  to_verify: { zh: '待核实', en: 'to verify' },
  overdue: { zh: '超时', en: 'overdue' },
  pressing: { zh: '急的、要超时的', en: 'pressing' },
  long_running: { zh: '长期未结', en: 'long-running' },
  approvals: { zh: '等审批', en: 'waiting for approval' },
  open: { zh: '未结', en: 'open' },
  all: { zh: '全部', en: 'all' },
};

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
  tab: (tab) => tabTitles[tab],
  states: (states) => listed(states.map((state: RequestState) => stateTitles[state])),
  kindCodes: (codes, names) => listed(codes.map(names.kindTitle)),
  countsAs: (as) => (as === 'service' ? { zh: '办理业务', en: 'Services' } : { zh: '处理问题', en: 'Problems' }),
  channels: (codes, names) => listed(codes.map(names.channelTitle)),
  unitId: (id, names) => both(names.unitName(id) ?? '…'),
  atUnitId: (id, names) => both(names.unitName(id) ?? '…'),
  leadUnitId: (id, names) => led(both(names.unitName(id) ?? '…')),
  leadUnitKind: (kind) => led(unitKindTitles[kind as UnitKind] ?? both(kind)),
  isClassified: (is) => (is ? { zh: '已归类', en: 'classified' } : { zh: '未归类', en: 'not classified' }),
  isCounted: (is) => (is ? { zh: '计入统计的', en: 'counted' } : { zh: '不计入统计的', en: 'not counted' }),
  isDrill: (is) => (is ? { zh: '演练', en: 'drills' } : { zh: '不含演练', en: 'no drills' }),
  isUnanswered: (is) => (is ? { zh: '还没人答复', en: 'not answered yet' } : { zh: '已有人答复', en: 'answered' }),
  approvalKind: (kind) => {
    const title = approvalTitles[kind];
    return { zh: `申请过${title.zh}`, en: `asked for ${title.en}` };
  },
  approvalState: (state) => approvalStates[state],
  step: (step) => steps[step],
  receivedFrom: (on) => ({ zh: `${on} 起收到`, en: `received from ${on}` }),
  receivedTo: (on) => ({ zh: `${on} 止收到`, en: `received to ${on}` }),
  closedFrom: (on) => ({ zh: `${on} 起结案`, en: `closed from ${on}` }),
  closedTo: (on) => ({ zh: `${on} 止结案`, en: `closed to ${on}` }),
  timeCard: (card) => (card === 'red' ? { zh: '红牌', en: 'Red card' } : { zh: '黄牌', en: 'Yellow card' }),
  carded: (card) => (card === 'red' ? { zh: '亮过红牌', en: 'was red' } : { zh: '亮过黄牌', en: 'was yellow' }),
  cardedFrom: (on) => ({ zh: `${on} 起亮牌`, en: `carded from ${on}` }),
  cardedTo: (on) => ({ zh: `${on} 止亮牌`, en: `carded to ${on}` }),
  isEmergency: (is) => (is ? { zh: '紧急', en: 'Emergency' } : { zh: '非紧急', en: 'No emergency' }),
  isUrgentHardship: (is) => (is ? { zh: '急难愁盼', en: 'Urgent hardship' } : { zh: '非急难愁盼', en: 'No hardship' }),
  isExcluded: (is) => (is ? { zh: '已剔除', en: 'Excluded' } : { zh: '未剔除', en: 'Not excluded' }),
  isRelapse: (is) => (is ? { zh: '重办过', en: 'Done again' } : { zh: '没有重办', en: 'Done once' }),
  isToldTwice: (is) => (is ? { zh: '二次告知', en: 'Told twice' } : { zh: '没有二次告知', en: 'Told once at most' }),
  isManyVisits: (is) =>
    is ? { zh: '跑了不止一次', en: 'Came more than once' } : { zh: '最多跑一次', en: 'Came once at most' },
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
