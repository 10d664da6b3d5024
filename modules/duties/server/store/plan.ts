// SQL of what time brings: turns made ahead for everybody on a register in one statement each, those who came later added, those who left asked no more. A turn is
// unique by rhythm, subject and slot, so that making it again doubles nothing. Runs as the house.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { Slot } from '../../shared/cadence.ts';
import type { DutyRhythm } from '../../shared/rhythm.ts';
import type { Shut } from '../../shared/rolling.ts';

export type StandingRhythm = {
  rhythmId: string;
  districtId: string;
  registerId: string;
  isSensitive: boolean;
  fromOn: string;
  lookedAt: Date | null;
  /** Somebody came onto the register or left it since the last look, or so shortly before it that the look may have missed them. */
  hasNews: boolean;
  definition: DutyRhythm;
};

/** A membership written in a transaction that committed late is still looked at. */
export const overlap = 5 * MINUTE_MS;

export function listRhythms(tx: Tx): Promise<StandingRhythm[]> {
  const lately = sql`between y.looked_at - ${overlap} * interval '1 ms' and ${new Date(tx.now + overlap)}`;
  return tx.all<StandingRhythm>(sql`
    select y.id as "rhythmId", y.district_id as "districtId", y.register_id as "registerId", y.is_sensitive as "isSensitive", y.from_on as "fromOn",
           y.looked_at as "lookedAt", y.definition,
           y.looked_at is null
           or exists (select from register_members m where m.register_id = y.register_id and m.from_at ${lately})
           or exists (select from register_members m where m.register_id = y.register_id and m.to_at ${lately}) as "hasNews"
      from duty_rhythms y join subject_registers r on r.id = y.register_id
     where y.ended_at is null and r.ended_at is null and r.kept_on is not null order by y.id`);
}

/** Turns laid out before, by slot. */
export async function listRounds(
  tx: Tx,
  rhythmId: string,
  dueFrom: Date,
): Promise<{ slot: string; opensAt: Date; dueAt: Date; isLeftOut: boolean }[]> {
  return tx.all(sql`
    select slot, opens_at as "opensAt", due_at as "dueAt", is_left_out as "isLeftOut" from duty_rounds where rhythm_id = ${rhythmId} and due_at >= ${dueFrom}`);
}

export function addRounds(tx: Tx, rhythmId: string, slots: readonly Slot[]): void {
  tx.write(sql`
    insert into duty_rounds (rhythm_id, slot, opens_at, due_at, nominal_on, is_left_out, made_at)
    select ${rhythmId}, slot, to_timestamp("opensAt" / 1000.0), to_timestamp("dueAt" / 1000.0), "nominalOn", "isLeftOut", ${tx.at}
      from jsonb_to_recordset(${sql.json(slots)}::jsonb) as t (slot text, "opensAt" double precision, "dueAt" double precision, "nominalOn" date, "isLeftOut" boolean)
    on conflict do nothing`);
}

/** Makes the turns for every member, or for those who came since. */
export async function makeDuties(
  tx: Tx,
  rhythm: StandingRhythm,
  slots: readonly Slot[],
  cameSince?: Date,
): Promise<number> {
  const asked = slots.filter(({ isLeftOut }) => !isLeftOut);
  if (asked.length === 0) return 0;
  return insertDuties(
    tx,
    rhythm,
    sql`
      select m.subject_id, t.slot, to_timestamp(t."opensAt" / 1000.0) as opens_at, to_timestamp(t."dueAt" / 1000.0) as due_at
        from register_members m
        cross join jsonb_to_recordset(${sql.json(asked)}::jsonb) as t (slot text, "opensAt" double precision, "dueAt" double precision)
       where m.register_id = ${rhythm.registerId} and m.to_at is null and m.from_at <= to_timestamp(t."dueAt" / 1000.0)
         ${cameSince ? sql`and m.from_at >= ${cameSince}` : sql.empty}`,
  );
}

