// Names that were found on no list while an emergency power was used: they go with the order under which they were found (C6);
// and the names that its rounds asked for, though the register stays: who was to be tested or moved is what the power gathered (R4). Figures stay.
import { eraseFromJournal } from '#kernel/server/journal.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import { powers } from '#modules/emergencies/shared/power.ts';
import { askedUnder, eraseAsked } from './store/asked.ts';
import { eraseFound, foundUnder } from './store/found.ts';

const found = powers.map(
  (power): Gathered => ({
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
  }),
);

const asked = powers.map(
  (power): Gathered => ({
    power,
    table: 'campaign_asked',
    orderColumn: askedUnder(power),
    what: { zh: '各轮应采、应到名单', en: 'Names that rounds asked for' },
    async erase(tx, orderId, limit) {
      const { erased, commands } = await eraseAsked(tx, power, orderId, limit);
      await eraseFromJournal(tx, commands);
      return erased;
    },
  }),
);

export const campaignsGathers: readonly Gathered[] = [...asked, ...found];
