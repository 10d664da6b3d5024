// Who answers for what besides posts: contracts of responsibility (包保), service areas, on-call shifts.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type ContractRow = {
  contractId: string;
  gridId: string;
  contractorUnitId: string | null;
  staffId: string | null;
  isEnded: boolean;
  isToCome: boolean;
  contractor: string;
};

export function findContract(tx: Tx, contractId: string): Promise<ContractRow | undefined> {
  return tx.first<ContractRow>(sql`${contractColumns} where c.id = ${contractId}`);
}

/** The same contractor on the same grid, if it stands or is agreed for later. */
export function findStandingContract(
  tx: Tx,
  gridId: string,
  contractorUnitId: string | null,
  staffId: string | null,
): Promise<ContractRow | undefined> {
  return tx.first<ContractRow>(sql`
    ${contractColumns} where c.grid_id = ${gridId} and upper_inf(c.valid)
      and c.contractor_unit_id is not distinct from ${contractorUnitId}::uuid and c.staff_id is not distinct from ${staffId}::uuid`);
}

const contractColumns = sql`
  select c.id as "contractId", c.grid_id as "gridId", c.contractor_unit_id as "contractorUnitId", c.staff_id as "staffId", not upper_inf(c.valid) as "isEnded",
         coalesce(lower(c.valid) > app.now(), false) as "isToCome",
         concat_ws(' ', u.name, s.name) as contractor
    from responsibility_contracts c left join governance_units u on u.id = c.contractor_unit_id left join staff s on s.id = c.staff_id`;

export type NewContract = {
  contractId: string;
  districtId: string;
  gridId: string;
  contractorUnitId: string | null;
  staffId: string | null;
  /** Null: from now on. */
  from?: Date | null;
};

export function addContracts(tx: Tx, contracts: readonly NewContract[]): void {
  if (contracts.length === 0) return;
  tx.write(sql`
    insert into responsibility_contracts (id, district_id, grid_id, contractor_unit_id, staff_id, valid)
    select c.id, c.district_id, c.grid_id, c.contractor_unit_id, c.staff_id, tstzrange(coalesce(c.since, app.now()), null)
      from jsonb_to_recordset(${sql.json(
        contracts.map((c) => ({
          id: c.contractId,
          district_id: c.districtId,
          grid_id: c.gridId,
          contractor_unit_id: c.contractorUnitId,
          staff_id: c.staffId,
          since: c.from?.toISOString() ?? null,
        })),
      )}::jsonb) as c (id uuid, district_id uuid, grid_id uuid, contractor_unit_id uuid, staff_id uuid, since timestamptz)`);
}

/** One that has not begun yet is left with an empty range: it was agreed and never in force. */
export function endContracts(tx: Tx, contractIds: readonly string[]): void {
  if (contractIds.length === 0) return;
  tx.write(sql`
    update responsibility_contracts set valid = tstzrange(least(lower(valid), app.now()), app.now()) where id = any (${contractIds}::uuid[]) and upper_inf(valid)`);
}

/** Copies contracts to another grid under new ids, for a redraw, those of a day to come with their day; the old ones are ended apart. */
export function moveContracts(
  tx: Tx,
  moves: readonly { contractId: string; newContractId: string; toGridId: string }[],
): void {
  if (moves.length === 0) return;
  tx.write(sql`
    insert into responsibility_contracts (id, district_id, grid_id, contractor_unit_id, staff_id, valid)
    select m.new_id, c.district_id, m.grid_id, c.contractor_unit_id, c.staff_id, tstzrange(greatest(lower(c.valid), app.now()), null)
      from jsonb_to_recordset(${sql.json(moves.map((m) => ({ old_id: m.contractId, new_id: m.newContractId, grid_id: m.toGridId })))}::jsonb)
             as m (old_id uuid, new_id uuid, grid_id uuid)
      join responsibility_contracts c on c.id = m.old_id`);
  endContracts(
    tx,
    moves.map((move) => move.contractId),
  );
}

/** The same person, role and basis at another grid; the old post ends in the same instant. */
export function movePosts(tx: Tx, moves: readonly { postId: string; newPostId: string; toGridId: string }[]): void {
  if (moves.length === 0) return;
  tx.write(sql`
    insert into posts (id, district_id, staff_id, role, unit_id, basis, valid)
    select m.new_id, p.district_id, p.staff_id, p.role, m.grid_id, p.basis, tstzrange(app.now(), upper(p.valid))
      from jsonb_to_recordset(${sql.json(moves.map((m) => ({ old_id: m.postId, new_id: m.newPostId, grid_id: m.toGridId })))}::jsonb)
             as m (old_id uuid, new_id uuid, grid_id uuid)
      join posts p on p.id = m.old_id`);
  tx.write(sql`
    update posts set valid = tstzrange(lower(valid), app.now()) where id = any (${moves.map((m) => m.postId)}::uuid[]) and valid @> app.now()`);
}

