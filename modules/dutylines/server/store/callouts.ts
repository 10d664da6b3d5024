// Rows of call-outs: begun, climbed, answered, ended.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import type { CalloutKind } from '../../shared/callout.ts';
import type { UnitRow } from './lines.ts';

export type CalloutRow = {
  calloutId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  kind: CalloutKind;
  isDrill: boolean;
  text: string;
  stepMinutes: number;
  closesAt: Date;
  endedAt: Date | null;
};
const calloutColumns = sql`c.id as "calloutId", c.district_id as "districtId", c.unit_id as "unitId", u.name as "unitName", c.kind, c.is_drill as "isDrill", c.text,
  c.step_minutes as "stepMinutes", c.closes_at as "closesAt", c.ended_at as "endedAt"`;

export async function readSettings(tx: Tx): Promise<{ stepMinutes: number; withinMinutes: number }> {
  const row = await tx.first<{ stepMinutes: number; withinMinutes: number }>(sql`
    select app.setting_number('duty_step_minutes', 5) as "stepMinutes", app.setting_number('duty_within_minutes', 15) as "withinMinutes"`);
  return row ?? { stepMinutes: 5, withinMinutes: 15 };
}

/** Living units below one, itself not. */
export function listBelow(tx: Tx, unitId: string): Promise<UnitRow[]> {
  return tx.all<UnitRow>(sql`
    select id as "unitId", name, kind, district_id as "districtId" from governance_units
     where id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and id <> ${unitId} and upper_inf(valid) order by name, id`);
}

