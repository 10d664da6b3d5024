// Rosters in bulk: who is held already, and people written a few hundred at a time. Runs as the house; every statement keeps to one district.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type HeldPerson = {
  personId: string;
  name: string;
  sex: number;
  bornOn: string | null;
  idHash: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  political: string | null;
  note: string | null;
  registeredPlace: string | null;
  placeId: string | null;
  address: string | null;
  communityId: string | null;
  relation: string | null;
  flags: string[];
};

const held = sql`
  select p.id as "personId", p.name, p.sex, p.born_on as "bornOn", p.id_hash as "idHash", p.phone_hash as "phoneHash", p.phone_tail as "phoneTail",
         p.political_status as political, p.note, p.registered_place as "registeredPlace", s.place_id as "placeId", pl.address, pl.community_id as "communityId",
         s.relation_to_head as relation,
         coalesce((select array_agg(f.flag) from subject_flags f where f.person_id = p.id and upper_inf(f.valid)), '{}') as flags
    from people p
    left join stays s on s.person_id = p.id and s.kind = 'living' and upper_inf(s.valid)
    left join places pl on pl.id = s.place_id`;

/** A number on a record that was merged is the kept person's: a roster must not bring the second record back. */
export async function listByDocument(tx: Tx, districtId: string, idHashes: readonly Buffer[]): Promise<HeldPerson[]> {
  const [own, merged] = await Promise.all([
    tx.all<HeldPerson>(sql`
      ${held} where p.district_id = ${districtId} and p.id_hash = any (${idHashes}::bytea[]) and p.merged_into_id is null`),
    tx.all<HeldPerson & { byHash: Buffer }>(sql`
      select o.id_hash as "byHash", h.* from people o join lateral (${held} where p.id = app.kept_person(o.id)) h on true
       where o.district_id = ${districtId} and o.id_hash = any (${idHashes}::bytea[]) and o.merged_into_id is not null`),
  ]);
  const known = new Set(own.map(({ idHash }) => idHash?.toString('hex')));
  const led = merged.map(({ byHash, ...person }) => ({ ...person, idHash: byHash }));
  return [...own, ...led.filter(({ idHash }) => !known.has(idHash.toString('hex')))];
}

/** Who lives at these addresses of a community now. */
export function listByAddress(tx: Tx, communityId: string, addresses: readonly string[]): Promise<HeldPerson[]> {
  return tx.all<HeldPerson>(sql`
    ${held} where p.merged_into_id is null and p.id in (
      select o.person_id from places h join stays o on o.place_id = h.id and o.kind = 'living' and upper_inf(o.valid)
       where h.community_id = ${communityId} and h.kind = 'dwelling' and h.address = any (${addresses}::text[]))`);
}

export type PersonWrite = {
  personId: string;
  name: string;
  initials: string;
  pinyin: string;
  sex: number | null;
  bornOn: string | null;
  idKind: string | null;
  idCipher: Buffer | null;
  idHash: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  morePhones: Buffer | null;
  political: string | null;
  note: string | null;
  registeredPlace: string | null;
};

const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null;
const recordset = (people: readonly PersonWrite[]) => sql`
  jsonb_to_recordset(${sql.json(
    people.map((p) => ({
      id: p.personId,
      name: p.name,
      initials: p.initials,
      pinyin: p.pinyin,
      sex: p.sex,
      born_on: p.bornOn,
      id_kind: p.idKind,
      id_cipher: hex(p.idCipher),
      id_hash: hex(p.idHash),
      phone_cipher: hex(p.phoneCipher),
      phone_hash: hex(p.phoneHash),
      phone_tail: p.phoneTail,
      more: hex(p.morePhones),
      political: p.political,
      note: p.note,
      registered_place: p.registeredPlace,
    })),
  )}::jsonb) as n (id uuid, name text, initials text, pinyin text, sex smallint, born_on date, id_kind text, id_cipher text, id_hash text, phone_cipher text,
    phone_hash text, phone_tail text, more text, political text, note text, registered_place text)`;

