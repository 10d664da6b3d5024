// The answers about imports.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { importEngines } from '../shared/kinds.ts';
import { maskRow, maskSamples } from '../shared/masked.ts';
import type * as q from '../shared/queries.ts';
import { importKindNames } from '../shared/run.ts';
import { runProblem } from '../shared/run-problems.ts';
import type { Summary } from '../shared/summary.ts';
import type { Adapters } from './adapter.ts';
import { filesKeptDays, findRun, hasDone, type OpenedRow, type RunRow, readRows } from './store.ts';
import * as views from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

const titleOf = (kind: string | null) =>
  importKindNames.flatMap((name) => (name === kind ? [importEngines[name].title] : []))[0] ?? null;

export const kindsAnswer =
  (adapters: Adapters) =>
  async (_: In<typeof q.importKinds>, { actor }: Context): Promise<Out<typeof q.importKinds>> => ({
    kinds: [...adapters.values()].map((adapter) => {
      const engine = importEngines[adapter.kind];
      const mayImport = actor.kind === 'staff' && adapter.allowed.includes(actor.role);
      return {
        kind: adapter.kind,
        title: engine.title,
        fields: engine.fields,
        areaKinds: [...adapter.areaKinds],
        mayImport,
      };
    }),
  });

export async function answerRuns({ limit }: In<typeof q.listRuns>, { tx }: Context): Promise<Out<typeof q.listRuns>> {
  const runs = await views.listRuns(tx, limit);
  return {
    runs: runs.map(({ counts, ...run }) => ({
      ...run,
      kindTitle: titleOf(run.kind),
      rows: sumOf(counts['verdicts']),
      takenRows: Number((counts['taken'] as Record<string, number> | undefined)?.['rows'] ?? 0),
      madeAt: run.madeAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    })),
  };
}

const sumOf = (verdicts: unknown): number =>
  Object.values((verdicts ?? {}) as Record<string, number>).reduce((sum, count) => sum + count, 0);

export async function answerRun(
  { runId }: In<typeof q.importRun>,
  { tx, secrets }: Context,
): Promise<Out<typeof q.importRun>> {
  const run = await findRun(tx, secrets, runId);
  if (!run) throw runProblem('run_not_found');
  const [progress, samples, findings, earlier] = await Promise.all([
    run.taskId ? views.readProgress(tx, run.taskId) : undefined,
    views.readSealed<Out<typeof q.importRun>['sheets'][number]['samples'][]>(tx, secrets, runId, 'samples'),
    views.readSealed<Pick<Summary, 'faults' | 'ties'>>(tx, secrets, runId, 'findings'),
    views.listEarlier(tx, runId),
  ]);
  const { counts } = run;
  const fields = run.kind ? importEngines[run.kind].fields : [];
  return {
    runId,
    kind: run.kind,
    kindTitle: titleOf(run.kind),
    fields,
    fileName: run.fileName,
    unitId: run.unitId,
    unitName: run.unitName,
    state: run.state,
    problem: run.problem ?? (progress?.state === 'failed' ? progress.problem : null) ?? null,
    progress: progress ? { state: progress.state, done: progress.done, total: progress.total } : null,
    sheets: run.sheets.map((sheet) => ({
      ...sheet,
      mapping: mappingOf(sheet.mapping),
      samples: maskSamples(samples?.[sheet.sheet] ?? [], sheet.mapping.sources, fields),
    })),
    mapping: run.mapping.map(({ sheet, mapping }) => ({ sheet, mapping: mappingOf(mapping) })),
    options: run.options,
    counts:
      counts['allRows'] === undefined
        ? null
        : {
            ...(counts as Omit<NonNullable<Out<typeof q.importRun>['counts']>, 'taken'>),
            taken: (counts['taken'] as Record<string, number> | undefined) ?? null,
          },
    faults: findings?.faults ?? [],
    ties: findings?.ties ?? [],
    earlier: earlier.map((one) => ({
      ...one,
      madeAt: one.madeAt.toISOString(),
      finishedAt: one.finishedAt.toISOString(),
    })),
    madeByName: run.madeByName,
    madeAt: run.madeAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    forgottenAt: run.forgottenAt?.toISOString() ?? null,
    filesDeletedAt: run.filesDeletedAt?.toISOString() ?? null,
    filesDueOn: run.filesDeletedAt ? null : dateOf(run.touchedAt.getTime() + filesKeptDays * 86_400_000),
  };
}

