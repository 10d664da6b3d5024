// SQL of the mediation handlers: the case, its parties and its mediators. Decides nothing.
import { type Sql, type SqlValue, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { MediationState } from '../../shared/mediation-chart.ts';
import type { PartyRole } from '../../shared/words.ts';

export type CaseRow = {
  id: string;
  districtId: string;
  requestId: string;
  caseNo: string;
  committeeUnitId: string;
  committeeName: string;
  territoryId: string;
  deskUnitId: string;
  communityName: string;
  methodVersionId: string;
  isSensitive: boolean;
  isDrill: boolean;
  state: MediationState;
  acceptedAt: Date | null;
  dueOn: string | null;
  isDeskInScope: boolean;
  /** The present agreement, if there is one. */
  agreementId: string | null;
  isOral: boolean;
  mediatorSignedAt: Date | null;
  sealedAt: Date | null;
  effectiveAt: Date | null;
  extensionId: string | null;
  extensionUntilOn: string | null;
  hasMediator: boolean;
};

const columns = sql.raw(`
  c.id, c.district_id as "districtId", c.request_id as "requestId", c.case_no as "caseNo", c.committee_unit_id as "committeeUnitId", k.name as "committeeName",
  c.territory_id as "territoryId", c.desk_unit_id as "deskUnitId", d.name as "communityName", c.method_version_id as "methodVersionId", c.is_sensitive as "isSensitive",
  c.is_drill as "isDrill", c.state, c.accepted_at as "acceptedAt", c.due_on as "dueOn", (c.desk_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all())) as "isDeskInScope",
  a.id as "agreementId", coalesce(a.form = 'oral', false) as "isOral", a.mediator_signed_at as "mediatorSignedAt", a.sealed_at as "sealedAt", a.effective_at as "effectiveAt",
  (select x.id from mediation_extensions x where x.case_id = c.id and x.granted_at is null and x.refused_at is null) as "extensionId",
  (select x.until_on from mediation_extensions x where x.case_id = c.id and x.granted_at is null and x.refused_at is null) as "extensionUntilOn",
  exists (select from mediation_mediators m where m.case_id = c.id and m.declared_at is not null and m.stepped_back_at is null) as "hasMediator"`);
const joins = sql.raw(`
  join governance_units k on k.id = c.committee_unit_id join governance_units d on d.id = c.desk_unit_id
  left join mediation_agreements a on a.case_id = c.id and a.replaced_at is null`);

/** The case, locked until the end of this transaction; undefined when it is not within the actor's sight. */
export function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.first<CaseRow>(sql`select ${columns} from mediation_cases c ${joins} where c.id = ${id} for update of c`);
}
export function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.first<CaseRow>(sql`select ${columns} from mediation_cases c ${joins} where c.id = ${id}`);
}

/** The living case of a request, locked. */
export function lockCaseOfRequest(tx: Tx, requestId: string): Promise<CaseRow | undefined> {
  return tx.first<CaseRow>(sql`
    select ${columns} from mediation_cases c ${joins} where c.request_id = ${requestId} and c.ended_at is null for update of c`);
}

/** Cases that hold a request: living, or ended with an agreement that was kept. */
export async function findCaseOfRequest(tx: Tx, requestId: string): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(sql`
    select id from mediation_cases where request_id = ${requestId} and state not in ('failed', 'declined', 'referred', 'withdrawn', 'broken')`);
  return row?.id;
}

/** The case to show on the page of a request: the living one, else the last. */
export function findShownCase(
  tx: Tx,
  requestId: string,
): Promise<{ caseId: string; caseNo: string; state: MediationState } | undefined> {
  return tx.first(sql`
    select id as "caseId", case_no as "caseNo", state from mediation_cases where request_id = ${requestId} order by ended_at desc nulls first, opened_at desc limit 1`);
}

