// SQL of what was told two ways, for every table that keeps tellings (subject_facts, person_tellings). A pair is marked as its second telling comes in; whether it is still open is told
// from the rows: nobody who knew both has told the field since.
import { type Sql, sql } from './sql.ts';

/** A table of tellings and its column that says of whom: names of the house's own, never text from outside. */
export type TellingTable = { table: 'subject_facts' | 'person_tellings'; owner: 'subject_id' | 'person_id' };

/** One row a pair, as `a` (told before) and `b`; `settles` of kernel/shared/tellings.ts in SQL. */
export function openPairs({ table, owner }: TellingTable, only: Sql): Sql {
  const [t, o] = [sql.raw(table), sql.raw(owner)];
  return sql`
    select b.${o}, b.field, a.ordinal as one, b.ordinal as other, b.at
      from ${t} b cross join lateral unnest(b.contradicts) as x (ordinal) join ${t} a on a.${o} = b.${o} and a.ordinal = x.ordinal
     where b.contradicts is not null ${only}
       and not exists (
         select from ${t} c where c.${o} = b.${o} and c.field = b.field
            and c.known_at >= greatest(a.at, b.at) and c.observed_at >= greatest(a.observed_at, b.observed_at))`;
}

/** One row a field that is told two ways: whose, which tellings, and when the last of them came in. */
export const openFields = (of: TellingTable, only: Sql): Sql => sql`
    select ${sql.raw(of.owner)}, field, array_agg(distinct n) as ordinals, max(at) as at
      from (${openPairs(of, only)}) pairs cross join lateral (values (one), (other)) as v (n) group by 1, 2`;
