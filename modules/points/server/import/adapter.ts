// A list of service points through the guided import (M3). A point is known again by community, kind, name and, where the table says one, address. What the
// table leaves blank erases nothing; a change counts from today and the old state stays.
import { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import {
  type Comparison,
  type Difference,
  defineAdapter,
  type ImportContext,
  type StagedRow,
  type Taken,
} from '#modules/imports/server/public.ts';
import type { PointListRow } from '#modules/imports/shared/point-list.ts';
import { writeWeek } from '../../shared/hours-words.ts';
import { kindOfWord } from '../../shared/kinds.ts';
import type { PointKind } from '../../shared/queries.ts';
import { metresBetween } from '../../shared/reach.ts';
import { addState, cutFrom, type PointFacts, todayOf } from '../store.ts';
import { listKinds, readReach } from '../views/kinds.ts';
import { type HeldPoint, listHeld, listPlacesByAddress, listUnitsBelow, type UnitBelow } from './store.ts';

type Context = ImportContext<Record<string, never>>;
type Row = StagedRow<PointListRow>;

export const pointListAdapter = defineAdapter<PointListRow, Record<string, never>>({
  kind: 'point_list',
  allowed: ['community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'],
  areaKinds: ['subdistrict', 'town', 'township', 'community', 'village'],
  options: z.object({}),
  async compare(rows, context) {
    const plans = await planRows(rows, context);
    return plans.map(({ comparison }) => comparison);
  },
  take,
});

const words = {
  unit: { zh: '社区', en: 'community' },
  kind: { zh: '服务类别', en: 'kind' },
  homeArea: { zh: '上门范围', en: 'served at home' },
  name: { zh: '同名的服务点', en: 'points of this name' },
  address: { zh: '地址', en: 'address' },
  phone: { zh: '电话', en: 'telephone' },
  hours: { zh: '营业时间', en: 'opening hours' },
  link: { zh: '网址', en: 'link' },
  position: { zh: '坐标', en: 'position' },
} satisfies Record<string, Words>;

type Plan = { comparison: Comparison; facts?: PointFacts; unitId?: string; held?: HeldPoint; from: string | null };

async function planRows(rows: readonly Row[], { tx, area }: Context): Promise<Plan[]> {
  const reach = await readReach(tx);
  const [units, held, places] = await Promise.all([
    listUnitsBelow(tx, area.unitId),
    listHeld(tx, area.unitId),
    listPlacesByAddress(
      tx,
      area.unitId,
      rows.flatMap(({ row }) => row.address ?? []),
    ),
  ]);
  const kinds = new Map<string, PointKind[]>();
  const plans: Plan[] = [];
  for (const { row } of rows) {
    const unit = row.unit === null ? units.find(({ unitId }) => unitId === area.unitId) : unitOf(row.unit, units);
    if (!unit) {
      plans.push(conflict(words.unit, row.unit, row));
      continue;
    }
    const known = kinds.get(unit.unitId) ?? (await listKinds(tx, unit.unitId, reach));
    kinds.set(unit.unitId, known);
    plans.push(planRow(row, unit, { known, units, held, places }));
  }
  return plans;
}

const conflict = (what: Words, value: string | null, { from }: PointListRow): Plan => ({
  comparison: { standing: 'conflict', differences: [{ what, from: null, to: value }] },
  from,
});

const unitOf = (name: string, units: readonly UnitBelow[]): UnitBelow | undefined => {
  const found = units.filter((unit) => unit.name === name || unit.name === `${name}社区` || unit.name === `${name}村`);
  return found.length === 1 ? found[0] : undefined;
};

type Ground = {
  known: readonly PointKind[];
  units: readonly UnitBelow[];
  held: readonly HeldPoint[];
  places: ReadonlyMap<string, string>;
};

function planRow(row: PointListRow, unit: UnitBelow, { known, units, held, places }: Ground): Plan {
  const kindCode = kindOfWord(
    row.kind ?? '',
    known.filter(({ unitId }) => unitId !== null),
  );
  if (!kindCode) return conflict(words.kind, row.kind, row);
  const homeUnitId = homeUnitOf(row.homeArea, unit, units);
  if (homeUnitId === undefined) return conflict(words.homeArea, row.homeArea, row);
  const same = held.filter((one) => one.unitId === unit.unitId && one.kindCode === kindCode && one.name === row.name);
  const matching = same.filter((one) => !row.address || !one.address || one.address === row.address);
  if (matching.length > 1) return conflict(words.name, row.name, row);
  const [mine] = matching;
  const facts: PointFacts = {
    kindCode,
    name: row.name ?? '',
    placeId: (row.address ? places.get(row.address) : undefined) ?? mine?.placeId ?? null,
    address: row.address ?? mine?.address ?? '',
    position: row.position ?? mine?.position ?? null,
    phone: row.phone ?? mine?.phone ?? null,
    link: row.link ?? mine?.link ?? null,
    hours: row.hours ? { week: row.hours, daysOff: mine?.hours?.daysOff ?? 'as_usual' } : (mine?.hours ?? null),
    homeUnitId: row.homeArea === null ? (mine?.homeUnitId ?? null) : homeUnitId,
  };
  const plan = { facts, unitId: unit.unitId, from: row.from };
  if (!mine) return { ...plan, comparison: { standing: 'new' } };
  const differences = differencesOf(mine, facts, units);
  return { ...plan, held: mine, comparison: { standing: differences.length > 0 ? 'changed' : 'same', differences } };
}

/** Null: it comes to nobody. Undefined: nobody knows which unit is meant. */
function homeUnitOf(written: string | null, own: UnitBelow, units: readonly UnitBelow[]): string | null | undefined {
  if (written === null || /^(否|不|不上门|no)$/i.test(written)) return null;
  if (/^(是|上门|可上门|本社区|全社区|yes)$/i.test(written)) return own.unitId;
  return unitOf(written, units)?.unitId;
}

/** A position that moved by less than this is the same, written with fewer digits. */
const sameMetres = 2;

function differencesOf(held: HeldPoint, facts: PointFacts, units: readonly UnitBelow[]): Difference[] {
  const differences: Difference[] = [];
  const say = (what: Words, from: string | null, to: string | null) => {
    if (from !== to) differences.push({ what, from, to });
  };
  const unitName = (unitId: string | null) => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  const week = (of: Pick<PointFacts, 'hours'>) => (of.hours ? writeWeek(of.hours.week, 'zh') : null);
  const at = ({ position }: Pick<PointFacts, 'position'>) =>
    position ? `${position.longitude.toFixed(6)}, ${position.latitude.toFixed(6)}` : null;
  say(words.address, held.address, facts.address);
  say(words.phone, held.phone, facts.phone);
  say(words.link, held.link, facts.link);
  say(words.hours, week(held), week(facts));
  say(words.homeArea, unitName(held.homeUnitId), unitName(facts.homeUnitId));
  const hasMoved =
    held.position && facts.position
      ? metresBetween(held.position, facts.position) > sameMetres
      : held.position !== facts.position;
  if (hasMoved) say(words.position, at(held), at(facts));
  return differences;
}

async function take(rows: readonly Row[], context: Context): Promise<Taken> {
  const { tx, area } = context;
  const today = await todayOf(tx);
  const counts = { opened: 0, changed: 0 };
  for (const { comparison, facts, unitId, held, from } of await planRows(rows, context)) {
    if (!facts || !unitId) continue;
    if (comparison.standing === 'new') {
      addState(tx, {
        ...facts,
        pointId: newId(),
        districtId: area.districtId,
        unitId,
        from: from ?? today,
        until: null,
      });
      counts.opened += 1;
    } else if (comparison.standing === 'changed' && held) {
      const since = held.from > today ? held.from : today;
      cutFrom(tx, held.pointId, since, null);
      addState(tx, {
        ...facts,
        pointId: held.pointId,
        districtId: area.districtId,
        unitId,
        from: since,
        until: held.until,
      });
      counts.changed += 1;
    }
  }
  return { counts, events: [{ type: 'point.list_taken', unitId: area.unitId, ...counts }] };
}
