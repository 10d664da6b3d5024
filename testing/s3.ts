// An S3 server for one test file: a real one of the protocol (s3rver), which computes every signature anew by code of its own. It is lenient
// where S3 is strict (it takes a body that breaks off), and knows the bucket in the path only. What must be strict is tried against servers of the test's own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import S3rver from '@20minutes/s3rver';
import type { S3Settings } from '#kernel/server/files/s3-settings.ts';
import type { Ending } from './database.ts';

export type TestS3 = {
  settings: S3Settings;
  /** The same as an operator would set it. */
  env: Record<string, string>;
  /** Where the objects of the bucket lie. */
  folder: string;
  port: number;
};

export async function openTestS3(t: Ending = { after }): Promise<TestS3> {
  const directory = mkdtempSync(join(tmpdir(), 'huying-test-s3-'));
  const bucket = 'huying-files';
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    serviceEndpoint: 'localhost',
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  t.after(async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const endpoint = new URL(`http://127.0.0.1:${port}`);
  return {
    // The one account s3rver knows.
    settings: { endpoint, bucket, region: 'cn-north-1', accessKey: 'S3RVER', secretKey: 'S3RVER', style: 'path' },
    env: {
      HUYING_S3_ENDPOINT: endpoint.origin,
      HUYING_S3_BUCKET: bucket,
      HUYING_S3_REGION: 'cn-north-1',
      HUYING_S3_ACCESS_KEY: 'S3RVER',
      HUYING_S3_SECRET_KEY: 'S3RVER',
    },
    folder: join(directory, bucket),
    port,
  };
}
