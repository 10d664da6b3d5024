// The home somebody moves into: it must be a place one can live in, within the area of the post.
import type { Tx } from '#kernel/server/transaction.ts';
import { registryProblem } from '../shared/problems.ts';
import { findHome, type HomeRow } from './store.ts';

const inhabited = ['dwelling', 'shop', 'facility', 'courtyard', 'building'];

export async function getOwnHome(tx: Tx, placeId: string): Promise<HomeRow> {
  const home = await findHome(tx, placeId);
  if (!home || !inhabited.includes(home.kind)) throw registryProblem('place_not_found');
  if (!home.isInScope) throw registryProblem('place_not_yours', { address: home.address });
  return home;
}
