// What a board is about: one unit's territory, or what one unit handles, over a period, now or as of a past day. Refuses a unit whose rows the
// post cannot see in full: half a number is worse than none.

import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf, daysBetween } from '#kernel/shared/clock/time.ts';
import { asStaff, nowOf } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import { statisticsProblem } from '../../shared/problems.ts';
import type { BoardInput } from '../../shared/queries.ts';

/** Three years and a day or two: more than any office asks for, less than would tie up the server. */
const longestDays = 1100;

export type PathUnit = { unitId: string; name: string; kind: string; mayOpen: boolean };

export type Frame = {
  actor: StaffActor;
  unitId: string;
  /** Whose rows, as of when: part of every filter. */
  board: RequestFilter;
  /** The board's rows received in the period. */
  period: RequestFilter;
  path: PathUnit[];
  from: string;
  to: string;
  asOf: string | undefined;
  /** The instant the figures tell about, and the day that it closes: midnight belongs to the day before. */
  at: Date;
  day: string;
  seesSensitive: boolean;
};

type Where = { unitId?: string | undefined; leadUnitId?: string | undefined; asOf?: string | undefined };

/** The rows a board counts: those of a unit and below; for an assigned post those its own unit handles, wherever they lie. */
function boardOf(where: Where, actor: StaffActor): { unitId: string; board: RequestFilter } {
  const asOf = where.asOf === undefined ? {} : { asOf: where.asOf };
  if (actor.reach === 'assigned') {
    if (where.leadUnitId !== undefined && where.leadUnitId !== actor.unitId) throw statisticsProblem('outside_scope');
    if (where.unitId !== undefined && where.unitId !== actor.unitId) throw statisticsProblem('outside_scope');
    return { unitId: actor.unitId, board: { isCounted: true, leadUnitId: actor.unitId, ...asOf } };
  }
  const unitId = where.unitId ?? actor.unitId;
  const lead = where.leadUnitId === undefined ? {} : { leadUnitId: where.leadUnitId };
  return { unitId, board: { isCounted: true, unitId, ...lead, ...asOf } };
}

/** `governance_units u` lies within the post's area. */
const isInside = sql.raw(
  '((app.sees_all() and u.district_id = app.district_id()) or u.id = any ((select app.scope())::uuid[]))',
);

export async function openBoard(where: Where, context: Context): Promise<Pick<Frame, 'actor' | 'unitId' | 'board'>> {
  const actor = asStaff(context);
  const { unitId, board } = boardOf(where, actor);
  if (unitId !== actor.unitId) {
    const row = await context.tx.first<{ isInside: boolean }>(
      sql`select exists (select from governance_units u where u.id = ${unitId} and ${isInside}) as "isInside"`,
    );
    if (!row?.isInside) throw statisticsProblem('outside_scope');
  }
  return { actor, unitId, board };
}

export async function openFrame(input: BoardInput, context: Context): Promise<Frame> {
  const { from, to, asOf } = input;
  if (from > to) throw statisticsProblem('period_reversed');
  if (daysBetween(from, to) > longestDays) throw statisticsProblem('period_too_long', { days: longestDays });
  const { actor, unitId, board } = await openBoard(input, context);
  const facts = await context.tx.first<{ at: Date; seesSensitive: boolean }>(
    sql`select ${nowOf(asOf)} as at, app.sees_sensitive() as "seesSensitive"`,
  );
  const path = await context.tx.all<PathUnit>(sql`
    with recursive up as (
      select id, parent_id, 0 as depth from governance_units where id = ${unitId}
      union all select p.id, p.parent_id, up.depth + 1 from governance_units p join up on p.id = up.parent_id)
    select u.id as "unitId", u.name, u.kind, ${isInside} and app.reach() = 'territory' as "mayOpen"
      from up join governance_units u on u.id = up.id order by up.depth desc`);
  const today = dateOf(context.now);
  return {
    actor,
    unitId,
    board,
    day: asOf !== undefined && asOf < today ? asOf : today,
    period: { ...board, receivedFrom: from, receivedTo: to },
    path,
    from,
    to,
    asOf,
    ...facts!,
  };
}

/** The frame as a screen is told it. */
export function shownFrame({ path, from, to, asOf, at, seesSensitive }: Frame) {
  const { unitId, name, kind } = path.at(-1)!;
  return { unit: { unitId, name, kind }, path, from, to, asOf: asOf ?? null, at, seesSensitive };
}

/** The same rows with drills, mis-presses and merged ones among them: for parts that say for themselves what counts. */
export function uncounted({ isCounted: _, ...filter }: RequestFilter): RequestFilter {
  return filter;
}
