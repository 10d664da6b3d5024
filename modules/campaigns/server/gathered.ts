// Names that were found on no list while an emergency power was used: they go with the order under which they were found (C6). Lists frozen from the register stay, as it does.
import { eraseFromJournal } from '#kernel/server/journal.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import { powers } from '#modules/emergencies/shared/power.ts';
import { eraseFound, foundUnder } from './store/found.ts';

export const campaignsGathers: readonly Gathered[] = powers.map((power) => ({
  power,
  table: 'campaign_found',
  orderColumn: foundUnder(power),
  what: { zh: '名单外的人', en: 'People found on no list' },
  async erase(tx, orderId, limit) {
    const gone = await eraseFound(tx, power, orderId, limit);
    await eraseFromJournal(
      tx,
      gone.flatMap(({ commandId }) => commandId ?? []),
    );
    return gone.length;
  },
}));
