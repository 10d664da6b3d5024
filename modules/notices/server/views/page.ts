// One publication for staff: its text, what its items say, who has confirmed, what was said against it, and what the reader may do.
import { type Context, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import type { RequestState } from '#modules/requests/shared/request-chart.ts';
import { noticeProblem } from '../../shared/problems.ts';
import { standingOf } from '../../shared/publication.ts';
import { actFault, actFaults, acts, type Seen } from '../../shared/publication-chart.ts';
import { publicationPage } from '../../shared/queries.ts';
import { type LineRow, lineOf, linesWhere } from './lines.ts';
import { filesOf, itemsOf } from './parts.ts';

export const pageAnswer = query(publicationPage, async ({ publicationId }, context) => {
  const [row] = await linesWhere(context, sql`p.id = ${publicationId}`, sql.raw('p.id'), 1);
  if (!row) throw noticeProblem('not_found');
  const [files, items, receipts, objections, looks] = await Promise.all([
    filesOf(row.fileIds, context),
    itemsOf(row.id, context),
    receiptsOf(row, context),
    objectionsOf(row.id, context),
    looksOf(row.id, context),
  ]);
  const { areaUnitId, issuerUnitId, body, takesObjections, code, publishedBy, withdrawnBy, version } = row;
  return {
    publication: {
      ...lineOf(row, context),
      areaUnitId,
      issuerUnitId,
      body,
      takesObjections,
      code,
      publishedBy,
      withdrawnBy,
      version,
    },
    files,
    items: items.map(({ requestId, requestNo, summary, ...item }) => ({
      ...item,
      request: requestId && requestNo ? { id: requestId, requestNo, summary: summary ?? '' } : null,
    })),
    receipts,
    objections,
    looks,
    abilities: abilitiesOf(row, context),
  };
});

function abilitiesOf(row: LineRow, context: Context) {
  const { role } = asStaff(context);
  const seen: Seen = { ...row, standing: standingOf(row, dateOf(context.now)) };
  return acts.map((act) => {
    const fault = actFault(act, seen, role);
    return fault ? { act, may: false, whyNot: actFaults[fault] } : { act, may: true };
  });
}

/** A draft asks nobody yet. */
async function receiptsOf(row: LineRow, { tx }: Context) {
  if (row.state === 'draft') return [];
  return tx.all<{ unitId: string; unitName: string; at: Date | null; by: string | null }>(sql`
    select n.unit_id as "unitId", u.name as "unitName", c.at, s.name as by
      from (select unit_id, min(ordinal) as nth from publication_items where publication_id = ${row.id} group by unit_id) n
      join governance_units u on u.id = n.unit_id
      left join publication_receipts c on c.publication_id = ${row.id} and c.unit_id = n.unit_id left join staff s on s.id = c.staff_id
     order by c.at is not null, c.at, n.nth`);
}

/** Those not yet dealt with first. */
async function objectionsOf(noticeId: string, { tx }: Context) {
  return tx.all<{ requestId: string; requestNo: string; summary: string; state: RequestState; at: Date }>(sql`
    select r.id as "requestId", r.request_no as "requestNo", r.summary, r.state, o.at from notice_objections o join requests r on r.id = o.request_id
     where o.notice_id = ${noticeId} order by r.state in ('resolved', 'closed', 'merged', 'withdrawn'), o.at`);
}

const looksOf = (publicationId: string, { tx }: Context) =>
  tx.all<{ on: string; looks: number }>(sql`
    select on_date as on, looks from publication_looks where publication_id = ${publicationId} order by on_date desc limit 31`);
