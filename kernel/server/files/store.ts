// Photos, voice and papers: bytes under their id in a store, what is known of them in the table `files`. A file is told by its content, never by
// its name, and is handed out only by a link that a query signed for somebody who may see it.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '#kernel/shared/id.ts';
import type { Secrets } from '../secrets.ts';
import { sql } from '../sql.ts';
import type { Database } from '../transaction.ts';
import { type ByteRange, type ByteStore, type Content, contentOf } from './byte-store.ts';
import { mediaTypeOf } from './media-type.ts';
import { bufferBytes, type OpenBytes } from './place/open-bytes.ts';
import { takeOutPlace } from './place/without-place.ts';
import { fileProblem } from './problems.ts';
import { headBytes, spool } from './spool.ts';

export type StoredFile = { id: string; mediaType: string; sizeBytes: number };
/** What is known of a file, and its bytes on demand. */
export type OpenFile = StoredFile & { name: string | null; stream(range?: ByteRange): Promise<Readable> };

export type FileStore = {
  /** A photo is kept without the place where it was taken. Throws `file.empty`, `file.too_large`, `file.unknown_type`, and what the store throws. */
  keep(
    content: Buffer | Readable,
    about: { name?: string | undefined; by: string; districtId: string | null; id?: string },
  ): Promise<StoredFile>;
  /** Whose it is, deleted or not; undefined: nobody's. */
  find(id: string): Promise<(StoredFile & { uploadedBy: string }) | undefined>;
  /** Throws `file.gone` when nothing is known of it, `file.deleted` when it was removed. */
  open(id: string): Promise<OpenFile>;
  read(id: string): Promise<{ bytes: Buffer; mediaType: string; name: string | null }>;
  /** Deletes the bytes for good; what is known of the file stays. Done twice is done once. */
  remove(id: string): Promise<void>;
  /** A link that opens this file until `minutes` from now. */
  link(id: string, minutes?: number): string;
  mayOpen(id: string, until: string, signature: string): boolean;
};

export const maxFileBytes = 20 * 1024 * 1024;

export function openFileStore(database: Database, store: ByteStore, secrets: Secrets): FileStore {
  const keep = async (content: Content, head: Buffer, about: Parameters<FileStore['keep']>[1]): Promise<StoredFile> => {
    const { sizeBytes, sha256 } = content;
    if (sizeBytes === 0) throw fileProblem('empty');
    if (sizeBytes > maxFileBytes) throw fileProblem('too_large', { limit: maxFileBytes / 1024 / 1024 });
    const mediaType = mediaTypeOf(head, about.name);
    if (!mediaType) throw fileProblem('unknown_type');
    const id = about.id ?? newId();
    await store.put(id, content);
    try {
      await database.asOwner((tx) =>
        tx.all(sql`
          insert into files (id, district_id, sha256, media_type, size_bytes, original_name, uploaded_by)
          values (${id}, ${about.districtId}, ${sha256}, ${mediaType}, ${sizeBytes}, ${about.name?.replace(/\p{Cc}/gu, '').slice(0, 200) ?? null}, ${about.by})
          on conflict (id) do nothing`),
      );
    } catch (error) {
      // Bytes that no row knows of would lie there for ever. Under an id given from outside they may be somebody's already.
      if (!about.id) await store.remove(id).catch(() => undefined);
      throw error;
    }
    return { id, mediaType, sizeBytes };
  };

  const open: FileStore['open'] = async (id) => {
    const row = await database.asOwner((tx) =>
      tx.first<Omit<OpenFile, 'stream'> & { isDeleted: boolean }>(sql`
        select id, media_type as "mediaType", size_bytes as "sizeBytes", original_name as name, deleted_at is not null as "isDeleted"
          from files where id = ${id}::uuid`),
    );
    if (!row) throw fileProblem('gone');
    const { isDeleted, ...known } = row;
    if (isDeleted) throw fileProblem('deleted');
    return { ...known, stream: (range) => store.open(id, range) };
  };

  return {
    async keep(content, about) {
      const withoutPlace = async (bytes: OpenBytes, head: Buffer): Promise<boolean> => {
        const mediaType = mediaTypeOf(head, about.name);
        return mediaType?.startsWith('image/') === true && takeOutPlace(bytes, mediaType);
      };
      if (!Buffer.isBuffer(content))
        return spool(content, maxFileBytes, withoutPlace, (spooled, head) => keep(spooled, head, about));
      const whole = Buffer.from(content);
      const head = whole.subarray(0, headBytes);
      await withoutPlace(bufferBytes(whole), head);
      return keep(contentOf(whole), head, about);
    },
    find: (id) =>
      database.asOwner((tx) =>
        tx.first<StoredFile & { uploadedBy: string }>(sql`
          select id, media_type as "mediaType", size_bytes as "sizeBytes", uploaded_by as "uploadedBy" from files where id = ${id}::uuid`),
      ),
    open,
    async read(id) {
      const { mediaType, name, stream } = await open(id);
      return { bytes: await buffer(await stream()), mediaType, name };
    },
    async remove(id) {
      // First nobody can open it any more; a crash before the bytes are gone is mended by removing once more.
      await database.asOwner((tx) =>
        tx.all(sql`update files set deleted_at = coalesce(deleted_at, app.now()) where id = ${id}::uuid`),
      );
      await store.remove(id);
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
