// Tables of grids through the guided import (A1, A4, A5, A7): communities and grids found or made, chiefs and building chiefs appointed, cadres contracted,
// households stated. The table is the word on who: whoever it replaces is relieved in the same instant, and stays on record.
import { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { loadPinyin, type PinyinReader } from '#kernel/shared/pinyin.ts';
import { defineAdapter, type ImportContext, type StagedRow, type Taken } from '#modules/imports/server/public.ts';
import type { GridTableRow } from '#modules/imports/shared/grid-table.ts';
import type { UnitKind } from '../../shared/unit.ts';
import { addContracts, endContracts, type NewContract } from '../duties/store.ts';
import { addUnits, type NewUnit, setDeclared } from '../units/store.ts';
import { agencyOf, isSame, type NamedPerson } from './people.ts';
import { changeOver, comparePlan, contractsOf, holdersOf, planRow, type RowPlan, type StreetNow } from './plan.ts';
import type { HeldContract, HeldPost } from './store.ts';
import * as store from './store.ts';

const gridTableOptions = z.object({
  /** 包保单位: the agency the cadres come from, when one agency contracts for the whole table (A7). */
  contractorName: z.string().trim().max(80).optional(),
});
type GridTableOptions = z.output<typeof gridTableOptions>;
type Context = ImportContext<GridTableOptions>;

export const gridTableAdapter = defineAdapter<GridTableRow, GridTableOptions>({
  kind: 'grid_table',
  allowed: ['system_admin', 'street_supervisor', 'district_supervisor'],
  areaKinds: ['subdistrict', 'town', 'township'],
  options: gridTableOptions,
  async compare(rows, context) {
    const now = await readStreet(context);
    return rows.map(({ row }) => comparePlan(planRow(row, now, context.secrets), now));
  },
  take,
});

async function readStreet({ tx, area }: Context): Promise<StreetNow> {
  const [units, posts, contracts] = await Promise.all([
    store.listUnits(tx, area.unitId),
    store.listPosts(tx, area.unitId),
    store.listContracts(tx, area.unitId),
  ]);
  return { streetId: area.unitId, units, posts, contracts };
}

async function take(rows: readonly StagedRow<GridTableRow>[], context: Context): Promise<Taken> {
  const { tx } = context;
  const now = await readStreet(context);
  const plans = rows
    .map(({ row }) => planRow(row, now, context.secrets))
    .filter((plan) => !['same', 'conflict'].includes(comparePlan(plan, now).standing));
  const reader = await loadPinyin();
  const units = makeUnits(plans, context, reader);
  const people = await makePeople(plans, now, context, reader);
  const coming: Post[] = [];
  const going: HeldPost[] = [];
  const contracts: NewContract[] = [];
  const ended: HeldContract[] = [];
  const settled = new Set<string>();
  for (const plan of plans) {
    const { grid1Id, grid2Id } = units.idsOf(plan);
    // The chief stands once a level-1 grid, however many rows repeat the name.
    if (!settled.has(grid1Id))
      appoint(plan.chiefs, 'grid_chief', grid1Id, agencyOf(plan.row.chief?.post ?? null) ? 'seconded' : 'home');
    settled.add(grid1Id);
    appoint(plan.buildingChiefs, 'building_chief', grid2Id, 'home');
    contract(plan.cadres, grid2Id);
  }
  const { districtId } = context.area;
  people.write();
  store.endPosts(
    tx,
    going.map((post) => post.postId),
  );
  store.addPosts(tx, districtId, coming);
  endContracts(
    tx,
    ended.map((one) => one.contractId),
  );
  addContracts(tx, contracts);
  setDeclared(
    tx,
    plans.flatMap((plan) =>
      plan.row.households === null
        ? []
        : [{ unitId: units.idsOf(plan).grid2Id, declaredHouseholds: plan.row.households }],
    ),
  );
  const counts = {
    units: units.created,
    staff: people.created,
    posts: coming.length,
    contracts: contracts.length,
    relieved: going.length,
  };
  const events: DomainEvent[] = [
    { type: 'grid_table.taken', streetId: context.area.unitId, ...counts },
    ...going.map(({ postId, staffId, unitId, role }) => ({
      type: 'post.ended',
      postId,
      staffId,
      unitId,
      role,
      reason: 'replaced_by_table',
    })),
    ...coming.map(({ postId, staffId, unitId, role }) => ({ type: 'post.appointed', postId, staffId, unitId, role })),
    ...ended.map(({ contractId, gridId }) => ({
      type: 'contract.ended',
      contractId,
      gridId,
      reason: 'replaced_by_table',
    })),
    ...contracts.map(({ contractId, gridId, staffId, contractorUnitId }) => ({
      type: 'contract.made',
      contractId,
      gridId,
      staffId,
      contractorUnitId,
    })),
  ];
  return { counts, events };

  function appoint(named: readonly NamedPerson[], role: string, unitId: string, basis: string): void {
    const change = changeOver(named, holdersOf(now, role, unitId));
    going.push(...change.going);
    coming.push(
      ...change.coming.map((person) => ({
        postId: newId(),
        staffId: people.idOf(person, unitId),
        role,
        unitId,
        basis,
      })),
    );
  }

  /** A contract answers for the result; the post beside it opens the grid to the cadre who visits there (A6, A8). Whoever goes loses both. */
  function contract(named: readonly NamedPerson[], gridId: string): void {
    const change = changeOver(named, contractsOf(now, gridId));
    ended.push(...change.going);
    const posts = holdersOf(now, 'seconded_cadre', gridId);
    going.push(...posts.filter((post) => change.going.some((one) => one.staffId === post.staffId)));
    for (const person of change.coming) {
      const staffId = people.idOf(person, gridId);
      contracts.push({
        contractId: newId(),
        districtId: context.area.districtId,
        gridId,
        contractorUnitId: people.contractorUnitId,
        staffId,
      });
      if (!posts.some((post) => post.staffId === staffId))
        coming.push({ postId: newId(), staffId, role: 'seconded_cadre', unitId: gridId, basis: 'contracted' });
    }
  }
}

type Post = { postId: string; staffId: string; role: string; unitId: string; basis: string };

/** Communities, level-1 and level-2 grids that are not there yet: three statements, parents first. */
function makeUnits(plans: readonly RowPlan[], { tx, area }: Context, reader: PinyinReader) {
  const ids = new Map<string, string>();
  const fresh: [NewUnit[], NewUnit[], NewUnit[]] = [[], [], []];
  const put = (
    level: 0 | 1 | 2,
    key: string,
    heldId: string | undefined,
    parentId: string,
    name: string,
    kind: UnitKind,
  ): string => {
    const known = heldId ?? ids.get(key);
    if (known) return known;
    const unitId = newId();
    ids.set(key, unitId);
    fresh[level].push({
      unitId,
      districtId: area.districtId,
      parentId,
      kind,
      gridLevel: level === 0 ? null : level,
      gridKind: 'basic',
      name,
      initials: reader.initialsOf(name, 'text'),
    });
    return unitId;
  };
  const idsOf = ({ row, community, grid1, grid2 }: RowPlan) => {
    const keys = [row.community ?? '', row.grid1 ?? '', row.grid2 ?? ''];
    const communityId = put(
      0,
      keys.slice(0, 1).join('|'),
      community?.unitId,
      area.unitId,
      keys[0] ?? '',
      row.communityKind,
    );
    const grid1Id = put(1, keys.slice(0, 2).join('|'), grid1?.unitId, communityId, keys[1] ?? '', 'grid');
    const grid2Id = put(2, keys.join('|'), grid2?.unitId, grid1Id, keys[2] ?? '', 'grid');
    return { communityId, grid1Id, grid2Id };
  };
  for (const plan of plans) idsOf(plan);
  for (const units of fresh) addUnits(tx, units);
  return { idsOf, created: ids.size };
}

/** Staff that are not on record yet, with their agencies and home posts. */
async function makePeople(
  plans: readonly RowPlan[],
  now: StreetNow,
  { tx, area, secrets, options }: Context,
  reader: PinyinReader,
) {
  const named = plans.flatMap((plan) => [
    ...plan.chiefs.map((person) => ({ person, title: plan.row.chief?.post ?? null })),
    ...[...plan.cadres, ...plan.buildingChiefs].map((person) => ({ person, title: null })),
  ]);
  const hashes = named.flatMap(({ person }) => person.phoneHash ?? []);
  const known = hashes.length > 0 ? await store.listStaffByPhone(tx, area.districtId, hashes) : [];
  const agencies = await store.listAgencies(tx, area.districtId);
  const newAgencies: NewUnit[] = [];
  const agencyId = (name: string, parentId: string): string => {
    const held = agencies.find((agency) => agency.name === name && agency.parentId === parentId);
    if (held) return held.unitId;
    const unitId = newId();
    agencies.push({ unitId, parentId, name });
    newAgencies.push({
      unitId,
      districtId: area.districtId,
      parentId,
      kind: 'agency',
      gridLevel: null,
      gridKind: 'basic',
      name,
      initials: reader.initialsOf(name, 'text'),
    });
    return unitId;
  };
  const contractorUnitId = options.contractorName ? agencyId(options.contractorName, area.districtId) : null;
  const staff: store.NewStaff[] = [];
  const homePosts: Post[] = [];
  const byKey = new Map<string, string>();
  const titles = new Map<string, string>(
    named.flatMap(({ person, title }) =>
      title && person.phone ? [[`${person.phone} ${person.name}`, title] as const] : [],
    ),
  );

  const idOf = (person: NamedPerson, unitId: string): string => {
    // Without a number a name is one person at one grid and nowhere else.
    const key = person.phone ? `${person.phone} ${person.name}` : `${unitId} ${person.name}`;
    const found =
      byKey.get(key) ??
      known.find((one) => person.phoneHash && isSame(one, person) && one.phoneHash?.equals(person.phoneHash))?.staffId;
    const here = [...holdersOf(now, 'seconded_cadre', unitId), ...contractsOf(now, unitId)].find((one) =>
      isSame(one, person),
    )?.staffId;
    const staffId = found ?? here ?? makeStaff(person, titles.get(key) ?? null);
    byKey.set(key, staffId);
    return staffId;
  };
  const makeStaff = (person: NamedPerson, title: string | null): string => {
    const staffId = newId();
    const department = agencyOf(title);
    const homeUnitId = department ? agencyId(department, contractorUnitId ?? area.districtId) : null;
    staff.push({
      staffId,
      name: person.name,
      initials: reader.initialsOf(person.name),
      phone:
        person.phone && person.phoneHash
          ? { cipher: secrets.seal(person.phone), hash: person.phoneHash, tail: person.phone.slice(-4) }
          : null,
      title,
      homeUnitId,
    });
    if (homeUnitId)
      homePosts.push({ postId: newId(), staffId, role: 'department_officer', unitId: homeUnitId, basis: 'home' });
    return staffId;
  };
  return {
    contractorUnitId,
    idOf,
    get created() {
      return staff.length;
    },
    /** Writes whom idOf found missing; the posts that lean on them come after. */
    write() {
      addUnits(tx, newAgencies.splice(0));
      store.addStaff(tx, area.districtId, staff);
      store.addPosts(tx, area.districtId, homePosts);
    },
  };
}
