// Staged rows of a run: sealed on the way in and opened here on the way out; nobody else touches the columns.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import type { Place, RowProblem } from '../../shared/kind.ts';
import type { Difference, Standing } from '../adapter.ts';

/** Forgets what an earlier mapping had staged. */
export function clearRows(tx: Tx, runId: string): void {
  tx.write(sql`delete from import_rows where run_id = ${runId}`);
}

export type RowContent = {
  cells: Record<string, Cell>;
  row: object;
  problems: RowProblem[];
  rest: Record<string, Cell>;
  differences: Difference[];
};
export type StageRow = {
  place: Place;
  verdict: string;
  problemCodes: string[];
  standing: Standing | null;
  content: RowContent;
};

const keyOf = ({ sheet, row }: Place): string => `${sheet}:${row}`;

/** Digests of what is staged, by `sheet:row`. */
export async function readDigests(tx: Tx, runId: string): Promise<Map<string, string>> {
  const rows = await tx.all<{ sheet: number; row: number; digest: Buffer }>(
    sql`select sheet, row_no as row, digest from import_rows where run_id = ${runId}`,
  );
  return new Map(rows.map((row) => [keyOf(row), row.digest.toString('base64')]));
}

/** Writes the rows that differ from what is staged; gives how many. */
export function stageRows(
  tx: Tx,
  secrets: Secrets,
  runId: string,
  rows: readonly StageRow[],
  staged: ReadonlyMap<string, string>,
): number {
  const changed = rows.flatMap((row) => {
    const text = JSON.stringify(row.content);
    const digest = secrets.hash('command', `${row.verdict} ${row.standing} ${text}`);
    return staged.get(keyOf(row.place)) === digest.toString('base64')
      ? []
      : [{ row, sealed: secrets.seal(text), digest }];
  });
  if (changed.length === 0) return 0;
  tx.write(sql`
    insert into import_rows (run_id, sheet, row_no, verdict, problem_codes, standing, sealed, digest)
    select ${runId}, r.sheet, r.row_no, r.verdict, array(select jsonb_array_elements_text(r.codes)), r.standing, b.sealed, b.digest
      from unnest(${changed.map((c) => c.sealed)}::bytea[], ${changed.map((c) => c.digest)}::bytea[]) with ordinality as b (sealed, digest, n)
      join rows from (jsonb_to_recordset(${sql.json(
        changed.map(({ row }) => ({
          sheet: row.place.sheet,
          row_no: row.place.row,
          verdict: row.verdict,
          codes: row.problemCodes,
          standing: row.standing,
        })),
      )}::jsonb) as (sheet smallint, row_no integer, verdict text, codes jsonb, standing text)) with ordinality as r (sheet, row_no, verdict, codes, standing, n)
        on r.n = b.n
    on conflict (run_id, sheet, row_no) do update set verdict = excluded.verdict, problem_codes = excluded.problem_codes, standing = excluded.standing,
      sealed = excluded.sealed, digest = excluded.digest`);
  return changed.length;
}

/** Good rows that say something new, in order. */
export function listTakeable(tx: Tx, runId: string): Promise<Place[]> {
  return tx.all<Place>(sql`
    select sheet, row_no as row from import_rows where run_id = ${runId} and verdict = 'good' and standing in ('new', 'changed') and taken_at is null
     order by sheet, row_no`);
}

export type OpenedRow = Place & {
  verdict: string;
  standing: Standing | null;
  takenAt: Date | null;
  content: RowContent;
};

export async function readRows(
  tx: Tx,
  secrets: Secrets,
  runId: string,
  places: readonly Place[],
): Promise<OpenedRow[]> {
  const rows = await tx.all<
    Place & { verdict: string; standing: Standing | null; takenAt: Date | null; sealed: Buffer }
  >(sql`
    select sheet, row_no as row, verdict, standing, taken_at as "takenAt", sealed from import_rows
     where run_id = ${runId} and (sheet, row_no) in (select * from unnest(${places.map((p) => p.sheet)}::smallint[], ${places.map((p) => p.row)}::integer[]))
     order by sheet, row_no`);
  return rows.map(({ sealed, ...row }) => ({ ...row, content: JSON.parse(secrets.open(sealed)) as RowContent }));
}

export function markTaken(tx: Tx, runId: string, places: readonly Place[]): void {
  tx.write(sql`
    update import_rows set taken_at = app.now()
     where run_id = ${runId} and (sheet, row_no) in (select * from unnest(${places.map((p) => p.sheet)}::smallint[], ${places.map((p) => p.row)}::integer[]))`);
}

/** Rows that go back: at fault, left out, or at odds with the register. */
export async function countLeft(tx: Tx, runId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) as count from import_rows where run_id = ${runId} and taken_at is null and (verdict <> 'good' or standing = 'conflict')`);
  return row?.count ?? 0;
}

/** Where the register contradicts the sheet: `sheet:row` with what differs. */
export async function readConflicts(tx: Tx, secrets: Secrets, runId: string): Promise<Map<string, Difference[]>> {
  const rows = await tx.all<Place & { sealed: Buffer }>(sql`
    select sheet, row_no as row, sealed from import_rows where run_id = ${runId} and verdict = 'good' and standing = 'conflict'`);
  return new Map(
    rows.map((row) => [keyOf(row), (JSON.parse(secrets.open(row.sealed)) as RowContent).differences] as const),
  );
}
