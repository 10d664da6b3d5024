// What the house does about firms by itself: those met at work are looked at again when somebody came on record at home (A8), by number and name alone; a record brought in under a sound
// code that is held becomes one with its firm; a firm told gone at its door is closed on record (F14).
import type { Reaction } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import { contactTold, firmHeldAs } from './store/survey.ts';

export const recogniseReaction: Reaction = {
  name: 'enterprises.recognise_workers',
  on: ['person.added', 'person.corrected', 'roster.taken'],
  async react(_event, entry, hand) {
    if (entry.districtId)
      await hand.issue(`recognise ${entry.seq}`, 'enterprise.recognise_workers', { districtId: entry.districtId });
  },
};

export const oneByCode: Reaction = {
  name: 'enterprises.one_by_code',
  on: ['enterprise.known'],
  async react(event, _entry, hand) {
    const fromId = String(event['enterpriseId']);
    const intoId = await hand.database.asOwner((tx) => firmHeldAs(tx, fromId));
    if (intoId)
      await hand.issue(`one ${fromId}`, 'enterprise.merge', {
        mergeId: newId(),
        intoId,
        fromId,
        reason: '摸排登记的统一社会信用代码相同',
      });
  },
};

/** What is told at the door is not typed again on the list of the department, nor in the state of the firm. */
export const toldAtTheDoor: Reaction = {
  name: 'enterprises.told_at_the_door',
  on: ['visit.recorded'],
  async react(event, _entry, hand) {
    if (event['action'] !== 'survey') return;
    const told = await hand.database.asOwner((tx) => contactTold(tx, String(event['visitId'])));
    if (!told) return;
    const { enterpriseId, department, method, on, isGone, listingId } = told;
    if (department && method)
      await hand.issue(`list ${told.visitId}`, 'enterprise.list_under', {
        enterpriseId,
        listingId,
        department,
        method,
        contactedOn: on,
      });
    if (isGone)
      await hand.issue(`gone ${told.visitId}`, 'enterprise.set_state', {
        enterpriseId,
        state: 'closed',
        on,
        reason: '摸排时已关停',
      });
  },
};
