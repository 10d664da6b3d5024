// SQL of confirmed registers. Figures and lines are written once, with a digest over both; a correction is a further row (R1).

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { RegisterFigures, RegisterLine } from '../../shared/register.ts';

export type NewRegister = {
  occurrenceId: string;
  districtId: string;
  unitId: string;
  month: string;
  figures: RegisterFigures;
  lines: readonly RegisterLine[];
  digest: Buffer;
  staffId: string;
  postId: string;
};

export function insertRegister(tx: Tx, row: NewRegister): void {
  tx.write(sql`
    insert into registers (occurrence_id, district_id, unit_id, month, figures, line_count, digest, confirmed_at, confirmed_by_staff_id, confirmed_by_post_id)
    values (${row.occurrenceId}, ${row.districtId}, ${row.unitId}, ${row.month}::date, ${sql.json(row.figures)}::jsonb, ${row.lines.length}, ${row.digest}, ${tx.at},
            ${row.staffId}, ${row.postId})`);
  tx.write(sql`
    insert into register_lines (occurrence_id, line_no, request_id, content)
    select ${row.occurrenceId}, l."lineNo", l."requestId", l.content
      from jsonb_to_recordset(${sql.json(row.lines.map((line) => ({ lineNo: line.lineNo, requestId: line.requestId, content: line })))}::jsonb)
        as l ("lineNo" int, "requestId" uuid, content jsonb)`);
}

export function findRegister(tx: Tx, occurrenceId: string): Promise<{ lineCount: number } | undefined> {
  return tx.first(sql`select line_count as "lineCount" from registers where occurrence_id = ${occurrenceId}`);
}

export function insertCorrection(
  tx: Tx,
  row: { id: string; occurrenceId: string; lineNo: number | null; text: string; staffId: string },
): void {
  tx.write(sql`
    insert into register_corrections (id, occurrence_id, line_no, text, made_at, made_by_staff_id)
    values (${row.id}, ${row.occurrenceId}, ${row.lineNo}, ${row.text}, ${tx.at}, ${row.staffId})`);
}
