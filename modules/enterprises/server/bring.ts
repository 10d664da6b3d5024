// A firm told at its door by a surveyor who may know nothing of the register (F14). It is never refused for being on record already: two surveyors of two departments do not see each
// other's firms. A sound code that is held makes a record with the code as written, and the house merges it into the one there is: both tellings stay, one firm counts.
import type { CommandContext } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import type { Where } from '../shared/commands.ts';
import { sourcesOf, tellerOf, valuesOf } from './facts.ts';
import { mustBeSomewhere } from './own.ts';
import { putPlace } from './store/beside.ts';
import * as store from './store/enterprises.ts';

export type Brought = {
  enterpriseId: string;
  name: string;
  uscc?: string | undefined;
  legalRepresentative?: string | undefined;
  park?: string | undefined;
  place: Where;
};

export async function bringFirm(
  context: CommandContext,
  { enterpriseId, place, ...given }: Brought,
): Promise<{ isKnown: boolean; events: DomainEvent[] }> {
  const { tx, actor, secrets } = context;
  const { unitId, districtId } = staffOf(actor);
  const values = valuesOf(given, secrets);
  // Two surveyors may tell it in the same moment: the second waits for the first.
  if (values.uscc) await store.waitForCode(tx, values.uscc);
  const isKnown = values.uscc ? (await store.findByCode(tx, values.uscc)).isHeld : false;
  if (isKnown) Object.assign(values, { uscc: null, usccWritten: values.uscc, usccFault: 'held' });
  await mustBeSomewhere(place, tx, districtId);
  const today = await store.todayOf(tx);
  const by = tellerOf(actor);
  store.addEnterprise(tx, { enterpriseId, districtId, unitId, sources: sourcesOf(given, { on: today, by }) }, values);
  putPlace(tx, { enterpriseId, districtId }, place, today, by);
  return {
    isKnown,
    events: [
      isKnown
        ? { type: 'enterprise.known', enterpriseId }
        : { type: 'enterprise.added', enterpriseId, hasCode: values.uscc != null },
    ],
  };
}
