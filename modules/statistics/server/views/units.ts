// The same figures for every unit directly below, and for every unit that handles work here. What lies at the unit itself, in none of those below,
// is a row of its own, so that the parts add up to the whole.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import { rateOf } from '../../shared/figure.ts';
import type { BoardInput } from '../../shared/queries.ts';
import { countBy, figuresFor, type Met } from './counting.ts';
import { type Frame, openFrame } from './frame.ts';

const periodParts = {
  received: {},
  due: { measure: 'due' },
  closedInTime: { measure: 'closed_in_time' },
  rated: { measure: 'rated' },
  satisfied: { measure: 'satisfied' },
} satisfies Record<string, RequestFilter>;
const nowParts = {
  open: {},
  overdue: { tab: 'overdue' },
  red: { tab: 'overdue', timeCard: 'red' },
} satisfies Record<string, RequestFilter>;

type Unit = { unitId: string; name: string; kind: string };

export async function answerUnits(input: BoardInput, context: Context) {
  const frame = await openFrame(input, context);
  const { board, period } = frame;
  const [inPeriod, now, below] = await Promise.all([
    countBy(context, period, periodParts, ['territory_id', 'lead_unit_id']),
    countBy(context, { ...board, tab: 'open' }, nowParts, ['territory_id', 'lead_unit_id']),
    frame.actor.reach === 'assigned' ? [] : listBelow(context.tx, frame),
  ]);
  const byTerritory = { period: inPeriod.by.territory_id, now: now.by.territory_id };
  const byLead = { period: inPeriod.by.lead_unit_id, now: now.by.lead_unit_id };
  const children = below.flatMap(({ memberIds, isEnded, ...unit }) => {
    const where = { unitId: unit.unitId };
    const line = lineOf(unit, { ...board, ...where }, { ...period, ...where }, byTerritory, memberIds);
    // Who is there now is shown with its nothing; who is gone, or no part of the map, only with something to show.
    const isShown = (isTerritory(unit.kind) && !isEnded) || line.received.value + line.open.value > 0;
    return isShown ? [line] : [];
  });
  const handling = (await namesOf(context.tx, idsOf(byLead.period, byLead.now)))
    .map((unit) => {
      const where = { leadUnitId: unit.unitId };
      return lineOf(unit, { ...board, ...where }, { ...period, ...where }, byLead, [unit.unitId]);
    })
    .sort((a, b) => b.overdue.value - a.overdue.value || b.open.value - a.open.value || (a.name < b.name ? -1 : 1));
  return {
    children,
    itself: frame.actor.reach === 'assigned' ? null : itselfOf(frame, byTerritory),
    handling,
    handlingKinds: kindsOf(handling, board),
  };
}

type Both = { period: Met; now: Met };

function lineOf(unit: Unit, board: RequestFilter, period: RequestFilter, met: Both, ids: readonly string[]) {
  const during = figuresFor(
    period,
    periodParts,
    ids.map((id) => met.period.get(id)),
  );
  const standing = figuresFor(
    { ...board, tab: 'open' },
    nowParts,
    ids.map((id) => met.now.get(id)),
  );
  return {
    ...unit,
    received: during.received,
    ...standing,
    onTime: rateOf(during.closedInTime, during.due),
    satisfaction: rateOf(during.satisfied, during.rated),
  };
}

function itselfOf({ board, period, path }: Frame, met: Both) {
  const { unitId, name, kind } = path.at(-1)!;
  const at = ({ unitId: _, ...rest }: RequestFilter): RequestFilter => ({ ...rest, atUnitId: unitId });
  return lineOf({ unitId, name, kind }, at(board), at(period), met, [unitId]);
}

/** Twelve property companies are one line: who as a kind of unit has how much, and how late. */
function kindsOf(handling: readonly ReturnType<typeof lineOf>[], board: RequestFilter) {
  const kinds = new Map<string, { units: number; open: number; overdue: number }>();
  for (const { kind, open, overdue } of handling) {
    const sum = kinds.get(kind) ?? { units: 0, open: 0, overdue: 0 };
    kinds.set(kind, { units: sum.units + 1, open: sum.open + open.value, overdue: sum.overdue + overdue.value });
  }
  return [...kinds]
    .map(([kind, { units, open, overdue }]) => ({
      kind,
      units,
      open: { value: open, filter: { ...board, tab: 'open' as const, leadUnitKind: kind } },
      overdue: { value: overdue, filter: { ...board, tab: 'overdue' as const, leadUnitKind: kind } },
    }))
    .sort((a, b) => b.overdue.value - a.overdue.value || b.open.value - a.open.value);
}

const territoryKinds = new Set([
  'zone',
  'district',
  'subdistrict',
  'town',
  'township',
  'community',
  'village',
  'grid',
  'park',
]);
const isTerritory = (kind: string) => territoryKinds.has(kind);

const idsOf = (...met: Met[]): string[] =>
  [...new Set(met.flatMap((map) => [...map.keys()]))].filter((id): id is string => id !== null);

function namesOf(tx: Tx, unitIds: readonly string[]): Promise<Unit[]> {
  return tx.all<Unit>(sql`select id as "unitId", name, kind from governance_units where id = any (${unitIds}::uuid[])`);
}

type Below = Unit & { isEnded: boolean; memberIds: string[] };

/** Units directly below with all that is below each of them; as of a past day, as the tree stood then. */
function listBelow(tx: Tx, { unitId, asOf, at }: Frame): Promise<Below[]> {
  if (asOf === undefined) {
    return tx.all<Below>(sql`
      select u.id as "unitId", u.name, u.kind, not upper_inf(u.valid) as "isEnded", s.member_ids as "memberIds"
        from governance_units u join unit_scopes s on s.unit_id = u.id where u.parent_id = ${unitId} order by u.kind, u.name, u.id`);
  }
  return tx.all<Below>(sql`
    select u.id as "unitId", coalesce((select v.name from unit_versions v where v.unit_id = u.id and v.valid @> ${at}::timestamptz), u.name) as name, u.kind,
           not u.valid @> ${at}::timestamptz as "isEnded", array_agg(b.unit_id) as "memberIds"
      from app.units_below(${unitId}, ${at}) b join governance_units u on u.id = b.child_id
     group by u.id order by u.kind, u.name, u.id`);
}
