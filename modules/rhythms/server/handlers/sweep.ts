// B5, Monday: each thing on the list gets a result; zero is a report. What is found is reported as a request first and linked here.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { listSeenRequests } from '#modules/requests/server/public.ts';
import type { checkItem, finishSweep } from '../../shared/commands.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import { closeOccurrence, type Opened, openOccurrence, told } from '../opening.ts';
import { countItems, recordItem, restIsFine } from '../store/sweeps.ts';
import { prepareLists } from '../sweep-list.ts';

/** A list that nobody has fixed yet (the server slept through the morning, a phone was quicker) is fixed by the first who needs it. */
async function openSweep(occurrenceId: string, context: CommandContext): Promise<Opened> {
  const opened = await openOccurrence(occurrenceId, 'sweep', context);
  if (opened.occurrence.preparedAt === null) await prepareLists(context.tx, opened.occurrence.dueOn, { occurrenceId });
  return opened;
}

const staffIdOf = ({ actor }: CommandContext) => (actor.kind === 'staff' ? actor.staffId : null);

export async function handleCheckItem(input: z.output<typeof checkItem.input>, context: CommandContext): Promise<Done> {
  const { occurrenceId, ordinal, result, note, foundRequestIds, fileIds } = input;
  const { occurrence } = await openSweep(occurrenceId, context);
  if (result === 'finding' && note === '' && foundRequestIds.length === 0) throw rhythmProblem('finding_needs_words');
  const seen = await listSeenRequests(context.tx, foundRequestIds);
  if (seen.length < new Set(foundRequestIds).size) throw rhythmProblem('request_unknown');
  const item = { result, note, foundRequestIds, fileIds, staffId: staffIdOf(context) };
  if (!(await recordItem(context.tx, occurrenceId, ordinal, item))) throw rhythmProblem('item_unknown');
  return told(occurrence, [{ type: 'sweep.checked', occurrenceId, ordinal, result, found: foundRequestIds.length }]);
}

export async function handleFinishSweep(
  input: z.output<typeof finishSweep.input>,
  context: CommandContext,
): Promise<Done> {
  const { occurrenceId } = input;
  const opened = await openSweep(occurrenceId, context);
  if (input.restIsFine) await restIsFine(context.tx, occurrenceId, staffIdOf(context));
  const { left, findings, items } = await countItems(context.tx, occurrenceId);
  if (left > 0) throw rhythmProblem('items_left', { left });
  return closeOccurrence(opened, [{ type: 'sweep.finished', occurrenceId, items, findings }], context);
}
