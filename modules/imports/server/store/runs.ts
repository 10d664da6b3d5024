// Runs. What holds personal facts is sealed here on the way in and opened here on the way out; nobody else touches the columns.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Place } from '../../shared/kind.ts';
import type { ImportKindName } from '../../shared/kinds.ts';
import { type KeptDecisions, noDecisions, type RunState, type SheetHead, type TakenSheet } from '../../shared/run.ts';

export type RunRow = {
  runId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  unitKind: string;
  kind: ImportKindName | null;
  fileId: string;
  fileName: string;
  state: RunState;
  sheets: SheetHead[];
  mapping: TakenSheet[];
  options: Record<string, unknown>;
  decisions: KeptDecisions;
  decisionsVersion: number;
  checkedVersion: number | null;
  counts: Record<string, unknown>;
  problem: unknown;
  taskId: string | null;
  restFileId: string | null;
  madeByStaffId: string | null;
  madeByName: string | null;
  madeAt: Date;
  finishedAt: Date | null;
  forgottenAt: Date | null;
  touchedAt: Date;
  filesDeletedAt: Date | null;
};

/** A run whose task died goes back to the step before it, to be tried again. */
const livingState = sql`
  case when r.state in ('reading', 'checking', 'taking') and exists (select from tasks t where t.id = r.task_id and t.state = 'failed')
       then case r.state when 'reading' then 'failed' when 'checking' then 'read' else 'checked' end
       else r.state end`;
const runColumns = sql`
  r.id as "runId", r.district_id as "districtId", r.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", r.kind, r.file_id as "fileId",
  r.file_name as "fileName", ${livingState} as state, r.sheets, r.mapping, r.options, r.decisions, r.decisions_version as "decisionsVersion",
  r.checked_version as "checkedVersion", r.counts, r.problem, r.task_id as "taskId", r.rest_file_id as "restFileId", r.made_by_staff_id as "madeByStaffId",
  (select s.name from staff s where s.id = r.made_by_staff_id) as "madeByName", r.made_at as "madeAt", r.finished_at as "finishedAt", r.forgotten_at as "forgottenAt",
  r.touched_at as "touchedAt", r.files_deleted_at as "filesDeletedAt"`;

export async function findRun(
  tx: Tx,
  secrets: Secrets,
  runId: string,
  how: { lock?: boolean } = {},
): Promise<RunRow | undefined> {
  const row = await tx.first<Omit<RunRow, 'decisions'> & { decisions: Buffer | null }>(sql`
    select ${runColumns} from import_runs r join governance_units u on u.id = r.unit_id where r.id = ${runId} ${how.lock ? sql.raw('for update of r') : sql.empty}`);
  return (
    row && {
      ...row,
      decisions: row.decisions ? (JSON.parse(secrets.open(row.decisions)) as KeptDecisions) : noDecisions,
    }
  );
}

export function findUnit(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; districtId: string; name: string; kind: string; isInScope: boolean } | undefined> {
  return tx.first(sql`
    select id as "unitId", district_id as "districtId", name, kind, app.governs(id) as "isInScope" from governance_units where id = ${unitId} and upper_inf(valid)`);
}

/** A file of this district that its own uploader, or the house, brings in: ids of others' files open nothing. */
export function findFile(
  tx: Tx,
  fileId: string,
  uploader: string,
): Promise<{ name: string | null; sha256: Buffer } | undefined> {
  return tx.first(sql`
    select original_name as name, sha256 from files where id = ${fileId} and deleted_at is null and (app.is_system() or uploaded_by = ${uploader})`);
}

export function addRun(
  tx: Tx,
  run: {
    runId: string;
    districtId: string;
    unitId: string;
    kind: string | null;
    fileId: string;
    fileName: string;
    sha256: Buffer;
    taskId: string;
    staffId: string | null;
    postId: string | null;
  },
): void {
  tx.write(sql`
    insert into import_runs (id, district_id, unit_id, kind, file_id, file_name, file_sha256, state, task_id, made_by_staff_id, made_by_post_id, made_at)
    values (${run.runId}, ${run.districtId}, ${run.unitId}, ${run.kind}, ${run.fileId}, ${run.fileName}, ${run.sha256}, 'reading', ${run.taskId}, ${run.staffId},
      ${run.postId}, app.now())`);
}

export type RunChange = Partial<{
  state: RunState;
  kind: string | null;
  sheets: unknown;
  mapping: unknown;
  options: unknown;
  counts: unknown;
  problem: unknown;
  taskId: string;
  restFileId: string;
  checkedVersion: number;
}>;
const columnOf: Record<keyof RunChange, string> = {
  state: 'state',
  kind: 'kind',
  sheets: 'sheets',
  mapping: 'mapping',
  options: 'options',
  counts: 'counts',
  problem: 'problem',
  taskId: 'task_id',
  restFileId: 'rest_file_id',
  checkedVersion: 'checked_version',
};
const json: ReadonlySet<string> = new Set(['sheets', 'mapping', 'options', 'counts', 'problem']);

