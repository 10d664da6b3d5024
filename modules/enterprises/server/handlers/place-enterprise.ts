// Where a firm is, in which state, on whose list: each told from a day on, and what was told before stays.
import { command } from '#kernel/server/house.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import {
  listEnterprise,
  markKey,
  setDepartment,
  setEnterprisePlace,
  setEnterpriseState,
  unlistEnterprise,
  unmarkKey,
} from '../../shared/commands.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { tellerOf } from '../facts.ts';
import { dayOf, getOwn, mustBeSomewhere, mustFollow, mustSpeakFor, toldOf } from '../own.ts';
import * as beside from '../store/beside.ts';
import { isGoverned, setState } from '../store/enterprises.ts';

export const setPlaceHandler = command(setEnterprisePlace, async ({ enterpriseId, ...where }, { tx, actor }) => {
  const row = await getOwn(tx, enterpriseId);
  await mustBeSomewhere(where, tx, row.districtId);
  const from = await dayOf(tx, where.from);
  const held = await beside.findPlace(tx, enterpriseId, where.kind);
  if (held) mustFollow(from, held.from);
  beside.putPlace(tx, row, where, from, tellerOf(actor));
  return toldOf(row, { type: 'enterprise.moved', kind: where.kind });
});

export const setStateHandler = command(setEnterpriseState, async ({ enterpriseId, state, on, reason }, { tx }) => {
  const row = await getOwn(tx, enterpriseId);
  const day = await dayOf(tx, on);
  if (row.stateOn) mustFollow(day, row.stateOn);
  setState(tx, enterpriseId, { state, on: day, reason });
  return toldOf(row, { type: 'enterprise.state_changed', state });
});

export const listHandler = command(listEnterprise, async ({ enterpriseId, ...listing }, context) => {
  const { tx, actor } = context;
  const row = await getOwn(tx, enterpriseId);
  await mustSpeakFor(listing.department, context);
  await dayOf(tx, listing.contactedOn ?? undefined);
  const held = await beside.findListing(tx, enterpriseId, listing.department);
  if (held) beside.contactAgain(tx, held.listingId, listing.method, listing.contactedOn);
  else beside.addListing(tx, row, { ...listing, source: tellerOf(actor) });
  return toldOf(row, { type: 'enterprise.listed', department: listing.department });
});

export const unlistHandler = command(unlistEnterprise, async ({ enterpriseId, department }, context) => {
  const row = await getOwn(context.tx, enterpriseId);
  await mustSpeakFor(department, context);
  const held = await beside.findListing(context.tx, enterpriseId, department);
  if (!held) throw enterpriseProblem('not_listed');
  beside.endListing(context.tx, held.listingId);
  return toldOf(row, { type: 'enterprise.unlisted', department });
});

export const setDepartmentHandler = command(setDepartment, async ({ department, unitId }, { tx }) => {
  const unit = await findUnit(tx, unitId);
  if (!unit) throw enterpriseProblem('unit_not_found');
  if (!(await isGoverned(tx, unit.districtId))) throw enterpriseProblem('outside_area', { unit: unit.unitName });
  beside.putDepartment(tx, unit.districtId, department, unitId);
  return {
    subjectId: unitId,
    territoryId: unit.districtId,
    unitIds: [unitId],
    events: [{ type: 'enterprise.department_set', department, unitId }],
  };
});

export const markKeyHandler = command(markKey, async ({ flagId, enterpriseId, reason, from }, { tx }) => {
  const row = await getOwn(tx, enterpriseId);
  const day = await dayOf(tx, from);
  if (await beside.findKeyFlag(tx, enterpriseId)) throw enterpriseProblem('already_key');
  beside.addKeyFlag(tx, row, { flagId, reason, from: day });
  return toldOf(row, { type: 'enterprise.marked_key' });
});

export const unmarkKeyHandler = command(unmarkKey, async ({ enterpriseId, reason }, { tx }) => {
  const row = await getOwn(tx, enterpriseId);
  const flag = await beside.findKeyFlag(tx, enterpriseId);
  if (!flag) throw enterpriseProblem('not_key');
  beside.endKeyFlag(tx, flag.flagId, reason);
  return toldOf(row, { type: 'enterprise.unmarked_key' });
});
