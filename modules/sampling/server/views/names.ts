// What somebody is called in these answers: as the register has them, else as they said it, masked for whoever may not read names.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { isOfShift } from '../site.ts';

export type Named = { name: string | null; nameCipher: Buffer | null };
/** Of a row `s` of samples left-joined with `sub` of subjects. */
export const namedBy: Sql = sql`sub.name, case when sub.id is null then s.name_cipher end as "nameCipher"`;

/**
 * Of a row `s` of samples, of `h` of others: its subject as `sub`, looked up row by row. Under row-level security the planner takes half of a table to be seen and would read all of
 * the register for a few names.
 */
export const subjectOf = (id: Sql): Sql =>
  sql`left join lateral (select * from subjects where id = ${id} offset 0) sub on true`;

/** `atTable`: those who come to one's own table are called by their names, whoever sits there (C22). */
export function namer({ actor, secrets }: Context, how: { atTable?: boolean } = {}): (row: Named) => string {
  const isClear =
    actor.kind === 'system' ||
    (how.atTable === true && isOfShift(actor)) ||
    (actor.kind === 'staff' && seesNames(actor.role));
  return ({ name, nameCipher }) => {
    const full = name ?? (nameCipher ? secrets.open(nameCipher) : '');
    return isClear ? full : maskName(full);
  };
}
