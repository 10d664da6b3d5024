// A sweep with its list. Before the morning of its day the list is only what the method always looks at.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { asStaff, listSeenRequests } from '#modules/requests/server/public.ts';
import { checkItem, excuseOccurrence } from '../../shared/commands.ts';
import type { OccurrenceLine, SweepItem } from '../../shared/queries.ts';
import { mayExcuse, mayProve } from './abilities.ts';
import { getOccurrence } from './page.ts';

type Row = Omit<SweepItem, 'found' | 'files'> & {
  foundRequestIds: string[];
  files: { id: string; mediaType: string }[];
};

export async function answerSweep(input: { occurrenceId: string }, context: Context) {
  const actor = asStaff(context);
  const occurrence = await getOccurrence(input.occurrenceId, 'sweep', context);
  const prepared = await context.tx.first<{ at: Date | null }>(
    sql`select prepared_at as at from rhythm_occurrences where id = ${occurrence.id}`,
  );
  return {
    occurrence,
    preparedAt: prepared?.at ?? null,
    items: prepared?.at ? await listItems(occurrence.id, context) : await standardItems(occurrence, context),
    abilities: {
      check: mayProve(checkItem, occurrence, actor, dateOf(context.now)),
      excuse: mayExcuse(excuseOccurrence, occurrence, actor),
    },
  };
}

async function listItems(occurrenceId: string, context: Context): Promise<SweepItem[]> {
  const rows = await context.tx.all<Row>(sql`
    select i.ordinal, i.kind, i.code, i.title, i.request_id as "requestId", i.result, i.note, i.found_request_ids as "foundRequestIds", i.checked_at as "checkedAt", s.name as "checkedBy",
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'mediaType', f.media_type)) from files f where f.id = any (i.file_ids)), '[]') as files
      from sweep_items i left join staff s on s.id = i.checked_by_staff_id where i.occurrence_id = ${occurrenceId} order by i.ordinal`);
  const found = await listSeenRequests(
    context.tx,
    rows.flatMap(({ foundRequestIds }) => foundRequestIds),
  );
  return rows.map(({ foundRequestIds, files, ...row }) => ({
    ...row,
    found: found.filter(({ id }) => foundRequestIds.includes(id)),
    files: files.map((file) => ({ ...file, url: context.files.link(file.id) })),
  }));
}

async function standardItems({ code, unitId }: OccurrenceLine, { tx }: Context): Promise<SweepItem[]> {
  const { method } = await methodAt(tx, unitId);
  const items = method.rhythms.find(({ id }) => id === code)?.items ?? [];
  return items.map((item, i) => ({
    ...item,
    ordinal: i + 1,
    kind: 'standard' as const,
    requestId: null,
    result: null,
    note: '',
    found: [],
    files: [],
    checkedAt: null,
    checkedBy: null,
  }));
}
