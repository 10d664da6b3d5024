// A rhythm of one turn with a list of its own (A9): not laid out by a method, not planned by time, but owed, covered and closed like any other.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Closer } from '../../shared/closer.ts';
import type { VisitAction } from '../../shared/visit.ts';

/** The one slot of such a rhythm. */
export const onceSlot = 'once';

export type Once = {
  rhythmId: string;
  districtId: string;
  code: string;
  action: VisitAction;
  /** Who is asked at each place; null: only those named for it. */
  role: string | null;
  rank: number;
  minutes: number;
  isSensitive: boolean;
  title: { zh: string; en: string };
  opensAt: Date;
  dueAt: Date;
  /** What its subjects are, where it is asked of others than people; the form its work is told by. */
  subject?: SubjectKind;
  form?: string | undefined;
  /** What closes it, where a visit of its action does not. */
  closedBy?: Closer | null;
};

export function openOnce(tx: Tx, once: Once): void {
  const { rhythmId, code, action, role, rank, minutes, title, isSensitive, subject = 'person', form, closedBy } = once;
  tx.write(sql`
    insert into duty_rhythms (id, district_id, code, action, role, rank, is_sensitive, title, definition, from_on, made_at)
    values (${rhythmId}, ${once.districtId}, ${code}, ${action}, ${role}, ${rank}, ${isSensitive}, ${sql.json(title)}::jsonb,
            ${sql.json({ code, title, action, role, rank, minutes, subject, ...(form ? { form } : {}), ...(closedBy ? { closedBy } : {}) })}::jsonb, app.today(), ${tx.at})`);
  tx.write(sql`
    insert into duty_rounds (rhythm_id, slot, opens_at, due_at, nominal_on, is_left_out, made_at)
    values (${rhythmId}, ${onceSlot}, ${once.opensAt}, ${once.dueAt}, app.today(), false, ${tx.at})`);
}

/** Asks it of these, as far as the actor sees them; `endedAt`: asked, and at once asked no more (handed on to another turn). Who was asked already is let alone. */
export function askOnce(
  tx: Tx,
  rhythmId: string,
  subjectIds: readonly string[],
  how: { dueAt?: Date; endedAt?: Date } = {},
): void {
  if (subjectIds.length === 0) return;
  tx.write(sql`
    insert into duties (rhythm_id, subject_id, slot, district_id, community_id, place_id, unit_id, is_sensitive, opens_at, due_at, ended_at)
    select y.id, s.id, o.slot, s.district_id, s.community_id, s.place_id, s.unit_id, y.is_sensitive, least(o.opens_at, ${tx.at}), ${how.dueAt ?? sql`o.due_at`}::timestamptz, ${how.endedAt ?? null}::timestamptz
      from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id and o.slot = ${onceSlot}
      join subjects s on s.id = any (${subjectIds}::uuid[])
     where y.id = ${rhythmId} and y.register_id is null order by s.id
    on conflict do nothing`);
}

/** The same of everybody whom a query names (`named` selects subject ids), in one statement whatever their number. It opens when the round does. Gives how many were asked. */
export async function askOnceOf(tx: Tx, rhythmId: string, named: Sql): Promise<number> {
  const row = await tx.first<{ asked: number }>(
    sql`select app.ask_once(${rhythmId}, array(select distinct subject_id from (${named}) n)) as asked`,
  );
  return row?.asked ?? 0;
}

export type TurnDone = { rhythmId: string; subjectId: string; workId: string; doneAt: Date };

/**
 * Closes turns of lists of their own by work that is told elsewhere (samples in tubes), one statement for however many. What ended stays as it is; a turn that was excused and
 * done after all is done; of two works the one done first did it, in whatever order they are told. Gives those that were on no list.
 */
export async function closeOnce<T extends TurnDone>(tx: Tx, turns: readonly T[]): Promise<T[]> {
  if (turns.length === 0) return [];
  const unlisted = await tx.all<{ rhythmId: string; subjectId: string }>(sql`
    with told as (
      select distinct on (subject_id, rhythm_id) * from unnest(${turns.map(({ rhythmId }) => rhythmId)}::uuid[], ${turns.map(({ subjectId }) => subjectId)}::uuid[],
        ${turns.map(({ workId }) => workId)}::uuid[], ${turns.map(({ doneAt }) => doneAt)}::timestamptz[]) as t (rhythm_id, subject_id, work_id, done_at)
       order by subject_id, rhythm_id, done_at, work_id)
    , closed as (
      update duties d set done_at = t.done_at, told_at = ${tx.at}, visit_id = t.work_id from told t
       where d.subject_id = t.subject_id and d.rhythm_id = t.rhythm_id and d.slot = ${onceSlot} and d.ended_at is null
         and (d.done_at is null or (t.done_at, t.work_id) < (d.done_at, d.visit_id)))
    select t.rhythm_id as "rhythmId", t.subject_id as "subjectId" from told t
     where not exists (select from duties d where d.subject_id = t.subject_id and d.rhythm_id = t.rhythm_id and d.slot = ${onceSlot})`);
  const keys = new Set(unlisted.map(({ rhythmId, subjectId }) => `${rhythmId} ${subjectId}`));
  return turns.filter(({ rhythmId, subjectId }) => keys.has(`${rhythmId} ${subjectId}`));
}

/** The work turned out not to have been done: what it closed is open again. The rule of the database knows which works those are (`app.is_taken_back`). */
export function reopenOnce(tx: Tx, rhythmId: string, subjectIds: readonly string[], workIds: readonly string[]): void {
  if (subjectIds.length === 0) return;
  tx.write(sql`
    update duties set done_at = null, told_at = null, visit_id = null
     where subject_id = any (${subjectIds}::uuid[]) and rhythm_id = ${rhythmId} and slot = ${onceSlot} and visit_id = any (${workIds}::uuid[])`);
}

/** What was handed on and comes back: asked again of those who were asked it once. */
export function askAgain(tx: Tx, rhythmId: string, subjectIds: readonly string[]): void {
  if (subjectIds.length === 0) return;
  tx.write(sql`
    update duties set ended_at = null where subject_id = any (${subjectIds}::uuid[]) and rhythm_id = ${rhythmId} and slot = ${onceSlot}
       and ended_at is not null and done_at is null and excused_at is null`);
}

/** What is not over is asked no more. */
export function endTurn(tx: Tx, rhythmId: string, subjectId: string): void {
  tx.write(sql`
    update duties set ended_at = ${tx.at} where subject_id = ${subjectId} and rhythm_id = ${rhythmId} and slot = ${onceSlot}
       and done_at is null and excused_at is null and ended_at is null`);
}
