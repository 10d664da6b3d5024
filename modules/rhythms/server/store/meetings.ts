// SQL of meetings and of what was decided at them. Minutes are written once (0012); a decision is open until its owner has done it.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type NewMeeting = {
  occurrenceId: string;
  heldAt: Date;
  place: string;
  attendees: readonly { name: string; from: string }[];
  minutes: string;
  staffId: string;
};

export function insertMeeting(tx: Tx, row: NewMeeting): void {
  tx.write(sql`
    insert into meetings (occurrence_id, held_at, place, attendees, minutes, recorded_at, recorded_by_staff_id)
    values (${row.occurrenceId}, ${row.heldAt}, ${row.place}, ${sql.json(row.attendees)}::jsonb, ${row.minutes}, ${tx.at}, ${row.staffId})`);
}

export function insertTopics(
  tx: Tx,
  occurrenceId: string,
  topics: readonly { title: string; answer: string; requestId?: string | undefined }[],
): void {
  topics.forEach(({ title, answer, requestId }, i) =>
    tx.write(sql`
      insert into meeting_topics (occurrence_id, ordinal, title, answer, request_id) values (${occurrenceId}, ${i + 1}, ${title}, ${answer}, ${requestId ?? null})`),
  );
}

export type NewDecision = {
  decisionId: string;
  districtId: string;
  occurrenceId: string;
  unitId: string;
  text: string;
  ownerPostId: string;
  dueOn: string;
  requestId?: string | undefined;
};

export function insertDecision(tx: Tx, row: NewDecision): void {
  tx.write(sql`
    insert into meeting_decisions (id, district_id, occurrence_id, unit_id, text, owner_post_id, due_on, request_id, made_at)
    values (${row.decisionId}, ${row.districtId}, ${row.occurrenceId}, ${row.unitId}, ${row.text}, ${row.ownerPostId}, ${row.dueOn}::date, ${row.requestId ?? null}, ${tx.at})`);
}

/** Posts of the actor's district that somebody holds now, with their units: who can own a decision and should hear of it. */
export function listLiveOwners(tx: Tx, postIds: readonly string[]): Promise<{ postId: string; unitId: string }[]> {
  return tx.all(sql`
    select p.id as "postId", p.unit_id as "unitId" from posts p join staff s on s.id = p.staff_id and s.left_at is null
     where p.id = any (${postIds}::uuid[]) and p.valid @> app.now()`);
}

export type DecisionRow = {
  id: string;
  occurrenceId: string;
  unitId: string;
  ownerPostId: string;
  doneAt: Date | null;
  isInScope: boolean;
};

export function lockDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  return tx.first<DecisionRow>(sql`
    select id, occurrence_id as "occurrenceId", unit_id as "unitId", owner_post_id as "ownerPostId", done_at as "doneAt",
           app.is_system() or app.sees_all() or unit_id = any ((select app.scope())::uuid[]) as "isInScope"
      from meeting_decisions where id = ${id} for update`);
}

export function finishDecision(tx: Tx, id: string, by: { staffId: string | null; note: string }): void {
  tx.write(
    sql`update meeting_decisions set done_at = ${tx.at}, done_by_staff_id = ${by.staffId}, done_note = ${by.note} where id = ${id}`,
  );
}
