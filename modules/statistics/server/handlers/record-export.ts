import type { CommandContext, Done } from '#kernel/server/house.ts';

/** Who took rows away, which and under what filter: on record before the first of them leaves. */
export async function handleRecordExport(
  input: { exportId: string; query: string; filter: Record<string, unknown>; words: string },
  { actor }: CommandContext,
): Promise<Done> {
  const { exportId, query } = input;
  const by = actor.kind === 'staff' ? actor.staffName : null;
  // Events are kept in clear: what was searched for may be a name, and stays in the sealed input.
  const filter = 'search' in input.filter ? { ...input.filter, search: '…' } : input.filter;
  return { subjectId: exportId, events: [{ type: 'export.begun', exportId, query, filter, by }] };
}

export async function handleFinishExport(
  input: { exportId: string; query: string; rows: number; isWhole: boolean },
  _context: CommandContext,
): Promise<Done> {
  return { subjectId: input.exportId, events: [{ type: 'export.finished', ...input }] };
}
