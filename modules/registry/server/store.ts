// Residents as the commands load and write them. Numbers come and go sealed; rows come only as far as row-level security lets them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { PersonFlag, StayKind } from '../shared/person.ts';

export type PersonRow = {
  personId: string;
  districtId: string;
  name: string;
  sex: number;
  bornOn: string | null;
  idKind: string | null;
  idCipher: Buffer | null;
  phoneCipher: Buffer | null;
  phoneTail: string | null;
};

/** By their own id or that of a record merged into theirs: an old link, or a device that was off line, means the person. */
export function findPerson(tx: Tx, personId: string): Promise<PersonRow | undefined> {
  return tx.first<PersonRow>(sql`
    select id as "personId", district_id as "districtId", name, sex, born_on as "bornOn", id_kind as "idKind", id_cipher as "idCipher",
           phone_cipher as "phoneCipher", phone_tail as "phoneTail"
      from people where id = (select app.kept_person(${personId})) for update`);
}

export type PersonValues = {
  name: string;
  initials: string;
  pinyin: string;
  sex: number;
  bornOn: string | null;
  idKind: string | null;
  idCipher: Buffer | null;
  idHash: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  political: string | null;
  note: string | null;
};

export function addPerson(tx: Tx, personId: string, districtId: string, v: PersonValues): void {
  tx.write(sql`
    insert into people (id, district_id, name, initials, pinyin, sex, born_on, id_kind, id_cipher, id_hash, phone_cipher, phone_hash, phone_tail, political_status, note, made_at)
    values (${personId}, ${districtId}, ${v.name}, ${v.initials}, ${v.pinyin}, ${v.sex}, ${v.bornOn}, ${v.idKind}, ${v.idCipher}, ${v.idHash}, ${v.phoneCipher},
      ${v.phoneHash}, ${v.phoneTail}, ${v.political}, ${v.note}, app.now())`);
}

const columns: Record<keyof PersonValues, string> = {
  name: 'name',
  initials: 'initials',
  pinyin: 'pinyin',
  sex: 'sex',
  bornOn: 'born_on',
  idKind: 'id_kind',
  idCipher: 'id_cipher',
  idHash: 'id_hash',
  phoneCipher: 'phone_cipher',
  phoneHash: 'phone_hash',
  phoneTail: 'phone_tail',
  political: 'political_status',
  note: 'note',
};

export function correctPerson(tx: Tx, personId: string, changes: Partial<PersonValues>): void {
  const keys = (Object.keys(columns) as (keyof PersonValues)[]).filter((key) => changes[key] !== undefined);
  if (keys.length === 0) return;
  const assignments = keys.map((key) => sql`${sql.raw(columns[key])} = ${changes[key] ?? null}`);
  tx.write(sql`update people set ${sql.join(assignments)} where id = ${personId}`);
}

export function putSearch(tx: Tx, personId: string, tokens: readonly string[]): void {
  tx.write(sql`
    insert into person_search (person_id, tokens) values (${personId}, array_to_tsvector(${tokens}::text[]))
    on conflict (person_id) do update set tokens = excluded.tokens`);
}

export type Standing = { isHeld: boolean; personId: string | null; name: string | null };

/** Is this number on record, and if the post may see whose, whose? */
export async function findByDocument(tx: Tx, idHash: Buffer): Promise<Standing> {
  const row = await tx.first<{ isHeld: boolean; personId: string | null; name: string | null }>(sql`
    select app.is_id_held(${idHash}) as "isHeld", p.id as "personId", p.name
      from (select) one left join people p on p.id = app.holder_of_id(${idHash})`);
  return row ?? { isHeld: false, personId: null, name: null };
}

export async function findByDocumentAndName(tx: Tx, idHash: Buffer, name: string): Promise<string | undefined> {
  return (
    (await tx.first<{ id: string | null }>(sql`select app.person_of_id(${idHash}, ${name}) as id`))?.id ?? undefined
  );
}

export type StayRow = { stayId: string; placeId: string; communityId: string; gridId: string | null; from: string };

export function findLiving(tx: Tx, personId: string): Promise<StayRow | undefined> {
  return tx.first<StayRow>(sql`
    select s.id as "stayId", s.place_id as "placeId", p.community_id as "communityId", g.grid_id as "gridId", lower(s.valid) as "from"
      from stays s join places p on p.id = s.place_id left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where s.person_id = ${personId} and s.kind = 'living' and upper_inf(s.valid)`);
}

export function endLiving(tx: Tx, personId: string, on: string | null): void {
  tx.write(sql`
    update stays set valid = daterange(lower(valid), coalesce(${on}::date, app.today()))
     where person_id = ${personId} and kind = 'living' and upper_inf(valid)`);
}

/** Another name somebody was recorded by. */
export async function listOtherNames(tx: Tx, personId: string): Promise<string[]> {
  return (await tx.first<{ names: string[] }>(sql`select app.other_names(${personId}) as names`))?.names ?? [];
}

