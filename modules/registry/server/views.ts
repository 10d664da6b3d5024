// Residents as screens show them. Who may be seen is settled by functions that meet the post's scope as a set (0011); the rows are then read under
// row-level security like any others, a page of them at most.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type LineRow = {
  personId: string;
  name: string;
  initials: string;
  sex: number;
  bornOn: string | null;
  phoneTail: string | null;
  placeId: string | null;
  address: string | null;
  communityName: string | null;
  gridName: string | null;
  relation: string | null;
  flags: string[];
};

const columns = sql`
  p.id as "personId", p.name, p.initials, p.sex, p.born_on as "bornOn", p.phone_tail as "phoneTail", pl.id as "placeId", pl.address,
  c.name as "communityName", u.name as "gridName", s.relation_to_head as relation,
  coalesce((select array_agg(f.flag order by f.flag) from subject_flags f where f.person_id = p.id and upper_inf(f.valid)), '{}') as flags`;
const joins = sql`
  left join stays s on s.person_id = p.id and s.kind = 'living' and upper_inf(s.valid)
  left join places pl on pl.id = s.place_id
  left join governance_units c on c.id = pl.community_id
  left join place_grids g on g.place_id = pl.id and upper_inf(g.valid)
  left join governance_units u on u.id = g.grid_id`;

/** By words, at most `limit` and one more to tell that there are others. */
export function findByTokens(tx: Tx, tokens: readonly string[], limit: number): Promise<LineRow[]> {
  return lines(
    tx,
    sql`p.id in (select person_id from app.find_people(array_to_string(array(select quote_literal(t) from unnest(${tokens}::text[]) t), ' & ')::tsquery, ${limit + 1}))`,
  );
}

export function findByPhone(tx: Tx, phoneHash: Buffer): Promise<LineRow[]> {
  return lines(tx, sql`p.phone_hash = ${phoneHash}`);
}

/** One number has one hash whatever the document; passports of the same letters are told apart by the person looking. */
export function findById(tx: Tx, idHash: Buffer): Promise<LineRow[]> {
  return lines(tx, sql`p.id = app.holder_of_id(${idHash})`);
}

function lines(tx: Tx, where: Sql): Promise<LineRow[]> {
  return tx.all<LineRow>(sql`select ${columns} from people p ${joins} where p.merged_into_id is null and ${where}`);
}

export function listByIds(tx: Tx, personIds: readonly string[]): Promise<LineRow[]> {
  return lines(tx, sql`p.id = any (${personIds as string[]}::uuid[])`);
}

/** The ids of all records of one person, the kept one's and those merged into it. */
export async function listRecords(tx: Tx, personId: string): Promise<string[]> {
  return (await tx.first<{ ids: string[] }>(sql`select app.records_of(${personId}) as ids`))?.ids ?? [];
}

export type ListFilter = {
  gridIds?: readonly string[] | undefined;
  communityId?: string | undefined;
  placeId?: string | undefined;
  flags?: readonly string[] | undefined;
};

