import type { Reaction } from '#kernel/server/house.ts';

/** At once they open nothing, for every reading asks; this makes it final, so that a reopened account does not bring old links back. */
export const endWithAccount: Reaction = {
  name: 'calendars.end_with_account',
  on: ['account.closed', 'account.sessions_ended', 'staff.left'],
  async react(event, _entry, hand) {
    await hand.issue('calendar feeds', 'calendar.end_feeds', { staffId: event['staffId'] });
  },
};
