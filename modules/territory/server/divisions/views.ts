// Division codes for pickers: the children of one, or by name.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export function listDivisions(
  tx: Tx,
  { parentCode, text }: { parentCode?: string | undefined; text?: string | undefined },
) {
  return tx.all<{ code: string; name: string; level: string; parentCode: string | null }>(sql`
    select code, name, level, parent_code as "parentCode" from divisions
     where ${sql.all([
       text
         ? sql`name like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} or code like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}`
         : undefined,
       parentCode ? sql`parent_code = ${parentCode}` : undefined,
       !text && !parentCode ? sql`parent_code is null` : undefined,
     ])}
     order by code limit 500`);
}
