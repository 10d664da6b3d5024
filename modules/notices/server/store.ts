// SQL of the handlers. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Draft } from '../shared/draft.ts';
import type { Audience, PublicationKind, State, Verdict } from '../shared/publication.ts';

export type PublicationRow = {
  id: string;
  districtId: string;
  kind: PublicationKind;
  audience: Audience;
  issuerUnitId: string;
  areaUnitId: string;
  title: string;
  body: string;
  fileIds: string[];
  periodFrom: string | null;
  periodTo: string | null;
  takesObjections: boolean;
  state: State;
  version: number;
  /** As seen from the post that asks. */
  isOwn: boolean;
  isBelow: boolean;
  isNamed: boolean;
  isConfirmed: boolean;
};

const columns = sql.raw(`
  p.id, p.district_id as "districtId", p.kind, p.audience, p.issuer_unit_id as "issuerUnitId", p.area_unit_id as "areaUnitId", p.title, p.body, p.file_ids as "fileIds",
  p.period_from as "periodFrom", p.period_to as "periodTo", p.takes_objections as "takesObjections", p.state, p.version,
  p.issuer_unit_id is not distinct from (select app.unit_id()) as "isOwn",
  (p.issuer_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all())) as "isBelow",
  exists (select from publication_items i where i.publication_id = p.id and i.unit_id = (select app.unit_id())) as "isNamed",
  exists (select from publication_receipts c where c.publication_id = p.id and c.unit_id = (select app.unit_id())) as "isConfirmed"`);

/** Held until the end of the transaction: two who publish or revise the same one go one after the other. */
export function lockPublication(tx: Tx, id: string): Promise<PublicationRow | undefined> {
  return tx.first<PublicationRow>(sql`select ${columns} from publications p where p.id = ${id} for update of p`);
}
export function findPublication(tx: Tx, id: string): Promise<PublicationRow | undefined> {
  return tx.first<PublicationRow>(sql`select ${columns} from publications p where p.id = ${id}`);
}

type NewDraft = Draft & { id: string; districtId: string; issuerUnitId: string; staffId: string };

export function insertDraft(tx: Tx, draft: NewDraft): void {
  tx.write(sql`
    insert into publications (id, district_id, kind, audience, issuer_unit_id, area_unit_id, title, body, file_ids, period_from, period_to, takes_objections, drafted_by_staff_id)
    values (${draft.id}, ${draft.districtId}, ${draft.kind}, ${draft.audience}, ${draft.issuerUnitId}, ${draft.areaUnitId}, ${draft.title}, ${draft.body},
            ${draft.fileIds}::uuid[], ${draft.periodFrom ?? null}, ${draft.periodTo ?? null}, ${draft.takesObjections}, ${draft.staffId})`);
}

export function changeDraft(tx: Tx, draft: Draft & { id: string }): void {
  tx.write(sql`
    update publications set kind = ${draft.kind}, audience = ${draft.audience}, area_unit_id = ${draft.areaUnitId}, title = ${draft.title}, body = ${draft.body},
           file_ids = ${draft.fileIds}::uuid[], period_from = ${draft.periodFrom ?? null}, period_to = ${draft.periodTo ?? null},
           takes_objections = ${draft.takesObjections}, version = version + 1
     where id = ${draft.id}`);
  tx.write(sql`delete from publication_items where publication_id = ${draft.id}`);
}

export function insertItems(tx: Tx, publicationId: string, items: Draft['items']): void {
  if (items.length === 0) return;
  const rows = items.map((item, i) => ({
    ordinal: i + 1,
    unit_id: item.unitId,
    verdict: item.verdict,
    text: item.text,
    request_id: item.requestId ?? null,
  }));
  tx.write(sql`
    insert into publication_items (publication_id, ordinal, unit_id, verdict, text, request_id)
    select ${publicationId}, ordinal, unit_id, verdict, text, request_id
      from jsonb_to_recordset(${sql.json(rows)}::jsonb) as t (ordinal smallint, unit_id uuid, verdict text, text text, request_id uuid)`);
}

export function deleteDraft(tx: Tx, id: string): void {
  tx.write(sql`delete from publication_items where publication_id = ${id}`);
  tx.write(sql`delete from publications where id = ${id} and state = 'draft'`);
}

export type ItemRow = { unitId: string; verdict: Verdict; text: string };

export function listItems(tx: Tx, publicationId: string): Promise<ItemRow[]> {
  return tx.all<ItemRow>(
    sql`select unit_id as "unitId", verdict, text from publication_items where publication_id = ${publicationId} order by ordinal`,
  );
}

