// `seed --people N`: residents without end, for trying how the house bears them. Set after set, a settlement a transaction, so that what was cut off
// goes on; each person sealed, hashed and findable like any other.

import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type CalendarDate, dateOf } from '#kernel/shared/clock/time.ts';
import type { OpenHouse } from '../../server/run.ts';
import { districtId } from '../ids.ts';
import { type Pinyin, pinyinReader } from '../names.ts';
import { addSettlements, listSettlements } from './communities.ts';
import { buildDwellings } from './dwellings.ts';
import { homeOf, peoplePerCommunity, type Resident, residentOf } from './household.ts';
import { isSensitiveFlag, tokensOfPerson } from './rows.ts';

export type PeopleProgress = (people: number, of: number) => void;
export type PeopleResult = { people: number; added: number; communities: number };

/** People made here have ids that begin so, then their number: where a run was cut off is read from the last of them. */
const prefix = '01850000-0000-7000-8000-';
const idOf = (i: number, kind: 0 | 1 | 2 = 0): string =>
  `${prefix.slice(0, -2)}${kind}-${i.toString(16).padStart(12, '0')}`;
const batch = 4_000;

/** Brings the district to `target` residents in all. Throws RangeError where that is more than it has room for. */
export async function seedPeople(
  { house }: OpenHouse,
  target: number,
  { progress }: { progress: PeopleProgress },
): Promise<PeopleResult> {
  const { database, secrets } = house;
  const settlements = await listSettlements(database);
  const { own, others } = await countPeople(house.database);
  const wanted = Math.max(own, target - others);
  const room = settlements.length * peoplePerCommunity;
  if (wanted > room) throw new RangeError(`${room + others}`);
  const needed = Math.ceil(wanted / peoplePerCommunity);
  const pinyin = await pinyinReader();
  const taken = await foreignHashes(database);
  const on = dateOf(database.clock.now());
  await database.asOwner((tx) => addSettlements(tx, secrets, settlements, settlements.slice(0, needed)));

  for (let at = own; at < wanted; ) {
    const settlement = settlements[Math.floor(at / peoplePerCommunity)]!;
    const first = settlement.nth * peoplePerCommunity;
    const to = Math.min(wanted, first + peoplePerCommunity);
    const from = at;
    await database.asOwner(async (tx) => {
      const dwellings = await buildDwellings(tx, settlement, homeOf(to - 1 - first).dwelling + 1);
      // The next ones are sealed while the database takes in these.
      let writing: Promise<unknown> = Promise.resolve();
      for (let i = from; i < to; i += batch) {
        const people = preparePeople(
          { from: i, to: Math.min(to, i + batch), first, dwellings },
          { secrets, pinyin, taken, on },
        );
        await writing;
        writing = insertPeople(tx, people);
        writing.catch(() => undefined);
        progress(others + i, others + wanted);
      }
      await writing;
    });
    at = to;
  }
  await database.pool.query(
    'analyze people, stays, subject_flags, person_search, places, place_grids, governance_units',
  );
  return { people: others + wanted, added: wanted - own, communities: needed };
}

async function countPeople(database: OpenHouse['house']['database']): Promise<{ own: number; others: number }> {
  const row = await database.asOwner((tx) =>
    tx.first<{ own: number; others: number }>(sql`
      select count(*) filter (where id between ${idOf(0)} and ${idOf(0xffff_ffff_ffff)}) as own, count(*) filter (where id not between ${idOf(0)} and ${idOf(0xffff_ffff_ffff)}) as others
        from people where district_id = ${districtId} and merged_into_id is null`),
  );
  return row!;
}

/** Identity numbers of people who were here before. */
async function foreignHashes(database: OpenHouse['house']['database']): Promise<Set<string>> {
  const rows = await database.asOwner((tx) =>
    tx.all<{ hash: string }>(
      sql`select encode(id_hash, 'hex') as hash from people where id_hash is not null and id not between ${idOf(0)} and ${idOf(0xffff_ffff_ffff)}`,
    ),
  );
  return new Set(rows.map(({ hash }) => hash));
}

type Range = { from: number; to: number; first: number; dwellings: readonly string[] };
type With = { secrets: Secrets; pinyin: Pinyin; taken: ReadonlySet<string>; on: CalendarDate };

