// Requests on a phone that works alone: what is in hand with its whole record, what is open on one's ground, what was agreed for today, and the words of the method for a
// report.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { mayBy, roles } from '#kernel/shared/right.ts';
import type { Along } from '#kernel/web/along.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import { listAppointments, listRequests, requestPage } from '../shared/queries.ts';
import { ofToday } from './field/today/of-today.ts';

const along: Along = {
  async take({ post, now, ask, askAll }) {
    if (!mayBy(listRequests.allowed, { kind: 'staff', role: post.role })) return;
    const today = dateOf(now);
    const { mine, closed, area } = ofToday(post.unitId, today);
    await ask(methodCatalogue, {});
    await ask(listAppointments, { on: today });
    await ask(listRequests, closed);
    const { rows } = await ask(listRequests, mine);
    if (roles[post.role].reach === 'territory') await ask(listRequests, area);
    await askAll(
      requestPage,
      rows.map(({ id }) => ({ requestId: id })),
    );
  },
};
export default along;
