// An archive opened for taking back: read through once, every part held against the manifest, before anything is written anywhere.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Secrets } from '../secrets.ts';
import {
  formatVersion,
  keyFingerprint,
  type Manifest,
  manifestName,
  manifestSchema,
  readmeName,
  sha256,
  signatureName,
  signatureOf,
} from './manifest.ts';
import { backupProblem } from './problems.ts';
import { readTar } from './tar.ts';

const unpacked = promisify(gunzip);
/** A part unpacks to this at most; more is no part of ours. */
const largestPart = 256 * 1024 * 1024;

export type Archive = {
  manifest: Manifest;
  /** The rows of each part in the order of the archive, as JSON arrays; then files. */
  contents(): AsyncGenerator<{ table: string; lines: string[] } | { file: string; bytes: Buffer }>;
};

/** Throws `backup.damaged`, `backup.not_an_archive`, `backup.newer_format`. `progress` is told the bytes read. */
export async function openArchive(
  path: string,
  progress: (bytes: number) => void = () => undefined,
): Promise<Archive & { signature: string; manifestBytes: Buffer }> {
  const found = new Map<string, string>();
  let manifestBytes: Buffer | undefined;
  let signature = '';
  let read = 0;
  let isFirst = true;
  for await (const entry of readTar(path)) {
    // Another program's tar begins with something else.
    if (isFirst && entry.name !== readmeName) throw backupProblem('not_an_archive');
    isFirst = false;
    const bytes = await entry.read();
    if (entry.name === manifestName) manifestBytes = bytes;
    else if (entry.name === signatureName) signature = bytes.toString();
    else if (entry.name !== readmeName) {
      if (found.has(entry.name)) throw backupProblem('damaged', { where: entry.name });
      found.set(entry.name, sha256(bytes));
    }
    read += entry.size;
    progress(read);
  }
  if (!manifestBytes) throw backupProblem('damaged', { where: manifestName });
  const manifest = parseManifest(manifestBytes);
  const told = new Map(
    [...manifest.tables.flatMap((table) => table.parts), ...manifest.files.stored].map(({ name, sha256 }) => [
      name,
      sha256,
    ]),
  );
  for (const [name, hash] of told) if (found.get(name) !== hash) throw backupProblem('damaged', { where: name });
  for (const name of found.keys()) if (!told.has(name)) throw backupProblem('damaged', { where: name });
  for (const table of manifest.tables)
    if (table.parts.reduce((sum, part) => sum + part.rows, 0) !== table.rows)
      throw backupProblem('damaged', { where: table.name });
  return { manifest, manifestBytes, signature, contents: () => contentsOf(path, manifest) };
}

function parseManifest(bytes: Buffer): Manifest {
  try {
    const json: unknown = JSON.parse(bytes.toString());
    const version = (json as { version?: unknown } | null)?.version;
    if (typeof version === 'number' && version > formatVersion) throw backupProblem('newer_format', { version });
    return manifestSchema.parse(json);
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error;
    throw backupProblem('damaged', { where: manifestName });
  }
}

async function* contentsOf(path: string, manifest: Manifest): ReturnType<Archive['contents']> {
  const tableOf = new Map(manifest.tables.flatMap((table) => table.parts.map((part) => [part.name, { table, part }])));
  const fileOf = new Map(manifest.files.stored.map((file) => [file.name, file.id]));
  for await (const entry of readTar(path)) {
    const known = tableOf.get(entry.name);
    if (known) {
      const text = (await unpacked(await entry.read(), { maxOutputLength: largestPart })).toString();
      const lines = text.trimEnd().split('\n');
      const table = `${known.table.schema}.${known.table.name}`;
      if (lines.length !== known.part.rows)
        throw backupProblem('rows_differ', { table, expected: known.part.rows, found: lines.length });
      yield { table, lines };
    }
    const file = fileOf.get(entry.name);
    if (file) yield { file, bytes: await entry.read() };
  }
}

/** The key at hand must be the key of the archive; with it the signature must hold. */
export function checkKey(
  archive: { manifest: Manifest; manifestBytes: Buffer; signature: string },
  secrets: Secrets,
): void {
  const here = keyFingerprint(secrets);
  if (here !== archive.manifest.keyFingerprint)
    throw backupProblem('other_key', { archive: archive.manifest.keyFingerprint, here });
  if (archive.signature !== signatureOf(secrets, archive.manifestBytes))
    throw backupProblem('damaged', { where: signatureName });
}
