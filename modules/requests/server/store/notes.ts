// SQL of what was said and shown on the way. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type NewNote = {
  id: string;
  requestId: string;
  kind: 'statement' | 'progress' | 'evidence' | 'reply' | 'thanks' | 'internal';
  text: string;
  fileIds: readonly string[];
  byKind: string;
  byStaffId: string | null;
  byUnitId: string | null;
  byName: string | null;
  isPublic: boolean;
};

export function insertNote(tx: Tx, note: NewNote): void {
  tx.add(sql`
    insert into request_notes (id, request_id, kind, text, file_ids, by_kind, by_staff_id, by_unit_id, by_name, is_public, at)
    values (${note.id}, ${note.requestId}, ${note.kind}, ${note.text}, ${note.fileIds as string[]}::uuid[], ${note.byKind}, ${note.byStaffId}, ${note.byUnitId},
            ${note.byName}, ${note.isPublic}, ${tx.at})`);
}

/** Photos and voice that came with the report itself, as the caller's first statement. */
export function insertStatementFiles(
  tx: Tx,
  requestId: string,
  noteId: string,
  fileIds: readonly string[],
  byKind: string,
): void {
  insertNote(tx, {
    id: noteId,
    requestId,
    kind: 'statement',
    text: '',
    fileIds,
    byKind,
    byStaffId: null,
    byUnitId: null,
    byName: null,
    isPublic: true,
  });
}
