import { query } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { leaders } from '../shared/commands.ts';
import { listIncidents } from '../shared/queries.ts';
import { listRows } from './store.ts';

export const listAnswer = query(listIncidents, async ({ limit }, { tx, actor, secrets }) => {
  const by = staffOf(actor);
  const rows = (await listRows(tx, limit)).map(({ told, support, staffId, ...row }) => ({
    ...row,
    told: secrets.open(told),
    support: support && secrets.open(support),
    isMine: staffId === by.staffId,
  }));
  return {
    rows,
    maySupport: leaders.includes(by.role),
    waiting: rows.filter(({ isMine, supportedAt }) => !isMine && supportedAt === null).length,
  };
});
