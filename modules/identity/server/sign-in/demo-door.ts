// In a demonstration the sign-in page offers ready-made people. The door is shut wherever the setting `demo` is absent, whose only maker is the seed.
import type { FastifyInstance } from 'fastify';
import type { House } from '#kernel/server/house.ts';
import { identityProblem } from '../../shared/problems.ts';
import { demoSchema } from '../../shared/session.ts';
import { openDoor } from './door.ts';
import { readStoredSetting } from './store.ts';

export function demoDoor(app: FastifyInstance, house: House): void {
  openDoor(app, {
    method: 'GET',
    url: '/api/demo',
    summary: '演示账号 Accounts of a demonstration',
    answer: demoSchema,
    async handle() {
      const demo = demoSchema.safeParse(await house.database.asOwner((tx) => readStoredSetting(tx, 'demo')));
      if (!demo.success) throw identityProblem('no_demo');
      return demo.data;
    },
  });
}
