// One's own shifts on a phone that works alone: what the house said last, with what this phone has told since.
import { type Along, alone } from '#kernel/web/along.ts';
import { myShiftsAlone } from '../shared/alone.ts';
import { myShifts } from '../shared/queries.ts';

const along: Along = {
  async take({ ask }) {
    await ask(myShifts, {});
  },
  answers: [
    alone(myShifts, async (_, { kept, waiting }) => {
      const known = await kept(myShifts, {});
      return known && myShiftsAlone(known, waiting);
    }),
  ],
};
export default along;
