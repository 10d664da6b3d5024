// A file from above, read: which sheet, where its header stands, what its columns are likely to mean. Nothing is decided here.
import type { CommandContext } from '#kernel/server/house.ts';
import { readSheets } from '#kernel/server/sheets/read.ts';
import type { Dictionary } from '../../shared/dictionary.ts';
import { tableProblem } from '../../shared/problems.ts';
import { type ReadTable, readTable } from '../../shared/table.ts';
import { mostTableBytes } from '../../shared/table-commands.ts';
import { findFile } from '../store/tables.ts';

export async function readFrom(
  fileId: string,
  dictionary: Dictionary,
  { tx, actor, files }: CommandContext,
): Promise<ReadTable & { fileName: string }> {
  const uploader = actor.kind === 'staff' ? `staff ${actor.staffId}` : 'system';
  const file = await findFile(tx, fileId, uploader);
  if (!file) throw tableProblem('file_not_found');
  if (file.sizeBytes > mostTableBytes) throw tableProblem('too_big');
  const { bytes } = await files.read(fileId);
  const fileName = file.name ?? `${fileId}.xlsx`;
  const { kind, sheets } = await readSheets(bytes, fileName);
  if (kind !== 'xlsx') throw tableProblem('not_xlsx');
  const read = readTable(sheets, dictionary);
  if (!read) throw tableProblem('no_header');
  return { ...read, fileName };
}
