// 返回人员 (F5): what somebody who came back is, told from the lists of risk areas, from what was done with them, and from a day. Nothing of it is stored. Pure.
import { addDays, type CalendarDate, dateOf, type Instant, instantAt } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Judged, judge, type Place, type RiskList } from './risk.ts';
import type { ReturnerRule } from './rule.ts';

export const returnerStatuses = {
  to_reach: { zh: '待排查', en: 'To be asked' },
  followed: { zh: '健康监测', en: 'Followed' },
  tested: { zh: '检测已齐，监测到期满', en: 'Tested, followed to the end' },
  released: { zh: '已解除', en: 'Released' },
  no_risk: { zh: '没有风险', en: 'No risk' },
  positive: { zh: '阳性，转流调', en: 'Positive: a case' },
} as const satisfies Record<string, Words>;
export type ReturnerStatus = keyof typeof returnerStatuses;

export type ReturnerTest = { sampledAt: Instant; result: 'pending' | 'negative' | 'positive' | 'invalid' };
export type ReturnerFacts = {
  from: Place & { leftOn: CalendarDate };
  arrivedOn: CalendarDate;
  toldAt: Instant;
  screenedAt: Instant | null;
  /** Days on which somebody asked how they are. */
  watchedOn: readonly CalendarDate[];
  tests: readonly ReturnerTest[];
  releasedAt: Instant | null;
};

/** One test that the method asks, from its day on until the day of the next one. */
export type AskedTest = {
  day: number;
  on: CalendarDate;
  /** `missed`: the day of the next test came first; nobody can be tested on a day that is over. */
  state: 'ahead' | 'due' | 'late' | 'pending' | 'negative' | 'missed';
};
export type Told = {
  status: ReturnerStatus;
  judged: Judged | null;
  /** Told before today, and at risk only by what became true or known today. */
  isNewToday: boolean;
  tests: AskedTest[];
  /** Days of watching that are over and on which nobody asked. */
  unwatched: number;
  /** The last day of watching. */
  until: CalendarDate;
};

export function tellReturner(facts: ReturnerFacts, lists: readonly RiskList[], rule: ReturnerRule, now: Instant): Told {
  const today = dateOf(now);
  const judged = judge(facts.from, lists, { ...rule, today });
  const tests = askedTests(facts, rule, today);
  const until = addDays(facts.arrivedOn, rule.watchDays);
  const told = { judged, isNewToday: isNewToday(facts, lists, rule, today, judged), tests, unwatched: 0, until };
  return {
    ...told,
    unwatched: unwatchedDays(facts, until, today),
    status: statusOf(facts, judged, tests, until < today),
  };
}

function statusOf(
  facts: ReturnerFacts,
  judged: Judged | null,
  tests: readonly AskedTest[],
  isOver: boolean,
): ReturnerStatus {
  if (facts.tests.some(({ result }) => result === 'positive')) return 'positive';
  if (facts.releasedAt !== null) return 'released';
  if (!judged) return 'no_risk';
  if (facts.screenedAt === null) return 'to_reach';
  const isTested =
    tests.every(({ state }) => state === 'negative' || state === 'missed') && tests.at(-1)?.state !== 'missed';
  return isTested ? (isOver ? 'released' : 'tested') : 'followed';
}

function isNewToday(
  facts: ReturnerFacts,
  lists: readonly RiskList[],
  rule: ReturnerRule,
  today: CalendarDate,
  judged: Judged | null,
): boolean {
  const began = instantAt(today);
  if (!judged || facts.toldAt >= began) return false;
  const known = lists.filter(({ toldAt }) => toldAt < began);
  return judge(facts.from, known, { ...rule, today: addDays(today, -1) }) === null;
}

function askedTests({ arrivedOn, tests }: ReturnerFacts, rule: ReturnerRule, today: CalendarDate): AskedTest[] {
  return rule.testOnDays.map((day, n) => {
    const on = addDays(arrivedOn, day);
    const nextDay = rule.testOnDays[n + 1];
    const before = nextDay === undefined ? null : addDays(arrivedOn, nextDay);
    const mine = tests.filter(({ sampledAt }) => {
      const sampledOn = dateOf(sampledAt);
      return sampledOn >= on && (before === null || sampledOn < before);
    });
    const has = (wanted: ReturnerTest['result']) => mine.some(({ result }) => result === wanted);
    const open = today < on ? 'ahead' : before !== null && today >= before ? 'missed' : today > on ? 'late' : 'due';
    return { day, on, state: has('negative') ? 'negative' : has('pending') ? 'pending' : open };
  });
}

function unwatchedDays({ screenedAt, watchedOn }: ReturnerFacts, until: CalendarDate, today: CalendarDate): number {
  if (screenedAt === null) return 0;
  let days = 0;
  for (let on = addDays(dateOf(screenedAt), 1); on <= until && on < today; on = addDays(on, 1))
    if (!watchedOn.includes(on)) days += 1;
  return days;
}

/** What is asked of a worker today; a test stays asked until it is told. */
export type Turn = { what: 'screen' | 'watch' | 'test'; on: CalendarDate };
export function turnsToday(told: Told, facts: Pick<ReturnerFacts, 'toldAt' | 'watchedOn'>, now: Instant): Turn[] {
  const today = dateOf(now);
  if (told.status === 'to_reach') return [{ what: 'screen', on: dateOf(facts.toldAt) }];
  if (told.status !== 'followed' && told.status !== 'tested') return [];
  const tests = told.tests.filter(({ state }) => state === 'due' || state === 'late');
  return [
    ...(today <= told.until && !facts.watchedOn.includes(today) ? [{ what: 'watch' as const, on: today }] : []),
    ...tests.map(({ on }) => ({ what: 'test' as const, on })),
  ];
}
