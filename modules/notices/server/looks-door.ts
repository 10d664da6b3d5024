// POST /api/notices/looks — says that a public page was opened, once for each opening. It is neither command nor journal row, because it is nobody's
// act: 国办函〔2026〕12号 forbids ranking by views, so there is a count per page and day for whoever hung the poster, and nothing to track anybody by.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { enter } from '#kernel/server/actor.ts';
import { malformed } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { countLook } from './store.ts';

const look = z.object({ code: z.string().trim().toLowerCase().min(1).max(20) });

export async function looksDoor(app: FastifyInstance, house: House): Promise<void> {
  app.route({
    method: 'POST',
    url: '/api/notices/looks',
    schema: { tags: ['notices'], summary: '公告页被打开一次 A public page was opened', body: look },
    validatorCompiler: () => () => true,
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const parsed = look.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      await house.database.transact(
        async (tx) => {
          await enter(tx, { as: 'system', name: 'notices' }, house.secrets);
          countLook(tx, parsed.data.code);
        },
        { writes: true },
      );
      return reply.code(204).send();
    },
  });
}
