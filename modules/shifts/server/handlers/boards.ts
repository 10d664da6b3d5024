// The small boards beside the roster: means, gifts, neighbours, notes of a site's day.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { settingOf } from '#modules/identity/shared/settings.ts';
import {
  addMeans,
  askMeans,
  callNeighbour,
  endNeighbour,
  giveMeans,
  matchNeighbours,
  noteAtSite,
  postNeighbour,
  recordGift,
  releaseMeans,
  seeGift,
} from '../../shared/board-commands.ts';
import { shiftProblem } from '../../shared/problems.ts';
import { makeLook } from '../neighbour-look.ts';
import { isBoardOpen } from '../standing.ts';
import * as store from '../store/boards.ts';
import { findCommunity } from '../store/volunteers.ts';
import { findKeptUnit, findSite, readSetting } from '../store/work-sites.ts';

const told = (subjectId: string, unitId: string, type: string): Done => ({
  subjectId,
  territoryId: unitId,
  events: [{ type, unitId }],
});

export const addMeansHandler = command(addMeans, async (input, { tx, actor }): Promise<Done> => {
  const unit = await findKeptUnit(tx, input.unitId ?? staffOf(actor).unitId);
  if (!unit) throw shiftProblem('outside_area');
  store.addMeans(tx, { ...input, unitId: unit.unitId, districtId: unit.districtId });
  return told(input.meansId, unit.unitId, 'means.added');
});

/** Asked also where nothing is free: what is asked and not there is the shortage. */
export const askMeansHandler = command(askMeans, async (input, { tx, actor }): Promise<Done> => {
  const means = await store.lockMeans(tx, input.meansId);
  if (!means) throw shiftProblem('means_not_found');
  const site = await findSite(tx, input.siteId);
  if (!site || !(await findKeptUnit(tx, site.unitId))) throw shiftProblem('site_not_found');
  store.addUse(tx, { ...input, unitId: site.unitId, districtId: means.districtId, byName: staffOf(actor).staffName });
  return { ...told(input.meansId, means.unitId, 'means.asked'), unitIds: [site.unitId] };
});

export const giveMeansHandler = command(giveMeans, async ({ useId }, { tx, actor }): Promise<Done> => {
  const use = await store.lockUse(tx, useId);
  const means = use && (await store.lockMeans(tx, use.meansId));
  if (!means || !(await findKeptUnit(tx, means.unitId))) throw shiftProblem('means_not_found');
  if (use.givenAt || use.releasedAt) throw shiftProblem('given_already');
  const free = means.quantity - means.given;
  if (use.quantity > free) throw shiftProblem('means_short', { free, wanted: use.quantity, measure: means.measure });
  store.markGiven(tx, useId, staffOf(actor).staffName);
  return { ...told(use.meansId, means.unitId, 'means.given'), unitIds: [use.unitId] };
});

/** Brought back, or no longer asked for: said by where they stand, or by whose they are. */
export const releaseMeansHandler = command(releaseMeans, async ({ useId }, { tx }): Promise<Done> => {
  const use = await store.lockUse(tx, useId);
  const means = use && (await store.lockMeans(tx, use.meansId));
  if (!means || !((await findKeptUnit(tx, means.unitId)) ?? (await findKeptUnit(tx, use.unitId))))
    throw shiftProblem('means_not_found');
  if (use.releasedAt) throw shiftProblem('given_already');
  store.markReleased(tx, useId);
  return { ...told(use.meansId, means.unitId, 'means.released'), unitIds: [use.unitId] };
});