type MappingShown = Out<typeof q.importRun>['sheets'][number]['mapping'];
function mappingOf({
  sources,
  missing,
}: {
  sources: Partial<MappingShown['sources']>;
  missing: string[];
}): MappingShown {
  return {
    sources: Object.fromEntries(
      Object.entries(sources).flatMap(([field, source]) => (source ? [[field, source]] : [])),
    ),
    missing,
  };
}

export async function answerRows(
  { runId, offset, limit, ...filter }: In<typeof q.importRows>,
  { tx, secrets }: Context,
): Promise<Out<typeof q.importRows>> {
  const run = await findRun(tx, secrets, runId);
  if (!run) throw runProblem('run_not_found');
  if (run.forgottenAt) throw runProblem('forgotten');
  const { rows, total } = await views.listRows(tx, secrets, runId, filter, offset, limit);
  return { total, rows: rows.map((row) => shownRow(row, run)) };
}

type RowShown = Out<typeof q.importRows>['rows'][number];

/** With its numbers masked, unless `isWhole`. */
function shownRow({ content, takenAt, ...row }: OpenedRow, run: RunRow, isWhole = false): RowShown {
  const sheetOf = (index: number) => run.mapping[index]?.sheet ?? index;
  const whole = {
    ...row,
    takenAt: takenAt?.toISOString() ?? null,
    cells: content.cells,
    rest: content.rest,
    differences: content.differences.map((one) => ({ ...one, personal: one.personal ?? null })),
    problems: content.problems.map((problem) => ({
      code: problem.code,
      gravity: problem.gravity,
      column: problem.column ?? null,
      value: problem.value,
      message: problem.message,
      proposal: problem.proposal ?? null,
      mayWaive: problem.mayWaive ?? false,
      settled: problem.settled ?? null,
      others: (problem.others ?? []).map((other) => ({ sheet: sheetOf(other.sheet), row: other.row })),
    })),
    isMasked: false,
  };
  if (isWhole) return whole;
  const masked = maskRow(whole, run.kind ? importEngines[run.kind].fields : []);
  return { ...masked, isMasked: JSON.stringify(masked) !== JSON.stringify(whole) };
}

export async function answerWholeRow(
  { runId, place }: In<typeof q.wholeRow>,
  { tx, secrets, actor }: Context,
): Promise<Out<typeof q.wholeRow>> {
  const run = await findRun(tx, secrets, runId);
  if (!run) throw runProblem('run_not_found');
  if (run.forgottenAt) throw runProblem('forgotten');
  const isOnRecord =
    actor.kind === 'staff' &&
    (await hasDone(tx, { runId, staffId: actor.staffId, name: 'import.reveal_row', place, within: '10 minutes' }));
  if (!isOnRecord) throw runProblem('not_shown');
  const [row] = await readRows(tx, secrets, runId, [place]);
  if (!row) throw runProblem('run_not_found');
  return shownRow(row, run, true);
}

export async function answerRest(
  { runId }: In<typeof q.importRest>,
  { tx, secrets, files, actor }: Context,
): Promise<Out<typeof q.importRest>> {
  const run = await findRun(tx, secrets, runId);
  if (!run) throw runProblem('run_not_found');
  const isTheirs =
    actor.kind === 'staff' &&
    (run.madeByStaffId === actor.staffId ||
      (await hasDone(tx, { runId, staffId: actor.staffId, name: 'import.make_rest' })));
  return { fileId: run.restFileId, url: run.restFileId && isTheirs ? files.link(run.restFileId) : null };
}