export function addPeople(tx: Tx, districtId: string, people: readonly PersonWrite[]): void {
  if (people.length === 0) return;
  tx.write(sql`
    insert into people (id, district_id, name, initials, pinyin, sex, born_on, id_kind, id_cipher, id_hash, phone_cipher, phone_hash, phone_tail, more_phones_cipher,
      political_status, note, registered_place, made_at)
    select n.id, ${districtId}, n.name, n.initials, n.pinyin, coalesce(n.sex, 0), n.born_on, n.id_kind, decode(n.id_cipher, 'hex'), decode(n.id_hash, 'hex'),
           decode(n.phone_cipher, 'hex'), decode(n.phone_hash, 'hex'), n.phone_tail, decode(n.more, 'hex'), n.political, n.note, n.registered_place, app.now()
      from ${recordset(people)}`);
}

/** What the table leaves blank stays as it was. */
export function changePeople(tx: Tx, people: readonly PersonWrite[]): void {
  if (people.length === 0) return;
  tx.write(sql`
    update people p set sex = coalesce(n.sex, p.sex), born_on = coalesce(n.born_on, p.born_on), id_kind = coalesce(n.id_kind, p.id_kind),
      id_cipher = coalesce(decode(n.id_cipher, 'hex'), p.id_cipher), id_hash = coalesce(decode(n.id_hash, 'hex'), p.id_hash),
      phone_cipher = coalesce(decode(n.phone_cipher, 'hex'), p.phone_cipher), phone_hash = coalesce(decode(n.phone_hash, 'hex'), p.phone_hash),
      phone_tail = coalesce(n.phone_tail, p.phone_tail), more_phones_cipher = coalesce(decode(n.more, 'hex'), p.more_phones_cipher),
      political_status = coalesce(n.political, p.political_status), note = coalesce(n.note, p.note), registered_place = coalesce(n.registered_place, p.registered_place)
      from ${recordset(people)} where p.id = n.id`);
}

export function putSearches(tx: Tx, people: readonly { personId: string; tokens: readonly string[] }[]): void {
  if (people.length === 0) return;
  tx.write(sql`
    insert into person_search (person_id, tokens)
    select n.id, array_to_tsvector(array(select jsonb_array_elements_text(n.tokens)))
      from jsonb_to_recordset(${sql.json(people.map((p) => ({ id: p.personId, tokens: p.tokens })))}::jsonb) as n (id uuid, tokens jsonb)
    on conflict (person_id) do update set tokens = excluded.tokens`);
}

export type StayWrite = { stayId: string; personId: string; placeId: string; relation: string | null };

export function endStays(tx: Tx, personIds: readonly string[]): void {
  if (personIds.length === 0) return;
  tx.write(sql`
    update stays set valid = daterange(lower(valid), greatest(lower(valid), app.today()))
     where person_id = any (${personIds}::uuid[]) and kind = 'living' and upper_inf(valid)`);
}

export function addStays(tx: Tx, districtId: string, stays: readonly StayWrite[]): void {
  if (stays.length === 0) return;
  tx.write(sql`
    insert into stays (id, district_id, person_id, place_id, kind, relation_to_head, valid)
    select n.id, ${districtId}, n.person_id, n.place_id, 'living', n.relation, daterange(app.today(), null)
      from jsonb_to_recordset(${sql.json(stays.map((s) => ({ id: s.stayId, person_id: s.personId, place_id: s.placeId, relation: s.relation })))}::jsonb)
             as n (id uuid, person_id uuid, place_id uuid, relation text)`);
}

export function setRelations(tx: Tx, relations: readonly { personId: string; relation: string }[]): void {
  if (relations.length === 0) return;
  tx.write(sql`
    update stays s set relation_to_head = n.relation
      from jsonb_to_recordset(${sql.json(relations.map((r) => ({ person_id: r.personId, relation: r.relation })))}::jsonb) as n (person_id uuid, relation text)
     where s.person_id = n.person_id and s.kind = 'living' and upper_inf(s.valid)`);
}

export function addFlags(
  tx: Tx,
  districtId: string,
  flags: readonly { flagId: string; personId: string; flag: string; isSensitive: boolean; reason: string }[],
): void {
  if (flags.length === 0) return;
  tx.write(sql`
    insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, reason, valid)
    select n.id, ${districtId}, n.person_id, n.flag, n.is_sensitive, n.reason, daterange(app.today(), null)
      from jsonb_to_recordset(${sql.json(
        flags.map((f) => ({
          id: f.flagId,
          person_id: f.personId,
          flag: f.flag,
          is_sensitive: f.isSensitive,
          reason: f.reason,
        })),
      )}::jsonb) as n (id uuid, person_id uuid, flag text, is_sensitive boolean, reason text)`);
}
