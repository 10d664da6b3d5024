// A firm comes on record, or what is on record of it is put right. One sound code is one firm in the whole district (GB 32100-2015).
import { command } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { addEnterprise, correctEnterprise } from '../../shared/commands.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { sourcesOf, tellerOf, valuesOf } from '../facts.ts';
import { dayOf, getOwn, mustBeSomewhere, mustSpeakFor, toldOf } from '../own.ts';
import { addListing, putPlace } from '../store/beside.ts';
import * as store from '../store/enterprises.ts';

async function mustBeNew(tx: Tx, uscc: string, self?: string): Promise<void> {
  const held = await store.findByCode(tx, uscc);
  if (!held.isHeld || (self !== undefined && held.enterpriseId === self)) return;
  throw held.enterpriseId
    ? enterpriseProblem('uscc_taken', { name: held.name, enterpriseId: held.enterpriseId })
    : enterpriseProblem('uscc_elsewhere');
}

export const addEnterpriseHandler = command(addEnterprise, async (input, context) => {
  const { tx, actor, secrets } = context;
  const { enterpriseId, unitId: asked, places, listing, ...given } = input;
  const unitId = asked ?? (actor.kind === 'staff' ? actor.unitId : undefined);
  const unit = unitId ? await findUnit(tx, unitId) : undefined;
  if (!unit) throw enterpriseProblem('unit_not_found');
  if (!(await store.isGoverned(tx, unit.unitId))) throw enterpriseProblem('outside_area', { unit: unit.unitName });
  const values = valuesOf(given, secrets);
  if (values.uscc) await mustBeNew(tx, values.uscc);
  const today = await store.todayOf(tx);
  const head = { enterpriseId, districtId: unit.districtId };
  const by = tellerOf(actor);
  for (const where of places) {
    await mustBeSomewhere(where, tx, unit.districtId);
    await dayOf(tx, where.from);
  }
  if (listing) {
    await mustSpeakFor(listing.department, context);
    await dayOf(tx, listing.contactedOn ?? undefined);
  }
  store.addEnterprise(tx, { ...head, unitId: unit.unitId, sources: sourcesOf(given, { on: today, by }) }, values);
  // Listed first: an officer sees the firm by the list of the department.
  if (listing) addListing(tx, head, { ...listing, source: by });
  for (const where of places) putPlace(tx, head, where, where.from ?? today, by);
  return toldOf(
    { enterpriseId, communityId: null, unitId: unit.unitId },
    { type: 'enterprise.added', hasCode: values.uscc != null },
    { enterpriseId },
  );
});

export const correctEnterpriseHandler = command(correctEnterprise, async ({ enterpriseId, ...given }, context) => {
  const { tx, actor, secrets } = context;
  const row = await getOwn(tx, enterpriseId);
  const values = valuesOf(given, secrets);
  if (values.uscc) await mustBeNew(tx, values.uscc, enterpriseId);
  const today = await store.todayOf(tx);
  const isRenamed = values.nameKey !== undefined && values.nameKey !== row.nameKey;
  store.changeEnterprise(
    tx,
    row,
    values,
    sourcesOf(given, { on: today, by: tellerOf(actor) }),
    isRenamed ? { name: row.name, until: today } : undefined,
  );
  return toldOf(row, { type: 'enterprise.corrected', fields: Object.keys(given) });
});
