// A cluster 聚集: several people of one class or house who tell the same within a few days (E10). It names who looks into it; it decides nothing. Pure, runs anywhere.

import { z } from 'zod';
import { addDays, type CalendarDate } from '#kernel/shared/clock/time.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { groupBy } from '#kernel/shared/group-by.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { registerCodeSchema } from '#modules/registers/shared/register.ts';

export const clusterRuleSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  title: wordsSchema,
  /** Whose visits are read: members of this register, then or now. */
  register: registerCodeSchema,
  /** A choice told at a visit: the same code makes a cluster. */
  sameTold: fieldNameSchema,
  /** Codes that make none: no symptom any more. */
  notCounting: z.array(z.string().min(1).max(40)).max(20).default([]),
  /** A field of the subject that must be the same: class or department. */
  within: fieldNameSchema,
  /** Days counted together, the first and the last included. */
  days: z.int().min(1).max(60),
  atLeast: z.int().min(2).max(1000),
  /** What must be told of each who is on the register (E10: every absence has its cause) … */
  ofEach: z.array(fieldNameSchema).max(6).default([]),
  /** … and of each who left it: how it ended. */
  ofLeft: z.array(fieldNameSchema).max(6).default([]),
});
export type ClusterRule = z.output<typeof clusterRuleSchema>;

/** What one visit told. */
export type Case = { subjectId: string; within: string; told: string; on: CalendarDate };
export type Cluster = {
  within: string;
  told: string;
  /** The days of the largest window. */
  from: CalendarDate;
  to: CalendarDate;
  subjectIds: string[];
};

/** Of each class and code the window of `days` with the most people in it, where they are at least so many; largest first. One person counts once a window. */
export function clustersOf(
  cases: readonly Case[],
  rule: Pick<ClusterRule, 'days' | 'atLeast' | 'notCounting'>,
): Cluster[] {
  const groups = groupBy(
    cases.filter(({ told }) => !rule.notCounting.includes(told)),
    ({ within, told }) => JSON.stringify([within, told]),
  );
  return [...groups.values()]
    .flatMap((group) => largestWindow(group, rule.days) ?? [])
    .filter(({ subjectIds }) => subjectIds.length >= rule.atLeast)
    .toSorted((a, b) => b.subjectIds.length - a.subjectIds.length || (a.to < b.to ? 1 : -1));
}

/** It may go on: a further case today would still fall into a window with its last one. */
export const isFresh = (
  { to }: Pick<Cluster, 'to'>,
  { days }: Pick<ClusterRule, 'days'>,
  today: CalendarDate,
): boolean => to >= addDays(today, 1 - days);

function largestWindow(group: readonly Case[], days: number): Cluster | undefined {
  let largest: Cluster | undefined;
  for (const { within, told, on } of group) {
    const to = addDays(on, days - 1);
    const inside = group.filter((one) => on <= one.on && one.on <= to);
    const subjectIds = [...new Set(inside.map(({ subjectId }) => subjectId))].toSorted();
    const last = inside.reduce((latest, one) => (one.on > latest ? one.on : latest), on);
    if (subjectIds.length > (largest?.subjectIds.length ?? 0))
      largest = { within, told, from: on, to: last, subjectIds };
  }
  return largest;
}
