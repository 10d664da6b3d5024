// A meeting with its minutes or, before it is held, with what there is to talk about: what is late, what drags on, what was decided and not done.
import type { z } from 'zod';
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { asStaff, byHarm, conditionsOf, dayEnd, dayStart, linesWhere } from '#modules/requests/server/public.ts';
import { excuseOccurrence, recordMeeting } from '../../shared/commands.ts';
import type { DecisionLine, listDecisions } from '../../shared/queries.ts';
import { mayExcuse, mayProve } from './abilities.ts';
import { dayOf } from './occurrences.ts';
import { getOccurrence } from './page.ts';

type Meeting = {
  heldAt: Date;
  place: string;
  attendees: { name: string; from: string }[];
  minutes: string;
  recordedAt: Date;
  recordedBy: string;
};
type Topic = { title: string; answer: string; requestId: string | null };

export async function answerMeeting(input: { occurrenceId: string }, context: Context) {
  const { tx } = context;
  const actor = asStaff(context);
  const occurrence = await getOccurrence(input.occurrenceId, 'meeting', context);
  const [meeting, topics, decisions] = await Promise.all([
    tx.first<Meeting>(sql`
      select m.held_at as "heldAt", m.place, m.attendees, m.minutes, m.recorded_at as "recordedAt", s.name as "recordedBy"
        from meetings m join staff s on s.id = m.recorded_by_staff_id where m.occurrence_id = ${occurrence.id}`),
    tx.all<Topic>(sql`
      select title, answer, request_id as "requestId" from meeting_topics where occurrence_id = ${occurrence.id} order by ordinal`),
    decisionsWhere(context, sql`d.occurrence_id = ${occurrence.id}`, 50),
  ]);
  return {
    occurrence,
    meeting: meeting ?? null,
    topics,
    decisions,
    suggested: meeting ? { requests: [], decisions: [] } : await suggest(occurrence.unitId, context),
    abilities: {
      record: mayProve(recordMeeting, occurrence, actor, dateOf(context.now)),
      excuse: mayExcuse(excuseOccurrence, occurrence, actor),
    },
  };
}

async function suggest(unitId: string, context: Context) {
  const actor = asStaff(context);
  const board = { isCounted: true, unitId };
  const late = conditionsOf({ ...board, tab: 'overdue' }, actor);
  const long = conditionsOf({ ...board, tab: 'long_running' }, actor);
  const [requests, decisions] = await Promise.all([
    linesWhere(context, sql`(${late}) or (${long})`, byHarm, 20),
    decisionsWhere(context, sql`d.unit_id = ${unitId} and d.done_at is null`, 20),
  ]);
  return { requests, decisions };
}

export async function answerDecisions(input: z.output<typeof listDecisions.input>, context: Context) {
  const actor = asStaff(context);
  const day = dayOf(input.asOf, context);
  const isDone = sql`coalesce(d.done_at < ${dayEnd(day)}, false)`;
  const states = {
    open: sql`not ${isDone}`,
    overdue: sql`not ${isDone} and d.due_on < ${day}::date`,
    done: isDone,
    all: sql`true`,
  };
  const where = sql.all([
    states[input.state],
    input.from !== undefined && sql`d.made_at >= ${dayStart(input.from)}`,
    input.to !== undefined && sql`d.made_at < ${dayEnd(input.to)}`,
    input.isMine === true && sql`d.owner_post_id = ${actor.postId}`,
    input.unitId !== undefined &&
      sql`d.unit_id = any ((select member_ids from unit_scopes where unit_id = ${input.unitId})::uuid[])`,
  ]);
  const rows = await decisionsWhere(context, where, input.limit + 1);
  return { rows: rows.slice(0, input.limit), hasMore: rows.length > input.limit };
}

type Row = Omit<DecisionLine, 'complete' | 'heldOn'> & { heldAt: Date; unitId: string; isInScope: boolean };

async function decisionsWhere(context: Context, where: Sql, limit: number): Promise<DecisionLine[]> {
  const actor = asStaff(context);
  const today = dateOf(context.now);
  const rows = await context.tx.all<Row>(sql`
    select d.id, d.occurrence_id as "occurrenceId", d.unit_id as "unitId", u.name as "unitName", d.made_at as "heldAt", d.text, d.owner_post_id as "ownerPostId", s.name as "ownerName",
           o.name as "ownerUnitName", d.due_on as "dueOn", d.done_at is null and d.due_on < ${today}::date as "isOverdue", d.request_id as "requestId", d.done_at as "doneAt",
           b.name as "doneBy", d.done_note as "doneNote", app.sees_all() or d.unit_id = any ((select app.scope())::uuid[]) as "isInScope"
      from meeting_decisions d join governance_units u on u.id = d.unit_id join posts p on p.id = d.owner_post_id join staff s on s.id = p.staff_id
      join governance_units o on o.id = p.unit_id left join staff b on b.id = d.done_by_staff_id
     where ${where} order by (d.done_at is not null), d.due_on, d.id limit ${limit}`);
  return rows.map(({ heldAt, unitId: _, isInScope, ...row }) => ({
    ...row,
    heldOn: dateOf(heldAt.getTime()),
    complete: mayComplete(row, isInScope, actor),
  }));
}

function mayComplete(row: Pick<Row, 'doneAt' | 'ownerPostId'>, isInScope: boolean, actor: StaffActor) {
  if (row.doneAt) return { may: false, whyNot: { zh: '已经落实', en: 'Already done' } };
  if (row.ownerPostId === actor.postId || (isInScope && actor.role !== 'grid_worker')) return { may: true };
  return { may: false, whyNot: { zh: '由负责人登记落实', en: 'Its owner says when it is done' } };
}
