// What a hand-over carries of territory: contracts 包保 that name the person (A7), hours on call, redraws rehearsed and not applied.
// A contract or shift that is over keeps its name; one in force ends at the moment, and the successor's begins in the same instant (rule 8).
import type { Leaving, Taking } from '#kernel/server/carried.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

const members = (unitId: string): Sql => sql`(select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]`;
const ids = async (tx: Tx, query: Sql): Promise<string[]> => (await tx.all<{ id: string }>(query)).map(({ id }) => id);

/** A contract goes with the post at the unit that contracted, or whose area the grid lies in. */
export function findContracts(tx: Tx, { staffId, unitId, takesRest }: Leaving): Promise<string[]> {
  return ids(
    tx,
    sql`
    select id from responsibility_contracts
     where staff_id = ${staffId} and not isempty(valid) and (upper_inf(valid) or upper(valid) > app.now())
       and (contractor_unit_id = ${unitId} or grid_id = any (${members(unitId)}) or ${takesRest}) order by id`,
  );
}
/** Under a new id: the old row says who had it until now. One that had not begun is left with an empty range. */
export function giveContracts(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<{ id: string }[]> {
  return tx.all(sql`
    with ended as (
      update responsibility_contracts c set valid = tstzrange(least(lower(c.valid), app.now()), app.now())
        from (select id, valid from responsibility_contracts where id = any (${[...given]}::uuid[]) and staff_id = ${from.staffId} for update) before
       where c.id = before.id
      returning c.district_id, c.contractor_unit_id, c.grid_id, before.valid)
    insert into responsibility_contracts (id, district_id, contractor_unit_id, staff_id, grid_id, valid)
    select gen_random_uuid(), district_id, contractor_unit_id, ${to.staffId}::uuid, grid_id, tstzrange(greatest(lower(valid), app.now()), upper(valid)) from ended
    returning id`);
}
export function listContracts(
  tx: Tx,
  wanted: readonly string[],
): Promise<{ id: string; gridId: string; name: string }[]> {
  return tx.all(sql`
    select c.id, c.grid_id as "gridId", u.name from responsibility_contracts c join governance_units u on u.id = c.grid_id
     where c.id = any (${[...wanted]}::uuid[]) order by u.name, c.id`);
}

export function findShifts(tx: Tx, { postId }: Leaving): Promise<string[]> {
  return ids(
    tx,
    sql`select id from on_call_shifts where post_id = ${postId} and not isempty(during) and (upper_inf(during) or upper(during) > app.now()) order by id`,
  );
}
/** Hours from the moment on, and for a deputy until the last: what lies outside stays with the leaver, in as many pieces as it takes. */
export function giveShifts(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<{ id: string }[]> {
  const cut = sql`tstzrange(app.now(), ${to.until}::timestamptz)`;
  return tx.all(sql`
    with touched as (
      select * from on_call_shifts where id = any (${[...given]}::uuid[]) and post_id = ${from.postId} and during && ${cut} for update)
    , kept as (
      select t.id, piece, row_number() over (partition by t.id order by piece) as n
        from touched t cross join lateral unnest(tstzmultirange(t.during) - tstzmultirange(${cut})) as piece)
    , shortened as (
      update on_call_shifts s set during = k.piece from kept k where k.id = s.id and k.n = 1)
    , beyond as (
      insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
      select gen_random_uuid(), t.district_id, t.unit_id, t.post_id, t.rank, k.piece from kept k join touched t on t.id = k.id where k.n > 1)
    , whole as (
      update on_call_shifts s set post_id = ${to.postId} from touched t
       where s.id = t.id and not exists (select from kept k where k.id = t.id) returning s.id)
    , split as (
      insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
      select gen_random_uuid(), t.district_id, t.unit_id, ${to.postId}::uuid, t.rank, t.during * ${cut}
        from touched t where exists (select from kept k where k.id = t.id) returning id)
    select id from whole union all select id from split`);
}
export function listShiftLines(
  tx: Tx,
  wanted: readonly string[],
): Promise<{ id: string; unitId: string; unitName: string; from: Date; until: Date | null }[]> {
  return tx.all(sql`
    select o.id, o.unit_id as "unitId", u.name as "unitName", lower(o.during) as "from", upper(o.during) as until
      from on_call_shifts o join governance_units u on u.id = o.unit_id
     where o.id = any (${[...wanted]}::uuid[]) and not isempty(o.during) order by lower(o.during), o.id`);
}

export function findRehearsals(tx: Tx, { staffId, unitId, takesRest }: Leaving): Promise<string[]> {
  return ids(
    tx,
    sql`
    select id from redraws where made_by = ${staffId} and applied_at is null and (community_id = any (${members(unitId)}) or ${takesRest}) order by id`,
  );
}
export function giveRehearsals(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<{ id: string }[]> {
  return tx.all(sql`
    update redraws set made_by = ${to.staffId} where id = any (${[...given]}::uuid[]) and made_by = ${from.staffId} and applied_at is null returning id`);
}
export function listRehearsals(
  tx: Tx,
  wanted: readonly string[],
): Promise<{ id: string; name: string; communityName: string }[]> {
  return tx.all(sql`
    select r.id, r.name, u.name as "communityName" from redraws r join governance_units u on u.id = r.community_id
     where r.id = any (${[...wanted]}::uuid[]) and app.governs(r.community_id) order by r.rehearsed_at, r.id`);
}
