// Which store a process uses: the bucket that HUYING_S3_* names, else the folder `files` of the data folder.
import { join } from 'node:path';
import type { ByteStore } from './byte-store.ts';
import { diskStore } from './disk-store.ts';
import { readS3Settings } from './s3-settings.ts';
import { s3Store } from './s3-store.ts';

/** Throws GroundFault `files.settings` when S3 is set by half. */
export function openByteStore(dataDir: string, env: NodeJS.ProcessEnv = process.env): ByteStore {
  const settings = readS3Settings(env);
  return settings ? s3Store(settings) : diskStore(join(dataDir, 'files'));
}
