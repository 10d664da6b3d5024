// What a round comes to within the asker's area: out of the tallies kept by community with every change, or, for a grid, out of the turns at its places.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Figures } from '../../shared/queries.ts';

type Row = Omit<Figures, 'notYet'> & { roundId: string; waiting: number };

const byTally = (ids: readonly string[]): Sql => sql`
  select t.rhythm_id as round_id, sum(t.made) as listed, sum(t.done + t.made_up) as done, sum(t.excused + t.ended) as excused from duty_tallies t
   where t.rhythm_id = any (${[...ids]}::uuid[]) group by 1`;
const byPlaces = (ids: readonly string[]): Sql => sql`
  select d.rhythm_id as round_id, count(*) as listed, count(d.done_at) as done, count(*) filter (where d.done_at is null and coalesce(d.excused_at, d.ended_at) is not null) as excused
    from duties d
   where d.place_id = any ((select array_agg(g.place_id) from place_grids g where g.grid_id = any ((select app.scope())::uuid[]) and upper_inf(g.valid))::uuid[])
     and d.rhythm_id = any (${[...ids]}::uuid[]) group by 1`;

export const noFigures: Figures = { listed: 0, done: 0, excused: 0, notYet: 0, found: 0, foundDone: 0 };

/** Asked no more (left, merged) counts with the excused: they are neither done nor to be done. */
export async function figuresOf(tx: Tx, roundIds: readonly string[]): Promise<Map<string, Figures>> {
  if (roundIds.length === 0) return new Map();
  const narrow = await tx.first<{ isNarrow: boolean }>(sql`select app.is_narrow() as "isNarrow"`);
  const rows = await tx.all<Row>(sql`
    with counted as (${narrow?.isNarrow ? byPlaces(roundIds) : byTally(roundIds)})
    , found as (select round_id, count(*) as found, count(done_at) as done from campaign_found where round_id = any (${[...roundIds]}::uuid[]) group by 1)
    select r.id as "roundId", coalesce(c.listed, 0) as listed, coalesce(c.done, 0) as done, coalesce(c.excused, 0) as excused, coalesce(f.found, 0) as found,
           coalesce(f.done, 0) as "foundDone"
      from unnest(${[...roundIds]}::uuid[]) as r (id) left join counted c on c.round_id = r.id left join found f on f.round_id = r.id`);
  const byFirm = await figuresByFirm(tx, roundIds);
  return new Map(
    rows.map(({ roundId, ...row }) => [
      roundId,
      byFirm.get(roundId) ?? {
        listed: row.listed,
        done: row.done,
        excused: row.excused,
        notYet: row.listed - row.done - row.excused,
        found: row.found,
        foundDone: row.foundDone,
      },
    ]),
  );
}

/** Of rounds whose list stands in parts: firm by firm, whatever their records (F14). */
async function figuresByFirm(tx: Tx, roundIds: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await tx.all<Figures & { roundId: string }>(sql`
    select r.id as "roundId", sum(n.listed)::int as listed, sum(n.listed_done)::int as done, sum(n.listed - n.listed_done - n.listed_waits)::int as excused,
           sum(n.listed_waits)::int as "notYet", sum(n."all" - n.listed)::int as found, sum(n.done - n.listed_done)::int as "foundDone"
      from (select id from unnest(${[...roundIds]}::uuid[]) i (id) where exists (select from campaign_rounds r join campaigns c on c.id = r.campaign_id
             where r.id = i.id and (c.definition->>'byDepartment')::boolean)) r cross join lateral app.round_cells(r.id) n group by 1`);
  return new Map(rows.map(({ roundId, ...figures }) => [roundId, figures]));
}
