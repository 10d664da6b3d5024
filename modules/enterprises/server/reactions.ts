// Somebody came on record at home, or their number was put right: those met at work are looked at again (A8). The house links only what number and name say.
import type { Reaction } from '#kernel/server/house.ts';

export const recogniseReaction: Reaction = {
  name: 'enterprises.recognise_workers',
  on: ['person.added', 'person.corrected', 'roster.taken'],
  async react(_event, entry, hand) {
    if (entry.districtId)
      await hand.issue(`recognise ${entry.seq}`, 'enterprise.recognise_workers', { districtId: entry.districtId });
  },
};
