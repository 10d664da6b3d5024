// C19: a grid worker registers an elder in advance, with consent, in their own name as proxy. C18: nobody is left out because they cannot come down.
import { command } from '#kernel/server/house.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { byOf } from '../site.ts';
import * as store from '../store/people.ts';
import { governs } from '../store/sites.ts';

export const preRegisterHandler = command(c.preRegister, async (input, context) => {
  const { tx, actor, commandId, doneAt } = context;
  const round = await findRound(tx, input.roundId);
  if (!round) throw samplingProblem('round_not_found');
  const home = await store.findHomeOf(tx, input.subjectId);
  if (!home?.unitId) throw samplingProblem('person_not_found');
  const { isDrill } = round;
  const orderId = await requirePower(context, 'mass_testing', home.unitId, { isDrill });
  store.addPreRegistration(tx, input, { ...home, orderId, commandId, at: new Date(doneAt) }, byOf(actor));
  return {
    subjectId: input.subjectId,
    territoryId: home.unitId,
    events: [{ type: 'sample.pre_registered', roundId: input.roundId, subjectId: input.subjectId }],
    isDrill,
  };
});

export const askHomeHandler = command(c.askHome, async (input, context) => {
  const { tx, actor, commandId, doneAt } = context;
  const { districtId } = staffOf(actor);
  const round = await findRound(tx, input.roundId);
  if (!round) throw samplingProblem('round_not_found');
  if (!(await governs(tx, input.unitId))) throw samplingProblem('out_of_area');
  const { unitId, subjectId = null } = input;
  if (subjectId && !(await store.findHomeOf(tx, subjectId))) throw samplingProblem('person_not_found');
  const slotFrom = input.slotFrom ? new Date(input.slotFrom) : null;
  const slotTo = input.slotTo ? new Date(input.slotTo) : null;
  if (slotFrom && slotTo && slotTo <= slotFrom) throw samplingProblem('times_wrong');
  const { isDrill } = round;
  const orderId = await requirePower(context, 'mass_testing', unitId, { isDrill });
  const gathering = { districtId, unitId, orderId, commandId, at: new Date(doneAt) };
  store.addHomeRequest(tx, { ...input, subjectId, slotFrom, slotTo }, gathering, byOf(actor));
  const { requestId, roundId } = input;
  return {
    subjectId: requestId,
    territoryId: unitId,
    events: [{ type: 'home_sampling.asked', requestId, roundId }],
    isDrill,
  };
});

export const homeDoneHandler = command(c.homeDone, async ({ requestId, outcome, note }, context) => {
  const { tx, actor, commandId, doneAt } = context;
  const request = await store.findHomeRequest(tx, requestId);
  if (!request) throw samplingProblem('request_not_found');
  if (outcome === 'refused' && note === '') throw samplingProblem('outcome_reason_wanted');
  const { unitId, roundId, isDrill } = request;
  await requirePower(context, 'mass_testing', unitId, { isDrill });
  const { byName } = byOf(actor);
  store.endHomeRequest(tx, { requestId, at: new Date(doneAt), outcome, note, byName, commandId });
  const superseded = request.doneAt !== null;
  return {
    subjectId: requestId,
    territoryId: unitId,
    events: [{ type: 'home_sampling.done', requestId, roundId, outcome }],
    superseded,
    isDrill,
  };
});

/** Told in advance and wrong. Told by two, the earlier stands; that it was told, and by whom, stays on record. */
export const withdrawHandler = command(c.withdrawPreRegistration, async ({ preRegistrationId, reason }, context) => {
  const { tx, actor, commandId, doneAt } = context;
  const row = await store.findPreRegistration(tx, preRegistrationId);
  if (!row) throw samplingProblem('pre_registration_not_found');
  const { unitId, roundId, subjectId, isDrill } = row;
  await requirePower(context, 'mass_testing', unitId, { isDrill });
  const { byName } = byOf(actor);
  store.withdrawPreRegistration(tx, { preRegistrationId, at: new Date(doneAt), reason, byName, commandId });
  return {
    subjectId,
    territoryId: unitId,
    events: [{ type: 'sample.pre_registration_withdrawn', roundId, subjectId }],
    superseded: row.withdrawnAt !== null,
    isDrill,
  };
});

/** The later told stands, in whatever order they come in. */
export const slotHandler = command(c.setHomeSlot, async ({ requestId, ...slot }, context) => {
  const { tx, actor, commandId, doneAt } = context;
  const request = await store.findHomeRequest(tx, requestId);
  if (!request) throw samplingProblem('request_not_found');
  const [slotFrom, slotTo] = [new Date(slot.slotFrom), new Date(slot.slotTo)];
  if (slotTo <= slotFrom) throw samplingProblem('times_wrong');
  const { unitId, roundId, isDrill } = request;
  await requirePower(context, 'mass_testing', unitId, { isDrill });
  const { byName } = byOf(actor);
  store.setHomeSlot(tx, { requestId, slotFrom, slotTo, at: new Date(doneAt), byName, commandId });
  return {
    subjectId: requestId,
    territoryId: unitId,
    events: [{ type: 'home_sampling.slot_set', requestId, roundId }],
    isDrill,
  };
});