export function changeRun(tx: Tx, runId: string, change: RunChange, how: { isFinished?: boolean } = {}): void {
  const assignments = (Object.keys(columnOf) as (keyof RunChange)[]).flatMap((key) => {
    const value = change[key];
    if (value === undefined) return [];
    const column = sql.raw(columnOf[key]);
    return [
      json.has(key)
        ? sql`${column} = ${value === null ? null : sql.json(value)}::jsonb`
        : sql`${column} = ${value as string | number | null}`,
    ];
  });
  if (how.isFinished) assignments.push(sql`finished_at = app.now()`);
  assignments.push(sql`touched_at = app.now()`);
  tx.write(sql`update import_runs set ${sql.join(assignments)} where id = ${runId}`);
}

export function keepDecisions(tx: Tx, secrets: Secrets, runId: string, decisions: KeptDecisions): void {
  tx.write(sql`
    update import_runs set decisions = ${secrets.seal(JSON.stringify(decisions))}, decisions_version = decisions_version + 1, touched_at = app.now() where id = ${runId}`);
}

export function keepSamples(tx: Tx, secrets: Secrets, runId: string, samples: unknown): void {
  tx.write(sql`update import_runs set samples = ${secrets.seal(JSON.stringify(samples))} where id = ${runId}`);
}
export function keepFindings(tx: Tx, secrets: Secrets, runId: string, findings: unknown): void {
  tx.write(sql`update import_runs set findings = ${secrets.seal(JSON.stringify(findings))} where id = ${runId}`);
}

/** Deletes what a finished run still holds of people; the run itself, with its counts, stays. */
export function forget(tx: Tx, runId: string): void {
  tx.write(sql`delete from import_rows where run_id = ${runId}`);
  tx.write(
    sql`update import_runs set samples = null, findings = null, decisions = null, forgotten_at = app.now() where id = ${runId}`,
  );
}

/** The file and the sheet of the rest are gone. */
export function noteFilesDeleted(tx: Tx, runId: string): void {
  tx.write(sql`update import_runs set files_deleted_at = app.now(), rest_file_id = null where id = ${runId}`);
}

/** Days after the last step until the files of a run are deleted. */
export const filesKeptDays = 7;

/** Runs that nobody went on with for a week; one at work is left to its task, unless that died. */
export async function listToClear(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from import_runs where files_deleted_at is null and touched_at < app.now() - make_interval(days => ${filesKeptDays}) order by touched_at limit 100`);
  return rows.map((row) => row.id);
}

/** Did this member of staff do `name` on the run since `within`? The journal is the witness. */
export async function hasDone(
  tx: Tx,
  act: { runId: string; staffId: string; name: string; place?: Place; within?: string },
): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 as yes from app.journal_of(${act.runId}) j
     where j.name = ${act.name} and j.actor_id = ${act.staffId}
       ${act.place ? sql`and j.content->'events'->0->>'sheet' = ${String(act.place.sheet)} and j.content->'events'->0->>'row' = ${String(act.place.row)}` : sql.empty}
       ${act.within ? sql`and j.at > app.now() - ${act.within}::interval` : sql.empty} limit 1`);
  return row !== undefined;
}

/** Runs finished, or begun and left lying, thirty days ago. */
export async function listToForget(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from import_runs where forgotten_at is null and coalesce(finished_at, made_at) < app.now() - interval '30 days' limit 100`);
  return rows.map((row) => row.id);
}

/**
 * Tells the planner what has become of tables that an import fills from nothing. Autovacuum would do so within a minute; until then statements
 * prepared on empty tables go on reading whole ones, and an import of 2,800 rows takes a minute instead of three seconds. As the owner.
 */
export async function refreshStatistics(tx: Tx): Promise<void> {
  await tx.all(
    sql`analyze governance_units, unit_versions, places, place_grids, people, person_search, stays, subject_flags, staff, posts, import_rows`,
  );
}

/** Runs that somebody began and nobody finished: those begun from this post, or all of theirs when everything they hold is given over. */
export async function findUnfinished(
  tx: Tx,
  from: { staffId: string; postId: string; takesRest: boolean },
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from import_runs
     where made_by_staff_id = ${from.staffId} and finished_at is null and forgotten_at is null and (made_by_post_id = ${from.postId} or ${from.takesRest})
     order by id`);
  return rows.map(({ id }) => id);
}
export function giveRuns(
  tx: Tx,
  ids: readonly string[],
  from: { staffId: string },
  to: { staffId: string; postId: string },
): Promise<{ id: string }[]> {
  return tx.all(sql`
    update import_runs set made_by_staff_id = ${to.staffId}, made_by_post_id = ${to.postId}
     where id = any (${[...ids]}::uuid[]) and made_by_staff_id = ${from.staffId} and finished_at is null returning id`);
}
export function listRunNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; fileName: string }[]> {
  return tx.all(
    sql`select id, file_name as "fileName" from import_runs where id = any (${[...ids]}::uuid[]) order by made_at, id`,
  );
}
