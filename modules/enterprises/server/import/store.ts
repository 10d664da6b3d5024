// What an import of enterprises is held against, and writes of many at a time. Runs as the house; every statement keeps to one district.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Department, EnterpriseState, Method } from '../../shared/enterprise.ts';
import { type EnterpriseRow, enterpriseColumns } from '../store/enterprises.ts';

export type HeldListing = {
  listingId: string;
  department: Department;
  method: Method | null;
  contactedOn: string | null;
};
export type HeldPlace = { address: string; from: string };
export type HeldFirm = EnterpriseRow & {
  /** By which a row finds it: its code, what was written in place of one, and those of the records merged into it. */
  keys: string[];
  listings: HeldListing[];
  working: HeldPlace | null;
  registered: HeldPlace | null;
  /** Within the unit of the table. */
  isOwn: boolean;
};

const place = (kind: 'working' | 'registered') => sql`(
  select jsonb_build_object('address', coalesce(nullif(p.address, ''), pl.address, u.name), 'from', lower(p.valid)::text)
    from enterprise_places p left join places pl on pl.id = p.place_id left join governance_units u on u.id = p.unit_id
   where p.enterprise_id = e.id and p.kind = ${kind} and upper_inf(p.valid))`;

/** Firms that a row may speak of: that bear one of these keys, or into which such a record was merged. */
export function listHeld(
  tx: Tx,
  area: { districtId: string; unitId: string },
  keys: readonly string[],
): Promise<HeldFirm[]> {
  return tx.all<HeldFirm>(sql`
    with recursive said as (
      select id, merged_into_id from enterprises
       where district_id = ${area.districtId} and (uscc = any (${keys}::text[]) or import_key = any (${keys}::text[]))
      union select e.id, e.merged_into_id from enterprises e join said on e.id = said.merged_into_id)
    , roots as materialized (select id from said where merged_into_id is null)
    , members as (
      select r.id as root_id, r.id from roots r union all select b.root_id, m.id from enterprises m join members b on m.merged_into_id = b.id)
    select ${enterpriseColumns},
           (select coalesce(array_agg(k.key), '{}') from members m join enterprises x on x.id = m.id
              cross join lateral (values (x.uscc), (x.import_key)) as k (key) where m.root_id = e.id and k.key is not null) as keys,
           (select coalesce(jsonb_agg(jsonb_build_object('listingId', i.id, 'department', i.department, 'method', i.method, 'contactedOn', i.contacted_on::text)), '[]')
              from enterprise_listings i where i.enterprise_id = e.id and upper_inf(i.valid)) as listings,
           ${place('working')} as working, ${place('registered')} as registered,
           e.area_ids && s.member_ids
             or exists (select from place_grids g where g.place_id = any (e.ground_ids) and upper_inf(g.valid) and g.grid_id = any (s.member_ids)) as "isOwn"
      from enterprises e join unit_scopes s on s.unit_id = ${area.unitId} where e.id in (select id from roots) order by e.made_at, e.id`);
}

/** Places of the area by their whole address; one that two places share tells nothing. */
export async function listPlaces(
  tx: Tx,
  unitId: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await tx.all<{ address: string; placeId: string }>(sql`
    select p.address, min(p.id::text) as "placeId" from places p join unit_scopes s on s.unit_id = ${unitId}
     where p.address = any (${addresses}::text[]) and p.community_id = any (s.member_ids) group by p.address having count(*) = 1`);
  return new Map(rows.map(({ address, placeId }) => [address, placeId]));
}

export async function todayOf(tx: Tx): Promise<string> {
  return (await tx.first<{ today: string }>(sql`select app.today()::text as today`))!.today;
}

const hex = (value: Buffer | null): string | null => value?.toString('hex') ?? null;
const recordOf = (firm: FirmWrite) => ({
  id: firm.enterpriseId,
  import_key: firm.importKey,
  unit_id: firm.unitId,
  name: firm.name,
  name_key: firm.nameKey,
  uscc: firm.uscc,
  uscc_written: firm.usccWritten,
  uscc_fault: firm.usccFault,
  kind: firm.kind,
  park: firm.park,
  legal_representative: firm.legalRepresentative,
  contact_name: firm.contactName,
  phone_cipher: hex(firm.phoneCipher),
  phone_hash: hex(firm.phoneHash),
  phone_tail: firm.phoneTail,
  headcount: firm.headcount,
  scale: firm.scale,
  is_above_scale: firm.isAboveScale,
  note: firm.note,
  state: firm.state satisfies EnterpriseState,
  state_on: firm.stateOn,
  state_reason: firm.stateReason,
  sources: firm.sources,
});
const columns = sql`(id uuid, import_key text, unit_id uuid, name text, name_key text, uscc text, uscc_written text, uscc_fault text, kind text, park text, legal_representative text,
  contact_name text, phone_cipher text, phone_hash text, phone_tail text, headcount integer, scale text, is_above_scale boolean, note text, state text,
  state_on date, state_reason text, sources jsonb)`;

