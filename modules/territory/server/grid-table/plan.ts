// What a table of grids would change, row by row against how the street stands now: the same reading for the preview and for the taking.

import type { Secrets } from '#kernel/server/secrets.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Comparison, Difference } from '#modules/imports/server/public.ts';
import type { GridTableRow } from '#modules/imports/shared/grid-table.ts';
import { isSame, type NamedPerson, personsOf } from './people.ts';
import type { HeldContract, HeldPost, HeldUnit } from './store.ts';

export type StreetNow = {
  streetId: string;
  units: readonly HeldUnit[];
  posts: readonly HeldPost[];
  contracts: readonly HeldContract[];
};

export type RowPlan = {
  row: GridTableRow;
  community: HeldUnit | undefined;
  grid1: HeldUnit | undefined;
  grid2: HeldUnit | undefined;
  chiefs: NamedPerson[];
  cadres: NamedPerson[];
  buildingChiefs: NamedPerson[];
};

export function planRow(row: GridTableRow, now: StreetNow, secrets: Secrets): RowPlan {
  const below = (parentId: string | undefined, name: string | null) =>
    parentId === undefined ? undefined : now.units.find((unit) => unit.parentId === parentId && unit.name === name);
  const community = below(now.streetId, row.community);
  const grid1 = below(community?.unitId, row.grid1);
  return {
    row,
    community,
    grid1,
    grid2: below(grid1?.unitId, row.grid2),
    chiefs: personsOf(row.chief, secrets),
    cadres: personsOf(row.cadre, secrets),
    buildingChiefs: personsOf(row.buildingChief, secrets),
  };
}

/**
 * Who comes and who goes when a table names these people for a place held by those. A table names one chief, one cadre, one
 * building chief; whoever was appointed beside them by hand is left alone unless the table's own person is replaced one for one.
 */
export function changeOver<H extends { name: string; phoneHash: Buffer | null; staffId: string }>(
  named: readonly NamedPerson[],
  held: readonly H[],
): { coming: NamedPerson[]; going: H[] } {
  const coming = named.filter((person) => !held.some((one) => isSame(one, person)));
  const strangers = held.filter((one) => !named.some((person) => isSame(one, person)));
  return { coming, going: coming.length > 0 && strangers.length === coming.length ? strangers : [] };
}

export const holdersOf = (now: StreetNow, role: string, unitId: string | undefined) =>
  now.posts.filter((post) => post.role === role && post.unitId === unitId);
export const contractsOf = (now: StreetNow, gridId: string | undefined) =>
  now.contracts.filter((contract) => contract.gridId === gridId);

const words = {
  chief: { zh: '网格长', en: 'grid chief' },
  cadre: { zh: '包保干部', en: 'contracted cadre' },
  buildingChief: { zh: '楼长', en: 'building chief' },
  households: { zh: '户数', en: 'households' },
  grid1: { zh: '一级网格', en: 'level-1 grid' },
} satisfies Record<string, Words>;

export function comparePlan(plan: RowPlan, now: StreetNow): Comparison {
  // New parts would take the places of a grid that has some of its own out of every lowest grid: that is a redraw (A1).
  if (plan.grid1 && !plan.grid2 && plan.grid1.places > 0) {
    return {
      standing: 'conflict',
      differences: [
        { what: words.grid1, from: `${plan.grid1.name} 已有 ${plan.grid1.places} 处房屋`, to: '请用“网格调整”划分' },
      ],
    };
  }
  if (!plan.grid2) return { standing: 'new' };
  const differences: Difference[] = [];
  const compare = (
    what: Words,
    named: readonly NamedPerson[],
    held: readonly { staffId: string; name: string; phoneHash: Buffer | null }[],
  ) => {
    if (named.length === 0) return;
    if (changeOver(named, held).coming.length > 0)
      differences.push({
        what,
        from: held.map((one) => one.name).join('、') || null,
        to: named.map((one) => one.name).join('、'),
      });
  };
  compare(words.chief, plan.chiefs, holdersOf(now, 'grid_chief', plan.grid1?.unitId));
  compare(words.cadre, plan.cadres, contractsOf(now, plan.grid2.unitId));
  compare(words.buildingChief, plan.buildingChiefs, holdersOf(now, 'building_chief', plan.grid2.unitId));
  const { households } = plan.row;
  if (households !== null && households !== plan.grid2.declared) {
    differences.push({
      what: words.households,
      from: plan.grid2.declared === null ? null : String(plan.grid2.declared),
      to: String(households),
    });
  }
  return { standing: differences.length > 0 ? 'changed' : 'same', differences };
}
