// Boxes of others who work with this phone: brought in sealed, by whoever has a network. Nobody here can read them, nor what became of them.

import { mostInOne } from '#kernel/shared/box.ts';
import { toBase64 } from './bytes.ts';
import { bringBox } from './calls.ts';
import { phoneStore } from './store.ts';

const perBatch = mostInOne;

export async function bringOthers(openLeaseId: string | undefined, bring = bringBox): Promise<void> {
  const store = phoneStore();
  const vaults = await store.vaults.toArray().catch(() => []);
  for (const { leaseId } of vaults) {
    if (leaseId === openLeaseId) continue;
    const send = async () => {
      const now = Date.now();
      const rows = await store.entries.where({ leaseId }).sortBy('seq');
      const waiting = rows.filter(({ state }) => state === 'waiting');
      const held = waiting.findIndex(({ holdUntil }) => holdUntil !== undefined && holdUntil > now);
      const batch = (held < 0 ? waiting : waiting.slice(0, held)).slice(0, perBatch);
      if (batch.length === 0) return;
      const refused = rows.filter(({ state }) => state === 'refused').length;
      const answer = await bring(leaseId, {
        waiting: waiting.length - batch.length,
        refused,
        entries: batch.map(({ sealed }) => toBase64(sealed)),
      });
      await store.transaction('rw', store.entries, store.vaults, async () => {
        for (const [place, { seq }] of batch.slice(0, answer.judged).entries()) {
          const isTorn = answer.torn.includes(place);
          await store.entries.update(
            [leaseId, seq],
            isTorn ? { state: 'damaged' } : { state: 'answered', answer: answer.outcomes },
          );
        }
        const { state, clockAhead } = answer;
        await store.vaults.update(leaseId, {
          state,
          clockAhead,
          heardAt: Date.now(),
          endsAt: Date.parse(answer.endsAt),
        });
      });
    };
    await (navigator.locks?.request(`huying-box-${leaseId}`, send) ?? send()).catch(() => undefined);
  }
}