export async function listPeople(
  tx: Tx,
  filter: ListFilter,
  offset: number,
  limit: number,
): Promise<{ rows: LineRow[]; total: number }> {
  const rows = await tx.all<LineRow & { total: number }>(sql`
    select ${columns}, f.total
      from app.list_people(${filter.gridIds ?? null}::uuid[], ${filter.communityId ?? null}::uuid, ${filter.placeId ?? null}::uuid, ${filter.flags ?? null}::text[],
             ${offset}, ${limit}) with ordinality as f (person_id, place_id, total, n)
      join people p on p.id = f.person_id ${joins}
     order by f.n`);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** What `unitId` means for a list: a community, or a grid with the grids below it, or every community below. */
export function readArea(tx: Tx, unitId: string): Promise<{ kind: string; gridIds: string[] } | undefined> {
  return tx.first(sql`
    select u.kind, coalesce((select array_agg(g.id) from governance_units g where g.id = any (s.member_ids) and g.kind = 'grid'), '{}') as "gridIds"
      from governance_units u join unit_scopes s on s.unit_id = u.id where u.id = ${unitId}`);
}

export function countPeople(tx: Tx, unitId: string): Promise<{ flag: string | null; people: number; homes: number }[]> {
  return tx.all(
    sql`select c.flag, c.people, c.homes from unit_scopes u, lateral app.count_people(u.unit_id) c where u.unit_id = ${unitId}`,
  );
}

export type PersonHead = {
  personId: string;
  name: string;
  sex: number;
  bornOn: string | null;
  idKind: string | null;
  idCipher: Buffer | null;
  phoneCipher: Buffer | null;
  political: string | null;
  note: string | null;
  registeredPlace: string | null;
  recordedAt: Date;
};

/** By their own id or that of a record merged into theirs: whoever comes by an old link is led to the kept one. */
export function findHead(tx: Tx, personId: string): Promise<PersonHead | undefined> {
  return tx.first<PersonHead>(sql`
    select id as "personId", name, sex, born_on as "bornOn", id_kind as "idKind", id_cipher as "idCipher", phone_cipher as "phoneCipher",
           political_status as political, note, registered_place as "registeredPlace", made_at as "recordedAt"
      from people where id = (select app.kept_person(${personId}))`);
}

export function listStays(tx: Tx, personId: string) {
  return tx.all<{
    stayId: string;
    placeId: string;
    address: string;
    communityName: string;
    gridName: string | null;
    kind: string;
    relation: string | null;
    from: string;
    until: string | null;
    reason: string | null;
    endReason: string | null;
    streetId: string | null;
    streetName: string | null;
  }>(sql`
    select s.id as "stayId", p.id as "placeId", p.address, c.name as "communityName", u.name as "gridName", s.kind, s.relation_to_head as relation,
           lower(s.valid) as "from", upper(s.valid) as until, s.reason, s.end_reason as "endReason", t.id as "streetId", t.name as "streetName"
      from stays s join places p on p.id = s.place_id join governance_units c on c.id = p.community_id left join governance_units t on t.id = c.parent_id
      left join place_grids g on g.place_id = p.id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
     where s.person_id = ${personId} and not isempty(s.valid) order by upper_inf(s.valid) desc, lower(s.valid) desc`);
}

export function listFlags(tx: Tx, personId: string) {
  return tx.all<{
    flagId: string;
    flag: string;
    isSensitive: boolean;
    from: string;
    until: string | null;
    reason: string | null;
    endReason: string | null;
  }>(sql`
    select id as "flagId", flag, is_sensitive as "isSensitive", lower(valid) as "from", upper(valid) as until, reason, end_reason as "endReason"
      from subject_flags where person_id = ${personId} and not isempty(valid) order by lower(valid) desc`);
}

/** Who opened a masked field of this person. Joined to the person, so that it is read only by who may see them. */
export function listLooks(
  tx: Tx,
  personId: string,
): Promise<{ at: Date; field: string; purpose: string; byName: string | null }[]> {
  return tx.all(sql`
    select j.at, j.content->'input'->>'field' as field, j.content->'input'->>'purpose' as purpose, s.name as "byName"
      from people p cross join lateral unnest(app.records_of(p.id)) r(id) cross join lateral app.journal_of(r.id) j left join staff s on s.id::text = j.actor_id
     where p.id = ${personId} and j.name = 'person.reveal' order by j.seq desc limit 50`);
}

export function listFormer(
  tx: Tx,
  placeId: string,
): Promise<{ personId: string; name: string; from: string; until: string }[]> {
  return tx.all(sql`
    select p.id as "personId", p.name, lower(s.valid) as "from", upper(s.valid) as until
      from stays s join people p on p.id = s.person_id
     where s.place_id = ${placeId} and s.kind = 'living' and not upper_inf(s.valid) and not isempty(s.valid)
       and not exists (select from stays o where o.person_id = s.person_id and o.place_id = s.place_id and o.kind = 'living' and lower(o.valid) = upper(s.valid))
       and p.merged_into_id is null order by upper(s.valid) desc limit 50`);
}

export function findHomeHead(tx: Tx, placeId: string) {
  return tx.first<{
    placeId: string;
    address: string;
    communityName: string;
    gridId: string | null;
    gridName: string | null;
    isVacant: boolean;
    isInScope: boolean;
  }>(sql`
    select p.id as "placeId", p.address, c.name as "communityName", g.grid_id as "gridId", u.name as "gridName", p.is_vacant as "isVacant",
           (app.sees_all() or g.grid_id = any ((select app.scope())::uuid[]) or p.community_id = any ((select app.scope())::uuid[])) is true as "isInScope"
      from places p join governance_units c on c.id = p.community_id
      left join place_grids g on g.place_id = p.id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
     where p.id = ${placeId}`);
}

/** Who lived or worked at a place on a day, and what they were to the head then. Those whom the post may not see are not among them. */
export function listAt(tx: Tx, placeId: string, kind: 'living' | 'working', on: string): Promise<LineRow[]> {
  return tx.all<LineRow>(sql`
    select ${columns} from stays s join people p on p.id = s.person_id
      join places pl on pl.id = s.place_id
      left join governance_units c on c.id = pl.community_id
      left join place_grids g on g.place_id = pl.id and upper_inf(g.valid)
      left join governance_units u on u.id = g.grid_id
     where s.place_id = ${placeId} and s.kind = ${kind} and s.valid @> ${on}::date and p.merged_into_id is null
     order by s.relation_to_head is distinct from 'head', s.id limit 200`);
}

/** How many lived behind a door on a day, seen or not. */
export async function countAt(tx: Tx, placeId: string, on: string): Promise<number> {
  return (await tx.first<{ n: number }>(sql`select app.count_household(${placeId}, ${on}::date) as n`))?.n ?? 0;
}

/** When somebody became the head in place of another, with the reason given. */
export function listHeadChanges(
  tx: Tx,
  placeId: string,
): Promise<{ on: string; name: string; reason: string | null }[]> {
  return tx.all(sql`
    select lower(s.valid) as "on", p.name, s.reason from stays s join people p on p.id = s.person_id
     where s.place_id = ${placeId} and s.kind = 'living' and s.relation_to_head = 'head' and not isempty(s.valid)
       and exists (select from stays o where o.place_id = s.place_id and o.kind = 'living' and o.relation_to_head = 'head' and o.person_id <> s.person_id
                    and upper(o.valid) = lower(s.valid))
     order by 1 desc limit 20`);
}
