// What the territory does by itself: carries scheduled redraws out when their time has come, and sweeps up after each.
import type { Reaction, Tick } from '#kernel/server/house.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { listDueRedraws } from './redraws/store.ts';

export const sweepAfterRedraw: Reaction = {
  name: 'redraw.sweep',
  on: ['redraw.applied'],
  async react(event, _entry, hand) {
    await hand.issue('sweep', 'redraw.sweep', { redrawId: event['redrawId'] });
  },
};

export const applyDueRedraws: Tick = {
  name: 'redraw.due',
  everySeconds: 30,
  async run(hand) {
    const due = await hand.database.asOwner(listDueRedraws);
    for (const redrawId of due) {
      const moment = `${redrawId} ${hand.now()}`;
      await hand.issue(`due ${moment}`, 'redraw.apply', { redrawId }).catch(async (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        // A person must look: it stays on the list as held, with the reason.
        const { code, title } = error.body();
        await hand.issue(`block ${moment}`, 'redraw.block', { redrawId, reason: { code, title } });
      });
    }
  },
};