export function findStaff(tx: Tx, staffId: string): Promise<{ staffId: string; name: string } | undefined> {
  return tx.first(sql`select id as "staffId", name from staff where id = ${staffId} and left_at is null`);
}

export type ServiceAreaRow = {
  serviceAreaId: string;
  handlingUnitId: string;
  placeId: string | null;
  unitId: string | null;
  isEnded: boolean;
};

export function findServiceArea(tx: Tx, serviceAreaId: string): Promise<ServiceAreaRow | undefined> {
  return tx.first<ServiceAreaRow>(sql`
    select id as "serviceAreaId", handling_unit_id as "handlingUnitId", place_id as "placeId", unit_id as "unitId", not upper_inf(valid) as "isEnded"
      from service_areas where id = ${serviceAreaId}`);
}

/**
 * Ends the areas of other units of the same kind that served the same place or unit: an estate has one property company at
 * a time. Departments and agencies stand side by side, each for its own matters.
 */
export function replaceServiceArea(
  tx: Tx,
  area: {
    serviceAreaId: string;
    districtId: string;
    handlingUnitId: string;
    handlingKind: string;
    placeId: string | null;
    unitId: string | null;
  },
): void {
  tx.write(sql`
    update service_areas a set valid = tstzrange(lower(a.valid), app.now())
      from governance_units h
     where h.id = a.handling_unit_id and h.kind = ${area.handlingKind} and upper_inf(a.valid)
       and (h.kind not in ('department', 'agency') or h.id = ${area.handlingUnitId})
       and a.place_id is not distinct from ${area.placeId}::uuid and a.unit_id is not distinct from ${area.unitId}::uuid`);
  tx.write(sql`
    insert into service_areas (id, district_id, handling_unit_id, place_id, unit_id, valid)
    values (${area.serviceAreaId}, ${area.districtId}, ${area.handlingUnitId}, ${area.placeId}, ${area.unitId}, tstzrange(app.now(), null))`);
}

export function endServiceArea(tx: Tx, serviceAreaId: string): void {
  tx.write(
    sql`update service_areas set valid = tstzrange(lower(valid), app.now()) where id = ${serviceAreaId} and upper_inf(valid)`,
  );
}

export type Shift = { shiftId: string; postId: string; rank: number; from: string; until: string };

/** Which of these posts stand at the unit or below it. */
export async function listPostsAt(tx: Tx, unitId: string, postIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select p.id from posts p join unit_scopes s on s.unit_id = ${unitId} and p.unit_id = any (s.member_ids)
     where p.id = any (${postIds}::uuid[]) and (upper_inf(p.valid) or upper(p.valid) > app.now())`);
  return rows.map((row) => row.id);
}

/**
 * Sets a stretch of a unit's roster anew. What stood in it is cut out of the old shifts; a shift that reached over both
 * ends leaves a piece on either side.
 */
export function setShifts(
  tx: Tx,
  unitId: string,
  districtId: string,
  stretch: { from: string; until: string },
  shifts: readonly Shift[],
): void {
  const cut = sql`tstzrange(${stretch.from}::timestamptz, ${stretch.until}::timestamptz)`;
  tx.write(sql`
    with touched as (
      select id, district_id, unit_id, post_id, rank, during from on_call_shifts where unit_id = ${unitId} and during && ${cut})
    , pieces as (
      select t.*, piece, row_number() over (partition by t.id order by piece) as n
        from touched t left join lateral unnest(tstzmultirange(t.during) - tstzmultirange(${cut})) as piece on true)
    , added as (
      insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
      select gen_random_uuid(), district_id, unit_id, post_id, rank, piece from pieces where n > 1 and piece is not null returning 1)
    update on_call_shifts s set during = coalesce(p.piece, 'empty') from pieces p where p.id = s.id and p.n = 1`);
  if (shifts.length === 0) return;
  tx.write(sql`
    insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
    select s.id, ${districtId}, ${unitId}, s.post_id, s.rank, tstzrange(s.from_at, s.until_at)
      from jsonb_to_recordset(${sql.json(shifts.map((s) => ({ id: s.shiftId, post_id: s.postId, rank: s.rank, from_at: s.from, until_at: s.until })))}::jsonb)
             as s (id uuid, post_id uuid, rank smallint, from_at timestamptz, until_at timestamptz)`);
}
