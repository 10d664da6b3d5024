// Who stands on a shift: asked, answering, coming, leaving, replaced. Told by themselves (also off line: judged by when it was done), by the chief, by the desk.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { endPost } from '#modules/identity/server/public.ts';
import { answerShift, assignShift, comeToShift, leaveShift, replaceOnShift, signUp } from '../../shared/commands.ts';
import { shiftProblem } from '../../shared/problems.ts';
import { earlyHours, gapsOf, lineState, lineStateTitles } from '../../shared/roster.ts';
import { actorName } from '../actor-name.ts';
import { doneOf, getLine, getPeople, getPerson, requireRoles, wordsInForce } from '../standing.ts';
import {
  addLine,
  endOnCall,
  lockLine,
  markAnswered,
  markCame,
  markLeft,
  markReplaced,
  putOnCall,
} from '../store/lines.ts';
import { countStanding, lockShift, mayLead, type ShiftRow } from '../store/shifts.ts';
import { findOwnVolunteer } from '../store/volunteers.ts';

async function getOpenShift({ tx, now }: Pick<CommandContext, 'tx' | 'now'>, shiftId: string): Promise<ShiftRow> {
  const shift = await lockShift(tx, shiftId);
  if (!shift) throw shiftProblem('not_found');
  if (shift.cancelledAt) throw shiftProblem('cancelled');
  if (shift.until.getTime() <= now) throw shiftProblem('over');
  return shift;
}

export const assignHandler = command(assignShift, async ({ shiftId, lines }, context): Promise<Done> => {
  const { tx, actor } = context;
  const shift = await getOpenShift(context, shiftId);
  if (!(await mayLead(tx, shift))) throw shiftProblem('not_found');
  requireRoles(
    await wordsInForce(tx),
    lines.map(({ role }) => role),
  );
  if (shift.kind === 'on_call' && lines.some(({ volunteerId }) => volunteerId)) throw shiftProblem('not_on_call');
  const people = await getPeople(tx, lines, shift);
  for (const [n, person] of people.entries()) {
    const { lineId, role } = lines[n]!;
    const line = { ...shift, ...person, lineId, role, byName: actorName(actor), isAccepted: false };
    addLine(tx, line);
    if (shift.kind === 'on_call') putOnCall(tx, line, n + 1);
  }
  return doneOf(shift, 'shift.assigned', { people: lines.length });
});

/** A resident who is an approved volunteer takes a place that is lacking (E6). */
export const signUpHandler = command(signUp, async ({ lineId, shiftId, role }, context): Promise<Done> => {
  const { tx } = context;
  const shift = await getOpenShift(context, shiftId);
  const me = await findOwnVolunteer(tx);
  if (!me) throw shiftProblem('volunteer_not_found');
  if (shift.kind === 'on_call') throw shiftProblem('not_on_call');
  const person = await getPerson(tx, { volunteerId: me }, shift);
  const taken = await countStanding(tx, shiftId);
  const lines = taken.flatMap(({ role: of, count }) =>
    Array.from({ length: count }, () => ({ role: of, state: 'accepted' as const })),
  );
  if (!gapsOf(shift.wanted, lines).some((gap) => gap.role === role)) throw shiftProblem('full');
  addLine(tx, { ...shift, ...person, lineId, role, byName: null, isAccepted: true });
  return doneOf(shift, 'shift.signed_up', { role });
});

export const answerHandler = command(answerShift, async ({ lineId, accepts, reason }, context): Promise<Done> => {
  const { tx, doneAt } = context;
  const line = await getLine(context, lineId);
  const state = lineState({ ...line, from: line.shiftFrom, until: line.shiftUntil }, context.now);
  const isSame = accepts ? line.acceptedAt && !line.declinedAt : line.declinedAt;
  if (isSame) return doneOf(line, 'shift.answered', { lineId }, { superseded: true });
  if (state !== 'asked' && state !== 'accepted') {
    const { zh, en } = lineStateTitles[state];
    throw shiftProblem('not_asked', { state: zh, stateEn: en });
  }
  markAnswered(tx, lineId, new Date(doneAt), accepts ? null : (reason ?? ''));
  if (!accepts) {
    endOnCall(tx, [lineId], tx.at);
    if (line.accountPostId) endPost(tx, line.accountPostId);
  }
  return doneOf(line, 'shift.answered', { lineId, accepts });
});

/** Coming is a fact: told twice the first stands, and who was replaced meanwhile has come all the same. */
export const comeHandler = command(comeToShift, async ({ lineId }, context): Promise<Done> => {
  const { tx, doneAt } = context;
  const line = await getLine(context, lineId);
  if (line.cameAt) return doneOf(line, 'shift.came', { lineId }, { superseded: true });
  if (doneAt < line.shiftFrom.getTime() - earlyHours * HOUR_MS) throw shiftProblem('not_yet', { hours: earlyHours });
  if (doneAt >= line.shiftUntil.getTime()) throw shiftProblem('over');
  markCame(tx, lineId, new Date(doneAt));
  return doneOf(line, 'shift.came', { lineId, role: line.role }, { superseded: line.replacedAt !== null });
});

export const leaveHandler = command(leaveShift, async ({ lineId, at }, context): Promise<Done> => {
  const { tx, doneAt } = context;
  const line = await getLine(context, lineId);
  if (line.leftAt) return doneOf(line, 'shift.left', { lineId }, { superseded: true });
  if (!line.cameAt) throw shiftProblem('not_come');
  const leftAt = at ? new Date(at) : new Date(Math.max(doneAt, line.cameAt.getTime()));
  if (leftAt < line.cameAt || leftAt.getTime() > context.now) throw shiftProblem('times_reversed');
  markLeft(tx, lineId, leftAt);
  endOnCall(tx, [lineId], leftAt);
  return doneOf(line, 'shift.left', { lineId, role: line.role });
});

export const replaceHandler = command(replaceOnShift, async (input, context): Promise<Done> => {
  const { tx, actor, now } = context;
  const line = await lockLine(tx, input.lineId);
  if (!line) throw shiftProblem('line_not_found');
  const shift = await getOpenShift(context, line.shiftId);
  // Whoever cannot come says so; who comes instead is for the chief and the desk.
  if (!(await mayLead(tx, shift))) throw shiftProblem('line_not_found');
  if (line.replacedAt || line.leftAt) {
    const { zh, en } = lineStateTitles[line.replacedAt ? 'replaced' : 'left'];
    throw shiftProblem('not_asked', { state: zh, stateEn: en });
  }
  if (shift.kind === 'on_call' && input.volunteerId) throw shiftProblem('not_on_call');
  const from = new Date(Math.max(now, shift.from.getTime()));
  const isMidway = line.cameAt !== null;
  const person = await getPerson(tx, input, { from, until: shift.until });
  markReplaced(tx, line.lineId, { at: new Date(now), reason: input.reason, byId: input.newLineId, isMidway });
  endOnCall(tx, [line.lineId], from);
  // The account of who goes ends at once (C22).
  if (line.accountPostId) endPost(tx, line.accountPostId);
  const next = {
    ...shift,
    ...person,
    lineId: input.newLineId,
    role: line.role,
    from,
    byName: actorName(actor),
    isAccepted: false,
  };
  addLine(tx, next);
  if (shift.kind === 'on_call') putOnCall(tx, next, 1);
  return doneOf(shift, 'shift.replaced', { lineId: line.lineId, newLineId: input.newLineId });
});
