// The key that is there. Unlike the server's first start, a command never makes one: a new key over old data would be worse than none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupProblem } from '#kernel/server/backup/index.ts';
import { loadMasterKey, openSecrets, type Secrets } from '#kernel/server/secrets.ts';
import { dataDir } from '../server/ground.ts';

export const keyPath = (): string => join(dataDir(), 'keys', 'master.key');

/** Throws `backup.key_missing`. */
export function presentKey(): Secrets {
  if (!process.env['HUYING_KEY'] && !existsSync(keyPath())) throw backupProblem('key_missing', { where: keyPath() });
  return openSecrets(loadMasterKey(keyPath()));
}