export function addStay(
  tx: Tx,
  stay: {
    stayId: string;
    districtId: string;
    personId: string;
    placeId: string;
    kind: StayKind;
    relation: string | null;
    from: string | null;
    reason?: string | null;
  },
): void {
  tx.write(sql`
    insert into stays (id, district_id, person_id, place_id, kind, relation_to_head, valid, reason)
    values (${stay.stayId}, ${stay.districtId}, ${stay.personId}, ${stay.placeId}, ${stay.kind}, ${stay.relation}, daterange(coalesce(${stay.from}::date, app.today()), null),
      ${stay.reason ?? null})`);
}

/** Ends the living stay of somebody in another area, whom this post cannot see: allowed because name and number were proved. */
export function moveHere(
  tx: Tx,
  personId: string,
  stay: { stayId: string; placeId: string; relation: string | null; from: string | null },
): Promise<{ fromGridId: string | null; fromCommunityId: string | null } | undefined> {
  return tx.first(sql`
    select from_grid as "fromGridId", from_community as "fromCommunityId"
      from app.move_in(${personId}, ${stay.stayId}, ${stay.placeId}, ${stay.relation}, ${stay.from}::date)`);
}

export type FlagRow = { flagId: string; personId: string; flag: PersonFlag; isSensitive: boolean };

export function findFlag(tx: Tx, flagId: string): Promise<FlagRow | undefined> {
  return tx.first<FlagRow>(sql`
    select id as "flagId", person_id as "personId", flag, is_sensitive as "isSensitive" from subject_flags where id = ${flagId} and upper_inf(valid)`);
}

export function addFlag(
  tx: Tx,
  flag: {
    flagId: string;
    districtId: string;
    personId: string;
    flag: string;
    isSensitive: boolean;
    reason: string;
    from: string | null;
  },
): void {
  tx.write(sql`
    insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, reason, valid)
    values (${flag.flagId}, ${flag.districtId}, ${flag.personId}, ${flag.flag}, ${flag.isSensitive}, ${flag.reason}, daterange(coalesce(${flag.from}::date, app.today()), null))`);
}

export function endFlag(tx: Tx, flagId: string, reason: string): void {
  tx.write(
    sql`update subject_flags set valid = daterange(lower(valid), greatest(lower(valid), app.today())), end_reason = ${reason} where id = ${flagId}`,
  );
}

export type HomeRow = {
  placeId: string;
  districtId: string;
  communityId: string;
  kind: string;
  address: string;
  gridId: string | null;
  isInScope: boolean;
};

/** A place people can live in, and whether it lies within the post's area. */
export function findHome(tx: Tx, placeId: string): Promise<HomeRow | undefined> {
  return tx.first<HomeRow>(sql`
    select p.id as "placeId", p.district_id as "districtId", p.community_id as "communityId", p.kind, p.address, g.grid_id as "gridId",
           (app.is_system() or app.sees_all() or g.grid_id = any ((select app.scope())::uuid[]) or p.community_id = any ((select app.scope())::uuid[])) is true as "isInScope"
      from places p left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.id = ${placeId}`);
}

export function lockPlace(tx: Tx, placeId: string): Promise<unknown> {
  return tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${placeId}, 35))`);
}

export type LivingHere = { stayId: string; personId: string; relation: string | null; from: string };

/** Who lives at a place now, as far as the post sees them. */
export function listLiving(tx: Tx, placeId: string): Promise<LivingHere[]> {
  return tx.all<LivingHere>(sql`
    select id as "stayId", person_id as "personId", relation_to_head as relation, lower(valid) as "from"
      from stays where place_id = ${placeId} and kind = 'living' and upper_inf(valid) order by id`);
}

export async function findHeads(tx: Tx, placeId: string): Promise<LivingHere[]> {
  return (await listLiving(tx, placeId)).filter(({ relation }) => relation === 'head');
}

/** A stay ends on a day, with a reason; one that would never have been true for a day is emptied. */
export function endStay(tx: Tx, stayId: string, on: string | null, reason: string | null): void {
  tx.write(sql`
    update stays set valid = daterange(lower(valid), greatest(lower(valid), coalesce(${on}::date, app.today()))), end_reason = ${reason} where id = ${stayId}`);
}

export function setRelation(tx: Tx, stayId: string, relation: string): void {
  tx.write(sql`update stays set relation_to_head = ${relation} where id = ${stayId}`);
}

export type OpenStay = StayRow & { kind: StayKind; personId: string };

/** The stays of a kind that stand, or one of them by its id. */
export function listOpenStays(
  tx: Tx,
  where: { personId: string; kind: StayKind } | { stayId: string },
): Promise<OpenStay[]> {
  return tx.all<OpenStay>(sql`
    select s.id as "stayId", s.kind, s.person_id as "personId", s.place_id as "placeId", p.community_id as "communityId", g.grid_id as "gridId", lower(s.valid) as "from"
      from stays s join places p on p.id = s.place_id left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where upper_inf(s.valid) and ${'stayId' in where ? sql`s.id = ${where.stayId}` : sql`s.person_id = ${where.personId} and s.kind = ${where.kind}`} order by s.id`);
}

/** Where somebody is registered, in words: the address of the place on record, or a place outside the district. */
export function setRegisteredPlace(tx: Tx, personId: string, text: string | null): void {
  tx.write(sql`update people set registered_place = ${text} where id = ${personId}`);
}
