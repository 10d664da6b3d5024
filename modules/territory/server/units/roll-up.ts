// Figures of lowest grids summed up the tree, so that the number of a street is the numbers of its grids and nothing else (A8).
import { expectedRoles } from '../../shared/expected-posts.ts';
import type { HouseholdFigures, UnitNode } from '../../shared/queries.ts';
import { countHouseholds, requiredStaff, type Staffing } from '../../shared/staffing.ts';
import type { GridCounts, UnitLine } from './views.ts';

export type Tree = {
  lines: readonly UnitLine[];
  childrenOf: ReadonlyMap<string, readonly UnitLine[]>;
  isLowest(line: UnitLine): boolean;
};

export function treeOf(lines: readonly UnitLine[]): Tree {
  const childrenOf = new Map<string, UnitLine[]>();
  for (const line of lines)
    if (line.parentId) childrenOf.set(line.parentId, [...(childrenOf.get(line.parentId) ?? []), line]);
  const isLowest = (line: UnitLine) =>
    line.kind === 'grid' && !childrenOf.get(line.unitId)?.some((child) => child.kind === 'grid');
  return { lines, childrenOf, isLowest };
}

export const lowestGrids = (tree: Tree): string[] =>
  tree.lines.filter((line) => tree.isLowest(line)).map((line) => line.unitId);

type Sum = Omit<HouseholdFigures, 'required' | 'actual' | 'shortfall'> & { staff: Set<string> };

export function rollUp(tree: Tree, counts: readonly GridCounts[], staffing: Staffing): Map<string, HouseholdFigures> {
  const byGrid = new Map(counts.map((count) => [count.gridId, count]));
  const sums = new Map<string, Sum>();
  // Children stand after their parents, so one pass from the end sums everything.
  for (const line of tree.lines.toReversed()) {
    const own = byGrid.get(line.unitId) ?? { dwellings: 0, vacant: 0, shops: 0, estates: 0, people: 0 };
    const parts = (tree.childrenOf.get(line.unitId) ?? []).flatMap((child) => sums.get(child.unitId) ?? []);
    const sum: Sum = {
      ...own,
      declared: line.declared,
      households: 0,
      basis: 'registered',
      staff: new Set(line.staffIds),
    };
    for (const part of parts) {
      sum.dwellings += part.dwellings;
      sum.vacant += part.vacant;
      sum.shops += part.shops;
      sum.estates += part.estates;
      sum.people += part.people;
      sum.households += part.households;
      if (part.basis === 'declared') sum.basis = 'declared';
      for (const staffId of part.staff) sum.staff.add(staffId);
    }
    // Only where nothing below says anything does a unit's own stated figure speak.
    if (tree.isLowest(line) || sum.households === 0) Object.assign(sum, countHouseholds(sum, staffing));
    sums.set(line.unitId, sum);
  }
  return new Map(
    [...sums].map(([unitId, { staff, ...sum }]) => {
      const required = requiredStaff(sum.households, staffing);
      return [unitId, { ...sum, required, actual: staff.size, shortfall: Math.max(0, required - staff.size) }];
    }),
  );
}

/** Lists of roles, any one of which would do, that nobody here holds. */
export function vacanciesOf(line: Pick<UnitLine, 'kind' | 'gridLevel' | 'roles'>, isLowest: boolean): string[][] {
  return expectedRoles({ kind: line.kind, gridLevel: line.gridLevel, isLowest })
    .filter((any) => !any.some((role) => line.roles.includes(role)))
    .map((roles) => [...roles]);
}

export function nodeOf(line: UnitLine, tree: Tree, figures: HouseholdFigures | null): UnitNode {
  const isLowest = tree.isLowest(line);
  return {
    unitId: line.unitId,
    parentId: line.parentId,
    name: line.name,
    kind: line.kind,
    gridLevel: line.gridLevel,
    gridKind: line.gridKind,
    posts: line.posts,
    vacancies: vacanciesOf(line, isLowest).length,
    contracts: line.contracts,
    isLowest,
    figures,
  };
}
