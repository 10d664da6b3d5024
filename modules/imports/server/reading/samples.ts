// The sample files of this repository, as tests read them.
import { readFile } from 'node:fs/promises';
import { readSheets, type SheetFile } from '#kernel/server/sheets/read.ts';

export async function readSample(name: string): Promise<SheetFile> {
  return readSheets(await readFile(new URL(`../../../../samples/${name}`, import.meta.url)), name);
}
