// B5, every half month: who came, what was asked and answered; each decision becomes a task with an owner and a day (H1).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { listSeenRequests } from '#modules/requests/server/public.ts';
import type { recordMeeting } from '../../shared/commands.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import { closeOccurrence, firstDayOf, openOccurrence } from '../opening.ts';
import { insertDecision, insertMeeting, insertTopics, listLiveOwners } from '../store/meetings.ts';

type Input = z.output<typeof recordMeeting.input>;

export async function handleRecordMeeting(input: Input, context: CommandContext): Promise<Done> {
  const { tx, actor } = context;
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  const opened = await openOccurrence(input.occurrenceId, 'meeting', context);
  const { occurrence } = opened;
  const heldAt = new Date(instantOf(input.heldAt));
  const heldOn = dateOf(heldAt.getTime());
  const [from, to] = [firstDayOf(occurrence), dateOf(context.now)];
  if (heldOn < from || heldAt.getTime() > context.now) throw rhythmProblem('held_outside', { from, to });
  const owners = await checkDecisions(input, heldOn, context);
  const linked = [...input.topics, ...input.decisions].flatMap(({ requestId }) => (requestId ? [requestId] : []));
  const seen = await listSeenRequests(tx, linked);
  if (seen.length < new Set(linked).size) throw rhythmProblem('request_unknown');
  const { occurrenceId, place, attendees, minutes, topics, decisions } = input;
  insertMeeting(tx, { occurrenceId, heldAt, place, attendees, minutes, staffId: actor.staffId });
  insertTopics(tx, occurrenceId, topics);
  const { districtId, unitId } = occurrence;
  for (const decision of decisions) insertDecision(tx, { ...decision, occurrenceId, districtId, unitId });
  const events = [
    { type: 'meeting.recorded', occurrenceId, attendees: attendees.length, topics: topics.length },
    ...decisions.map(({ decisionId, ownerPostId, dueOn }) => ({
      type: 'decision.made',
      decisionId,
      ownerPostId,
      dueOn,
    })),
  ];
  const done = closeOccurrence(opened, events, context);
  return { ...done, unitIds: [...new Set([occurrence.unitId, ...owners])] };
}

/** A decision has an owner who is there, and a day that is not behind it. Gives the owners' units. */
async function checkDecisions({ decisions }: Input, heldOn: string, { tx }: CommandContext): Promise<string[]> {
  const wanted = new Set(decisions.map(({ ownerPostId }) => ownerPostId));
  const owners = await listLiveOwners(tx, [...wanted]);
  if (owners.length < wanted.size) throw rhythmProblem('owner_unknown');
  const late = decisions.findIndex(({ dueOn }) => dueOn < heldOn);
  if (late >= 0) throw rhythmProblem('due_before_meeting', { n: late + 1 });
  return owners.map(({ unitId }) => unitId);
}
