// The home somebody moves into: it must be a place one can live in, within the area of the post.
import type { Tx } from '#kernel/server/transaction.ts';
import { registryProblem } from '../shared/problems.ts';
import { findHeads, findHome, type HomeRow, lockPlace } from './store.ts';

const inhabited = ['dwelling', 'shop', 'facility', 'courtyard', 'building'];

export async function getOwnHome(tx: Tx, placeId: string): Promise<HomeRow> {
  const home = await findHome(tx, placeId);
  if (!home || !inhabited.includes(home.kind)) throw registryProblem('place_not_found');
  if (!home.isInScope) throw registryProblem('place_not_yours', { address: home.address });
  return home;
}

/** A home has one head; another one is made by a change of head, which says why (household.change_head). Two who write at once wait for one another. */
export async function assertOneHead(tx: Tx, stay: { placeId: string; relation?: string | undefined }): Promise<void> {
  if (stay.relation !== 'head') return;
  await lockPlace(tx, stay.placeId);
  const [head] = await findHeads(tx, stay.placeId);
  if (head) throw registryProblem('head_stands');
}
