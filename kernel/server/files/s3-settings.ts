// How the S3-compatible store is named from outside. All of it or none: half a setting must not silently fall back to the disk.
import { z } from 'zod';
import { GroundFault } from '../postgres/fault.ts';

export type S3Settings = {
  endpoint: URL;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** `path`: server/bucket/name (MinIO, Ceph). `host`: bucket.server/name, the only one some clouds speak (OSS, COS). */
  style: 'path' | 'host';
};

const names = {
  endpoint: 'HUYING_S3_ENDPOINT',
  bucket: 'HUYING_S3_BUCKET',
  region: 'HUYING_S3_REGION',
  accessKey: 'HUYING_S3_ACCESS_KEY',
  secretKey: 'HUYING_S3_SECRET_KEY',
  style: 'HUYING_S3_STYLE',
} as const;

const schema = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  region: z.string().min(1).default('us-east-1'),
  accessKey: z.string().min(1),
  secretKey: z.string().min(1),
  style: z.enum(['path', 'host']).default('path'),
});

/** Undefined when none is set. Throws GroundFault `files.settings`, which names every variable that is missing or wrong. */
export function readS3Settings(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const given = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, env[name] || undefined]));
  if (Object.values(given).every((value) => value === undefined)) return undefined;
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map((issue) => names[issue.path[0] as keyof typeof names]));
  throw new GroundFault(
    'files.settings',
    `文件存储 S3 的设置缺少或不对：${[...wrong].join(' ')} / Missing or wrong for S3: ${[...wrong].join(' ')}`,
  );
}
