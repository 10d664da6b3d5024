// A PostgreSQL for one test run, in a folder of the system's temporary one, fast because it need not survive a power cut.
// Folders of runs that were killed are cleaned by the next run.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, type RunningPostgres, removePostgres, startPostgres } from '#kernel/server/postgres/index.ts';

const PREFIX = 'huying-test-';
/** A folder this young may belong to a run that is about to start its server. */
const GRACE_MS = 2 * 60_000;

/** Debian's place of the oldest version we support. */
export const OLDEST_BINARIES = '/usr/lib/postgresql/15/bin';

export const hasOldestBinaries = (): boolean => existsSync(join(OLDEST_BINARIES, 'initdb'));

/** Starts one; `stop` also deletes it. `binaries` as for startPostgres. */
export async function startTestServer({ binaries }: { binaries?: string } = {}): Promise<RunningPostgres> {
  await removeLeftOvers();
  const dataDir = testFolder('pg-');
  const server = await startPostgres({
    dataDir,
    ...(binaries ? { binaries } : {}),
    settings: {
      fsync: false,
      synchronous_commit: false,
      full_page_writes: false,
      shared_buffers: '128MB',
      max_connections: 200,
      autovacuum_naptime: '1h', // clones live for seconds
    },
  });
  const stop = async (): Promise<void> => {
    await server.stop('immediate');
    await removePostgres(dataDir);
  };
  let stopping: Promise<void> | undefined;
  return {
    ...server,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Ends and deletes the server while this process exits, when nothing can be awaited any more. PostgreSQL takes its
 * `postmaster.pid` away last; until then its folder is not pulled from under it.
 */
export function endServerNow(server: RunningPostgres): void {
  try {
    process.kill(server.pid, 'SIGQUIT');
  } catch {
    // a test has killed it
  }
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let i = 0; i < 200 && existsSync(join(server.cluster, 'postmaster.pid')); i += 1) Atomics.wait(clock, 0, 0, 10);
  rmSync(dirname(server.cluster), { recursive: true, force: true, maxRetries: 5 });
}

/** A new folder of this run. */
export function testFolder(purpose: string): string {
  return mkdtempSync(join(temporary(), PREFIX + purpose));
}

/** The system's temporary folder, or /tmp where that one is so deep that a unix socket's path would not fit into it. */
function temporary(): string {
  const folder = tmpdir().length < 60 ? tmpdir() : '/tmp';
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function removeLeftOvers(): Promise<void> {
  const names = readdirSync(temporary()).filter((name) => name.startsWith(`${PREFIX}pg-`));
  for (const name of names) {
    const dataDir = join(temporary(), name);
    try {
      if (Date.now() - statSync(dataDir).mtimeMs > GRACE_MS) await removePostgres(dataDir);
    } catch (error) {
      // another user's, or being removed by another run at this moment
      if (!['ENOENT', 'EACCES', 'EPERM', 'ENOTEMPTY'].includes(codeOf(error) ?? '')) throw error;
    }
  }
}