export type NewCase = {
  id: string;
  districtId: string;
  requestId: string;
  caseNo: string;
  committeeUnitId: string;
  territoryId: string;
  deskUnitId: string;
  methodVersionId: string;
  source: string;
  disputeKind: string;
  summary: string;
  isSensitive: boolean;
  isDrill: boolean;
  postId: string | null;
};
export function insertCase(tx: Tx, row: NewCase): void {
  tx.write(sql`
    insert into mediation_cases (id, district_id, request_id, case_no, committee_unit_id, territory_id, desk_unit_id, method_version_id, source, dispute_kind, summary,
      is_sensitive, is_drill, state, opened_by_post_id, opened_at)
    values (${row.id}, ${row.districtId}, ${row.requestId}, ${row.caseNo}, ${row.committeeUnitId}, ${row.territoryId}, ${row.deskUnitId}, ${row.methodVersionId},
      ${row.source}, ${row.disputeKind}, ${row.summary}, ${row.isSensitive}, ${row.isDrill}, 'opened', ${row.postId}, ${tx.at})`);
}

export type CaseChange = Partial<{
  state: MediationState;
  acceptedAt: Date;
  dueOn: string;
  endedAt: Date;
  endingReason: string;
  toldRoutes: readonly string[];
  isSensitive: boolean;
}>;
const columnOf = (field: string) => sql.raw(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

export function changeCase(tx: Tx, id: string, change: CaseChange): void {
  const assignments = Object.entries(change).map(
    ([field, value]): Sql =>
      field === 'toldRoutes'
        ? sql`told_routes = ${value as string[]}::text[]`
        : sql`${columnOf(field)} = ${value as SqlValue}`,
  );
  tx.write(sql`update mediation_cases set ${sql.join(assignments)}, version = version + 1 where id = ${id}`);
}

/** The next number of this committee in this year, without gaps: the row is locked until the end. */
export async function nextNumber(
  tx: Tx,
  committeeUnitId: string,
  year: number,
  what: 'case' | 'agreement',
): Promise<number> {
  const row = await tx.first<{ last: number }>(sql`
    insert into mediation_numbers (committee_unit_id, year, what, last) values (${committeeUnitId}, ${year}, ${what}, 1)
    on conflict (committee_unit_id, year, what) do update set last = mediation_numbers.last + 1 returning last`);
  return row!.last;
}

export type PartyFacts = {
  partyId: string;
  role: PartyRole;
  name: string;
  isMinor: boolean;
  guardianName: string | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  isPhonePrivate: boolean;
};
const partyColumns = sql.raw(`
  id as "partyId", role, name, is_minor as "isMinor", guardian_name as "guardianName", phone_cipher as "phoneCipher", phone_hash as "phoneHash",
  is_phone_private as "isPhonePrivate"`);

export function listParties(tx: Tx, caseId: string): Promise<PartyFacts[]> {
  return tx.all<PartyFacts>(sql`
    select ${partyColumns} from mediation_parties where case_id = ${caseId} and removed_at is null order by ordinal`);
}
export function findParty(tx: Tx, caseId: string, partyId: string): Promise<PartyFacts | undefined> {
  return tx.first<PartyFacts>(sql`
    select ${partyColumns} from mediation_parties where case_id = ${caseId} and id = ${partyId} and removed_at is null`);
}
/** Whose key this transaction came with. */
export function findOwnParty(tx: Tx, caseId: string): Promise<PartyFacts | undefined> {
  return tx.first<PartyFacts>(sql`
    select ${partyColumns} from mediation_parties where id = app.party_of(${caseId}) and removed_at is null`);
}

export type PartyWritten = {
  name: string;
  sex: number;
  age: number | null;
  address: string | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  isPhonePrivate: boolean;
  isMinor: boolean;
  guardianName: string | null;
  guardianRelation: string | null;
};
export function insertParty(
  tx: Tx,
  row: PartyWritten & { id: string; caseId: string; role: string; ordinal: number },
): void {
  tx.write(sql`
    insert into mediation_parties (id, case_id, role, ordinal, name, sex, age, address, phone_cipher, phone_hash, phone_tail, is_phone_private, is_minor, guardian_name,
      guardian_relation)
    values (${row.id}, ${row.caseId}, ${row.role}, ${row.ordinal}, ${row.name}, ${row.sex}, ${row.age}, ${row.address}, ${row.phoneCipher}, ${row.phoneHash},
      ${row.phoneTail}, ${row.isPhonePrivate}, ${row.isMinor}, ${row.guardianName}, ${row.guardianRelation})`);
}
export function changeParty(tx: Tx, id: string, row: PartyWritten & { isRemoved: boolean; keepsPhone: boolean }): void {
  const phone = row.keepsPhone
    ? sql.empty
    : sql`, phone_cipher = ${row.phoneCipher}, phone_hash = ${row.phoneHash}, phone_tail = ${row.phoneTail}`;
  tx.write(sql`
    update mediation_parties set name = ${row.name}, sex = ${row.sex}, age = ${row.age}, address = ${row.address}, is_phone_private = ${row.isPhonePrivate},
           is_minor = ${row.isMinor}, guardian_name = ${row.guardianName}, guardian_relation = ${row.guardianRelation},
           removed_at = ${row.isRemoved ? tx.at : null}, access_hash = case when ${row.isRemoved} then null else access_hash end ${phone}
     where id = ${id}`);
}
export function giveKey(tx: Tx, partyId: string, accessHash: Buffer): void {
  tx.write(sql`update mediation_parties set access_hash = ${accessHash}, invited_at = ${tx.at} where id = ${partyId}`);
}

export type MediatorFacts = { staffId: string; postId: string; declaredAt: Date | null; steppedBackAt: Date | null };
export function listMediators(tx: Tx, caseId: string): Promise<MediatorFacts[]> {
  return tx.all<MediatorFacts>(sql`
    select staff_id as "staffId", post_id as "postId", declared_at as "declaredAt", stepped_back_at as "steppedBackAt" from mediation_mediators
     where case_id = ${caseId} order by assigned_at`);
}

export type MediatorPost = {
  postId: string;
  staffId: string;
  staffName: string;
  phoneHash: Buffer | null;
  unitId: string;
};
/** A mediator's post now, at the committee or at a unit on the way from the place up to the district. */
export function findMediatorPost(
  tx: Tx,
  postId: string,
  at: { committeeUnitId: string; territoryId: string },
): Promise<MediatorPost | undefined> {
  return tx.first<MediatorPost>(sql`
    select p.id as "postId", s.id as "staffId", s.name as "staffName", s.phone_hash as "phoneHash", p.unit_id as "unitId"
      from posts p join staff s on s.id = p.staff_id and s.left_at is null
     where p.id = ${postId} and p.role = 'mediator' and p.valid @> app.now()
       and (p.unit_id = ${at.committeeUnitId} or p.unit_id in (select unnest(path) from unit_paths where unit_id = ${at.territoryId}))`);
}
export function insertMediator(tx: Tx, row: { caseId: string; staffId: string; postId: string }): void {
  tx.write(sql`
    insert into mediation_mediators (case_id, staff_id, post_id, assigned_at) values (${row.caseId}, ${row.staffId}, ${row.postId}, ${tx.at})`);
}
export function declareUnrelated(tx: Tx, caseId: string, staffId: string): void {
  tx.write(sql`
    update mediation_mediators set declared_at = ${tx.at} where case_id = ${caseId} and staff_id = ${staffId} and stepped_back_at is null`);
}
export function stepBackFrom(tx: Tx, caseId: string, staffId: string, reason: string): void {
  tx.write(sql`
    update mediation_mediators set stepped_back_at = ${tx.at}, reason = ${reason} where case_id = ${caseId} and staff_id = ${staffId}`);
}