/** The next number of this issuer, kind and year. The row stays locked until the commit, so a number is drawn only by what is really published. */
export async function drawNumber(tx: Tx, issuerUnitId: string, kind: PublicationKind, year: number): Promise<number> {
  const row = await tx.first<{ last: number }>(sql`
    insert into publication_numbers (issuer_unit_id, kind, year, last) values (${issuerUnitId}, ${kind}, ${year}, 1)
    on conflict (issuer_unit_id, kind, year) do update set last = publication_numbers.last + 1 returning last`);
  return row!.last;
}

export function markPublished(
  tx: Tx,
  id: string,
  with_: { year: number; issueNo: number; code: string; periodFrom: string; staffId: string },
): void {
  tx.write(sql`
    update publications set state = 'published', year = ${with_.year}, issue_no = ${with_.issueNo}, code = ${with_.code}, period_from = ${with_.periodFrom},
           published_by_staff_id = ${with_.staffId}, published_at = app.now(), version = version + 1
     where id = ${id}`);
}

export function markWithdrawn(tx: Tx, id: string, reason: string, staffId: string): void {
  tx.write(sql`
    update publications set state = 'withdrawn', withdrawn_reason = ${reason}, withdrawn_by_staff_id = ${staffId}, withdrawn_at = app.now(), version = version + 1
     where id = ${id}`);
}

export function insertReceipt(tx: Tx, publicationId: string, unitId: string, staffId: string): void {
  tx.write(sql`
    insert into publication_receipts (publication_id, unit_id, staff_id, at) values (${publicationId}, ${unitId}, ${staffId}, app.now())
    on conflict (publication_id, unit_id) do nothing`);
}

export function insertObjection(tx: Tx, noticeId: string, requestId: string): void {
  tx.write(sql`
    insert into notice_objections (notice_id, request_id, at) values (${noticeId}, ${requestId}, app.now()) on conflict (request_id) do nothing`);
}

/** Of these files, those that somebody else brought: a draft takes up only its writer's own, or what it holds already. */
export async function listStrangeFiles(
  tx: Tx,
  fileIds: readonly string[],
  staffId: string,
  held: readonly string[],
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select w.id from unnest(${fileIds}::uuid[]) as w (id)
     where not w.id = any (${held}::uuid[]) and not exists (select from files f where f.id = w.id and f.uploaded_by = ${`staff ${staffId}`} and f.deleted_at is null)`);
  return rows.map(({ id }) => id);
}

/** Units of these that do not lie in an area, by name. */
export async function listOutside(tx: Tx, unitIds: readonly string[], areaUnitId: string): Promise<string[]> {
  const rows = await tx.all<{ name: string | null }>(sql`
    select u.name from unnest(${unitIds}::uuid[]) as w (id)
      left join governance_units u on u.id = w.id and upper_inf(u.valid)
      left join unit_paths p on p.unit_id = u.id
     where u.id is null or not (${areaUnitId}::uuid = any (p.path))`);
  return rows.map(({ name }) => name ?? '?');
}

/** The unit that is to be published for, where it lies within the actor's own. */
export function findArea(tx: Tx, unitId: string): Promise<{ name: string; isInScope: boolean } | undefined> {
  return tx.first(sql`
    select name, (id = any ((select app.scope())::uuid[]) or (select app.sees_all())) as "isInScope" from governance_units where id = ${unitId} and upper_inf(valid)`);
}

/** One more look at a public page today. As the house: it is nobody's act, and nothing of whoever looked is kept. */
export function countLook(tx: Tx, code: string): void {
  tx.write(sql`
    insert into publication_looks (publication_id, on_date, looks)
    select id, app.today(), 1 from publications where code = ${code} and state <> 'draft' and audience = 'public'
    on conflict (publication_id, on_date) do update set looks = publication_looks.looks + 1`);
}

/** Drafts of this person: those of the unit, or all of them when everything they hold is given over. */
export async function findDraftsOf(
  tx: Tx,
  from: { staffId: string; unitId: string; takesRest: boolean },
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from publications
     where drafted_by_staff_id = ${from.staffId} and state = 'draft' and (issuer_unit_id = ${from.unitId} or ${from.takesRest}) order by id`);
  return rows.map(({ id }) => id);
}
export function giveDrafts(
  tx: Tx,
  ids: readonly string[],
  from: { staffId: string },
  to: { staffId: string },
): Promise<{ id: string }[]> {
  return tx.all(sql`
    update publications set drafted_by_staff_id = ${to.staffId}
     where id = any (${[...ids]}::uuid[]) and drafted_by_staff_id = ${from.staffId} and state = 'draft' returning id`);
}
export function listDraftTitles(tx: Tx, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  return tx.all(sql`select id, title from publications where id = any (${[...ids]}::uuid[]) order by drafted_at, id`);
}
