// Turns the clock of a server that was started for stories (HUYING_TEST_CLOCK=1). The route does not exist otherwise.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ShiftableClock } from '#kernel/server/clock.ts';

export function testClockRoute(app: FastifyInstance, clock: ShiftableClock): void {
  const body = z.object({
    now: z.iso.datetime({ offset: true }).optional(),
    advanceMs: z.number().optional(),
    reset: z.boolean().optional(),
  });
  app.post('/api/test/clock', { schema: { hide: true, body } }, async (request) => {
    const turn = request.body as z.output<typeof body>;
    if (turn.reset) clock.reset();
    if (turn.now) clock.set(Date.parse(turn.now));
    if (turn.advanceMs) clock.advance(turn.advanceMs);
    return { now: new Date(clock.now()).toISOString() };
  });
}
