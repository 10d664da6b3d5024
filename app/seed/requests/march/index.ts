// March 2022 as history: the register's matters with whole lives, written directly. No journal is made up for them: the journal begins later, and
// their story is told by their record (requests/server/views/story-of-record.ts).

import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { getMethod, type MethodInForce } from '#modules/methods/server/public.ts';
import { type DispatchPlan, planDispatch } from '#modules/requests/server/dispatch-plan.ts';
import { homeCommunity, placeIdOf, seedId, unitIdOf } from '../../ids.ts';
import { lots } from '../../rows.ts';
import { callCast } from '../cast.ts';
import { type Fate, lifeOf } from './life.ts';
import { recordOf, type Spot } from './record.ts';
import { type Matter, readMarch } from './register.ts';
import { replay } from './replay.ts';

export const methodFile = 'methods/minhu-5643/method.ts';

/** Fates that are not plain, by the order in which a month's own matters of a kind came in. */
const fates: Readonly<Record<string, Readonly<Record<number, Fate>>>> = {
  home_repair: { 3: 'overdue', 9: 'relapse', 17: 'late_reply', 30: 'overdue' },
  delegated_service: { 5: 'late_reply', 11: 'extended' },
  family_doctor: { 6: 'relapse' },
  rubbish_heap: { 1: 'overdue', 3: 'relapse' },
  stairwell_leak: { 0: 'suspended', 3: 'suspended' },
};

export async function seedMarch(
  tx: Tx,
  { secrets, calendar }: { secrets: Secrets; calendar: WorkCalendar },
): Promise<void> {
  const matters = await readMarch();
  const method = await getMethod(tx, seedId('method', methodFile));
  const cast = await callCast(tx);
  const draw = lots(202203);
  const spots = await placesOf(tx, matters);
  const plan = planner(tx, method);
  const numbers = await tx.all<{ n: number }>(
    sql`select nextval('request_numbers') as n from generate_series(1, ${matters.length}::int)`,
  );
  const people = await knownCallers(tx, matters, secrets);
  const nth = new Map<string, number>();

  const records = [];
  for (const [i, matter] of matters.entries()) {
    const spot = spots.get(matter.address)!;
    const planned = await plan(spot, matter.kindCode);
    let fate: Fate = 'plain';
    if (!matter.sameAs) {
      const n = nth.get(matter.kindCode) ?? 0;
      nth.set(matter.kindCode, n + 1);
      fate = fates[matter.kindCode]?.[n] ?? 'plain';
    }
    const isTakenInByStaff = matter.channel !== 'one_key';
    const life = lifeOf(
      {
        receivedAt: matter.receivedAt,
        isTakenInByStaff,
        hasPhone: matter.phone !== null,
        limits: planned.limits,
        fate,
      },
      calendar,
      draw,
    );
    const personId = (matter.phone && people.get(matter.phone)) || null;
    records.push(
      recordOf(
        { matter, spot, plan: planned, life, order: i, number: numbers[i]!.n, personId },
        { method, cast, secrets, isTakenInByStaff },
      ),
    );
  }
  await replay(tx, records);
}

type Planner = (spot: Spot, kindCode: string) => Promise<DispatchPlan>;

/** One plan for each kind at each estate and grid: places of one estate are served alike. */
function planner(tx: Tx, method: MethodInForce): Planner {
  const known = new Map<string, Promise<DispatchPlan>>();
  return (spot, kindCode) => {
    const key = `${kindCode} ${spot.estateId} ${spot.territoryId}`;
    const plan =
      known.get(key) ?? planDispatch(tx, { ...spot, deskUnitId: unitIdOf(homeCommunity) }, method, kindCode, {});
    known.set(key, plan);
    return plan;
  };
}

async function placesOf(tx: Tx, matters: readonly Matter[]): Promise<Map<string, Spot>> {
  const rows = await tx.all<Spot & { address: string }>(sql`
    select p.address, p.id as "placeId", p.estate_id as "estateId", g.grid_id as "territoryId" from places p join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.id = any (${matters.map((matter) => placeIdOf(matter.address))}::uuid[])`);
  return new Map(rows.map((row) => [row.address, row]));
}

/** Callers whose number is exactly one person's. */
async function knownCallers(tx: Tx, matters: readonly Matter[], secrets: Secrets): Promise<Map<string, string>> {
  const phones = new Map(
    matters.flatMap(({ phone }) => (phone ? [[secrets.hash('phone', phone).toString('hex'), phone]] : [])),
  );
  const rows = await tx.all<{ hash: Buffer; id: string }>(sql`
    select phone_hash as hash, min(id::text) as id from people
     where phone_hash = any (${[...phones.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[]) group by phone_hash having count(*) = 1`);
  return new Map(rows.map(({ hash, id }) => [phones.get(hash.toString('hex'))!, id]));
}
