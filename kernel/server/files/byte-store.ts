// Where the bytes of files lie, behind one small interface: a folder, or an S3-compatible server. Both lay a file under the same name, so
// that a folder copied into a bucket is that bucket's content, and both are held to one suite of tests (byte-store.test.ts).
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** First and last byte, both included. */
export type ByteRange = { first: number; last: number };

/** Bytes with their size and hash known beforehand; `read` may be called again for another try. */
export type Content = { sizeBytes: number; sha256: Buffer; read(): Readable };

export type ByteStore = {
  /** For people: which folder, or which bucket of which server. */
  readonly place: string;
  /** Whether an archive of this machine holds the bytes too, or whoever keeps the other server does. */
  readonly isOurs: boolean;
  /** All of it or nothing: a reader never sees half a file. */
  put(id: string, content: Content): Promise<void>;
  /** Throws `file.lost` when there is no such file, `file.store_away`, `file.store_refused`. */
  open(id: string, range?: ByteRange): Promise<Readable>;
  has(id: string): Promise<boolean>;
  /** Removing what is not there is no fault. */
  remove(id: string): Promise<void>;
};

/** The name of a file in the store. Ids begin with the time (UUIDv7): only their end spreads evenly. */
export const nameOf = (id: string): string => `${id.slice(-2)}/${id}`;

export const contentOf = (bytes: Buffer): Content => ({
  sizeBytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest(),
  read: () => Readable.from([bytes], { objectMode: false }),
});

export const bytesOf = async (store: ByteStore, id: string): Promise<Buffer> => buffer(await store.open(id));
