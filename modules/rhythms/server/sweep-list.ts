// What a sweep has to look at: the method's standard items, then what is open in the grid that morning, the worst first, then anything else.
import type { Tx } from '#kernel/server/transaction.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { listSweepMatters, type SweepMatter } from '#modules/requests/server/public.ts';
import { listUnprepared, type NewItem, prepareSweepLists, type SweepToday } from './store/planning.ts';

/** More would not be looked at; the desk has them all in its own list. */
const mostMatters = 20;

export async function prepareLists(
  tx: Tx,
  on: string,
  which: { districtId: string } | { occurrenceId: string },
): Promise<SweepToday[]> {
  const sweeps = await listUnprepared(tx, on, which);
  if (sweeps.length === 0) return [];
  const matters = Map.groupBy(
    await listSweepMatters(
      tx,
      sweeps.map(({ unitId }) => unitId),
    ),
    ({ unitId }) => unitId,
  );
  const items = [];
  for (const sweep of sweeps) items.push(...(await itemsOf(tx, sweep, matters.get(sweep.unitId) ?? [])));
  await prepareSweepLists(
    tx,
    sweeps.map(({ occurrenceId }) => occurrenceId),
    items,
  );
  return sweeps;
}

async function itemsOf(tx: Tx, sweep: SweepToday, matters: readonly SweepMatter[]): Promise<NewItem[]> {
  const rhythm = (await getMethod(tx, sweep.methodId)).method.rhythms.find(({ id }) => id === sweep.code);
  const standard = (rhythm?.items ?? []).map(({ code, title }) => ({
    kind: 'standard' as const,
    code,
    title,
    requestId: null,
  }));
  const open = matters.slice(0, mostMatters).map(({ requestId, requestNo, summary }) => ({
    kind: 'request' as const,
    code: 'open_request',
    title: { zh: `${summary}（${requestNo}）`, en: `${summary} (${requestNo})` },
    requestId,
  }));
  const other = {
    kind: 'other' as const,
    code: 'other',
    title: { zh: '其他情况', en: 'Anything else' },
    requestId: null,
  };
  return [...standard, ...open, other].map((item, i) => ({
    ...item,
    occurrenceId: sweep.occurrenceId,
    ordinal: i + 1,
  }));
}
