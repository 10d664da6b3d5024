// SQL of how a request ended and what the caller says of it. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export function insertClosure(
  tx: Tx,
  row: { requestId: string; closedBy: 'checker' | 'caller' | 'rule'; postId: string | null; note: string },
): void {
  tx.add(
    sql`insert into request_closures (request_id, closed_at, closed_by, post_id, note) values (${row.requestId}, ${tx.at}, ${row.closedBy}, ${row.postId}, ${row.note})`,
  );
}

export function undoClosure(tx: Tx, requestId: string): void {
  tx.write(
    sql`update request_closures set reopened_at = ${tx.at} where request_id = ${requestId} and reopened_at is null`,
  );
}

export function insertRating(
  tx: Tx,
  row: { requestId: string; stars: number; isSolved: boolean; comment: string; byKind: string },
): void {
  tx.add(sql`
    insert into request_ratings (request_id, at, stars, is_solved, comment, by_kind)
    values (${row.requestId}, ${tx.at}, ${row.stars}, ${row.isSolved}, ${row.comment}, ${row.byKind})`);
}

export function insertCallback(
  tx: Tx,
  row: {
    id: string;
    requestId: string;
    means: string;
    result: string;
    isSatisfied: boolean | null;
    note: string;
    staffId: string | null;
  },
): void {
  tx.add(sql`
    insert into request_callbacks (id, request_id, means, result, is_satisfied, note, by_staff_id, at)
    values (${row.id}, ${row.requestId}, ${row.means}, ${row.result}, ${row.isSatisfied}, ${row.note}, ${row.staffId}, ${tx.at})`);
}

export async function countCallbacks(tx: Tx, requestId: string, result: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from request_callbacks where request_id = ${requestId} and result = ${result}`,
  );
  return row!.count;
}
