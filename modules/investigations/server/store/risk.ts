// Lists of risk areas as they were issued (F5): kept whole, never changed; what a day's state is, is told from them (shared/returners/risk.ts).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { RiskArea, RiskList } from '../../shared/returners/risk.ts';

export type NewList = {
  listId: string;
  districtId: string;
  issuedAt: Date;
  isWhole: boolean;
  document: string;
  byName: string;
  byPostId: string;
  commandId: string;
};
export function addList(tx: Tx, list: NewList, areas: readonly RiskArea[]): void {
  const { listId, districtId } = list;
  tx.write(sql`
    insert into risk_lists (id, district_id, issued_at, is_whole, document, told_at, by_name, by_post_id, command_id)
    values (${listId}, ${districtId}, ${list.issuedAt}, ${list.isWhole}, ${list.document}, ${tx.at}, ${list.byName}, ${list.byPostId}, ${list.commandId})`);
  if (areas.length === 0) return;
  tx.write(sql`
    insert into risk_areas (list_id, no, district_id, name, code, level, from_on, to_on)
    select ${listId}::uuid, a.no, ${districtId}::uuid, a.name, a.code, a.level, a.from_on, a.to_on
      from unnest(${areas.map(({ name }) => name)}::text[], ${areas.map(({ code }) => code)}::text[], ${areas.map(({ level }) => level)}::text[],
                  ${areas.map(({ from }) => from)}::date[], ${areas.map(({ to }) => to)}::date[]) with ordinality as a (name, code, level, from_on, to_on, no)`);
}

export type KeptList = RiskList & { listId: string; document: string; byName: string };
type Row = Omit<KeptList, 'issuedAt' | 'toldAt'> & { issuedAt: Date; toldAt: Date };

/** All that says anything of this day or later: a whole list speaks for every area from its own day on, so that none issued before it is needed. */
export async function listLists(tx: Tx, districtId: string, since: CalendarDate): Promise<KeptList[]> {
  const rows = await tx.all<Row>(sql`
    select l.id as "listId", l.issued_at as "issuedAt", l.told_at as "toldAt", l.is_whole as "isWhole", l.document, l.by_name as "byName",
           coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'code', a.code, 'level', a.level, 'from', a.from_on, 'to', a.to_on) order by a.no)
                       from risk_areas a where a.list_id = l.id), '[]') as areas
      from risk_lists l
     where l.district_id = ${districtId}
       and l.issued_at >= coalesce((select max(w.issued_at) from risk_lists w
                                     where w.district_id = ${districtId} and w.is_whole and (w.issued_at at time zone 'Asia/Shanghai')::date <= ${since}::date), '-infinity')
     order by l.issued_at desc, l.id`);
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt.getTime(), toldAt: row.toldAt.getTime() }));
}

export function findFile(tx: Tx, fileId: string, uploader: string): Promise<{ name: string | null } | undefined> {
  return tx.first(sql`
    select original_name as name from files where id = ${fileId} and deleted_at is null and uploaded_by = ${uploader}`);
}
