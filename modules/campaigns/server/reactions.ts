// What time brings about: on each working day, from its hour on, a rotation draws its day. A server that was down draws it when it is back; a day that passed meanwhile is no day of it.
import type { Reaction, Tick } from '#kernel/server/house.ts';
import { isWorkday } from '#kernel/shared/clock/calendar.ts';
import { dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { minutesOf } from './handlers/draw-day.ts';
import { listRotations } from './store/campaigns.ts';

export const drawDays: Tick = {
  name: 'campaign.draw_day',
  everySeconds: 30,
  async run(hand) {
    const now = hand.now();
    const heldOn = dateOf(now);
    if (!isWorkday(await hand.calendar(), heldOn)) return;
    for (const { campaignId, definition, lastHeldOn } of await hand.database.asOwner(listRotations)) {
      const from = definition.rotation?.from;
      if (!from || now < instantAt(heldOn, minutesOf(from)) || (lastHeldOn !== null && lastHeldOn >= heldOn)) continue;
      await hand.issue(`${campaignId} ${heldOn}`, 'campaign.draw_day', { campaignId, heldOn });
    }
  },
};

/** Firms were merged, parted, closed or opened again: turns follow the record that is kept (F14). */
export const followFirms: Reaction = {
  name: 'campaigns.follow_firms',
  on: ['enterprise.merged', 'enterprise.unmerged', 'enterprise.state_changed'],
  async react(event, entry, hand) {
    const firmId = entry.subjectId;
    if (!firmId) return;
    const enterpriseIds = [...new Set([firmId, ...(event['fromId'] ? [String(event['fromId'])] : [])])];
    await hand.issue(`follow ${firmId}`, 'campaign.follow_firm', { enterpriseIds });
  },
};
