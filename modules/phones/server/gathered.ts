// Acts that came in too late, of commands under an emergency power: kept as long as what was gathered under the order they were done under, and no longer.
import { eraseFromJournal } from '#kernel/server/journal.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import { powers } from '#modules/emergencies/shared/power.ts';
import { eraseStranded } from './store.ts';

export const phonesGathers: readonly Gathered[] = powers.map((power) => ({
  power,
  table: 'stranded_acts',
  orderColumn: `case when power = '${power}' then emergency_order_id end`,
  what: { zh: '迟到的记录', en: 'Acts that came too late' },
  async erase(tx, orderId, limit) {
    const gone = await eraseStranded(tx, power, orderId, limit);
    await eraseFromJournal(
      tx,
      gone.map(({ commandId }) => commandId),
    );
    return gone.length;
  },
}));
