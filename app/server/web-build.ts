// Builds the web once, and again only when its sources changed: a start on an unchanged checkout costs the reading of file times.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './ground.ts';

const run = promisify(execFile);
export const webRoot = join(projectRoot, 'dist/web');
const sources = [
  'app/web/**',
  'kernel/{web,field,shared}/**',
  'modules/*/{web,field,shared}/**',
  'index.html',
  'vite.config.ts',
  'bin/{service-worker-plugin,field-files}.ts',
  'package-lock.json',
];

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: projectRoot })) files.push(file);
  for (const file of files.sort()) {
    const path = join(projectRoot, file);
    if (!(await stat(path)).isFile()) continue;
    hash
      .update(file)
      .update('\0')
      .update(await readFile(path));
  }
  return hash.digest('hex');
}

/** True when it had to build. */
export async function buildWebIfChanged(log: (line: string) => void): Promise<boolean> {
  const stamp = join(webRoot, '.fingerprint');
  const now = await fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  log('正在构建网页，约十秒… / Building the web, about ten seconds…');
  await run(process.execPath, [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
  });
  writeFileSync(stamp, now);
  return true;
}
