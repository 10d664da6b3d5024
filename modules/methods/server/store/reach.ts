// Methods of reach as they are kept, and which of them hold today: of each name the latest version in effect.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type Dictionary, dictionaryOf } from '#modules/facts/shared/dictionary.ts';
import { type ReachMethod, reachMethodSchema } from '../../shared/reach-method.ts';

export type ReachInForce = { id: string; areaUnitId: string | null; method: ReachMethod };

const parsed = new Map<string, ReachMethod>();
const parse = (id: string, body: unknown): ReachMethod => {
  const known = parsed.get(id) ?? reachMethodSchema.parse(body);
  parsed.set(id, known);
  return known;
};

export async function listReachInForce(tx: Tx): Promise<ReachInForce[]> {
  return tx.memory.recall('reach methods', 5_000, async () => {
    const rows = await tx.all<{ id: string; areaUnitId: string | null; body: unknown }>(sql`
      select distinct on (name) id, area_unit_id as "areaUnitId", body from reach_methods
       where effective_from <= app.today() order by name, effective_from desc, loaded_at desc`);
    return rows.map(({ body, ...row }) => ({ ...row, method: parse(row.id, body) }));
  });
}

/** A version by its id, in force or not: what was asked under it is still told by it. */
export async function findReachById(tx: Tx, id: string): Promise<ReachMethod | undefined> {
  const row = parsed.has(id)
    ? undefined
    : await tx.first<{ body: unknown }>(sql`select body from reach_methods where id = ${id}`);
  return parsed.has(id) || row ? parse(id, row?.body) : undefined;
}

/** The one dictionary: the house's own fields and those that the methods in force add. */
export async function dictionaryInForce(tx: Tx): Promise<Dictionary> {
  return dictionaryOf((await listReachInForce(tx)).flatMap(({ method }) => method.fields));
}

export function findReachVersion(
  tx: Tx,
  name: string,
  version: string,
): Promise<{ id: string; body: unknown } | undefined> {
  return tx.first(sql`select id, body from reach_methods where name = ${name} and version = ${version}`);
}

export function insertReach(
  tx: Tx,
  id: string,
  method: ReachMethod,
  body: unknown,
  how: { areaUnitId: string | null; approvedBy: string | null },
): void {
  tx.write(sql`
    insert into reach_methods (id, name, version, area_unit_id, body, effective_from, approved_by)
    values (${id}, ${method.name}, ${method.version}, ${how.areaUnitId}, ${sql.json(body)}::jsonb, ${method.effectiveFrom}::date, ${how.approvedBy})`);
}

/** A further version of a unit's own method; whoever adds it has checked it against the methods in force, and holds the dictionary until the end. */
export function addReach(tx: Tx, id: string, method: ReachMethod, areaUnitId: string): void {
  tx.memory.forget('reach methods');
  insertReach(tx, id, method, method, { areaUnitId, approvedBy: null });
}
