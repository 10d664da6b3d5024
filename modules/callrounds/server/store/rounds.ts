// Rounds as commands load and write them, and the people a list is frozen from: each as far as the actor sees them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Source } from '../../shared/commands.ts';
import type { TurnCounts } from '../../shared/queries.ts';
import { leftStates } from '../../shared/turn.ts';
import { turnJoins, turnStateAt } from '../views/turn-state.ts';

export type RoundRow = {
  roundId: string;
  districtId: string;
  unitId: string;
  title: string;
  purpose: string;
  isSensitive: boolean;
  tries: number;
  minutesApart: number;
  ringsFrom: string;
  ringsUntil: string;
  dueAt: Date;
  doorRhythmId: string;
  finishedAt: Date | null;
  closing: { counts: TurnCounts } | null;
  isCaller: boolean;
};

export function findRound(tx: Tx, roundId: string): Promise<RoundRow | undefined> {
  return tx.first<RoundRow>(sql`
    select id as "roundId", district_id as "districtId", unit_id as "unitId", title, purpose, is_sensitive as "isSensitive", tries, minutes_apart as "minutesApart",
           to_char(rings_from, 'HH24:MI') as "ringsFrom", to_char(rings_until, 'HH24:MI') as "ringsUntil", due_at as "dueAt", door_rhythm_id as "doorRhythmId",
           finished_at as "finishedAt", closing, app.calls_in(id) as "isCaller"
      from call_rounds where id = ${roundId}`);
}

/** The unit, where the actor may begin a round: their own or one below it. */
export function findOwnUnit(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; districtId: string; name: string } | undefined> {
  return tx.first(sql`
    select id as "unitId", district_id as "districtId", name from governance_units
     where id = ${unitId} and district_id = app.district_id() and app.reach() = 'territory' and (app.sees_all() or id = any (app.scope()))`);
}

type Words = { zh: string; en: string };
export type FoundSource = { title: Words; isSensitive: boolean; isOfPeople: boolean };

export function findSource(tx: Tx, source: Exclude<Source, { kind: 'people' }>): Promise<FoundSource | undefined> {
  if (source.kind === 'register')
    return tx.first<FoundSource>(sql`
      select title, is_sensitive as "isSensitive", subject_kind = 'person' as "isOfPeople" from subject_registers
       where id = ${source.registerId} and ended_at is null and (not is_sensitive or app.reads_sensitive_flags())`);
  return tx.first<FoundSource>(sql`
    select y.title, y.is_sensitive as "isSensitive", coalesce(g.subject_kind, y.definition->>'subject', 'person') = 'person' as "isOfPeople"
      from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id and o.slot = ${source.slot} left join subject_registers g on g.id = y.register_id
     where y.id = ${source.rhythmId} and (not y.is_sensitive or app.reads_sensitive_flags())`);
}

/** Subjects within a unit. `s` is the row of subjects. */
export const within = (unitId: string): Sql => sql`
  (s.community_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})
   or s.place_id in (select g.place_id from place_grids g where upper_inf(g.valid) and g.grid_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})))`;

export type Frozen = { subjectId: string; hasPhone: boolean };

/** Whom the source names now, door by door. */
export function listNamed(tx: Tx, source: Source, unitId: string, most: number): Promise<Frozen[]> {
  const named =
    source.kind === 'register'
      ? sql`select subject_id from register_members where register_id = ${source.registerId} and to_at is null`
      : source.kind === 'people'
        ? sql`select unnest(${source.personIds}::uuid[]) as subject_id`
        : sql`
          select subject_id from duties where rhythm_id = ${source.rhythmId} and slot = ${source.slot} and done_at is null and excused_at is null and ended_at is null
             and case when due_at < ${tx.at} then 'missed' when opens_at <= ${tx.at} then 'open' end = any (${source.states}::text[])`;
  return tx.all<Frozen>(sql`
    select s.id as "subjectId", p.phone_hash is not null as "hasPhone"
      from (select distinct subject_id from (${named}) n) n join subjects s on s.id = n.subject_id and s.kind = 'person' and not s.is_gone join people p on p.id = s.id
     where ${within(unitId)} order by s.community_id, s.place_id, s.name_key, s.id limit ${most + 1}`);
}

/** Posts that stand today, of the unit or below it, or of those above it. */
export function listCallers(
  tx: Tx,
  unitId: string,
  postIds: readonly string[],
): Promise<{ postId: string; role: Role }[]> {
  return tx.all(sql`
    select p.id as "postId", p.role from posts p
     where p.id = any (${postIds}::uuid[]) and p.valid @> ${tx.at}::timestamptz
       and (p.unit_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId}) or ${unitId} in (select unnest(member_ids) from unit_scopes where unit_id = p.unit_id))`);
}

export type NewRound = {
  roundId: string;
  districtId: string;
  unitId: string;
  title: string;
  purpose: string;
  source: Source & { title: Words };
  doorRhythmId: string;
  isSensitive: boolean;
  tries: number;
  minutesApart: number;
  ringsFrom: string;
  ringsUntil: string;
  dueAt: Date;
  begunByName: string;
  begunByPostId: string;
  callerPostIds: readonly string[];
};

export function addRound(tx: Tx, r: NewRound): void {
  const from = r.source.kind === 'not_yet' ? r.source : null;
  // The people themselves are the list; they are not kept a second time.
  const { personIds: _, ...source } = { personIds: [], ...r.source };
  tx.write(sql`
    insert into call_rounds (id, district_id, unit_id, title, purpose, source, source_rhythm_id, source_slot, door_rhythm_id, is_sensitive, tries, minutes_apart,
      rings_from, rings_until, begun_at, due_at, begun_by_name, begun_by_post_id)
    values (${r.roundId}, ${r.districtId}, ${r.unitId}, ${r.title}, ${r.purpose}, ${sql.json(source)}::jsonb, ${from?.rhythmId ?? null}, ${from?.slot ?? null},
      ${r.doorRhythmId}, ${r.isSensitive}, ${r.tries}, ${r.minutesApart}, ${r.ringsFrom}::time, ${r.ringsUntil}::time, ${tx.at}, ${r.dueAt}, ${r.begunByName},
      ${r.begunByPostId})`);
  tx.write(
    sql`insert into call_round_callers (round_id, post_id) select ${r.roundId}, unnest(${r.callerPostIds}::uuid[])`,
  );
}

export function finish(tx: Tx, roundId: string, closing: { counts: TurnCounts; listed: number; added: number }): void {
  tx.write(sql`
    update call_rounds set finished_at = ${tx.at}, closing = ${sql.json(closing)}::jsonb where id = ${roundId} and finished_at is null`);
}

/** Ended because nobody was left, which was not so. */
export function openAgain(tx: Tx, roundId: string): void {
  tx.write(sql`update call_rounds set finished_at = null, closing = null where id = ${roundId}`);
}

/** Rounds that are not over though nobody is left to be rung, or their time is over. As the house, who sees all of every list. */
export async function listToSettle(tx: Tx, roundId?: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select r.id from call_rounds r
     where r.finished_at is null ${roundId ? sql`and r.id = ${roundId}` : sql.empty}
       and (r.due_at <= ${tx.at}
            or not exists (select from call_turns t ${turnJoins} where t.round_id = r.id and ${turnStateAt(sql`${tx.at}`)} = any (${[...leftStates]}::text[])))
     order by r.id`);
  return rows.map(({ id }) => id);
}
