import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { parseDwelling } from '#modules/imports/shared/dwelling.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import type { importHistory } from '../../shared/import-history.ts';
import { requestProblem } from '../../shared/problems.ts';
import { isGoverned } from '../import/store.ts';
import { type HistoryRow, writeHistory } from '../import/write-history.ts';
import { writeAsHouse } from '../store/request.ts';

type Input = z.output<typeof importHistory.input>;

/** One batch, one command, one row of the journal. What is held already is counted and left as it is. */
export async function handleImportHistory(input: Input, context: CommandContext): Promise<Done> {
  const { tx, secrets } = context;
  const unit = await findUnit(tx, input.communityId);
  if (!unit || !['community', 'village'].includes(unit.unitKind)) throw requestProblem('unit_unknown');
  if (!(await isGoverned(tx, unit.unitId))) throw requestProblem('outside_scope');
  // An administrator sets the district up and sees none of its requests: past the right, the house writes.
  writeAsHouse(tx);
  const counts = await writeHistory(input.rows.map(rowOf), {
    tx,
    secrets,
    area: unit,
    registerId: context.commandId,
  });
  return {
    territoryId: unit.unitId,
    subjectId: unit.unitId,
    events: [{ type: 'request.history_imported', communityId: unit.unitId, ...counts }],
    result: counts,
  };
}

function rowOf(row: Input['rows'][number]): HistoryRow {
  const verdict = parseDwelling(row.placeText ?? '');
  return {
    no: row.no ?? null,
    receivedAt: Date.parse(row.receivedAt),
    channel: row.channel,
    callerName: row.callerName ?? null,
    phones: row.callerPhone ? [row.callerPhone] : [],
    dwelling: verdict.ok ? verdict.dwelling : row.placeText ? { area: row.placeText } : {},
    text: row.text,
    category: row.category ?? null,
    countsAs: row.countsAs,
    mergedIntoNo: row.mergedIntoNo ?? null,
    remark: row.remark ?? null,
  };
}
