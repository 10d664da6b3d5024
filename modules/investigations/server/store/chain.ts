// The chain in rows: everybody that exposures tie to one person, as far as the asker may see them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Edge } from '../../shared/chain.ts';
import type { ContactKind } from '../../shared/trace.ts';

export type ExposureRow = Edge & { kind: ContactKind; place: string };

/** Ids that hang together with this one, whichever way the exposures run; itself first. */
export async function listTied(tx: Tx, traceId: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    with recursive tied as (
      select id from traced_people where id = ${traceId}
      union
      select case when e.from_id = t.id then e.to_id else e.from_id end from tied t join traced_exposures e on t.id in (e.from_id, e.to_id))
    select id from tied`);
  return rows.map(({ id }) => id);
}

export async function listExposures(tx: Tx, ids: readonly string[]): Promise<ExposureRow[]> {
  const rows = await tx.all<Omit<ExposureRow, 'lastAt'> & { lastAt: Date }>(sql`
    select id as "exposureId", from_id as "fromId", to_id as "toId", kind, place, last_at as "lastAt" from traced_exposures
     where from_id = any (${[...ids]}::uuid[]) and to_id = any (${[...ids]}::uuid[])`);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.getTime() }));
}

/** Of these: cases that stand, or were real; and contacts that are not over. */
export function listStanding(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; isCase: boolean; isOpen: boolean; rhythmId: string | null; subjectId: string | null }[]> {
  return tx.all(sql`
    select id, case_at is not null and case_end is distinct from 'false_positive' as "isCase", case_at is null and over_at is null as "isOpen", rhythm_id as "rhythmId",
           app.kept_person(subject_id) as "subjectId" from traced_people where id = any (${[...ids]}::uuid[])`);
}

export function addExposure(
  tx: Tx,
  of: Omit<ExposureRow, 'lastAt'> & {
    lastAt: Date;
    districtId: string;
    byName: string;
    byPostId: string;
    commandId: string;
  },
): void {
  tx.write(sql`
    insert into traced_exposures (id, district_id, from_id, to_id, kind, place, last_at, told_at, by_name, by_post_id, command_id)
    values (${of.exposureId}, ${of.districtId}, ${of.fromId}, ${of.toId}, ${of.kind}, ${of.place}, ${of.lastAt}, ${tx.at}, ${of.byName}, ${of.byPostId}, ${of.commandId})`);
}
