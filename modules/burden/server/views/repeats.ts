// How often fields were answered lately, and how often while the answer before was still fresh. Counts only.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ColumnMeaning } from '#modules/facts/shared/table.ts';

export type AskedField = { home: string; field: string; freshDays: number | null };
export type Answered = { home: string; field: string; answers: number; tooEarly: number };

/** By subjects of the unit. An answer came too early where another told within the field's freshness before it. */
export function countAnswers(tx: Tx, unitId: string, fields: readonly AskedField[], since: Date): Promise<Answered[]> {
  return tx.all<Answered>(sql`
    with scope as (select unnest(member_ids) as id from unit_scopes where unit_id = ${unitId})
    select t.home, t.field, count(*) as answers,
           count(*) filter (where t."freshDays" is not null and exists (
             select from subject_facts b where b.subject_id = f.subject_id and b.field = f.field and b.ordinal < f.ordinal
                and b.observed_on > f.observed_on - t."freshDays")) as "tooEarly"
      from jsonb_to_recordset(${sql.json(fields)}::jsonb) as t (home text, field text, "freshDays" int)
      join subject_facts f on f.field = t.field and f.at >= ${since} join subjects s on s.id = f.subject_id and s.kind = t.home
      left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
     where coalesce(g.grid_id, s.unit_id, s.community_id) in (select id from scope) group by 1, 2`);
}

export type TableAsking = { title: string; issuer: string; kind: string; mapping: ColumnMeaning[] };

/** Tables from above within the asker's sight whose columns were said; of the same title and issuer the last. Those of a year ago are over. */
export function listTableAskings(tx: Tx, since: Date): Promise<TableAsking[]> {
  return tx.all<TableAsking>(sql`
    select distinct on (title, issuer) title, issuer, subject_kind as kind, mapping from upper_tables
     where mapping is not null and subject_kind is not null and made_at >= ${since} order by title, issuer, made_at desc`);
}

export type ReachRow = {
  methodId: string;
  name: string;
  version: string;
  title: { zh: string; en: string };
  areaName: string | null;
  effectiveFrom: string;
  approvedBy: string | null;
  rhythms: number;
};

export function listReach(tx: Tx): Promise<ReachRow[]> {
  return tx.all<ReachRow>(sql`
    select m.id as "methodId", m.name, m.version, m.body->'title' as title, u.name as "areaName", m.effective_from as "effectiveFrom", m.approved_by as "approvedBy",
           jsonb_array_length(coalesce(m.body->'rhythms', '[]')) as rhythms
      from reach_methods m left join governance_units u on u.id = m.area_unit_id order by m.effective_from desc, m.name, m.version desc`);
}
