// Sessions (N1): on line, in person, or both at once. The house holds the appointment, who was there and the record; the talking happens in the
// room that the link leads to.
import { command } from '#kernel/server/house.ts';
import { attendSession, cancelSession, planSession, recordSession } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { earliestMs } from '../../shared/rules.ts';
import { mayMessage, sendTo, sessionText } from '../messages.ts';
import { roomFor } from '../room.ts';
import { done, openFor, openForParty, staffIdOf } from '../standing.ts';
import { listParties } from '../store/cases.ts';
import { addAttendance, cancelSessionOf, findSession, insertSession, writeRecord } from '../store/papers.ts';

export const planSessionHandler = command(planSession, async (input, context) => {
  const { tx, now } = context;
  const { row } = await openFor('plan_session', input.caseId, context);
  const meetsAt = Date.parse(input.meetsAt);
  if (meetsAt <= now) throw mediationProblem('session_past');
  const roomUrl = input.mode === 'in_person' ? null : (input.roomUrl ?? roomFor(input.sessionId) ?? null);
  if (input.mode === 'online' && roomUrl === null) throw mediationProblem('room_needed');
  if (input.mode !== 'online' && !input.placeText) throw mediationProblem('place_needed');
  insertSession(tx, {
    id: input.sessionId,
    caseId: row.id,
    meetsAt: new Date(meetsAt),
    mode: input.mode,
    placeText: input.mode === 'online' ? null : (input.placeText ?? null),
    roomUrl,
  });
  for (const party of await listParties(tx, row.id))
    if (mayMessage(row, party)) sendTo(party, 'appointment', sessionText(row, meetsAt, now), context);
  return done(row, [
    { type: 'mediation.session_planned', sessionId: input.sessionId, meetsAt: input.meetsAt, mode: input.mode },
  ]);
});

export const cancelSessionHandler = command(cancelSession, async (input, context) => {
  const { row } = await openFor('plan_session', input.caseId, context);
  const session = await findSession(context.tx, row.id, input.sessionId);
  if (session?.state !== 'planned') throw mediationProblem('session_unknown');
  cancelSessionOf(context.tx, session.id, input.reason);
  return done(row, [{ type: 'mediation.session_cancelled', sessionId: session.id }]);
});

function assertItsTime(session: { meetsAt: Date }, now: number): void {
  if (session.meetsAt.getTime() - now > earliestMs) throw mediationProblem('session_not_yet');
}

/** Both can take part from home: each says so on their own page, and both the mediator and the other side see it. */
export const attendSessionHandler = command(attendSession, async (input, context) => {
  const { row, party } = await openForParty('attend', input.caseId, context);
  const session = await findSession(context.tx, row.id, input.sessionId);
  if (session?.state !== 'planned') throw mediationProblem('session_unknown');
  assertItsTime(session, context.now);
  addAttendance(context.tx, { sessionId: session.id, caseId: row.id, partyId: party.partyId, cameBy: 'home' });
  return done(row, [{ type: 'mediation.attended', sessionId: session.id, partyId: party.partyId }]);
});

export const recordSessionHandler = command(recordSession, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('record_session', input.caseId, context);
  const session = await findSession(tx, row.id, input.sessionId);
  if (!session || session.state === 'cancelled') throw mediationProblem('session_unknown');
  assertItsTime(session, context.now);
  const parties = new Set((await listParties(tx, row.id)).map(({ partyId }) => partyId));
  for (const partyId of input.presentPartyIds) {
    if (!parties.has(partyId)) throw mediationProblem('party_unknown');
    addAttendance(tx, { sessionId: session.id, caseId: row.id, partyId, cameBy: 'room' });
  }
  writeRecord(tx, session.id, { record: input.record, fileIds: input.fileIds, staffId: staffIdOf(context.actor) });
  return done(row, [
    { type: 'mediation.session_recorded', sessionId: session.id, present: input.presentPartyIds.length },
  ]);
});
