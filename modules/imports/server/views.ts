// Runs and rows as screens show them.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Place } from '../shared/kind.ts';
import type { Standing } from './adapter.ts';
import type { RowContent } from './store.ts';

export type Progress = { state: string; done: number; total: number | null; problem: unknown };

export function readProgress(tx: Tx, taskId: string): Promise<Progress | undefined> {
  return tx.first<Progress>(sql`
    select state, done_count as done, total_count as total, problem from tasks where id = ${taskId}`);
}

export async function readSealed<T>(
  tx: Tx,
  secrets: Secrets,
  runId: string,
  column: 'samples' | 'findings',
): Promise<T | undefined> {
  const row = await tx.first<{ sealed: Buffer | null }>(
    sql`select ${sql.raw(column)} as sealed from import_runs where id = ${runId}`,
  );
  return row?.sealed ? (JSON.parse(secrets.open(row.sealed)) as T) : undefined;
}

export type RowFilter = {
  verdicts?: readonly string[] | undefined;
  code?: string | undefined;
  standings?: readonly string[] | undefined;
};

export async function listRows(
  tx: Tx,
  secrets: Secrets,
  runId: string,
  filter: RowFilter,
  offset: number,
  limit: number,
) {
  const where = sql.all([
    sql`run_id = ${runId}`,
    filter.verdicts ? sql`verdict = any (${filter.verdicts}::text[])` : undefined,
    filter.code ? sql`problem_codes @> array[${filter.code}]::text[]` : undefined,
    filter.standings ? sql`standing = any (${filter.standings}::text[])` : undefined,
  ]);
  const [rows, total] = await Promise.all([
    tx.all<Place & { verdict: string; standing: Standing | null; takenAt: Date | null; sealed: Buffer }>(sql`
      select sheet, row_no as row, verdict, standing, taken_at as "takenAt", sealed from import_rows where ${where} order by sheet, row_no offset ${offset} limit ${limit}`),
    tx.first<{ total: number }>(sql`select count(*) as total from import_rows where ${where}`),
  ]);
  return {
    total: total?.total ?? 0,
    rows: rows.map(({ sealed, ...row }) => ({ ...row, content: JSON.parse(secrets.open(sealed)) as RowContent })),
  };
}

export type RunLine = {
  runId: string;
  kind: string | null;
  fileName: string;
  unitId: string;
  unitName: string;
  state: string;
  counts: Record<string, unknown>;
  madeByName: string | null;
  madeAt: Date;
  finishedAt: Date | null;
};

export function listRuns(tx: Tx, limit: number): Promise<RunLine[]> {
  return tx.all<RunLine>(sql`
    select r.id as "runId", r.kind, r.file_name as "fileName", r.unit_id as "unitId", u.name as "unitName", r.state, r.counts,
           (select s.name from staff s where s.id = r.made_by_staff_id) as "madeByName", r.made_at as "madeAt", r.finished_at as "finishedAt"
      from import_runs r join governance_units u on u.id = r.unit_id order by r.made_at desc limit ${limit}`);
}

/** The same bytes brought in before, and taken. */
export function listEarlier(
  tx: Tx,
  runId: string,
): Promise<{ runId: string; unitName: string; madeAt: Date; finishedAt: Date }[]> {
  return tx.all(sql`
    select o.id as "runId", u.name as "unitName", o.made_at as "madeAt", o.finished_at as "finishedAt"
      from import_runs r join import_runs o on o.file_sha256 = r.file_sha256 and o.id <> r.id and o.finished_at is not null join governance_units u on u.id = o.unit_id
     where r.id = ${runId} order by o.finished_at desc limit 5`);
}
