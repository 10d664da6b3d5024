// A condition on the fields of a subject, said as data: who belongs to a register, whom a duty falls on, which question is asked. The same text is worked
// out on a phone and by the database (server/condition-sql.ts), and the two agree on every input (server/condition.test.ts): rule of issue "one rule, two places".
//
// Two-valued: a comparison with what is not known is false, and `not` turns it. So "not retired" holds of whoever nothing is known of; who means
// "known not to be retired" adds `isKnown`.
import { z } from 'zod';
import { addDays, addMonths, type CalendarDate } from './clock/time.ts';
import { fieldNameSchema } from './field.ts';

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { field: string; is: Scalar }
  | { field: string; in: readonly Scalar[] }
  /** Of a field that holds several codes (flags): one of them. */
  | { field: string; has: string }
  | { field: string; isKnown: boolean }
  /** Numbers and dates, both ends within. */
  | { field: string; atLeast: number | string }
  | { field: string; atMost: number | string }
  /** Of a date: full years passed since, 满…周岁. */
  | { field: string; agedAtLeast: number }
  | { field: string; agedUnder: number }
  /** Of a date: more than so many days ago. */
  | { field: string; olderThanDays: number };

const field = fieldNameSchema;
const years = z.int().min(0).max(130);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(20) }),
    z.strictObject({ any: z.array(conditionSchema).max(20) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ field, is: scalar }),
    z.strictObject({ field, in: z.array(scalar).min(1).max(60) }),
    z.strictObject({ field, has: z.string().min(1).max(40) }),
    z.strictObject({ field, isKnown: z.boolean() }),
    z.strictObject({ field, atLeast: z.union([z.number(), z.string()]) }),
    z.strictObject({ field, atMost: z.union([z.number(), z.string()]) }),
    z.strictObject({ field, agedAtLeast: years }),
    z.strictObject({ field, agedUnder: years }),
    z.strictObject({ field, olderThanDays: z.int().min(0).max(36_500) }),
  ]),
);

/** What is known of a field: text, codes, dates as `YYYY-MM-DD`, numbers, yes and no, or several codes. Nothing and an empty list are not known. */
export type Known = Scalar | readonly string[] | null | undefined;

/** Whether it holds of these facts on that day. Pure, total, the same as the database's answer. */
export function holds(condition: Condition, factOf: (field: string) => Known, today: CalendarDate): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, factOf, today));
  if ('any' in condition) return condition.any.some((part) => holds(part, factOf, today));
  if ('not' in condition) return !holds(condition.not, factOf, today);
  const known = factOf(condition.field);
  const isKnown = known !== null && known !== undefined && !(isList(known) && known.length === 0);
  if ('isKnown' in condition) return isKnown === condition.isKnown;
  if (!isKnown) return false;
  if ('has' in condition) return isList(known) && known.includes(condition.has);
  if (isList(known)) return false;
  if ('is' in condition) return known === condition.is;
  if ('in' in condition) return condition.in.includes(known);
  if ('atLeast' in condition) return typeof known === typeof condition.atLeast && known >= condition.atLeast;
  if ('atMost' in condition) return typeof known === typeof condition.atMost && known <= condition.atMost;
  if (typeof known !== 'string') return false;
  if ('agedAtLeast' in condition) return known <= addMonths(today, -12 * condition.agedAtLeast);
  if ('agedUnder' in condition) return known > addMonths(today, -12 * condition.agedUnder);
  return known < addDays(today, -condition.olderThanDays);
}

const isList = (known: Known): known is readonly string[] => Array.isArray(known);

/** Every field it names, once. */
export function fieldsOf(condition: Condition): string[] {
  const found = new Set<string>();
  const walk = (part: Condition): void => {
    if ('all' in part) part.all.forEach(walk);
    else if ('any' in part) part.any.forEach(walk);
    else if ('not' in part) walk(part.not);
    else found.add(part.field);
  };
  walk(condition);
  return [...found];
}
