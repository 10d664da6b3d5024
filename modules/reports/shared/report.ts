// A report a unit owes (E8, E9, R2; 1.T 4): items that are counted from the day's records, or asked; data of a reach method. Zero is a report, silence is not.
import { z } from 'zod';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { dutyStates } from '#modules/duties/shared/duty-state.ts';
import { visitActionSchema, visitOutcomeSchema } from '#modules/duties/shared/visit.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';
import { registerCodeSchema } from '#modules/registers/shared/register.ts';

const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/**
 * What is counted, in the unit that reports. Of visits, requests and facts: what was written down since the last deadline, so that each is in one report and no
 * more. Of members and duties: how it stands when the report is confirmed, its deadline at the latest.
 */
export const countSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('visits'),
    actions: z.array(visitActionSchema).max(10).optional(),
    outcomes: z.array(visitOutcomeSchema).max(10).optional(),
    /** Of those who were on the register then. */
    register: registerCodeSchema.optional(),
  }),
  z.strictObject({ of: z.literal('members'), register: registerCodeSchema }),
  /** Turns that were to be done in the time, by how they stand. */
  z.strictObject({ of: z.literal('duties'), rhythm: code, states: z.array(z.enum(dutyStates)).min(1).max(7) }),
  z.strictObject({
    of: z.literal('requests'),
    /** Came in, or were closed. */
    when: z.enum(['received', 'closed']),
    kinds: z.array(z.string().max(60)).max(60).optional(),
    countsAs: z.enum(['service', 'problem']).optional(),
  }),
  z.strictObject({
    of: z.literal('facts'),
    home: subjectKindSchema,
    field: fieldNameSchema,
    is: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
  }),
]);
export type Count = z.output<typeof countSchema>;

const itemHead = { code, title: wordsSchema };
export const reportItemSchema = z.union([
  z.strictObject({ ...itemHead, count: countSchema }),
  /** A number only the unit knows: a field whose home is the visit. */
  z.strictObject({ ...itemHead, asks: fieldNameSchema }),
]);
export type ReportItem = z.output<typeof reportItemSchema>;

export const reportSchema = z
  .strictObject({
    code,
    title: wordsSchema,
    /** Whose units owe it and by when: a rhythm of the same method, of the action `report`. */
    rhythm: code,
    items: z.array(reportItemSchema).max(30).default([]),
    /** Instead of items: the sum of what the units below reported for the same turn, the silent ones named. */
    sumOf: code.optional(),
  })
  .refine(({ items, sumOf }) => items.length > 0 !== (sumOf !== undefined), {
    message: 'a report has items of its own or is the sum of another',
  });
export type Report = z.output<typeof reportSchema>;

/** `counted`: by the house; null where it was asked. `told`: what the unit reports. Both are kept where they differ. */
export const figureSchema = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  counted: z.number().nullable(),
  told: z.number(),
});
export type Figure = z.output<typeof figureSchema>;

/** Zero is told, never inferred: no figures are no zero, and a sum with somebody silent below is none either. */
export const isZero = (figures: readonly Pick<Figure, 'told'>[], silent: readonly unknown[] = []): boolean =>
  figures.length > 0 && silent.length === 0 && figures.every(({ told }) => told === 0);

/** How a unit stands: silence is told apart from zero, and both from late. */
export const unitStates = ['silent', 'open', 'zero', 'reported', 'excused', 'ended', 'ahead'] as const;
export type UnitState = (typeof unitStates)[number];
export const unitStateTitles: Record<UnitState, Words> = {
  silent: { zh: '没有报', en: 'Silent' },
  open: { zh: '待报', en: 'To be reported' },
  zero: { zh: '零报告', en: 'Zero report' },
  reported: { zh: '已报', en: 'Reported' },
  excused: { zh: '已说明免报', en: 'Excused' },
  ended: { zh: '不再需要', en: 'No longer asked' },
  ahead: { zh: '未到时间', en: 'Ahead' },
};

export type Turn = { dutyState: (typeof dutyStates)[number]; report: { isZero: boolean } | null };

/** A report that is there is a report, late or not; where there is none, past the deadline is silence. */
export function unitStateOf({ dutyState, report }: Turn): UnitState {
  if (report) return report.isZero ? 'zero' : 'reported';
  if (dutyState === 'missed') return 'silent';
  return dutyState === 'excused' || dutyState === 'ended' || dutyState === 'ahead' ? dutyState : 'open';
}

/** Sums of what was reported, item by item. Who did not report adds nothing: they are named instead. */
export function sumUp(reports: readonly (readonly Figure[])[]): Map<string, { title: Words; told: number }> {
  const sums = new Map<string, { title: Words; told: number }>();
  for (const figures of reports)
    for (const { code: item, title, told } of figures)
      sums.set(item, { title, told: (sums.get(item)?.told ?? 0) + told });
  return sums;
}