export const recordGiftHandler = command(recordGift, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const site = input.siteId ? await findSite(tx, input.siteId) : undefined;
  if (input.siteId && !site) throw shiftProblem('site_not_found');
  const limit = settingOf('gift_leader_yuan', await readSetting(tx, 'gift_leader_yuan'));
  const unitId = site?.unitId ?? by.unitId;
  store.addGift(tx, {
    ...input,
    unitId,
    districtId: by.districtId,
    siteId: site?.siteId ?? null,
    needsLeader: input.valueYuan > limit,
    receivedAt: input.receivedAt ? new Date(input.receivedAt) : tx.at,
    staffId: by.staffId,
    byName: by.staffName,
  });
  return told(input.giftId, unitId, 'gift.recorded');
});
export const seeGiftHandler = command(seeGift, async ({ giftId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const gift = await store.lockGift(tx, giftId);
  if (!gift) throw shiftProblem('gift_not_found');
  if (gift.staffId === by.staffId) throw shiftProblem('gift_own');
  if (gift.seenAt) throw shiftProblem('given_already');
  store.markSeen(tx, giftId, by.staffName);
  return told(giftId, gift.unitId, 'gift.seen');
});

export const postNeighbourHandler = command(postNeighbour, async (input, { tx, actor, secrets }): Promise<Done> => {
  if (actor.kind !== 'resident') throw shiftProblem('neighbour_not_found');
  if (!(await isBoardOpen(tx))) throw shiftProblem('neighbours_shut');
  const community = await findCommunity(tx, input.unitId);
  if (!community) throw shiftProblem('outside_area');
  const until = new Date(input.until);
  if (until <= tx.at) throw shiftProblem('times_unfit', { hours: 24 });
  store.addNeighbour(tx, {
    ...input,
    until,
    districtId: community.districtId,
    phone: { cipher: actor.phoneCipher, hash: actor.phoneHash, tail: secrets.open(actor.phoneCipher).slice(-4) },
  });
  return told(input.neighbourId, input.unitId, 'neighbour.posted');
});
export const matchHandler = command(matchNeighbours, async ({ offerId, needId }, { tx }): Promise<Done> => {
  const [offer, need] = [await store.lockNeighbour(tx, offerId), await store.lockNeighbour(tx, needId)];
  if (!offer || !need) throw shiftProblem('neighbour_not_found');
  if (
    offer.sense !== 'offer' ||
    need.sense !== 'need' ||
    offer.unitId !== need.unitId ||
    offer.matchedAt ||
    need.matchedAt ||
    offer.endedAt ||
    need.endedAt
  )
    throw shiftProblem('neighbour_unfit');
  store.markMatched(tx, offerId, needId);
  return told(offerId, offer.unitId, 'neighbour.matched');
});
export const callNeighbourHandler = command(callNeighbour, async ({ neighbourId }, { tx, actor, now, secrets }) => {
  const one = await store.lockNeighbour(tx, neighbourId);
  if (!one || one.endedAt) throw shiftProblem('neighbour_not_found');
  return {
    ...told(neighbourId, one.unitId, 'neighbour.called'),
    result: makeLook(neighbourId, staffOf(actor).postId, now, secrets),
  };
});
export const endNeighbourHandler = command(endNeighbour, async ({ neighbourId }, { tx, actor }): Promise<Done> => {
  const one = await store.lockNeighbour(tx, neighbourId);
  // Residents read the whole board; only what is their own is theirs to take down.
  if (!one || one.endedAt || (actor.kind === 'resident' && !one.isMine)) throw shiftProblem('neighbour_not_found');
  store.markTakenDown(tx, neighbourId);
  return told(neighbourId, one.unitId, 'neighbour.ended');
});

export const noteHandler = command(noteAtSite, async (input, { tx, actor, secrets, doneAt }): Promise<Done> => {
  const by = staffOf(actor);
  const site = await findSite(tx, input.siteId);
  if (!site) throw shiftProblem('site_not_found');
  store.addNote(tx, {
    noteId: input.noteId,
    districtId: site.districtId,
    siteId: site.siteId,
    unitId: site.unitId,
    kind: input.kind,
    told: secrets.seal(input.told),
    done: input.done ? secrets.seal(input.done) : null,
    happenedAt: new Date(doneAt),
    byName: by.staffName,
  });
  return {
    subjectId: site.siteId,
    territoryId: site.unitId,
    events: [{ type: 'site_note.told', siteId: site.siteId, unitId: site.unitId }],
    isDrill: site.isDrill,
  };
});
