// The district, its five streets and the communities of the other four: real names of the public code list, synthetic people.
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { districtPath } from '../ids.ts';
import type { Lots } from '../rows.ts';
import { agency, invitations } from './jiezhuang.ts';
import type { Tree } from './tree.ts';

export const streets = [
  ['洸河街道', 'GH'],
  ['柳行街道', 'LH'],
  ['接庄街道', 'JZ'],
  ['王因街道', 'WY'],
  ['黄屯街道', 'HT'],
] as const;

/** Under the codes by which a work method names them (`department:<code>`). */
export const departments = [
  ['urban_management', '城市管理局'],
  ['civil_affairs', '民政局'],
  ['human_resources', '人力资源和社会保障局'],
  ['justice', '司法所'],
  ['market_regulation', '市场监督管理局'],
  ['fire_rescue', '消防救援大队'],
  ['water_utility', '供水公司'],
  ['power_grid', '供电公司'],
  ['heating_company', '供热公司'],
  ['gas_company', '燃气公司'],
] as const;

export const agencies = [agency, invitations];

type Community = { name: string; street: string; kind: Extract<UnitKind, 'community' | 'village'>; grids: number };
const community = (street: string, name: string, grids: number): Community => ({
  name,
  street,
  kind: name.endsWith('村') ? 'village' : 'community',
  grids,
});

export const otherCommunities: readonly Community[] = [
  community('洸河街道', '东闸社区', 5),
  community('洸河街道', '西闸社区', 4),
  community('洸河街道', '王庄社区', 4),
  community('洸河街道', '三郭社区', 3),
  community('柳行街道', '崇文社区', 4),
  community('柳行街道', '绿色家园社区', 4),
  community('柳行街道', '柳行村', 3),
  community('王因街道', '幸福新村', 3),
  community('王因街道', '台庄村', 2),
  community('黄屯街道', '二十里铺村', 3),
  community('黄屯街道', '黄屯新村', 2),
];

/** Nobody at all in this grid. */
const vacantGrid = '三郭社区3网格';

export function growDistrict(tree: Tree): void {
  tree.unit(districtPath, null, { kind: 'zone', name: '济宁高新区', code: 'GX', phone: '0537-5643001' });
  for (const [name, code] of streets)
    tree.unit(name, districtPath, {
      kind: 'subdistrict',
      name,
      code,
      area: name === '洸河街道' ? 'town_core' : 'town_fringe',
    });
  for (const [code, name] of departments) tree.unit(name, districtPath, { kind: 'department', name, code });
  for (const name of agencies) tree.unit(name, districtPath, { kind: 'agency', name });
}

export function growOtherStreets(tree: Tree, draw: Lots): void {
  for (const { name, street, kind, grids } of otherCommunities) {
    tree.unit(name, street, { kind, name, area: kind === 'village' ? 'village' : 'town_core' });
    for (let n = 1; n <= grids; n++) {
      const grid = `${name}${n}网格`;
      tree.unit(grid, name, { kind: 'grid', level: 1, name: grid, households: 180 + draw.below(240) });
      if (grid === vacantGrid) continue;
      tree.person(`chief ${grid}`, { home: grid, title: '网格长' });
      tree.post(`chief ${grid}`, 'grid_chief', grid);
      // 包保 of 投资促进局 in 洸河街道; the other streets have none yet, which the map shows as gaps.
      if (street === '洸河街道') tree.contract(invitations, `chief ${grid}`, grid);
      if (draw.below(10) === 0) continue;
      tree.person(`worker ${grid}`, { home: grid, title: '专职网格员' });
      tree.post(`worker ${grid}`, 'grid_worker', grid);
    }
  }
}
