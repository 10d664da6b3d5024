// Enterprises as the commands load and write them. Rows come only as far as row-level security lets them; what follows from the rows beside one (place_id,
// community_id, areas, departments) is kept by triggers and never written here.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { EnterpriseKind, EnterpriseState, Scale, Sources } from '../../shared/enterprise.ts';

export type FormerName = { name: string; until: string };

export type EnterpriseValues = {
  name: string;
  nameKey: string;
  uscc: string | null;
  usccWritten: string | null;
  usccFault: string | null;
  kind: EnterpriseKind;
  park: string | null;
  legalRepresentative: string | null;
  contactName: string | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  headcount: number | null;
  scale: Scale | null;
  isAboveScale: boolean | null;
  note: string | null;
};

const columns: Record<keyof EnterpriseValues, string> = {
  name: 'name',
  nameKey: 'name_key',
  uscc: 'uscc',
  usccWritten: 'uscc_written',
  usccFault: 'uscc_fault',
  kind: 'kind',
  park: 'park',
  legalRepresentative: 'legal_representative',
  contactName: 'contact_name',
  phoneCipher: 'phone_cipher',
  phoneHash: 'phone_hash',
  phoneTail: 'phone_tail',
  headcount: 'headcount',
  scale: 'scale',
  isAboveScale: 'is_above_scale',
  note: 'note',
};
const keys = Object.keys(columns) as (keyof EnterpriseValues)[];
export const columnOf = (key: keyof EnterpriseValues) => sql.raw(columns[key]);

export type EnterpriseRow = EnterpriseValues & {
  enterpriseId: string;
  districtId: string;
  unitId: string;
  communityId: string | null;
  placeId: string | null;
  formerNames: FormerName[];
  state: EnterpriseState;
  stateOn: string | null;
  sources: Sources;
  mergedIntoId: string | null;
};

export const enterpriseColumns = sql`
  e.id as "enterpriseId", e.district_id as "districtId", e.unit_id as "unitId", e.community_id as "communityId", e.place_id as "placeId",
  e.former_names as "formerNames", e.state, e.state_on::text as "stateOn", e.sources, e.merged_into_id as "mergedIntoId",
  ${sql.join(keys.map((key) => sql`e.${columnOf(key)} as ${sql.raw(`"${key}"`)}`))}`;

/** Locked: whoever writes a firm waits for whoever is writing it. */
export function findEnterprise(tx: Tx, enterpriseId: string): Promise<EnterpriseRow | undefined> {
  return tx.first<EnterpriseRow>(
    sql`select ${enterpriseColumns} from enterprises e where e.id = ${enterpriseId} for update`,
  );
}

/** The park of this name, if it is a unit of the district. */
const parkUnit = (districtId: string, park: string | null) => sql`
  (select u.id from governance_units u where u.district_id = ${districtId} and u.kind = 'park' and u.name = ${park} and upper_inf(u.valid) limit 1)`;

export function addEnterprise(
  tx: Tx,
  head: { enterpriseId: string; districtId: string; unitId: string; sources: Sources },
  values: Partial<EnterpriseValues>,
): void {
  const given = keys.filter((key) => values[key] !== undefined);
  tx.write(sql`
    insert into enterprises (id, district_id, unit_id, sources, park_unit_id, made_at, ${sql.join(given.map(columnOf))})
    values (${head.enterpriseId}, ${head.districtId}, ${head.unitId}, ${sql.json(head.sources)}::jsonb, ${parkUnit(head.districtId, values.park ?? null)}, app.now(),
      ${sql.join(given.map((key) => sql`${values[key] ?? null}`))})`);
}

export function changeEnterprise(
  tx: Tx,
  row: Pick<EnterpriseRow, 'enterpriseId' | 'districtId'>,
  values: Partial<EnterpriseValues>,
  sources: Sources,
  formerName?: FormerName,
): void {
  const given = keys.filter((key) => values[key] !== undefined);
  const assignments = given.map((key) => sql`${columnOf(key)} = ${values[key] ?? null}`);
  if (values.park !== undefined) assignments.push(sql`park_unit_id = ${parkUnit(row.districtId, values.park)}`);
  if (formerName) assignments.push(sql`former_names = former_names || ${sql.json([formerName])}::jsonb`);
  assignments.push(sql`sources = sources || ${sql.json(sources)}::jsonb`);
  tx.write(sql`update enterprises set ${sql.join(assignments)} where id = ${row.enterpriseId}`);
}

export function setState(
  tx: Tx,
  enterpriseId: string,
  change: { state: EnterpriseState; on: string; reason: string },
): void {
  tx.write(sql`
    update enterprises set state = ${change.state}, state_on = ${change.on}, state_reason = ${change.reason} where id = ${enterpriseId}`);
}

/** Is this sound code on record, and if the post may see the firm, which is it? */
export async function findByCode(
  tx: Tx,
  uscc: string,
): Promise<{ isHeld: boolean; enterpriseId: string | null; name: string | null }> {
  const row = await tx.first<{ isHeld: boolean; enterpriseId: string | null; name: string | null }>(sql`
    select app.is_uscc_held(${uscc}) as "isHeld", e.id as "enterpriseId", e.name
      from (select) one left join enterprises e on e.uscc = ${uscc} and e.district_id = app.district_id() and e.merged_into_id is null`);
  return row ?? { isHeld: false, enterpriseId: null, name: null };
}

/** Held until the end of the transaction by whoever brings in a firm under this code. */
export async function waitForCode(tx: Tx, uscc: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('uscc ' || ${uscc}, 0))`);
}

export async function nameOf(tx: Tx, enterpriseId: string): Promise<string> {
  const row = await tx.first<{ name: string }>(sql`select name from enterprises where id = ${enterpriseId}`);
  return row?.name ?? '';
}

export type Ground = { districtId: string; address: string; kind: string; communityId: string; isOwn: boolean };

export function findGround(tx: Tx, placeId: string): Promise<Ground | undefined> {
  return tx.first<Ground>(sql`
    select district_id as "districtId", address, kind, community_id as "communityId", app.is_system() or app.stands_on(id) as "isOwn" from places where id = ${placeId}`);
}

export async function isGoverned(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export async function todayOf(tx: Tx): Promise<string> {
  return (await tx.first<{ today: string }>(sql`select app.today()::text as today`))!.today;
}