export type FirmWrite = EnterpriseRow & { stateReason: string | null; importKey: string | null };

export function addFirms(tx: Tx, districtId: string, firms: readonly FirmWrite[]): void {
  if (firms.length === 0) return;
  tx.write(sql`
    insert into enterprises (id, import_key, district_id, unit_id, name, name_key, uscc, uscc_written, uscc_fault, kind, park, park_unit_id, legal_representative, contact_name,
      phone_cipher, phone_hash, phone_tail, headcount, scale, is_above_scale, note, state, state_on, state_reason, sources, made_at)
    select n.id, n.import_key, ${districtId}, n.unit_id, n.name, n.name_key, n.uscc, n.uscc_written, n.uscc_fault, n.kind, n.park, ${parkUnit(districtId)}, n.legal_representative,
           n.contact_name, decode(n.phone_cipher, 'hex'), decode(n.phone_hash, 'hex'), n.phone_tail, n.headcount, n.scale, n.is_above_scale, n.note, n.state,
           n.state_on, n.state_reason, n.sources, app.now()
      from jsonb_to_recordset(${sql.json(firms.map(recordOf))}::jsonb) as n ${columns}`);
}

const parkUnit = (districtId: string) => sql`
  (select u.id from governance_units u where u.district_id = ${districtId} and u.kind = 'park' and u.name = n.park and upper_inf(u.valid) limit 1)`;

export function changeFirms(tx: Tx, districtId: string, firms: readonly FirmWrite[]): void {
  if (firms.length === 0) return;
  tx.write(sql`
    update enterprises e set uscc = n.uscc, uscc_written = n.uscc_written, uscc_fault = n.uscc_fault, kind = n.kind, park = n.park, park_unit_id = ${parkUnit(districtId)},
      legal_representative = n.legal_representative, contact_name = n.contact_name, phone_cipher = decode(n.phone_cipher, 'hex'),
      phone_hash = decode(n.phone_hash, 'hex'), phone_tail = n.phone_tail, headcount = n.headcount, scale = n.scale, is_above_scale = n.is_above_scale,
      note = n.note, state = n.state, state_on = n.state_on, state_reason = n.state_reason, sources = n.sources
      from jsonb_to_recordset(${sql.json(firms.map(recordOf))}::jsonb) as n ${columns} where e.id = n.id and e.district_id = ${districtId}`);
}

export type ListingWrite = HeldListing & { enterpriseId: string; source: string };

export function putListings(tx: Tx, districtId: string, listings: readonly ListingWrite[]): void {
  if (listings.length === 0) return;
  tx.write(sql`
    insert into enterprise_listings as o (id, district_id, enterprise_id, department, method, contacted_on, source, valid)
    select n.id, ${districtId}, n.enterprise_id, n.department, n.method, n.contacted_on, n.source, daterange(app.today(), null)
      from jsonb_to_recordset(${sql.json(
        listings.map((one) => ({
          id: one.listingId,
          enterprise_id: one.enterpriseId,
          department: one.department,
          method: one.method,
          contacted_on: one.contactedOn,
          source: one.source,
        })),
      )}::jsonb) as n (id uuid, enterprise_id uuid, department text, method text, contacted_on date, source text)
    on conflict (id) do update set method = excluded.method, contacted_on = excluded.contacted_on`);
}

export type PlaceWrite = {
  recordId: string;
  enterpriseId: string;
  kind: 'working' | 'registered' | 'responsible';
  placeId: string | null;
  unitId: string | null;
  address: string;
  source: string;
  from: string;
};

/** What held until then ends on that day. */
export function putPlaces(tx: Tx, districtId: string, places: readonly PlaceWrite[]): void {
  if (places.length === 0) return;
  const rows = sql`jsonb_to_recordset(${sql.json(
    places.map((one) => ({
      id: one.recordId,
      enterprise_id: one.enterpriseId,
      kind: one.kind,
      place_id: one.placeId,
      unit_id: one.unitId,
      address: one.address,
      source: one.source,
      from_on: one.from,
    })),
  )}::jsonb) as n (id uuid, enterprise_id uuid, kind text, place_id uuid, unit_id uuid, address text, source text, from_on date)`;
  tx.write(sql`
    update enterprise_places p set valid = case when lower(p.valid) >= n.from_on then 'empty'::daterange else daterange(lower(p.valid), n.from_on) end
      from ${rows} where p.enterprise_id = n.enterprise_id and p.kind = n.kind and upper_inf(p.valid)`);
  tx.write(sql`
    insert into enterprise_places (id, district_id, enterprise_id, kind, place_id, unit_id, address, source, valid)
    select n.id, ${districtId}, n.enterprise_id, n.kind, n.place_id, n.unit_id, n.address, n.source, daterange(n.from_on, null) from ${rows}`);
}
