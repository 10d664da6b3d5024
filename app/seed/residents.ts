// The people of 接庄社区 from the sample roster: its good rows only, each at their door; the tags of the six groups with them (B3).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import type { RosterRow } from '#modules/imports/shared/roster.ts';
import { projectRoot } from '../server/ground.ts';
import { elder } from './elder.ts';
import { districtId, placeIdOf, seedId } from './ids.ts';
import type { Pinyin } from './names.ts';
import { withFittingFlags } from './people/fitting.ts';
import { type NewPerson, personRows, tokensOfPerson } from './people/rows.ts';
import { insertRows, type Row } from './rows.ts';
import { forGoodDays } from './territory/tree.ts';

/** The family that lived where the elder of the demonstration lives now. */
const leftTheEldersHome = '[2022-01-01,2024-03-01)';
/** Nobody in the sample is in community correction; the sixth group needs somebody to be restricted. */
const inCorrection = 2;

async function readRoster(): Promise<RosterRow[]> {
  const name = '居民花名册.xlsx';
  const file = await openImport(await readFile(join(projectRoot, 'samples', name)), name, { kindName: 'roster' });
  const taken = file.sheets.filter((sheet) => sheet.isTaken);
  const { rows } = file.engine.checkRows(taken, { today: '2022-04-20' });
  return rows.filter(({ verdict }) => verdict === 'good').map(({ row }) => row as RosterRow);
}

export async function seedResidents(tx: Tx, secrets: Secrets, pinyin: Pinyin, now: number): Promise<void> {
  const people: NewPerson[] = [];
  const seen = new Set<string>();
  let corrections = 0;
  for (const line of await readRoster()) {
    const { estate, building, unit, room } = line.dwelling;
    const number = line.document?.number ?? null;
    if (!line.name || !estate || !building || !unit || !room || (number && seen.has(number))) continue;
    if (number) seen.add(number);
    const address = `${estate}${building}号楼${unit}单元${room}`;
    const flags = new Set<string>([...line.careGroups, ...line.tags]);
    const isMan = line.sex === 'male';
    if (corrections < inCorrection && isMan && flags.size === 0 && people.length % 900 === 450) {
      flags.add('community_correction');
      corrections += 1;
    }
    people.push({
      id: seedId('person', `${address} ${line.name} ${number ?? people.length}`),
      name: line.name,
      sex: isMan ? 1 : line.sex === 'female' ? 2 : 0,
      bornOn: line.birthOn,
      idNumber: number,
      phone: line.phones[0] ?? null,
      political: line.political,
      placeId: placeIdOf(address),
      relation: line.relation,
      stay: address === elder.address ? leftTheEldersHome : forGoodDays,
      flags: [...flags],
      reason: '居民花名册 2022年4月',
    });
  }
  people.push(elder.person(now));
  const fitting = withFittingFlags(people, dateOf(now));
  const rows = fitting.map((person) => personRows(person, secrets, pinyin));
  await insertRows(
    tx,
    'people',
    rows.map(({ person }) => person),
  );
  await insertRows(
    tx,
    'stays',
    rows.map(({ stay }) => stay),
  );
  await insertRows(
    tx,
    'subject_flags',
    rows.flatMap(({ flags }) => flags),
  );
  await tx.all(sql`
    update places set is_vacant = false where id in (select place_id from stays where upper_inf(valid)) and district_id = ${districtId}`);
  await insertTokens(
    tx,
    people.map((person): Row => ({ id: person.id, tokens: tokensOfPerson(person, pinyin) })),
  );
}

async function insertTokens(tx: Tx, words: readonly Row[]): Promise<void> {
  await tx.all(sql`
    insert into person_search (person_id, tokens)
    select (w->>'id')::uuid, array_to_tsvector(array(select jsonb_array_elements_text(w->'tokens'))) from jsonb_array_elements(${sql.json(words)}::jsonb) w`);
}
