// Places of the demonstration district, found as a client finds them.

import { listPlaces, listUnits } from '#modules/territory/shared/queries.ts';
import type { Caller } from './caller.ts';

/** Homes of the grid that this person works in. */
export async function homesOf(worker: Caller) {
  const gridId = worker.hats[0]?.unitId ?? '';
  return worker.ask(listPlaces, { gridId, kinds: ['dwelling'], limit: 20 });
}

export async function unitNamed(staff: Caller, name: string): Promise<string> {
  const { units } = await staff.ask(listUnits, { text: name, limit: 50 });
  const found = units.find((unit) => unit.name === name);
  if (!found) throw new Error(`No unit ${name}`);
  return found.unitId;
}
