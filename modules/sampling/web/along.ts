// What a table needs alone: where one may stand, and the roster of where this tablet stands. What this tablet did is in its own log and box (field/table.ts).
import { mayBy } from '#kernel/shared/right.ts';
import type { Along } from '#kernel/web/along.ts';
import { mySites, roster, sitePresent } from '../shared/field-queries.ts';
import { chosenTable } from './field/chosen.ts';
import { walkRoster } from './field/take-roster.ts';

/** Before anybody chose: who has one or two sites to stand at needs no network to begin. */
const fewSites = 2;

const along: Along = {
  async take({ ask, post }) {
    if (!mayBy(mySites.allowed, { kind: 'staff', role: post.role })) return;
    const { sites } = await ask(mySites, {});
    const chosen = chosenTable.get();
    const here = sites.filter(({ siteId }) => siteId === chosen?.siteId);
    const mayOpen = mayBy(sitePresent.allowed, { kind: 'staff', role: post.role });
    for (const { siteId, rounds } of here.length > 0 ? here : sites.length <= fewSites ? sites : []) {
      if (mayOpen) await ask(sitePresent, { siteId });
      const round = rounds.find(({ roundId }) => roundId === chosen?.roundId) ?? rounds[0];
      if (round) await walkRoster({ siteId, roundId: round.roundId }, (input) => ask(roster, input));
    }
  },
};
export default along;
