// Checks all rows of a run, asks the register about those that could be taken, and stages what changed since the last check.
import type { TaskHand, TaskKind } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CheckedRow } from '../../shared/kind.ts';
import { summarize } from '../../shared/summary.ts';
import type { Adapters, Comparison, ImportAdapter } from '../adapter.ts';
import { getAdapter } from '../guard.ts';
import { keepFindings, type RunRow, readDigests, type StageRow, stageRows } from '../store.ts';
import { asHouse, checkRun, type MappedTable, orFail, readRun, runIdOf } from './run.ts';

const batch = 500;

export const checkTask = (adapters: Adapters): TaskKind => ({
  name: 'import.check',
  run: (task, hand) => {
    const runId = runIdOf(task.input);
    return orFail(runId, hand, () => check(runId, hand, adapters));
  },
});

async function check(runId: string, hand: TaskHand, adapters: Adapters): Promise<unknown> {
  const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
  // A later decision queued a task of its own, and the first of them has already checked for all.
  if (run.state !== 'checking' || !run.kind) return undefined;
  const version = run.decisionsVersion;
  const { tables, checked } = await checkRun(run, hand);
  const adapter = getAdapter(run.kind, adapters);
  const staged = await asHouse(hand, (tx) => readDigests(tx, runId));
  const standings: Record<string, number> = { new: 0, changed: 0, same: 0, conflict: 0 };
  for (let from = 0; from < checked.rows.length; from += batch) {
    const rows = checked.rows.slice(from, from + batch);
    await asHouse(hand, async (tx) => {
      const compared = await compare(tx, rows, run, adapter, hand);
      for (const row of rows) {
        const standing = compared.get(row)?.standing;
        if (row.verdict === 'good' && standing) standings[standing] = (standings[standing] ?? 0) + 1;
      }
      stageRows(
        tx,
        hand.secrets,
        runId,
        rows.map((row) => stageOf(row, compared.get(row), tables, run)),
        staged,
      );
    });
    await hand.progress(Math.min(from + batch, checked.rows.length), checked.rows.length);
  }
  const { verdicts, apart, allRows, faults, ties } = summarize(checked);
  await asHouse(hand, async (tx) => keepFindings(tx, hand.secrets, runId, { faults, ties }));
  const counts = {
    allRows,
    apart,
    verdicts,
    standings,
    ties: { all: ties.length, agree: ties.filter((tie) => tie.ties).length },
  };
  await hand.issue(`checked ${version}`, 'import.finish_checking', { runId, version, counts });
  return counts;
}

/** Only rows that are good, or would be once a proposal is accepted, are held against the register. */
async function compare(
  tx: Tx,
  rows: readonly CheckedRow<object>[],
  run: RunRow,
  adapter: ImportAdapter,
  hand: TaskHand,
): Promise<Map<CheckedRow<object>, Comparison>> {
  const asked = rows.filter((row) => row.verdict === 'good' || row.verdict === 'mend');
  if (asked.length === 0) return new Map();
  const context = {
    tx,
    area: { unitId: run.unitId, districtId: run.districtId, kind: run.unitKind, name: run.unitName },
    options: adapter.options.parse(run.options),
    secrets: hand.secrets,
    runId: run.runId,
    now: hand.now(),
  };
  const verdicts = await adapter.compare(
    asked.map((row) => ({
      sheet: run.mapping[row.place.sheet]?.sheet ?? 0,
      rowNo: row.place.row,
      row: row.row,
      rest: row.rest,
    })),
    context,
  );
  return new Map(asked.flatMap((row, i) => (verdicts[i] ? [[row, verdicts[i]] as const] : [])));
}

function stageOf(
  row: CheckedRow<object>,
  comparison: Comparison | undefined,
  tables: readonly MappedTable[],
  run: RunRow,
): StageRow {
  const table = tables[row.place.sheet];
  const cells: StageRow['content']['cells'] = {};
  for (const [field, source] of Object.entries(table?.mapping.sources ?? {})) {
    if (source)
      cells[field] =
        'constant' in source ? source.constant : (table?.layout.rows[row.place.row - 1]?.[source.column] ?? null);
  }
  const place = { sheet: run.mapping[row.place.sheet]?.sheet ?? row.place.sheet, row: row.place.row };
  for (const [key, cell] of Object.entries(run.decisions.edits)) {
    const prefix = `${place.sheet}:${place.row}:`;
    if (key.startsWith(prefix)) cells[key.slice(prefix.length)] = cell;
  }
  const open = row.problems.filter((problem) => problem.settled === undefined);
  return {
    place,
    verdict: row.verdict === 'same' ? 'good' : row.verdict,
    problemCodes: [...new Set(open.map((problem) => problem.code))],
    standing: comparison?.standing ?? null,
    content: {
      cells,
      row: row.row,
      problems: row.problems,
      rest: row.rest,
      differences: [...(comparison?.differences ?? [])],
    },
  };
}
