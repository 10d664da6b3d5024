// The desk's list, by tab. What a named unit has not confirmed comes first; drafts by when they were begun, the rest by when they went out.
import type { z } from 'zod';
import { readOffset } from '#kernel/server/cursor.ts';
import { type Context, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { countPublications, listPublications, type PublicationTab, tabs } from '../../shared/queries.ts';
import { conditionOf, lineOf, linesWhere } from './lines.ts';

type ListInput = z.output<typeof listPublications.input>;

export const listAnswer = query(listPublications, async (input: ListInput, context: Context) => {
  const { tab, kind, limit } = input;
  // Some hundreds in a year: worked from the top, paging counts what was already shown.
  const offset = readOffset(input.after);
  const where = sql.all([conditionOf(tab, context), kind && sql`p.kind = ${kind}`]);
  const order = sql.raw(
    "(p.state = 'published' and n.named > n.confirmed) desc, coalesce(p.withdrawn_at, p.published_at, p.drafted_at) desc, p.id",
  );
  const rows = await linesWhere(context, where, order, offset + limit + 1);
  return {
    rows: rows.slice(offset, offset + limit).map((row) => lineOf(row, context)),
    next: rows.length > offset + limit ? String(offset + limit) : null,
  };
});

export const countsAnswer = query(countPublications, async ({ kind }, context) => {
  const columns = tabs.map(
    (tab) => sql`count(*) filter (where ${conditionOf(tab, context)}) as ${sql.raw(`"${tab}"`)}`,
  );
  const row = await context.tx.first<Record<PublicationTab, number>>(
    sql`select ${sql.join(columns)} from publications p where ${kind ? sql`p.kind = ${kind}` : sql`true`}`,
  );
  return row!;
});
