// What time brings about: the account of a shift that is over is closed (C22). Its post ended by itself the second the shift did.
import type { Tick } from '#kernel/server/house.ts';
import { listOverAccounts } from './store/volunteers.ts';

export const closeAccounts: Tick = {
  name: 'shift.close_accounts',
  everySeconds: 30,
  async run(hand) {
    for (const { lineId } of await hand.database.asOwner(listOverAccounts))
      await hand.issue(`shift account ${lineId}`, 'shift.close_account', { lineId });
  },
};
