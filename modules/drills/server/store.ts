// Rows of drills, for decisions.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type ActCode, actCodes, actOf } from '../shared/act.ts';

export type DrillRow = {
  drillId: string;
  districtId: string;
  unitId: string;
  title: string;
  scenario: string;
  begunAt: Date | null;
  endedAt: Date | null;
  cancelledAt: Date | null;
};
export function lockDrill(tx: Tx, drillId: string): Promise<DrillRow | undefined> {
  return tx.first<DrillRow>(sql`
    select id as "drillId", district_id as "districtId", unit_id as "unitId", title, scenario, begun_at as "begunAt", ended_at as "endedAt", cancelled_at as "cancelledAt"
      from drills where id = ${drillId} for update`);
}
/** Seen, also by whoever only takes part. */
export function findDrill(tx: Tx, drillId: string): Promise<DrillRow | undefined> {
  return tx.first<DrillRow>(sql`
    select id as "drillId", district_id as "districtId", unit_id as "unitId", title, scenario, begun_at as "begunAt", ended_at as "endedAt", cancelled_at as "cancelledAt"
      from drills where id = ${drillId}`);
}
export async function isOwnUnit(tx: Tx, unitId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`);
  return row?.is ?? false;
}
export async function isBelow(tx: Tx, unitId: string, areaId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(
    sql`select coalesce(${unitId}::uuid = any ((select member_ids from unit_scopes where unit_id = ${areaId})::uuid[]), false) as is`,
  );
  return row?.is ?? false;
}

export function addDrill(
  tx: Tx,
  one: {
    drillId: string;
    districtId: string;
    unitId: string;
    title: string;
    scenario: string;
    plannedAt: Date;
    byName: string;
    byPostId: string;
  },
): void {
  tx.write(sql`
    insert into drills (id, district_id, unit_id, title, scenario, planned_at, made_at, by_name, by_post_id)
    values (${one.drillId}, ${one.districtId}, ${one.unitId}, ${one.title}, ${one.scenario}, ${one.plannedAt}, ${tx.at}, ${one.byName}, ${one.byPostId})`);
}
export type NewInjection = {
  injectionId: string;
  atMinute: number;
  text: string;
  forUnitId: string;
  forRole: string | null;
  expects: ActCode;
  withinMinutes: number;
};
export function addInjection(
  tx: Tx,
  drill: { drillId: string; districtId: string },
  no: number,
  one: NewInjection,
): void {
  tx.write(sql`
    insert into drill_injections (id, drill_id, district_id, no, at_minute, text, for_unit_id, for_role, expects, within_minutes)
    values (${one.injectionId}, ${drill.drillId}, ${drill.districtId}, ${no}, ${one.atMinute}, ${one.text}, ${one.forUnitId}, ${one.forRole}, ${one.expects}, ${one.withinMinutes})`);
}

export const begin = (tx: Tx, drillId: string, byName: string): void =>
  tx.write(sql`update drills set begun_at = ${tx.at}, begun_by_name = ${byName} where id = ${drillId}`);
export const end = (tx: Tx, drillId: string, byName: string): void =>
  tx.write(sql`update drills set ended_at = ${tx.at}, ended_by_name = ${byName} where id = ${drillId}`);
export const cancel = (tx: Tx, drillId: string, reason: string): void =>
  tx.write(sql`update drills set cancelled_at = ${tx.at}, cancel_reason = ${reason} where id = ${drillId}`);

export type InjectionRow = {
  injectionId: string;
  drillId: string;
  atMinute: number;
  text: string;
  forUnitId: string;
  forRole: string | null;
  expects: ActCode;
  withinMinutes: number;
  injectedAt: Date | null;
  actedAt: Date | null;
};
export function listInjections(tx: Tx, drillId: string): Promise<InjectionRow[]> {
  return tx.all<InjectionRow>(sql`
    select id as "injectionId", drill_id as "drillId", at_minute as "atMinute", text, for_unit_id as "forUnitId", for_role as "forRole", expects, within_minutes as "withinMinutes",
           injected_at as "injectedAt", acted_at as "actedAt" from drill_injections where drill_id = ${drillId} order by at_minute, no`);
}
export function findInjection(tx: Tx, injectionId: string): Promise<InjectionRow | undefined> {
  return tx.first<InjectionRow>(sql`
    select id as "injectionId", drill_id as "drillId", at_minute as "atMinute", text, for_unit_id as "forUnitId", for_role as "forRole", expects, within_minutes as "withinMinutes",
           injected_at as "injectedAt", acted_at as "actedAt" from drill_injections where id = ${injectionId}`);
}
export const inject = (tx: Tx, injectionId: string): void =>
  tx.write(sql`update drill_injections set injected_at = ${tx.at} where id = ${injectionId} and injected_at is null`);

/** The journal's first act of a drill that fits; taken once. */
export async function takeAct(
  tx: Tx,
  one: InjectionRow,
  commands: readonly string[],
  until: Date,
): Promise<{ byName: string; at: Date } | undefined> {
  return tx.first<{ byName: string; at: Date }>(sql`
    update drill_injections i set acted_at = a.at, acted_seq = a.seq, acted_by_name = a.by_name
      from app.drill_act(${[...commands]}::text[], ${one.forUnitId}, ${one.forRole}, ${one.expects === 'by_hand' ? one.injectionId : null}, ${one.injectedAt}, ${until}) a
     where i.id = ${one.injectionId} and i.acted_at is null returning i.acted_by_name as "byName", i.acted_at as at`);
}

/** Running drills with something to inject, or an act of a drill that may be the one awaited. As the house. */
export function listToTurn(tx: Tx): Promise<{ drillId: string }[]> {
  const wanted = actCodes.flatMap((code) => actOf(code).commands.map((name) => ({ code, name })));
  return tx.all(sql`
    with wanted as (select * from unnest(${wanted.map(({ code }) => code)}::text[], ${wanted.map(({ name }) => name)}::text[]) as w (code, name))
    select d.id as "drillId" from drills d where d.begun_at is not null and d.ended_at is null
       and exists (select from drill_injections i where i.drill_id = d.id
                     and (i.injected_at is null and d.begun_at + make_interval(mins => i.at_minute) <= app.now()
                          or i.injected_at is not null and i.acted_at is null
                             and exists (select from journal j join wanted w on w.name = j.name and w.code = i.expects
                                          where j.is_drill and j.outcome = 'accepted' and j.actor_kind = 'staff' and j.at >= i.injected_at
                                            and j.unit_id = any ((select member_ids from unit_scopes where unit_id = i.for_unit_id)::uuid[])
                                            and not exists (select from drill_injections o where o.acted_seq = j.seq))))`);
}

/** A unit that owes a drill now: a turn of the action that was not closed. */
export async function owesDrill(tx: Tx, unitId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(sql`
    select exists (select from duties d join duty_rhythms y on y.id = d.rhythm_id
      where d.subject_id = ${unitId} and y.action = 'drill' and d.done_at is null and d.ended_at is null and d.opens_at <= ${tx.at}) as is`);
  return row?.is ?? false;
}

/** The post by which somebody answers at a unit or below it now. */
export function findMender(
  tx: Tx,
  staffId: string,
  unitId: string,
): Promise<{ postId: string; name: string } | undefined> {
  return tx.first(sql`
    select p.id as "postId", s.name from posts p join staff s on s.id = p.staff_id
     where p.staff_id = ${staffId} and p.valid @> app.now() and p.unit_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})
     order by p.unit_id = ${unitId} desc, p.id limit 1`);
}

export function addGap(
  tx: Tx,
  one: {
    gapId: string;
    drillId: string;
    districtId: string;
    injectionId: string | null;
    text: string;
    menderPostId: string | null;
    menderName: string;
    mendBy: string;
    namedByName: string;
  },
): void {
  tx.write(sql`
    insert into drill_gaps (id, drill_id, district_id, injection_id, text, mender_post_id, mender_name, mend_by, named_by_name, named_at)
    values (${one.gapId}, ${one.drillId}, ${one.districtId}, ${one.injectionId}, ${one.text}, ${one.menderPostId}, ${one.menderName}, ${one.mendBy}, ${one.namedByName}, ${tx.at})`);
}
export function lockGap(tx: Tx, gapId: string): Promise<{ drillId: string; mendedAt: Date | null } | undefined> {
  return tx.first(
    sql`select drill_id as "drillId", mended_at as "mendedAt" from drill_gaps where id = ${gapId} for update`,
  );
}
export const mend = (tx: Tx, gapId: string, note: string, byName: string): void =>
  tx.write(
    sql`update drill_gaps set mended_at = ${tx.at}, mended_note = ${note}, mended_by_name = ${byName} where id = ${gapId}`,
  );
