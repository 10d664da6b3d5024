// Work done at a subject, in a closed set of words: what was done, and how it came out. An outcome that is no result (nobody home) is an attempt: it stays on record
// and closes nothing.
import { z } from 'zod';
import type { Words } from '#kernel/shared/problem.ts';

export const visitActions = [
  'visit',
  'call',
  'inspect',
  'disinfect',
  'maintain',
  'check',
  'test',
  'attend',
  'drill',
  'report',
  'sample',
  'evacuate',
  'survey',
] as const;
export type VisitAction = (typeof visitActions)[number];
export const visitActionSchema = z.enum(visitActions);

export const actionTitles: Record<VisitAction, Words> = {
  visit: { zh: '走访', en: 'Visit' },
  call: { zh: '电话', en: 'Call' },
  inspect: { zh: '检查', en: 'Inspect' },
  disinfect: { zh: '消毒', en: 'Disinfect' },
  maintain: { zh: '维护', en: 'Maintain' },
  check: { zh: '晨午晚检', en: 'Health check' },
  test: { zh: '检测', en: 'Test' },
  attend: { zh: '参加', en: 'Attend' },
  drill: { zh: '演练', en: 'Drill' },
  report: { zh: '报告', en: 'Report' },
  sample: { zh: '采样', en: 'Sample' },
  evacuate: { zh: '转移', en: 'Evacuate' },
  survey: { zh: '摸排', en: 'Survey' },
};

type OutcomeWords = { title: Words; isDone: boolean; actions: readonly VisitAction[] };
const everywhere = visitActions;
const atDoors = ['visit', 'call', 'check', 'test', 'sample', 'evacuate', 'survey'] as const;

export const visitOutcomes = {
  done: { title: { zh: '已完成', en: 'Done' }, isDone: true, actions: everywhere },
  found: {
    title: { zh: '发现问题', en: 'Something found' },
    isDone: true,
    actions: ['visit', 'call', 'inspect', 'disinfect', 'maintain', 'check'],
  },
  not_home: {
    title: { zh: '不在家', en: 'Nobody home' },
    isDone: false,
    actions: ['visit', 'test', 'sample', 'evacuate', 'survey'],
  },
  closed: {
    title: { zh: '关门', en: 'Closed' },
    isDone: false,
    actions: ['visit', 'inspect', 'disinfect', 'maintain', 'survey'],
  },
  no_answer: { title: { zh: '没人接', en: 'No answer' }, isDone: false, actions: ['call', 'survey'] },
  wrong_number: { title: { zh: '号码不对', en: 'Wrong number' }, isDone: false, actions: ['call'] },
  refused: { title: { zh: '不愿意', en: 'Refused' }, isDone: false, actions: atDoors },
  moved_away: { title: { zh: '已搬走', en: 'Moved away' }, isDone: false, actions: atDoors },
  elsewhere: {
    title: { zh: '已在别处办过', en: 'Done elsewhere' },
    isDone: true,
    actions: ['call', 'test', 'sample', 'evacuate'],
  },
  /** A firm or shop that is no more: that is what the survey found. */
  gone: { title: { zh: '已关停', en: 'Gone' }, isDone: true, actions: ['survey'] },
  absent: { title: { zh: '缺席', en: 'Absent' }, isDone: false, actions: ['attend', 'check', 'sample'] },
} as const satisfies Record<string, OutcomeWords>;
export type VisitOutcome = keyof typeof visitOutcomes;
export const visitOutcomeSchema = z.enum(Object.keys(visitOutcomes) as [VisitOutcome, ...VisitOutcome[]]);

export function outcomesOf(action: VisitAction): VisitOutcome[] {
  return (Object.keys(visitOutcomes) as VisitOutcome[]).filter((outcome) =>
    (visitOutcomes[outcome].actions as readonly VisitAction[]).includes(action),
  );
}
export const closesDuties = (outcome: VisitOutcome): boolean => visitOutcomes[outcome].isDone;

/** Why a duty is not asked; something else than done or missed. */
export const excuseReasons = {
  hospital: { zh: '住院', en: 'In hospital' },
  away: { zh: '外出', en: 'Away' },
  absent: { zh: '当天不在', en: 'Absent that day' },
  refuses: { zh: '本人拒绝', en: 'Refuses' },
  closed: { zh: '停业', en: 'Closed down for now' },
  danger: { zh: '现场有危险', en: 'Danger on the spot' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type ExcuseReason = keyof typeof excuseReasons;
export const excuseReasonSchema = z.enum(Object.keys(excuseReasons) as [ExcuseReason, ...ExcuseReason[]]);
