// One row of a list and the conditions that make one, for the list, its counts and the record alike.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { Audience, PublicationKind, State } from '../../shared/publication.ts';
import { standingOf } from '../../shared/publication.ts';
import type { PublicationLine, PublicationTab } from '../../shared/queries.ts';

export type LineRow = Omit<PublicationLine, 'standing' | 'mayConfirm'> & {
  state: State;
  kind: PublicationKind;
  audience: Audience;
  areaUnitId: string;
  issuerUnitId: string;
  body: string;
  fileIds: string[];
  takesObjections: boolean;
  code: string | null;
  publishedBy: string | null;
  withdrawnBy: string | null;
  version: number;
  isOwn: boolean;
  isBelow: boolean;
  isNamed: boolean;
  isConfirmed: boolean;
};

const isNamed = sql.raw(
  'exists (select from publication_items i where i.publication_id = p.id and i.unit_id = (select app.unit_id()))',
);
const isConfirmed = sql.raw(
  'exists (select from publication_receipts c where c.publication_id = p.id and c.unit_id = (select app.unit_id()))',
);

const columns = sql`
  p.id, p.kind, p.audience, p.state, p.year, p.issue_no as "issueNo", p.title, u.name as "issuerName", a.name as "areaName", p.issuer_unit_id as "issuerUnitId",
  p.area_unit_id as "areaUnitId", p.period_from as "periodFrom", p.period_to as "periodTo", p.published_at as "publishedAt", p.drafted_at as "draftedAt",
  d.name as "draftedBy", p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason", p.body, p.file_ids as "fileIds", p.takes_objections as "takesObjections",
  p.code, b.name as "publishedBy", w.name as "withdrawnBy", p.version, n.named, n.named - n.confirmed as unconfirmed,
  (select count(*) from notice_objections o where o.notice_id = p.id) as objections,
  p.issuer_unit_id = (select app.unit_id()) as "isOwn", (p.issuer_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all())) as "isBelow",
  ${isNamed} as "isNamed", ${isConfirmed} as "isConfirmed"`;
const joins = sql.raw(`
  join governance_units u on u.id = p.issuer_unit_id join governance_units a on a.id = p.area_unit_id join staff d on d.id = p.drafted_by_staff_id
  left join staff b on b.id = p.published_by_staff_id left join staff w on w.id = p.withdrawn_by_staff_id
  cross join lateral (
    select count(distinct i.unit_id) as named, count(distinct c.unit_id) as confirmed from publication_items i
      left join publication_receipts c on c.publication_id = i.publication_id and c.unit_id = i.unit_id where i.publication_id = p.id) n`);

export function linesWhere({ tx }: Context, where: Sql, order: Sql, limit: number): Promise<LineRow[]> {
  return tx.all<LineRow>(
    sql`select ${columns} from publications p ${joins} where ${where} order by ${order} limit ${limit}`,
  );
}

/** What a row shows of itself; the rest of it is for the record. */
export function lineOf(row: LineRow, { now }: Context): PublicationLine {
  return {
    id: row.id,
    kind: row.kind,
    audience: row.audience,
    standing: standingOf(row, dateOf(now)),
    year: row.year,
    issueNo: row.issueNo,
    title: row.title,
    issuerName: row.issuerName,
    areaName: row.areaName,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    publishedAt: row.publishedAt,
    draftedAt: row.draftedAt,
    draftedBy: row.draftedBy,
    withdrawnAt: row.withdrawnAt,
    withdrawnReason: row.withdrawnReason,
    named: row.named,
    unconfirmed: row.unconfirmed,
    objections: row.objections,
    mayConfirm: row.kind === 'bulletin' && row.state === 'published' && row.isNamed && !row.isConfirmed,
  };
}

/** The same conditions make a tab's count and its rows. */
export function conditionOf(tab: PublicationTab, { now }: Context): Sql {
  const today = dateOf(now);
  switch (tab) {
    case 'to_confirm':
      return sql`p.state = 'published' and p.kind = 'bulletin' and ${isNamed} and not ${isConfirmed}`;
    case 'draft':
      return sql`p.state = 'draft'`;
    case 'published':
      return sql`p.state = 'published' and (p.period_to is null or p.period_to >= ${today}::date)`;
    case 'over':
      return sql`p.state = 'published' and p.period_to < ${today}::date`;
    case 'withdrawn':
      return sql`p.state = 'withdrawn'`;
    case 'all':
      return sql`true`;
  }
}