export async function isRealRunning(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.real_callout_over(${unitId}) as is`))?.is ?? false;
}

export type NewCallout = Omit<CalloutRow, 'endedAt' | 'unitName'> & {
  reason: string | null;
  withinMinutes: number;
  by: { staffId: string; postId: string; staffName: string };
};

/** Each branch wakes at once: the house rings. */
export function addCallout(tx: Tx, c: NewCallout, units: readonly UnitRow[]): void {
  tx.write(sql`
    insert into duty_callouts (id, district_id, unit_id, kind, is_drill, text, reason, step_minutes, within_minutes, started_by_staff_id, started_by_post_id, started_by_name, closes_at)
    values (${c.calloutId}, ${c.districtId}, ${c.unitId}, ${c.kind}, ${c.isDrill}, ${c.text}, ${c.reason}, ${c.stepMinutes}, ${c.withinMinutes}, ${c.by.staffId},
      ${c.by.postId}, ${c.by.staffName}, ${c.closesAt})`);
  tx.write(sql`
    insert into duty_branches (callout_id, unit_id, district_id, unit_name, level_unit_id, wake_at)
    select ${c.calloutId}, b.id, ${c.districtId}, b.name, b.id, app.now()
      from jsonb_to_recordset(${sql.json(units.map(({ unitId, name }) => ({ id: unitId, name })))}::jsonb) as b (id uuid, name text)`);
}

/** Running, locked. */
export function lockCallout(tx: Tx, calloutId: string): Promise<CalloutRow | undefined> {
  return tx.first<CalloutRow>(sql`
    select ${calloutColumns} from duty_callouts c join governance_units u on u.id = c.unit_id where c.id = ${calloutId} for update of c`);
}
/** For whoever is rung: seen by them, and not locked, for it is not theirs to change. */
export function findCallout(tx: Tx, calloutId: string): Promise<CalloutRow | undefined> {
  return tx.first<CalloutRow>(sql`
    select ${calloutColumns} from duty_callouts c join governance_units u on u.id = c.unit_id where c.id = ${calloutId}`);
}

export type BranchRow = {
  unitId: string;
  unitName: string;
  levelUnitId: string;
  path: string[];
  hadNobody: boolean;
  escalatedAt: Date | null;
  reachedAt: Date | null;
  reachedByName: string | null;
  takenUpAt: Date | null;
  takenUpByName: string | null;
  wakeAt: Date | null;
};

/** In the order of their ids, so that an answer and a climb cannot wait for one another. */
function lockBranches(tx: Tx, calloutId: string, which: Sql): Promise<BranchRow[]> {
  return tx.all<BranchRow>(sql`
    select b.unit_id as "unitId", b.unit_name as "unitName", b.level_unit_id as "levelUnitId", w.path, b.had_nobody as "hadNobody", b.escalated_at as "escalatedAt",
           b.reached_at as "reachedAt", b.reached_by_name as "reachedByName", b.taken_up_at as "takenUpAt", b.taken_up_by_name as "takenUpByName", b.wake_at as "wakeAt"
      from duty_branches b join unit_paths w on w.unit_id = b.unit_id
     where b.callout_id = ${calloutId} and ${which} order by b.unit_id for update of b`);
}
export const lockDue = (tx: Tx, calloutId: string): Promise<BranchRow[]> =>
  lockBranches(tx, calloutId, sql`b.wake_at <= app.now()`);
export const lockUnits = (tx: Tx, calloutId: string, unitIds: readonly string[]): Promise<BranchRow[]> =>
  lockBranches(tx, calloutId, sql`b.unit_id = any (${[...unitIds]}::uuid[])`);

export type BranchChange = {
  levelUnitId?: string;
  hadNobody?: boolean;
  escalatedAt?: Date | null;
  reachedAt?: Date | null;
  reachedByName?: string | null;
  takenUpAt?: Date | null;
  takenUpByName?: string | null;
  exhaustedAt?: Date | null;
  wakeAt?: Date | null;
};
const branchColumns: Record<keyof BranchChange, string> = {
  levelUnitId: 'level_unit_id',
  hadNobody: 'had_nobody',
  escalatedAt: 'escalated_at',
  reachedAt: 'reached_at',
  reachedByName: 'reached_by_name',
  takenUpAt: 'taken_up_at',
  takenUpByName: 'taken_up_by_name',
  exhaustedAt: 'exhausted_at',
  wakeAt: 'wake_at',
};
export function changeBranch(tx: Tx, calloutId: string, unitId: string, change: BranchChange): void {
  const sets = (Object.keys(branchColumns) as (keyof BranchChange)[])
    .filter((key) => change[key] !== undefined)
    .map((key) => sql`${sql.raw(branchColumns[key])} = ${change[key]}`);
  tx.write(
    sql`update duty_branches set ${sql.join(sets, ', ')} where callout_id = ${calloutId} and unit_id = ${unitId}`,
  );
}

export type RingRow = {
  ringId: string;
  calloutId: string;
  unitId: string;
  levelUnitId: string;
  linkId: string | null;
  postId: string | null;
  staffId: string | null;
  name: string;
  outcome: string | null;
  passedAt: Date | null;
};
const ringColumns = sql`r.id as "ringId", r.callout_id as "calloutId", r.unit_id as "unitId", r.level_unit_id as "levelUnitId", r.link_id as "linkId",
  r.post_id as "postId", r.staff_id as "staffId", r.name, r.outcome, r.passed_at as "passedAt"`;

export function listRings(tx: Tx, calloutId: string, unitIds: readonly string[]): Promise<RingRow[]> {
  return tx.all<RingRow>(sql`
    select ${ringColumns} from duty_rings r where r.callout_id = ${calloutId} and r.unit_id = any (${[...unitIds]}::uuid[]) order by r.rang_at, r.id`);
}
export function findRing(tx: Tx, ringId: string): Promise<RingRow | undefined> {
  return tx.first<RingRow>(sql`select ${ringColumns} from duty_rings r where r.id = ${ringId}`);
}
/** Open rings of one person in one call-out. */
export function listOwnRings(tx: Tx, calloutId: string, staffId: string): Promise<RingRow[]> {
  return tx.all<RingRow>(sql`
    select ${ringColumns} from duty_rings r where r.callout_id = ${calloutId} and r.staff_id = ${staffId} order by r.unit_id`);
}

export type NewRing = Pick<
  RingRow,
  'calloutId' | 'unitId' | 'levelUnitId' | 'linkId' | 'postId' | 'staffId' | 'name'
> & {
  districtId: string;
  source: 'shift' | 'link';
  atUnitId: string;
  phoneTail: string | null;
};
export function addRing(tx: Tx, r: NewRing): void {
  tx.write(sql`
    insert into duty_rings (id, callout_id, unit_id, district_id, level_unit_id, source, link_id, post_id, staff_id, name, at_unit_id, phone_tail)
    values (${newId()}, ${r.calloutId}, ${r.unitId}, ${r.districtId}, ${r.levelUnitId}, ${r.source}, ${r.linkId}, ${r.postId}, ${r.staffId}, ${r.name},
      ${r.atUnitId}, ${r.phoneTail})`);
}

/** The next is rung: those before may still answer. */
export function passRings(tx: Tx, calloutId: string, unitId: string): void {
  tx.write(sql`
    update duty_rings set passed_at = app.now() where callout_id = ${calloutId} and unit_id = ${unitId} and outcome is null and passed_at is null`);
}
export function endRing(
  tx: Tx,
  ringId: string,
  outcome: 'answered' | 'no_answer' | 'wrong_person',
  more: { note?: string | null | undefined; toldByName?: string | null } = {},
): void {
  tx.write(sql`
    update duty_rings set outcome = ${outcome}, ended_at = app.now(), note = coalesce(${more.note ?? null}, note), told_by_name = coalesce(${more.toldByName ?? null}, told_by_name)
     where id = ${ringId}`);
}
/** Of one branch: where its own line answered, all others; where somebody above did, only those above. */
export function coverRings(tx: Tx, calloutId: string, unitId: string, onlyAbove: boolean): void {
  tx.write(sql`
    update duty_rings set outcome = 'covered', ended_at = app.now()
     where callout_id = ${calloutId} and unit_id = ${unitId} and outcome is null and (not ${onlyAbove}::boolean or level_unit_id <> unit_id)`);
}
/** What was called off for an answer that was none rings on. */
export function uncoverRings(tx: Tx, calloutId: string, unitId: string): void {
  tx.write(sql`
    update duty_rings set outcome = null, ended_at = null where callout_id = ${calloutId} and unit_id = ${unitId} and outcome = 'covered'`);
}

export function endCallout(tx: Tx, calloutId: string, reason: 'by_hand' | 'time' | 'gave_way'): void {
  tx.write(
    sql`update duty_callouts set ended_at = app.now(), end_reason = ${reason} where id = ${calloutId} and ended_at is null`,
  );
  tx.write(
    sql`update duty_rings set outcome = 'ended', ended_at = app.now() where callout_id = ${calloutId} and outcome is null`,
  );
  tx.write(sql`update duty_branches set wake_at = null where callout_id = ${calloutId} and wake_at is not null`);
}

/** Tests and drills over the same ground as a real one. */
export async function listInTheWay(tx: Tx, { calloutId, unitId }: CalloutRow): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select c.id from duty_callouts c
     where c.ended_at is null and c.id <> ${calloutId} and (c.kind = 'test' or c.is_drill)
       and (c.unit_id = any ((select path from unit_paths where unit_id = ${unitId})::uuid[])
            or ${unitId} = any ((select path from unit_paths where unit_id = c.unit_id)::uuid[]))
     for update`);
  return rows.map(({ id }) => id);
}

/** Call-outs for which time came, with the moment that came first. */
export function listDueCallouts(tx: Tx): Promise<{ calloutId: string; dueAt: Date }[]> {
  return tx.all(sql`
    select id as "calloutId", min(due) as "dueAt" from (
      select b.callout_id as id, b.wake_at as due from duty_branches b where b.wake_at <= app.now()
      union all select c.id, c.closes_at from duty_callouts c where c.ended_at is null and c.closes_at <= app.now()) d
     group by id order by 2 limit 200`);
}

/** Units whose screens hear of it: where whoever is rung stands. */
export async function listHearing(tx: Tx, calloutId: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select distinct at_unit_id as id from duty_rings where callout_id = ${calloutId} and outcome is null`);
  return rows.map(({ id }) => id);
}
