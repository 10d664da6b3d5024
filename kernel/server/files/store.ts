// Photos, voice and papers: bytes under their id on disk, what is known of them in the table `files`. A file is told by its content, never by its
// name, and is handed out only by a link that a query signed for somebody who may see it.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '#kernel/shared/id.ts';
import { defineProblems } from '#kernel/shared/problem.ts';
import type { Secrets } from '../secrets.ts';
import { sql } from '../sql.ts';
import type { Database } from '../transaction.ts';
import { mediaTypeOf } from './media-type.ts';

export const fileProblem = defineProblems('file', {
  unknown_type: {
    status: 415,
    title: {
      zh: '这种文件不能上传。可以传照片、录音、PDF 和表格',
      en: 'This kind of file is not accepted: photos, voice, PDF and sheets are',
    },
  },
  too_large: { status: 413, title: { zh: '文件太大，最大 {limit} MB', en: 'The file is larger than {limit} MB' } },
  empty: { status: 400, title: { zh: '文件是空的', en: 'The file is empty' } },
  gone: {
    status: 404,
    title: { zh: '链接已经过期，请刷新页面再看', en: 'The link has expired; reload the page' },
    remedy: 'retry',
  },
  deleted: {
    status: 410,
    title: { zh: '这个文件已按期删除', en: 'This file has been deleted on schedule' },
  },
});

/** Where bytes lie. Disk by default; S3 when configured. */
export type ByteStore = {
  put(id: string, bytes: Buffer): Promise<void>;
  get(id: string): Promise<Buffer>;
  /** Nothing is left; removing what is not there is no fault. */
  remove(id: string): Promise<void>;
};

export type StoredFile = { id: string; mediaType: string; sizeBytes: number };

export type FileStore = {
  keep(
    bytes: Buffer,
    about: { name?: string | undefined; by: string; districtId: string | null; id?: string },
  ): Promise<StoredFile>;
  read(id: string): Promise<{ bytes: Buffer; mediaType: string; name: string | null }>;
  /** Deletes the bytes for good; what is known of the file stays. Done twice is done once. */
  remove(id: string): Promise<void>;
  /** A link that opens this file until `minutes` from now. */
  link(id: string, minutes?: number): string;
  mayOpen(id: string, until: string, signature: string): boolean;
};

export const maxFileBytes = 20 * 1024 * 1024;

export function diskStore(folder: string): ByteStore {
  const path = (id: string) => join(folder, id.slice(-2), id);
  return {
    async put(id, bytes) {
      const target = path(id);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(`${target}.part`, bytes, { flush: true });
      await rename(`${target}.part`, target);
    },
    get: (id) => readFile(path(id)),
    remove: (id) => rm(path(id), { force: true }),
  };
}

export async function folderIsWritable(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  return (await stat(folder)).isDirectory();
}

export function openFileStore(database: Database, bytes: ByteStore, secrets: Secrets): FileStore {
  return {
    async keep(content, about) {
      if (content.length === 0) throw fileProblem('empty');
      if (content.length > maxFileBytes) throw fileProblem('too_large', { limit: maxFileBytes / 1024 / 1024 });
      const mediaType = mediaTypeOf(content, about.name);
      if (!mediaType) throw fileProblem('unknown_type');
      const id = about.id ?? newId();
      await bytes.put(id, content);
      await database.asOwner((tx) =>
        tx.all(sql`
          insert into files (id, district_id, sha256, media_type, size_bytes, original_name, uploaded_by)
          values (${id}, ${about.districtId}, ${createHash('sha256').update(content).digest()}, ${mediaType}, ${content.length},
                  ${about.name?.slice(0, 200) ?? null}, ${about.by})
          on conflict (id) do nothing`),
      );
      return { id, mediaType, sizeBytes: content.length };
    },
    async read(id) {
      const row = await database.asOwner((tx) =>
        tx.first<{ mediaType: string; name: string | null; isDeleted: boolean }>(
          sql`select media_type as "mediaType", original_name as name, deleted_at is not null as "isDeleted" from files where id = ${id}::uuid`,
        ),
      );
      if (!row) throw fileProblem('gone');
      if (row.isDeleted) throw fileProblem('deleted');
      return { bytes: await bytes.get(id), mediaType: row.mediaType, name: row.name };
    },
    async remove(id) {
      // First nobody can open it any more; a crash before the bytes are gone is mended by removing once more.
      await database.asOwner((tx) =>
        tx.all(sql`update files set deleted_at = coalesce(deleted_at, app.now()) where id = ${id}::uuid`),
      );
      await bytes.remove(id);
    },
    link(id, minutes = 60) {
      // Rounded up to the quarter hour, so that a screen that refreshes keeps the same link and the browser its cache.
      const quarter = 15 * 60_000;
      const until = Math.ceil((database.clock.now() + minutes * 60_000) / quarter) * quarter;
      return `/api/files/${id}?until=${until}&sig=${secrets.sign(`file ${id} ${until}`)}`;
    },
    mayOpen: (id, until, signature) =>
      Number(until) > database.clock.now() && secrets.verify(`file ${id} ${until}`, signature),
  };
}
