// What happens by itself: moments come, deputies' days end, posts are filled, posts end with nobody named, late things follow. Every one is found again
// by its tick, so that a server that was down loses nothing; the reactions only make it prompt.
import { v5 } from 'uuid';
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { Problem, type ProblemBody } from '#kernel/shared/problem.ts';
import { listDeputiesOver, listEndedUnseen, listFillable, listFresh, listMomentsCome } from './snapshot.ts';

const namespace = '5d0c7c0e-3a53-4c6e-9a5b-0f6f5d1f7d36';

/** One that cannot be must not keep the others from their turn: its reason comes back instead of being thrown. */
async function attempt(
  hand: SystemHand,
  cause: string,
  name: string,
  input: unknown,
): Promise<ProblemBody | undefined> {
  try {
    const outcome = await hand.issue(cause, name, input);
    return 'problem' in outcome ? outcome.problem : undefined;
  } catch (error) {
    if (error instanceof Problem) return error.body();
    throw error;
  }
}

async function catchPost(hand: SystemHand, postId: string): Promise<void> {
  const day = dateOf(hand.now());
  const idOf = (what: string) => v5(`${what} ${postId} ${day}`, namespace);
  await attempt(hand, `catch ${postId} ${day}`, 'handover.catch', {
    handoverId: idOf('handover'),
    partId: idOf('part'),
    postId,
  });
}
async function fillPosts(hand: SystemHand): Promise<void> {
  for (const { partId, postId } of await hand.database.asOwner(listFillable))
    await attempt(hand, `fill ${partId} ${postId}`, 'handover.fill', { partId, postId });
}

/** At the moment, or never: what can no longer be is kept with its reason. */
export const takeEffectInTime: Tick = {
  name: 'handover.moments',
  everySeconds: 15,
  async run(hand) {
    for (const handoverId of await hand.database.asOwner(listMomentsCome)) {
      const problem = await attempt(hand, `effect ${handoverId}`, 'handover.take_effect', { handoverId });
      if (problem && problem.remedy !== 'retry')
        await attempt(hand, `refuse ${handoverId}`, 'handover.refuse', { handoverId, why: problem.title });
    }
  },
};

export const bringBackInTime: Tick = {
  name: 'handover.deputies',
  everySeconds: 15,
  async run(hand) {
    for (const handoverId of await hand.database.asOwner(listDeputiesOver))
      await attempt(hand, `back ${handoverId}`, 'handover.bring_back', { handoverId });
  },
};

export const carryLateThings: Tick = {
  name: 'handover.late',
  everySeconds: 60,
  async run(hand) {
    const minute = Math.floor(hand.now() / 60_000);
    for (const handoverId of await hand.database.asOwner(listFresh))
      await attempt(hand, `carry ${handoverId} ${minute}`, 'handover.carry_on', { handoverId });
  },
};

export const keepVacant: Tick = {
  name: 'handover.vacancies',
  everySeconds: 15,
  async run(hand) {
    await fillPosts(hand);
    for (const postId of await hand.database.asOwner(listEndedUnseen)) await catchPost(hand, postId);
  },
};

export const whenPostEnded: Reaction = {
  name: 'handover.catch_ended',
  on: ['post.ended'],
  async react(event, _entry, hand) {
    if (typeof event['postId'] === 'string') await catchPost(hand, event['postId']);
  },
};
export const whenAppointed: Reaction = {
  name: 'handover.fill_appointed',
  on: ['post.appointed'],
  react: (_event, _entry, hand) => fillPosts(hand),
};