/** A person as the columns hold it. */
type Prepared = Resident & {
  i: number;
  placeId: string;
  letters: ReturnType<Pinyin['ofName']>;
  tokens: string;
  idCipher: Buffer;
  idHash: Buffer;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
};

function preparePeople({ from, to, first, dwellings }: Range, { secrets, pinyin, taken, on }: With): Prepared[] {
  return Array.from({ length: to - from }, (_, n): Prepared => {
    const i = from + n;
    const home = homeOf(i - first);
    let resident = residentOf(i, home, { on });
    let idHash = secrets.hash('id', resident.idNumber);
    if (taken.has(idHash.toString('hex'))) {
      resident = residentOf(i, home, { isSpare: true, on });
      idHash = secrets.hash('id', resident.idNumber);
    }
    const { idNumber, phone } = resident;
    return {
      ...resident,
      i,
      placeId: dwellings[home.dwelling]!,
      letters: pinyin.ofName(resident.name),
      tokens: tokensOfPerson(resident, pinyin).join(' '),
      idCipher: secrets.seal(idNumber),
      idHash,
      phoneCipher: phone ? secrets.seal(phone) : null,
      phoneHash: phone ? secrets.hash('phone', phone) : null,
    };
  });
}

async function insertPeople(tx: Tx, people: readonly Prepared[]): Promise<void> {
  const column = <V>(of: (person: Prepared) => V): V[] => people.map(of);
  const ids = column(({ i }) => idOf(i));
  await tx.all(sql`
    insert into people (id, district_id, name, initials, pinyin, sex, born_on, id_kind, id_cipher, id_hash, phone_cipher, phone_hash, phone_tail, political_status, made_at)
    select r.id, ${districtId}, r.name, r.initials, r.pinyin, r.sex, r.born_on, 'resident_id', r.id_cipher, r.id_hash, r.phone_cipher, r.phone_hash, r.phone_tail, r.political, app.now()
      from unnest(${ids}::uuid[], ${column(({ name }) => name)}::text[], ${column(({ letters }) => letters.initials)}::text[],
        ${column(({ letters }) => letters.pinyin)}::text[], ${column(({ sex }) => sex)}::smallint[], ${column(({ bornOn }) => bornOn)}::date[],
        ${column(({ idCipher }) => idCipher)}::bytea[], ${column(({ idHash }) => idHash)}::bytea[], ${column(({ phoneCipher }) => phoneCipher)}::bytea[],
        ${column(({ phoneHash }) => phoneHash)}::bytea[], ${column(({ phone }) => phone?.slice(-4) ?? null)}::text[], ${column(({ political }) => political)}::text[])
      as r (id, name, initials, pinyin, sex, born_on, id_cipher, id_hash, phone_cipher, phone_hash, phone_tail, political)`);
  await tx.all(sql`
    insert into stays (id, district_id, person_id, place_id, kind, relation_to_head, valid)
    select r.id, ${districtId}, r.person_id, r.place_id, 'living', r.relation, daterange('2022-01-01', null)
      from unnest(${column(({ i }) => idOf(i, 1))}::uuid[], ${ids}::uuid[], ${column(({ placeId }) => placeId)}::uuid[], ${column(({ relation }) => relation)}::text[])
      as r (id, person_id, place_id, relation)`);
  const flags = people.flatMap(({ i, flags: own }) => own.map((flag) => ({ i, flag })));
  await tx.all(sql`
    insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, reason, valid)
    select gen_random_uuid(), ${districtId}, r.person_id, r.flag, r.is_sensitive, '造数', daterange('2022-01-01', null)
      from unnest(${flags.map(({ i }) => idOf(i))}::uuid[], ${flags.map(({ flag }) => flag)}::text[], ${flags.map(({ flag }) => isSensitiveFlag(flag))}::boolean[])
      as r (person_id, flag, is_sensitive)`);
  await tx.all(sql`
    insert into person_search (person_id, tokens) select r.id, array_to_tsvector(string_to_array(r.tokens, ' '))
      from unnest(${ids}::uuid[], ${column(({ tokens }) => tokens)}::text[]) as r (id, tokens)`);
}
