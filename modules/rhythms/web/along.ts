// What a unit owes and what a meeting gave it to do, as 今日 shows them, on a phone that works alone.
import { roles } from '#kernel/shared/right.ts';
import type { Along } from '#kernel/web/along.ts';
import { listDecisions, myRhythms } from '../shared/queries.ts';

const along: Along = {
  async take({ post, ask }) {
    if (roles[post.role].reach === 'territory') await ask(myRhythms, {});
    await ask(listDecisions, { isMine: true, state: 'open' });
  },
};
export default along;
