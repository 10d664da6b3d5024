// The words for every kind of row in the journal, so that a log reads 派单 and not request.dispatch. Vocabulary, no facts: open to all.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { House } from '#kernel/server/house.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { openDoor } from './sign-in/door.ts';
import type { Act } from './sign-in/record.ts';

const signInActs: Record<Act['name'] | 'resident.sign_in', Words> = {
  'session.open': { zh: '登录', en: 'Sign in' },
  'session.end': { zh: '退出', en: 'Sign out' },
  'session.end_others': { zh: '退出其他设备', en: 'End other sessions' },
  'password.change': { zh: '修改密码', en: 'Change password' },
  'second_factor.enrol': { zh: '绑定动态口令', en: 'Enrol a second factor' },
  'second_factor.renew_codes': { zh: '更换备用码', en: 'New backup codes' },
  'account.set_one_time_password': { zh: '发放一次性密码', en: 'Hand out a one-time password' },
  'resident.sign_in': { zh: '居民登录', en: 'A resident signs in' },
};

export function actsDoor(app: FastifyInstance, house: House): void {
  openDoor(app, {
    method: 'GET',
    url: '/api/acts',
    summary: '操作的名称 Titles of all acts in the journal, by name',
    tag: 'audit',
    answer: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
    handle: async () => ({
      ...Object.fromEntries([...house.commands.values()].map(({ spec }) => [spec.name, spec.title])),
      ...signInActs,
    }),
  });
}
