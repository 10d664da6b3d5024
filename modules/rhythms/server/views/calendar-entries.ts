// What the rhythms put on the calendar of a post: the occurrences of its unit, and how many decisions fall to it on a day. Counts alone: what was decided may name
// somebody, and the calendar lies on other people's servers.
import type { StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { type CalendarDate, dateOf } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { levelOf, type OccurrenceState, type RecordKind, stateTitles } from '../../shared/occurrence.ts';
import { stateOn } from './occurrences.ts';

export async function rhythmEntries(
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarEntry[]> {
  const [occurrences, decisions] = await Promise.all([
    post.reach === 'territory' ? listOccurrences(tx, post.unitId, from, to) : [],
    listDecisionDays(tx, post.postId, from, to),
  ]);
  const owed = await Promise.all(occurrences.map((one) => entryOf(tx, post, one)));
  return [...owed, ...decisions.map((day) => entryOfDecisions(post, day))];
}

type Occurrence = {
  id: string;
  methodVersionId: string;
  code: string;
  record: RecordKind;
  dueOn: CalendarDate;
  state: OccurrenceState;
  items: number;
  findings: number;
};

/** The same as the post owes at its desk (answerMine): whoever stands in at the unit owes it too. */
function listOccurrences(tx: Tx, unitId: string, from: CalendarDate, to: CalendarDate): Promise<Occurrence[]> {
  return tx.all<Occurrence>(sql`
    select o.id, o.method_version_id as "methodVersionId", o.rhythm_code as code, o.record, o.due_on as "dueOn", ${stateOn(dateOf(tx.now))} as state,
           (select count(*) from sweep_items i where i.occurrence_id = o.id) as items,
           (select count(*) from sweep_items i where i.occurrence_id = o.id and i.result = 'finding') as findings
      from rhythm_occurrences o where o.unit_id = ${unitId} and o.due_on between ${from}::date and ${to}::date`);
}

async function entryOf(tx: Tx, post: StaffActor, one: Occurrence): Promise<CalendarEntry> {
  const { method } = await getMethod(tx, one.methodVersionId);
  const title = method.rhythms.find(({ id }) => id === one.code)?.title ?? { zh: one.code, en: one.code };
  return {
    id: one.id,
    title: one.state === 'done' ? { zh: `✓ ${title.zh}`, en: `✓ ${title.en}` } : title,
    note: noteOf(one),
    when: { on: one.dueOn },
    path:
      one.record === 'sweep' && levelOf(post.role) === 'grid'
        ? `/field/sweeps/${one.id}`
        : `/desk/rhythms/${one.record}s/${one.id}`,
    isCancelled: one.state === 'left_out' || one.state === 'excused',
  };
}

function noteOf({ state, items, findings }: Occurrence): Words {
  const { zh, en } = stateTitles[state];
  if (items === 0) return { zh, en };
  return { zh: `${zh} · ${items} 项，发现 ${findings} 件`, en: `${en} · ${items} items, ${findings} found` };
}

type DecisionDay = { dueOn: CalendarDate; total: number; done: number };

function listDecisionDays(tx: Tx, postId: string, from: CalendarDate, to: CalendarDate): Promise<DecisionDay[]> {
  return tx.all<DecisionDay>(sql`
    select due_on as "dueOn", count(*) as total, count(done_at) as done from meeting_decisions
     where owner_post_id = ${postId} and due_on between ${from}::date and ${to}::date group by due_on`);
}

function entryOfDecisions(post: StaffActor, { dueOn, total, done }: DecisionDay): CalendarEntry {
  const mark = done === total ? '✓ ' : '';
  return {
    id: `decisions-${post.postId}-${dueOn}`,
    title: {
      zh: `${mark}议定事项到期 ${total} 件`,
      en: `${mark}${total} ${total === 1 ? 'decision' : 'decisions'} due`,
    },
    note: { zh: `已落实 ${done} 件`, en: `${done} done` },
    when: { on: dueOn },
    path: decisionsPath(post),
  };
}

function decisionsPath({ role, reach }: StaffActor): string {
  if (role === 'handler') return '/field/decisions';
  return reach === 'assigned' ? '/desk/decisions' : '/desk/rhythms/decisions?isMine=true';
}
