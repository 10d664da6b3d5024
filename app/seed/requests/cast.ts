// Who does what in the requests of the demonstration: the people of 接庄社区 and whoever works at the unit that leads.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { homeCommunity, postIdOf } from '../ids.ts';

export type Player = { staffId: string; postId: string; unitId: string; name: string };
export type Cast = {
  desk: Player;
  secondDesk: Player;
  secretary: Player;
  /** The grid's own worker, else the desk. */
  workerAt(territoryId: string): Player;
  /** The one who does the work at a unit: a handler before the head; undefined where nobody works. */
  handlerAt(unitId: string): Player | undefined;
  holderOf(postId: string): Player | undefined;
  /** Somebody at their home post. */
  staff(staffId: string): Player | undefined;
};

type Row = Player & { role: string };
const order = ['handler', 'department_officer', 'handling_lead'];

export async function callCast(tx: Tx): Promise<Cast> {
  const rows = await tx.all<Row>(sql`
    select s.id as "staffId", p.id as "postId", p.unit_id as "unitId", s.name, p.role from posts p join staff s on s.id = p.staff_id
     where p.valid @> app.now() order by (p.basis = 'home') desc, p.id`);
  const byPost = new Map(rows.map((row) => [row.postId, row]));
  const workers = new Map(rows.filter((row) => row.role === 'grid_worker').map((row) => [row.unitId, row]));
  const handlers = new Map<string, Row>();
  for (const role of order)
    for (const row of rows) if (row.role === role && !handlers.has(row.unitId)) handlers.set(row.unitId, row);
  const named = (username: string, role: string): Player => byPost.get(postIdOf(username, role, homeCommunity))!;
  const desk = named('desk.jiezhuang', 'community_desk');
  return {
    desk,
    secondDesk: named('desk2.jiezhuang', 'community_desk'),
    secretary: named('secretary.jiezhuang', 'community_secretary'),
    workerAt: (territoryId) => workers.get(territoryId) ?? desk,
    handlerAt: (unitId) => handlers.get(unitId),
    holderOf: (postId) => byPost.get(postId),
    staff: (staffId) => rows.find((row) => row.staffId === staffId),
  };
}
