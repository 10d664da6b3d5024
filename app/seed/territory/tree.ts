// The governance tree while it grows: rows of units, staff, posts, contracts and service areas, written at the end in one statement a table.
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { districtId, postIdOf, seedId, staffIdOf, unitIdOf } from '../ids.ts';
import { nameOf, type Pinyin, phoneOf } from '../names.ts';
import { bytes, insertRows, type Lots, type Row } from '../rows.ts';

/** Everything of the demonstration stands from this day on. */
export const since = '2022-01-01T00:00:00+08:00';
export const forGood = `["${since}",)`;
export const forGoodDays = '[2022-01-01,)';

type UnitMore = {
  kind: UnitKind;
  name: string;
  level?: 1 | 2;
  code?: string;
  households?: number | null;
  area?: string;
  phone?: string;
};
type Person = { name?: string; phone?: string | null; home: string; title: string };

export type Tree = ReturnType<typeof growTree>;

export function growTree(secrets: Secrets, pinyin: Pinyin, draw: Lots) {
  const units = new Map<string, Row & { path: string; parent: string | null }>();
  const staff = new Map<string, Row>();
  const posts: Row[] = [];
  const contracts: Row[] = [];
  const areas: Row[] = [];

  return {
    has: (path: string) => units.has(path),
    /** Paths directly below, of one kind. */
    below: (parent: string, kind: UnitKind) =>
      [...units.values()].filter((u) => u.parent === parent && u['kind'] === kind).map((u) => u.path),
    /** A community's lowest grids, in the order in which they were named. */
    lowestGrids(community: string): string[] {
      const level1 = this.below(community, 'grid');
      return level1.flatMap((path) => {
        const level2 = this.below(path, 'grid');
        return level2.length > 0 ? level2 : [path];
      });
    },
    unit(path: string, parent: string | null, more: UnitMore): void {
      if (units.has(path)) return;
      units.set(path, {
        path,
        parent,
        id: unitIdOf(path),
        district_id: districtId,
        parent_id: parent === null ? null : unitIdOf(parent),
        kind: more.kind,
        name: more.name,
        grid_level: more.level ?? null,
        grid_kind: 'basic',
        short_code: more.code ?? null,
        declared_households: more.households ?? null,
        area_class: more.area ?? null,
        geometry: null,
        phone: more.phone ?? null,
        valid: forGood,
        initials: pinyin.ofText(more.name),
      });
    },
    draw(path: string, geometry: object): void {
      units.get(path)!['geometry'] = geometry;
    },
    /** A person by a handle of the seed's own; without name or number they are drawn. */
    person(handle: string, { name = nameOf(draw), phone = phoneOf(draw), home, title }: Person): void {
      staff.set(handle, {
        id: staffIdOf(handle),
        district_id: districtId,
        name,
        initials: pinyin.ofName(name).initials,
        phone_cipher: bytes(phone ? secrets.seal(phone) : null),
        phone_hash: bytes(phone ? secrets.hash('phone', phone) : null),
        phone_tail: phone?.slice(-4) ?? null,
        title,
        home_unit_id: unitIdOf(home),
      });
    },
    post(handle: string, role: Role, unitPath: string, basis = 'home', valid = forGood): void {
      posts.push({
        id: postIdOf(handle, role, unitPath),
        district_id: districtId,
        staff_id: staffIdOf(handle),
        role,
        unit_id: unitIdOf(unitPath),
        basis,
        valid,
      });
    },
    /** 包保: `contractor` and, within it, the named person answer for the grid (A7). */
    contract(contractor: string, handle: string, gridPath: string): void {
      contracts.push({
        id: seedId('contract', `${contractor} ${handle} ${gridPath}`),
        district_id: districtId,
        contractor_unit_id: unitIdOf(contractor),
        staff_id: staffIdOf(handle),
        grid_id: unitIdOf(gridPath),
        valid: forGood,
      });
    },
    serves(handlingUnit: string, where: { unit: string } | { placeId: string }): void {
      const place = 'placeId' in where ? where.placeId : null;
      areas.push({
        id: seedId('area', `${handlingUnit} ${JSON.stringify(where)}`),
        district_id: districtId,
        handling_unit_id: unitIdOf(handlingUnit),
        place_id: place,
        unit_id: 'unit' in where ? unitIdOf(where.unit) : null,
        valid: forGood,
      });
    },
    async write(tx: Tx): Promise<void> {
      // Parents before children: the order in which they were named.
      await insertRows(
        tx,
        'governance_units',
        [...units.values()].map(({ path: _, parent: __, ...row }) => row),
      );
      await insertRows(tx, 'staff', [...staff.values()]);
      await insertRows(tx, 'posts', posts);
      await insertRows(tx, 'responsibility_contracts', contracts);
    },
    /** After the places, for some areas are places. */
    writeAreas: (tx: Tx): Promise<void> => insertRows(tx, 'service_areas', areas),
  };
}
