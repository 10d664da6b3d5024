// Looks into sensitive registers, for the audit administrator, who sees nobody's whole name here either.
import type { z } from 'zod';
import { momentAfter, readMoment } from '#kernel/server/cursor.ts';
import type { Context } from '#kernel/server/house.ts';
import type { listLooks as listLooksQuery } from '../../shared/queries.ts';
import { listLooks } from '../views/registers.ts';

export async function answerLooks(
  { after, limit, ...filter }: z.output<typeof listLooksQuery.input>,
  { tx }: Context,
): Promise<z.input<typeof listLooksQuery.answer>> {
  const rows = await listLooks(tx, filter, readMoment(after), limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    looks: page.map(({ id: _, at, ...look }) => ({ ...look, at: at.toISOString() })),
    next: rows.length > limit && last ? momentAfter(last.at, last.id) : null,
  };
}
