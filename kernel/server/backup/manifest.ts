// What an archive says of itself: from which database, by which migrations, how many rows in which parts, under which key — never the key.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Secrets } from '../secrets.ts';

export const formatVersion = 1;
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';
export const readmeName = 'README.txt';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const partSchema = z.object({ name: z.string(), sha256: hex, rows: z.int().min(0) });
const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().min(0),
  parts: z.array(partSchema),
});

export const manifestSchema = z.object({
  format: z.literal('huying-backup'),
  version: z.int(),
  madeAt: z.iso.datetime({ offset: true }),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), isCalled: z.boolean() })),
  journal: z.object({ epoch: z.int(), rows: z.int(), seals: z.int(), head: z.string().nullable() }),
  files: z.object({
    stored: z.array(z.object({ id: z.string(), name: z.string(), sha256: hex })),
    /** Known to the database, but their bytes were not where they should be. */
    missing: z.array(z.string()),
    /** In a store that whoever keeps it must save: so many files, and where. Their bytes are not in the archive. */
    elsewhere: z.object({ place: z.string(), count: z.int().min(0) }).optional(),
  }),
  /** Names the key, does not hold it. */
  keyFingerprint: z.string(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ArchivedTable = Manifest['tables'][number];

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Sixteen digits by which two keys are told apart. Of a derived key, through a hash: nothing can be worked back from it. */
export const keyFingerprint = (secrets: Secrets): string =>
  createHash('sha256').update(secrets.derive('fingerprint')).digest('hex').slice(0, 16);

/** Signed under the same key, so that whoever has the key can tell an archive that was altered with care. */
export const signatureOf = (secrets: Secrets, manifest: Uint8Array): string =>
  secrets.sign(`backup ${sha256(manifest)}`);

export const readme = `呼应 Huying 备份 · backup

恢复 Restore:  npm run huying -- restore <this file>      (into an empty database only)

本文件不含密钥。没有 data/keys/master.key（或 HUYING_KEY），里面的身份证号和电话打不开。密钥请另外保管，不要和备份放在一起。
The key is not in here. Without data/keys/master.key (or HUYING_KEY) the ID numbers and telephones in it cannot be opened. Keep the
key apart from the archives.

姓名、地址、诉求内容和附件在本文件中是明文：请像户籍底册一样保管。
Names, addresses, the words of requests and attachments lie open in it: keep it as you would a household register.

tables/<schema>.<table>/<n>.ndjson.gz   one JSON array a row, every value as PostgreSQL writes it (::text), null as null
files/<id>                              attachments; not in here when they lie in S3 (manifest.json: files.elsewhere)
manifest.json, manifest.sig             what is in here, with sha-256 of every part
`;
