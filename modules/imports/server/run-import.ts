// A whole import in one go, for the command line: opened, mapped as guessed, mended if asked, taken, told in counts. The steps and their commands are
// those of the screen, so that nothing comes in by a side door.
import type { Bus } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem, type ProblemBody, type Words } from '#kernel/shared/problem.ts';
import { type ImportKindName, importEngines } from '../shared/kinds.ts';
import type { Summary } from '../shared/summary.ts';
import { findRun, type RunRow } from './store.ts';
import { asHouse } from './tasks/run.ts';
import { readSealed } from './views.ts';

export type WholeImport = {
  house: House;
  bus: Bus;
  bytes: Uint8Array;
  fileName: string;
  /** Whose table it is: the community of a roster, the street of a table of grids. */
  unitId: string;
  kind?: ImportKindName;
  /** Codes of proposals to accept, or all of them. */
  acceptMends?: 'all' | readonly string[];
  options?: Record<string, unknown>;
  /** Told while it runs: `checking 1200/2800`. */
  onProgress?: (words: string) => void;
};

/** A sheet that was not taken: hidden, or without a column that the kind needs. */
export type PassedOver = { name: string; isHidden: boolean; rows: number; missing: Words[] };

export type ImportReport = {
  runId: string;
  kind: string | null;
  /** All rows; what they were judged; how the good ones stood to the register; what was taken. */
  counts: Record<string, unknown>;
  faults: Summary['faults'];
  ties: Summary['ties'];
  passedOver: PassedOver[];
  /** Why it could not be done, if it could not. */
  problem: ProblemBody | null;
};

export async function runImport(wanted: WholeImport): Promise<ImportReport> {
  const { house, bus, onProgress = () => {} } = wanted;
  const runId = newId();
  const report = async (problem: ProblemBody | null): Promise<ImportReport> => {
    const { run, findings } = await asHouse(house, async (tx) => ({
      run: await findRun(tx, house.secrets, runId),
      findings: await readSealed<Pick<Summary, 'faults' | 'ties'>>(tx, house.secrets, runId, 'findings'),
    }));
    return {
      runId,
      kind: run?.kind ?? null,
      counts: run?.counts ?? {},
      faults: findings?.faults ?? [],
      ties: findings?.ties ?? [],
      passedOver: run ? passedOverIn(run) : [],
      problem: problem ?? (run?.problem as ProblemBody | null | undefined) ?? null,
    };
  };
  const step = async (name: string, input: object): Promise<ProblemBody | undefined> => {
    onProgress(name);
    try {
      const outcome = await bus.execute(
        { id: newId(), name, input: { runId, ...input } },
        { as: 'system', name: 'import' },
      );
      if ('problem' in outcome) return outcome.problem;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.body();
    }
    while (await runNextTask(house, bus, { error: (error) => onProgress(String(error)) }));
    return undefined;
  };

  const file = await house.files.keep(Buffer.from(wanted.bytes), {
    name: wanted.fileName,
    by: 'system import',
    districtId: null,
  });
  const opened = await step('import.open', {
    fileId: file.id,
    unitId: wanted.unitId,
    ...(wanted.kind ? { kind: wanted.kind } : {}),
  });
  const run = await asHouse(house, (tx) => findRun(tx, house.secrets, runId));
  if (opened || run?.state !== 'read') return report(opened ?? null);
  const sheets = run.sheets.filter((sheet) => sheet.isTaken).map(({ sheet }) => ({ sheet, changes: {} }));
  // Where no sheet has all it needs, the first one says what is missing.
  const mapped = await step('import.map', {
    sheets: sheets.length > 0 ? sheets : [{ sheet: 0, changes: {} }],
    options: wanted.options ?? {},
  });
  if (mapped) return report(mapped);
  const codes = wanted.acceptMends === 'all' ? await mendCodes() : (wanted.acceptMends ?? []);
  const mended = codes.length > 0 ? await step('import.accept_mend', { codes }) : undefined;
  if (mended) return report(mended);
  const taken = await step('import.take', {});
  // Everything held already is no failure.
  return report(taken?.code === 'import.nothing_to_take' ? null : (taken ?? null));

  async function mendCodes(): Promise<string[]> {
    const { faults } = await report(null);
    return faults.filter((fault) => fault.gravity === 'mend').map((fault) => fault.code);
  }
}

function passedOverIn({ kind, sheets }: RunRow): PassedOver[] {
  const fields = kind ? importEngines[kind].fields : [];
  return sheets
    .filter(({ isTaken }) => !isTaken)
    .map(({ name, isHidden, rows, mapping }) => ({
      name,
      isHidden,
      rows,
      missing: fields.filter(({ field }) => mapping.missing.includes(field)).map(({ title }) => title),
    }));
}
