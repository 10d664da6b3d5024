// What anybody may read. Written so that nothing but public and published comes out even to staff who may see more: an open page looks the same
// to everybody. Of what was withdrawn: that it was, when and why, and no longer its text.
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { DAY_MS, dateOf } from '#kernel/shared/clock/time.ts';
import { noticeProblem } from '../../shared/problems.ts';
import { type State, standingOf, takesObjectionsOn } from '../../shared/publication.ts';
import { currentPublications, type PublicLine, readPublication } from '../../shared/queries.ts';
import { filesOf, itemsOf } from './parts.ts';

type PublicRow = Omit<PublicLine, 'withdrawn'> & {
  id: string;
  state: State;
  body: string;
  fileIds: string[];
  issuerUnitId: string;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
};

const columns = sql.raw(`
  p.id, p.code, p.kind, p.state, p.year, p.issue_no as "issueNo", p.title, u.name as "issuerName", a.name as "areaName", p.issuer_unit_id as "issuerUnitId",
  p.period_from as "periodFrom", p.period_to as "periodTo", p.published_at as "publishedAt", p.takes_objections as "takesObjections", p.body, p.file_ids as "fileIds",
  p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason"`);
const joins = sql.raw(
  'join governance_units u on u.id = p.issuer_unit_id join governance_units a on a.id = p.area_unit_id',
);
const isPublic = sql.raw("p.audience = 'public' and p.state <> 'draft'");

function publicRows({ tx }: Context, where: Sql, limit: number): Promise<PublicRow[]> {
  return tx.all<PublicRow>(sql`
    select ${columns} from publications p ${joins} where ${isPublic} and ${where} order by p.published_at desc, p.id limit ${limit}`);
}

/** `takesObjections` of an answer means: now. */
function lineOf(row: PublicRow, { now }: Context): PublicLine {
  return {
    code: row.code,
    kind: row.kind,
    year: row.year,
    issueNo: row.issueNo,
    title: row.title,
    issuerName: row.issuerName,
    areaName: row.areaName,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    publishedAt: row.publishedAt,
    takesObjections: takesObjectionsOn(row, dateOf(now)),
    withdrawn:
      row.withdrawnAt && row.withdrawnReason !== null ? { at: row.withdrawnAt, reason: row.withdrawnReason } : null,
  };
}

const withdrawnShownDays = 7;

export const currentAnswer = query(
  currentPublications,
  async (input: z.output<typeof currentPublications.input>, context) => {
    const today = dateOf(context.now);
    const inForce = sql`p.state = 'published' and (p.period_to is null or p.period_to >= ${today}::date)`;
    const justWithdrawn = sql`p.state = 'withdrawn' and p.withdrawn_at > ${new Date(context.now - withdrawnShownDays * DAY_MS)}`;
    const where = sql.all([
      input.withWithdrawn ? sql`((${inForce}) or (${justWithdrawn}))` : inForce,
      input.unitId !== undefined && areaOf(input.unitId, input.withBelow),
      input.kind && sql`p.kind = ${input.kind}`,
    ]);
    const rows = await publicRows(context, where, input.limit);
    return { rows: rows.map((row) => lineOf(row, context)) };
  },
);

/** For the unit or a unit above it; with those below: for a unit inside it, too. */
function areaOf(unitId: string, withBelow: boolean): Sql {
  const above = sql`p.area_unit_id = any ((select path from unit_paths where unit_id = ${unitId})::uuid[])`;
  if (!withBelow) return above;
  return sql`(${above} or p.area_unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]))`;
}

export const readAnswer = query(readPublication, async ({ code }, context) => {
  const [row] = await publicRows(context, sql`p.code = ${code.toLowerCase()}`, 1);
  if (!row) throw noticeProblem('not_found');
  const isWithdrawn = row.state === 'withdrawn';
  const items = isWithdrawn ? [] : await itemsOf(row.id, context);
  return {
    publication: {
      ...lineOf(row, context),
      id: row.id,
      standing: standingOf(row, dateOf(context.now)),
      body: isWithdrawn ? null : row.body,
      issuerUnitId: row.issuerUnitId,
    },
    files: isWithdrawn ? [] : await filesOf(row.fileIds, context),
    items: items.map(({ unitName, verdict, text }) => ({ unitName, verdict, text })),
  };
});
