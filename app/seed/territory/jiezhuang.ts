// 接庄街道 as the sample grid table has it: 25 level-1 grids with their chiefs, 108 level-2 grids with cadre and building chief (A4, A5, A7).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import type { GridTableRow } from '#modules/imports/shared/grid-table.ts';
import { projectRoot } from '../../server/ground.ts';
import type { Lots } from '../rows.ts';
import type { Tree } from './tree.ts';

export const street = '接庄街道';
export const agency = '园区发展服务中心';
export const invitations = '投资促进局';

/** One grid of the street whose building chief's term is over and that has no worker yet: a vacancy is shown, never hidden. */
const vacantGrid = '科苑社区17-3';
/** Two units answer for this one (A7: shown, not forbidden). */
const doublyContracted = '接庄社区11-2';

export const chiefOf = (grid1: string): string => `chief ${grid1}`;
export const cadreOf = (grid2: string): string => `cadre ${grid2}`;

async function readTable(): Promise<GridTableRow[]> {
  const name = '网格划分表.xlsx';
  const file = await openImport(await readFile(join(projectRoot, 'samples', name)), name, { kindName: 'grid_table' });
  const taken = file.sheets.filter((sheet) => sheet.isTaken);
  return file.engine.checkRows(taken, { today: '2022-04-20' }).rows.map(({ row }) => row as GridTableRow);
}

/** Gives the number of chiefs, who are cadres sent down. `taken` are grids whose worker is somebody else's to name. */
export async function growJiezhuang(tree: Tree, draw: Lots, taken: ReadonlySet<string>): Promise<number> {
  let chiefs = 0;
  for (const line of await readTable()) {
    const { community, grid1, grid2 } = line;
    if (!community || !grid1 || !grid2) continue;
    const isVillage = line.communityKind === 'village';
    tree.unit(community, street, {
      kind: line.communityKind,
      name: community,
      area: isVillage ? 'village' : 'town_fringe',
    });
    if (!tree.has(grid1)) {
      tree.unit(grid1, community, { kind: 'grid', level: 1, name: grid1 });
      if (line.chief) chiefs += 1;
      if (line.chief) addChief(tree, grid1, line.chief);
    }
    tree.unit(grid2, grid1, { kind: 'grid', level: 2, name: grid2, households: line.households });
    if (line.cadre) {
      tree.person(cadreOf(grid2), {
        name: line.cadre.name,
        phone: line.cadre.phones[0] ?? null,
        home: street,
        title: '包保干部',
      });
      tree.contract(street, cadreOf(grid2), grid2);
    }
    if (line.buildingChief) {
      const handle = `building chief ${grid2}`;
      const { name, phones } = line.buildingChief;
      tree.person(handle, { name, phone: phones[0] ?? null, home: grid2, title: '楼长' });
      const term = grid2 === vacantGrid ? '["2022-01-01T00:00:00+08:00","2024-01-01T00:00:00+08:00")' : undefined;
      tree.post(handle, 'building_chief', grid2, 'contracted', term);
    }
    // One grid in twelve has no worker of its own.
    if (draw.below(12) === 0 || grid2 === vacantGrid || taken.has(grid2)) continue;
    tree.person(`worker ${grid2}`, { home: grid2, title: '专职网格员' });
    tree.post(`worker ${grid2}`, 'grid_worker', grid2);
  }
  tree.contract(agency, chiefOf('接庄社区1网格'), doublyContracted);
  return chiefs;
}

/** A division head at home, a grid chief here: two posts side by side (A5). */
function addChief(tree: Tree, grid1: string, chief: NonNullable<GridTableRow['chief']>): void {
  const handle = chiefOf(grid1);
  const home = chief.post?.includes('招商') ? invitations : agency;
  tree.person(handle, { name: chief.name, phone: chief.phones[0] ?? null, home, title: chief.post ?? '科长' });
  tree.post(handle, 'department_officer', home);
  tree.post(handle, 'grid_chief', grid1, 'seconded');
  tree.contract(agency, handle, grid1);
}
