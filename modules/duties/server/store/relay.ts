// SQL of what a changed calendar does to turns that stand: moved, called off, asked again. Runs as the house. What is done, excused or over stays as it is.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Slot } from '../../shared/cadence.ts';

const waits = sql.raw('d.done_at is null and d.excused_at is null and d.ended_at is null');
const timesOf = (slots: readonly Slot[]) => sql`
  (select slot, to_timestamp("opensAt" / 1000.0) as opens_at, to_timestamp("dueAt" / 1000.0) as due_at, "isLeftOut" as is_left_out
     from jsonb_to_recordset(${sql.json(slots)}::jsonb) as t (slot text, "opensAt" double precision, "dueAt" double precision, "isLeftOut" boolean)) t`;

/** The rounds get the times of the calendar, and what waits in them goes along: to the new time, or it is asked no more. */
export async function moveRounds(tx: Tx, rhythmId: string, slots: readonly Slot[]): Promise<void> {
  await tx.all(sql`
    update duty_rounds o set opens_at = t.opens_at, due_at = t.due_at, is_left_out = t.is_left_out from ${timesOf(slots)}
     where o.rhythm_id = ${rhythmId} and o.slot = t.slot`);
  await tx.all(sql`
    update duties d
       set opens_at = case when t.is_left_out then d.opens_at else t.opens_at end, due_at = case when t.is_left_out then d.due_at else t.due_at end,
           ended_at = case when t.is_left_out then ${tx.at}::timestamptz end
      from ${timesOf(slots)} where d.rhythm_id = ${rhythmId} and d.slot = t.slot and ${waits}`);
}

/**
 * A turn that was called off is over and stays on record, under a key of its own, so that the same turn can be asked anew. Of members only: who left the register
 * meanwhile stays asked no more. `cameSince`: only of those who came back since then, after it had ended.
 */
export async function setAsideEnded(
  tx: Tx,
  rhythm: { rhythmId: string; registerId: string },
  turns: readonly { slot: string; subjectId?: string }[],
  cameSince?: Date,
): Promise<void> {
  if (turns.length === 0) return;
  await tx.all(sql`
    update duties d set slot = d.slot || '~' || to_char(${tx.at}::timestamptz at time zone 'UTC', 'YYYYMMDD"T"HH24MISSMS')
      from jsonb_to_recordset(${sql.json(turns)}::jsonb) as t (slot text, "subjectId" uuid)
     where d.rhythm_id = ${rhythm.rhythmId} and d.slot = t.slot and (t."subjectId" is null or t."subjectId" = d.subject_id)
       and d.ended_at is not null and d.done_at is null and d.excused_at is null
       and exists (select from register_members m where m.register_id = ${rhythm.registerId} and m.subject_id = d.subject_id and m.to_at is null
                      ${cameSince ? sql`and m.from_at >= ${cameSince} and m.from_at >= d.ended_at` : sql.empty})`);
}

/** Turns that roll on and that the calendar puts elsewhere: asked no more. */
export async function endTurns(
  tx: Tx,
  rhythmId: string,
  turns: readonly { subjectId: string; slot: string }[],
): Promise<void> {
  if (turns.length === 0) return;
  await tx.all(sql`
    update duties d set ended_at = ${tx.at} from jsonb_to_recordset(${sql.json(turns)}::jsonb) as t (slot text, "subjectId" uuid)
     where d.rhythm_id = ${rhythmId} and d.subject_id = t."subjectId" and d.slot = t.slot and ${waits}`);
}
