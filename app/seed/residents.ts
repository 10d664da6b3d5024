// The people of 接庄社区 from the sample roster: its good rows only, each home in exactly one lowest grid.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { searchTokens } from '#kernel/shared/text/search-tokens.ts';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import type { RosterRow } from '#modules/imports/shared/roster.ts';
import { projectRoot } from '../server/ground.ts';
import { initialsLoader } from './initials.ts';
import { bytes, insertRows, type Row } from './rows.ts';
import type { SeededTerritory } from './territory.ts';

const sensitive = new Set([
  'major_illness_family',
  'left_behind_child',
  'community_correction',
  'ill',
  'disabled',
  'pregnant',
]);

export async function seedResidents(tx: Tx, secrets: Secrets, territory: SeededTerritory): Promise<void> {
  const initials = await initialsLoader();
  const { districtId, since } = territory;
  const communityId = territory.unitId('接庄社区');
  const grids = territory.gridsOf('接庄社区');
  const valid = `["${since}",)`;
  const day = `[${since.slice(0, 10)},)`;
  const places = new Map<string, Row>();
  const placeGrids: Row[] = [];
  const people: Row[] = [];
  const stays: Row[] = [];
  const flags: Row[] = [];
  const words: { id: string; tokens: string[] }[] = [];

  const place = (kind: string, address: string, name: string, parent: string | null, gridId: string): string => {
    const known = places.get(address);
    if (known) return known['id'] as string;
    const id = newId();
    const above = parent === null ? null : places.get(parent)!;
    places.set(address, {
      id,
      district_id: districtId,
      community_id: communityId,
      kind,
      parent_id: above?.['id'] ?? null,
      estate_id: above ? (above['estate_id'] ?? above['id']) : null,
      name,
      address,
      initials: initials(address),
      is_vacant: false,
    });
    placeGrids.push({ place_id: id, grid_id: gridId, valid });
    return id;
  };

  const file = await openImport(await readFile(join(projectRoot, 'samples/居民花名册.xlsx')), '居民花名册.xlsx', {
    kindName: 'roster',
  });
  const checked = file.engine.checkRows(
    file.sheets.filter((s) => s.isTaken),
    { today: '2022-04-20' },
  );
  const estates = new Map<string, number>();
  const seen = new Set<string>();
  for (const { row, verdict } of checked.rows) {
    const line = row as RosterRow;
    const { estate, building, unit, room } = line.dwelling;
    if (verdict !== 'good' || !line.name || !estate || !building || !room) continue;
    const number = line.document?.number ?? null;
    if (number && seen.has(number)) continue;
    if (number) seen.add(number);
    if (!estates.has(estate)) estates.set(estate, estates.size);
    // An estate lies in one grid as a rule; the fourth spans two (A1): its even buildings belong to the fifth.
    const index = estates.get(estate)!;
    const gridId = grids[index === 3 && Number(building) % 2 === 0 ? 4 : index]!;
    place('estate', estate, estate, null, grids[index]!);
    const house = `${estate}${building}号楼`;
    place('building', house, `${building}号楼`, estate, gridId);
    const stair = unit ? `${house}${unit}单元` : house;
    if (unit) place('building_unit', stair, `${unit}单元`, house, gridId);
    const home = place('dwelling', `${stair}${room}`, room, stair, gridId);
    const id = newId();
    const phone = line.phones[0] ?? null;
    const letters = initials(line.name);
    people.push({
      id,
      district_id: districtId,
      name: line.name,
      initials: letters,
      pinyin: '',
      sex: line.sex === 'male' ? 1 : line.sex === 'female' ? 2 : 0,
      born_on: line.birthOn,
      id_kind: number ? 'id18' : null,
      id_cipher: bytes(number ? secrets.seal(number) : null),
      id_hash: bytes(number ? secrets.hash('id', number) : null),
      phone_cipher: bytes(phone ? secrets.seal(phone) : null),
      phone_hash: bytes(phone ? secrets.hash('phone', phone) : null),
      phone_tail: phone?.slice(-4) ?? null,
      political_status: line.political,
      note: null,
      made_at: since,
    });
    stays.push({
      id: newId(),
      district_id: districtId,
      person_id: id,
      place_id: home,
      kind: 'living',
      relation_to_head: line.relation,
      valid: day,
    });
    for (const flag of new Set<string>([...line.careGroups, ...line.tags])) {
      flags.push({
        id: newId(),
        district_id: districtId,
        person_id: id,
        flag,
        is_sensitive: sensitive.has(flag),
        reason: '居民花名册 2022年4月',
        valid: day,
      });
    }
    words.push({
      id,
      tokens: searchTokens([line.name, letters, phone?.slice(-4), `${stair}${room}`].filter(Boolean).join('\n')),
    });
  }
  await insertRows(tx, 'places', [...places.values()]);
  await insertRows(tx, 'place_grids', placeGrids);
  await insertRows(tx, 'people', people);
  await insertRows(tx, 'stays', stays);
  await insertRows(tx, 'person_flags', flags);
  await tx.all(sql`
    insert into person_search (person_id, tokens)
    select (w->>'id')::uuid, array_to_tsvector(array(select jsonb_array_elements_text(w->'tokens'))) from jsonb_array_elements(${sql.json(words)}::jsonb) w`);
}
