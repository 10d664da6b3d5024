// The governance tree of the demonstration district, its posts and handling units. 接庄街道 is exactly the sample grid table: 25 level-1 grids,
// 108 level-2 grids, and the people named there.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import type { GridTableRow } from '#modules/imports/shared/grid-table.ts';
import { projectRoot } from '../server/ground.ts';
import { departments } from './departments.ts';
import { initialsLoader } from './initials.ts';
import { surnamesAndNames } from './names.ts';
import { otherStreets } from './places.ts';
import { bytes, insertRows, lots, type Row } from './rows.ts';

export type SeededTerritory = {
  districtId: string;
  unitId(path: string): string;
  /** Level-2 grids of a community, by name. */
  gridsOf(community: string): string[];
  staffNamed(name: string): string | undefined;
  since: string;
};

/** Everything of the demonstration stands from this day on. */
const since = '2022-01-01T00:00:00+08:00';
const forGood = `["${since}",)`;

export async function seedTerritory(tx: Tx, secrets: Secrets): Promise<SeededTerritory> {
  const initials = await initialsLoader();
  const draw = lots(20220420);
  const units = new Map<string, Row>();
  const staff: Row[] = [];
  const posts: Row[] = [];
  const contracts: Row[] = [];
  const districtId = newId();

  const unit = (path: string, parent: string | null, more: Row): string => {
    const known = units.get(path);
    if (known) return known['id'] as string;
    const id = parent === null ? districtId : newId();
    units.set(path, {
      id,
      district_id: districtId,
      parent_id: parent === null ? null : (units.get(parent)!['id'] as string),
      grid_level: null,
      short_code: null,
      declared_households: null,
      area_class: null,
      geometry: null,
      phone: null,
      grid_kind: 'basic',
      valid: forGood,
      initials: initials(String(more['name'])),
      ...more,
    });
    return id;
  };
  const person = (name: string, phone: string | null, home: string, title: string | null): string => {
    const id = newId();
    staff.push({
      id,
      district_id: districtId,
      name,
      initials: initials(name),
      phone_cipher: bytes(phone ? secrets.seal(phone) : null),
      phone_hash: bytes(phone ? secrets.hash('phone', phone) : null),
      phone_tail: phone?.slice(-4) ?? null,
      title,
      home_unit_id: home,
    });
    return id;
  };
  const post = (staffId: string, role: string, unitId: string, basis = 'home') =>
    posts.push({
      id: newId(),
      district_id: districtId,
      staff_id: staffId,
      role,
      unit_id: unitId,
      basis,
      valid: forGood,
    });

  unit('高新区', null, { kind: 'zone', name: '济宁高新区', short_code: 'GX' });
  const streets = [
    ['洸河街道', 'GH'],
    ['柳行街道', 'LH'],
    ['接庄街道', 'JZ'],
    ['王因街道', 'WY'],
    ['黄屯街道', 'HT'],
  ] as const;
  for (const [name, code] of streets)
    unit(name, '高新区', {
      kind: 'subdistrict',
      name,
      short_code: code,
      area_class: name === '洸河街道' ? 'town_core' : 'town_fringe',
    });
  for (const [code, name] of departments) unit(name, '高新区', { kind: 'department', name, short_code: code });
  const agency = unit('园区发展服务中心', '高新区', { kind: 'agency', name: '园区发展服务中心' });
  const invitations = unit('投资促进局', '高新区', { kind: 'agency', name: '投资促进局' });

  const file = await openImport(await readFile(join(projectRoot, 'samples/网格划分表.xlsx')), '网格划分表.xlsx', {
    kindName: 'grid_table',
  });
  const checked = file.engine.checkRows(
    file.sheets.filter((s) => s.isTaken),
    { today: '2022-04-20' },
  );
  const cadres = new Map<string, string>();
  for (const { row } of checked.rows) {
    const line = row as GridTableRow;
    if (!line.community || !line.grid1 || !line.grid2) continue;
    unit(line.community, '接庄街道', {
      kind: line.communityKind,
      name: line.community,
      area_class: line.communityKind === 'village' ? 'village' : 'town_fringe',
    });
    const isNew = !units.has(line.grid1);
    const level1 = unit(line.grid1, line.community, { kind: 'grid', grid_level: 1, name: line.grid1 });
    if (isNew && line.chief) {
      const home = line.chief.post?.includes('招商') ? invitations : agency;
      const id = person(line.chief.name, line.chief.phones[0] ?? null, home, line.chief.post);
      cadres.set(line.chief.name, id);
      post(id, 'department_officer', home);
      post(id, 'grid_chief', level1, 'seconded');
      contracts.push({
        id: newId(),
        district_id: districtId,
        contractor_unit_id: agency,
        staff_id: id,
        grid_id: level1,
        valid: forGood,
      });
    }
    const level2 = unit(line.grid2, line.grid1, {
      kind: 'grid',
      grid_level: 2,
      name: line.grid2,
      declared_households: line.households,
    });
    if (line.cadre) {
      const id = person(
        line.cadre.name,
        line.cadre.phones[0] ?? null,
        units.get('接庄街道')!['id'] as string,
        '包保干部',
      );
      contracts.push({
        id: newId(),
        district_id: districtId,
        contractor_unit_id: units.get('接庄街道')!['id'],
        staff_id: id,
        grid_id: level2,
        valid: forGood,
      });
    }
    if (line.buildingChief)
      post(
        person(line.buildingChief.name, line.buildingChief.phones[0] ?? null, level2, '楼长'),
        'building_chief',
        level2,
        'contracted',
      );
    // One grid in twelve has nobody: a vacancy is shown, never hidden.
    if (draw.below(12) > 0)
      post(person(surnamesAndNames(draw), phoneOf(draw), level2, '专职网格员'), 'grid_worker', level2);
  }
  // A6: 35 cadres sent down to 接庄街道 and 30 to 洸河街道; those above are among them.
  const jiezhuang = units.get('接庄街道')!['id'] as string;
  for (let n = cadres.size; n < 35; n++) sendDown(jiezhuang);
  for (let n = 0; n < 30; n++) sendDown(units.get('洸河街道')!['id'] as string);
  function sendDown(street: string): void {
    const id = person(surnamesAndNames(draw), phoneOf(draw), agency, '科员');
    post(id, 'department_officer', agency);
    post(id, 'seconded_cadre', street, 'seconded');
  }

  for (const [street, communities] of otherStreets) {
    for (const { name, kind, grids } of communities) {
      unit(name, street, { kind, name, area_class: kind === 'village' ? 'village' : 'town_core' });
      for (let n = 1; n <= grids; n++) {
        const level1 = unit(`${name}${n}网格`, name, {
          kind: 'grid',
          grid_level: 1,
          name: `${name}${n}网格`,
          declared_households: 180 + draw.below(240),
        });
        post(person(surnamesAndNames(draw), phoneOf(draw), level1, '网格长'), 'grid_chief', level1);
        if (draw.below(10) > 0)
          post(person(surnamesAndNames(draw), phoneOf(draw), level1, '专职网格员'), 'grid_worker', level1);
      }
    }
  }
  // Every community has its clinic, police room, courtyard keepers and a property company; every street a mediation committee.
  const communities = [...units.entries()].filter(
    ([, row]) => row['kind'] === 'community' || row['kind'] === 'village',
  );
  for (const [path, row] of communities) {
    const name = String(row['name']);
    unit(`${path}卫生服务站`, path, { kind: 'clinic', name: `${name}卫生服务站` });
    unit(`${path}警务室`, path, { kind: 'police_room', name: `${name}警务室` });
    unit(`${path}庭院`, path, { kind: 'courtyard', name: `${name}庭院管理组` });
    unit(`${path}物业`, path, {
      kind: 'property_company',
      name: path === '接庄社区' ? '安居物业' : `${name.replace(/(社区|村)$/, '')}物业`,
    });
    post(
      person(surnamesAndNames(draw), phoneOf(draw), row['id'] as string, '社区书记'),
      'community_secretary',
      row['id'] as string,
    );
    if (path !== '接庄社区')
      post(
        person(surnamesAndNames(draw), phoneOf(draw), row['id'] as string, '社区坐席'),
        'community_desk',
        row['id'] as string,
      );
  }
  for (const [street] of streets)
    unit(`${street}调委会`, street, { kind: 'mediation_committee', name: `${street}人民调解委员会` });

  // Parents before children: the order in which they were named.
  await insertRows(tx, 'governance_units', [...units.values()]);
  await insertRows(tx, 'staff', staff);
  await insertRows(tx, 'posts', posts);
  await insertRows(tx, 'responsibility_contracts', contracts);
  return {
    districtId,
    since,
    unitId: (path) => units.get(path)!['id'] as string,
    gridsOf: (community) => {
      const level1 = [...units.values()]
        .filter((u) => u['parent_id'] === units.get(community)!['id'] && u['kind'] === 'grid')
        .map((u) => u['id']);
      const level2 = [...units.values()].filter((u) => level1.includes(u['parent_id'])).map((u) => u['id'] as string);
      return level2.length > 0 ? level2 : (level1 as string[]);
    },
    staffNamed: (name) => staff.find((row) => row['name'] === name)?.['id'] as string | undefined,
  };
}

/** A synthetic number: 1990000–1990009 and four digits. */
export function phoneOf(draw: ReturnType<typeof lots>): string {
  return `199000${String(draw.below(100_000)).padStart(5, '0')}`;
}
