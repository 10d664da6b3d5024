// The successor's side: the receipt, and a thing questioned in words, answered by whoever gave it or leads there.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { answerQuestion, questionItem, receiveHandover } from '../../shared/commands.ts';
import { handoverProblem } from '../../shared/problems.ts';
import { type HandoverRow, lockHandover, putAnswer, putQuestion, receiveParts } from '../store.ts';

const done = (row: HandoverRow, event: Done['events'][number], superseded = false): Done => ({
  subjectId: row.id,
  territoryId: row.unitIds[0],
  unitIds: row.unitIds,
  events: [event],
  superseded,
});

/** A second tap is taken as a fact that changed nothing. */
export const receiveHandler = command(receiveHandover, async ({ handoverId }, context): Promise<Done> => {
  const { tx } = context;
  const by = staffOf(context.actor);
  const row = await lockHandover(tx, handoverId);
  if (!row) throw handoverProblem('not_found');
  if (row.state !== 'in_effect') throw handoverProblem('not_yet');
  if (!row.takerStaffIds.includes(by.staffId)) throw handoverProblem('not_yours_to_receive');
  const received = await receiveParts(tx, handoverId, by.staffId);
  return done(row, { type: 'handover.received', handoverId, staffId: by.staffId }, received.length === 0);
});

export const questionHandler = command(questionItem, async ({ text, ...key }, context): Promise<Done> => {
  const by = staffOf(context.actor);
  const row = await lockHandover(context.tx, key.handoverId);
  if (!row) throw handoverProblem('not_found');
  const put = await putQuestion(context.tx, key, by.staffId, text);
  if (put.length === 0) throw handoverProblem('no_such_item');
  return done(row, { type: 'handover.questioned', handoverId: row.id });
});

/** Anybody who sees the hand-over and did not ask: who gave it, the leaver while still here, who leads there. */
export const answerHandler = command(answerQuestion, async ({ text, ...key }, context): Promise<Done> => {
  const by = staffOf(context.actor);
  const row = await lockHandover(context.tx, key.handoverId);
  if (!row) throw handoverProblem('not_found');
  const put = await putAnswer(context.tx, key, by.staffId, text);
  if (put.length === 0) throw handoverProblem('no_question');
  return done(row, { type: 'handover.answered', handoverId: row.id });
});
