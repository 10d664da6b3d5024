// What a traced person is called: as the register has them, else as they said it; masked for whoever may not read names.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';

export type Named = { name: string | null; nameCipher: Buffer | null };
/** Of a row `t` of traced people left-joined with `sub` of subjects. */
export const namedBy: Sql = sql`sub.name, t.name_cipher as "nameCipher"`;

/** `isOpen`: opened on record. Somebody of another area is on the register there, and not to be read here. */
export function namer({ actor, secrets }: Context, isOpen = false): (row: Named) => string {
  const isClear = isOpen || actor.kind === 'system' || (actor.kind === 'staff' && seesNames(actor.role));
  return ({ name, nameCipher }) => {
    const full = name ?? (nameCipher ? secrets.open(nameCipher) : '外社区居民');
    return isClear ? full : maskName(full);
  };
}
