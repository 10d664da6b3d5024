// A condition (kernel/shared/condition.ts) as SQL over the columns in which its fields are kept. It must answer as `holds` does, of every row.
import { addDays, addMonths, type CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Condition } from '#kernel/shared/condition.ts';
import { type Sql, sql } from './sql.ts';

/** Where a field is kept, as an expression without parameters of outside text, and as what. */
export type Column = { sql: Sql; type: 'text' | 'number' | 'boolean' | 'date' | 'codes' };

/** Throws when `columnOf` does not know a field: a condition is checked against the dictionary before it is ever stored. */
export function conditionSql(condition: Condition, columnOf: (field: string) => Column, today: CalendarDate): Sql {
  if ('all' in condition) return sql.all(condition.all.map((part) => conditionSql(part, columnOf, today)));
  if ('any' in condition) {
    if (condition.any.length === 0) return sql`false`;
    const parts = condition.any.map((part) => sql`(${conditionSql(part, columnOf, today)})`);
    return sql`(${sql.join(parts, ' or ')})`;
  }
  if ('not' in condition) return sql`not (${conditionSql(condition.not, columnOf, today)})`;
  const column = columnOf(condition.field);
  if ('isKnown' in condition) {
    const isKnown =
      column.type === 'codes' ? sql`coalesce(cardinality(${column.sql}), 0) > 0` : sql`${column.sql} is not null`;
    return condition.isKnown ? isKnown : sql`not (${isKnown})`;
  }
  return sql`coalesce(${comparison(condition, column, today)}, false)`;
}

type Comparison = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { isKnown: unknown }>;

const castOf = { text: 'text', number: 'numeric', boolean: 'boolean', date: 'date', codes: 'text' } as const;
const jsTypeOf = { text: 'string', number: 'number', boolean: 'boolean', date: 'string' } as const;

function comparison(condition: Comparison, { sql: column, type }: Column, today: CalendarDate): Sql {
  if ('has' in condition) return type === 'codes' ? sql`${condition.has}::text = any (${column})` : sql`false`;
  if (type === 'codes') return sql`false`;
  const cast = sql.raw(castOf[type]);
  const fits = (value: unknown) => typeof value === jsTypeOf[type];
  if ('is' in condition) return fits(condition.is) ? sql`${column} = ${condition.is}::${cast}` : sql`false`;
  if ('in' in condition) return sql`${column} = any (${condition.in.filter(fits) as string[]}::${cast}[])`;
  if ('atLeast' in condition)
    return fits(condition.atLeast) ? sql`${column} >= ${condition.atLeast}::${cast}` : sql`false`;
  if ('atMost' in condition)
    return fits(condition.atMost) ? sql`${column} <= ${condition.atMost}::${cast}` : sql`false`;
  if (type !== 'date') return sql`false`;
  if ('agedAtLeast' in condition) return sql`${column} <= ${addMonths(today, -12 * condition.agedAtLeast)}::date`;
  if ('agedUnder' in condition) return sql`${column} > ${addMonths(today, -12 * condition.agedUnder)}::date`;
  return sql`${column} < ${addDays(today, -condition.olderThanDays)}::date`;
}
