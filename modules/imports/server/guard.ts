// The run a command is about, if this post may go on with it: its area within the post, its kind within the role.
import type { CommandContext } from '#kernel/server/house.ts';
import { roles } from '#kernel/shared/right.ts';
import { importEngines } from '../shared/kinds.ts';
import { runProblem } from '../shared/run-problems.ts';
import type { Adapters, ImportAdapter } from './adapter.ts';
import { findRun, findUnit, type RunRow } from './store.ts';

type Area = { unitId: string; name: string; kind: string };

export async function getRun(runId: string, { tx, secrets }: Pick<CommandContext, 'tx' | 'secrets'>): Promise<RunRow> {
  const run = await findRun(tx, secrets, runId, { lock: true });
  if (!run) throw runProblem('run_not_found');
  if (run.forgottenAt) throw runProblem('forgotten');
  return run;
}

/** For steps that a person takes. All but looking and ending need the file. */
export async function getOwnRun(
  runId: string,
  context: CommandContext,
  adapters: Adapters,
  how: { needsFile?: boolean } = {},
): Promise<RunRow> {
  const run = await getRun(runId, context);
  if (run.filesDeletedAt && how.needsFile !== false) throw runProblem('files_deleted');
  const unit = await findUnit(context.tx, run.unitId);
  if (!unit?.isInScope) throw runProblem('not_your_area', { unit: run.unitName });
  if (run.kind)
    assertMay(getAdapter(run.kind, adapters), context, { unitId: run.unitId, name: run.unitName, kind: run.unitKind });
  return run;
}

export function getAdapter(kind: string, adapters: Adapters): ImportAdapter {
  const adapter = adapters.get(kind);
  if (!adapter) throw runProblem('no_adapter');
  return adapter;
}

export function assertMay(adapter: ImportAdapter, { actor }: Pick<CommandContext, 'actor'>, area: Area): void {
  const title = importEngines[adapter.kind].title.zh;
  if (actor.kind === 'staff' && !adapter.allowed.includes(actor.role)) {
    throw runProblem('not_your_kind', {
      kind: title,
      needs: adapter.allowed.map((role) => roles[role].title.zh).join('、'),
    });
  }
  if (!adapter.areaKinds.includes(area.kind))
    throw runProblem('wrong_area', { kind: title, unit: area.name, needs: areaWords(adapter.areaKinds) });
}

const areaNames: Record<string, string> = {
  subdistrict: '街道',
  town: '镇',
  township: '乡',
  community: '社区',
  village: '村',
  district: '区县',
  zone: '高新区',
};
const areaWords = (kinds: readonly string[]): string => kinds.map((kind) => areaNames[kind] ?? kind).join('、');