/** Turns of single subjects: those that roll on, and those that an event started. */
export function makeTurns(
  tx: Tx,
  rhythm: StandingRhythm,
  turns: readonly (Slot & { subjectId: string })[],
): Promise<number> {
  const asked = turns.filter(({ isLeftOut }) => !isLeftOut);
  if (asked.length === 0) return Promise.resolve(0);
  return insertDuties(
    tx,
    rhythm,
    sql`
      select t."subjectId" as subject_id, t.slot, to_timestamp(t."opensAt" / 1000.0) as opens_at, to_timestamp(t."dueAt" / 1000.0) as due_at
        from jsonb_to_recordset(${sql.json(asked)}::jsonb) as t ("subjectId" uuid, slot text, "opensAt" double precision, "dueAt" double precision)`,
  );
}

async function insertDuties(tx: Tx, rhythm: StandingRhythm, turns: Sql): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    with made as (
      insert into duties (rhythm_id, subject_id, slot, district_id, community_id, place_id, unit_id, is_sensitive, opens_at, due_at)
      select ${rhythm.rhythmId}, t.subject_id, t.slot, s.district_id, s.community_id, s.place_id, s.unit_id, ${rhythm.isSensitive}, t.opens_at, t.due_at
        from (${turns}) t join subjects s on s.id = t.subject_id
       order by t.subject_id
      on conflict do nothing returning 1)
    select count(*) as count from made`);
  return row?.count ?? 0;
}

/** Who left the register is asked no more for what is not due yet. */
export async function endDuties(tx: Tx, rhythm: StandingRhythm, leftSince: Date): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    with gone as (
      select subject_id, max(to_at) as to_at from register_members m
       where m.register_id = ${rhythm.registerId} and m.to_at >= ${leftSince}
         and not exists (select from register_members o where o.register_id = m.register_id and o.subject_id = m.subject_id and o.to_at is null)
       group by 1)
    , ended as (
      update duties d set ended_at = g.to_at from gone g
       where d.subject_id = g.subject_id and d.rhythm_id = ${rhythm.rhythmId} and d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at > g.to_at
      returning 1)
    select count(*) as count from ended`);
  return row?.count ?? 0;
}

export function markLooked(tx: Tx, rhythmId: string): void {
  tx.write(sql`update duty_rhythms set looked_at = ${tx.at} where id = ${rhythmId}`);
}

/** A rhythm that no method asks for any more asks nothing more: what was not due yet when it ended. */
export async function endRhythms(tx: Tx): Promise<void> {
  await tx.all(sql`
    with over as (
      update duty_rhythms set looked_at = ${tx.at} where ended_at is not null and looked_at <= ended_at returning id, ended_at)
    update duties d set ended_at = o.ended_at from over o
     where d.rhythm_id = o.id and d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at > o.ended_at`);
}

/** Members with the last time the rhythm was done for them, whether a turn still stands, and when they were off the register lately: what rolls on is worked out from this. */
export function listRolling(
  tx: Tx,
  rhythm: StandingRhythm,
  only?: string,
): Promise<{ subjectId: string; lastDoneAt: Date | null; standingSlot: string | null; shuts: Shut[] }[]> {
  const lately = new Date(tx.now - 3 * DAY_MS);
  return tx.all(sql`
    select m.subject_id as "subjectId", l.done_at as "lastDoneAt", l.standing_slot as "standingSlot", coalesce(w.shuts, '[]') as shuts
      from register_members m
      left join lateral (
        select max(d.done_at) as done_at,
               min(d.slot) filter (where d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at > ${tx.at}) as standing_slot
          from duties d where d.subject_id = m.subject_id and d.rhythm_id = ${rhythm.rhythmId} and d.opens_at > ${lately}) l on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('from', extract(epoch from g.left_at) * 1000, 'to', extract(epoch from g.from_at) * 1000)) as shuts
          from (select from_at, lag(to_at) over (order by from_at) as left_at from register_members o
                 where o.register_id = m.register_id and o.subject_id = m.subject_id) g
         where m.from_at > ${lately} and g.from_at > ${lately} and g.left_at < g.from_at) w on true
     where m.register_id = ${rhythm.registerId} and m.to_at is null ${only ? sql`and m.subject_id = ${only}` : sql.empty}`);
}

/** The days on which members came, of those who came since. */
export function listEntries(tx: Tx, registerId: string, since: Date): Promise<{ subjectId: string; on: string }[]> {
  return tx.all(sql`
    select subject_id as "subjectId", (min(from_at) at time zone 'Asia/Shanghai')::date as "on" from register_members
     where register_id = ${registerId} and to_at is null and from_at >= ${since} group by 1`);
}
