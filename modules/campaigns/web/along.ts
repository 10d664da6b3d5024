// What surveys and evacuations need on a phone that works alone: one's rounds, and where each person who may be moved is. What waits in the box is told again from it.

import type { CommandInput } from '#kernel/shared/command.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { type Along, alone } from '#kernel/web/along.ts';
import { myDuties } from '#modules/duties/shared/queries.ts';
import { locate, type Where } from '../shared/move-commands.ts';
import { myRounds, whereIs } from '../shared/share-queries.ts';

const along: Along = {
  async take({ post, ask, askAll }) {
    if (!mayBy(myRounds.allowed, { kind: 'staff', role: post.role })) return;
    const { rounds } = await ask(myRounds, {});
    if (!rounds.some(({ whereabouts }) => whereabouts)) return;
    const { subjects } = await ask(myDuties, { span: 'open', within: 48, limit: 500 });
    const moved = subjects.filter(
      ({ kind, duties }) => kind === 'person' && duties.some(({ action }) => action === 'evacuate'),
    );
    await askAll(
      whereIs,
      moved.map(({ subjectId }) => ({ subjectId })),
    );
  },
  answers: [
    alone(myRounds, async (_, { kept }) => kept(myRounds, {})),
    alone(whereIs, async ({ subjectId }, { kept, waiting, now }) => {
      const known = await kept(whereIs, { subjectId });
      if (!known) return undefined;
      const told = waiting.flatMap(({ name, at, input }) => {
        const move = input as CommandInput<typeof locate>;
        return name === locate.name && move.subjectId === subjectId ? [{ move, at: at ? Date.parse(at) : now }] : [];
      });
      return {
        rounds: known.rounds.map((round) => ({
          ...round,
          moves: [
            ...told
              .filter(({ move }) => move.roundId === round.roundId)
              .map(({ move, at }) => ({
                moveId: move.moveId,
                whereto: move.whereto as Where,
                at: round.shelters.find(({ placeId }) => placeId === move.placeId)?.name ?? move.address ?? '',
                happenedAt: new Date(at),
                byName: '',
              }))
              .toReversed(),
            ...round.moves,
          ],
        })),
      };
    }),
  ],
};
export default along;
