// The server process itself: which one runs on a cluster, starting one, ending it. All that is known about a running one
// comes from `postmaster.pid`, which the server writes first and removes last.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { serverEnvironment } from './cluster.ts';
import { codeOf, GroundFault } from './fault.ts';
import { isAlive } from './mutex.ts';
import { asUser, type ServerUser } from './server-user.ts';

/** smart waits for the clients to leave, fast ends their sessions, immediate leaves the rest to recovery. */
export type StopMode = 'smart' | 'fast' | 'immediate';

const signals: Record<StopMode, NodeJS.Signals> = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' };

/** The number in `postmaster.pid`, of a process that may be dead. */
export function postmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : Math.abs(pid);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export type Launch = {
  pid: number;
  hasExited(): boolean;
  /** The last lines it has written since its launch. */
  said(): string;
};

/** Starts a server in a session of its own, so that neither a Ctrl-C nor our death reaches it. */
export function launch(
  binaries: Binaries,
  cluster: string,
  options: { user: ServerUser; args: string[]; log: string },
): Launch {
  writeFileSync(options.log, '');
  const log = openSync(options.log, 'a');
  const before = logLengths(cluster);
  const child = spawn(binaries.postgres, ['-D', cluster, ...options.args], {
    ...asUser(options.user),
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let hasExited = false;
  const end = (): void => {
    hasExited = true;
  };
  child.once('exit', end).once('error', end);
  child.unref();
  const said = (): string => {
    const text = readFileSync(options.log, 'utf8') + logSince(cluster, before);
    return text.trim().split('\n').slice(-12).join('\n');
  };
  return { pid: child.pid ?? 0, hasExited: () => hasExited, said };
}

/** Lengths of the server's own log files, to which it turns from our file soon after its start. */
function logLengths(cluster: string): Map<string, number> {
  const folder = join(cluster, 'log');
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
}

function logSince(cluster: string, before: ReadonlyMap<string, number>): string {
  return [...logLengths(cluster)]
    .map(([name, length]) => {
      const known = before.get(name) ?? 0;
      const start = length < known ? 0 : known; // last week's file is written over
      return readFileSync(join(cluster, 'log', name))
        .subarray(start)
        .toString();
    })
    .join('');
}

/** That a server refused to start because of one that has just died; true for a moment after kill -9. */
export function isHeldByTheDead(said: string): boolean {
  return /lock file "(postmaster\.pid|.*\.lock)" already exists|pre-existing shared memory block/.test(said);
}

/** Far above any kernel's pid_max, so never alive. */
const NO_PROCESS = 1_073_741_824;

/**
 * Whether the process of that number is a PostgreSQL that runs. A dead one that its parent has not reaped is none: in a
 * container whose first process does not care for orphans it stays for ever. Without /proc any living process counts.
 */
export function isPostmaster(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // gone just now
  }
}

/**
 * After a machine or container came up again, the number in `postmaster.pid` can be some other program's, or that of a dead
 * one never reaped, and PostgreSQL would refuse for ever. Then that number is overwritten with one that cannot live; the rest
 * of the file stays, as by it the server makes sure that no orphan of the old one still has its shared memory. The socket's
 * own lock file guards nothing more, since the socket's folder is this cluster's alone.
 */
export function disownStranger(cluster: string, socket: { folder: string; port: number }): void {
  const pid = postmasterPid(cluster);
  if (pid !== undefined && isPostmaster(pid)) return;
  rmSync(join(socket.folder, `.s.PGSQL.${socket.port}.lock`), { force: true });
  if (pid === undefined || !isAlive(pid)) return;
  const path = join(cluster, 'postmaster.pid');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^-?\d+/, String(NO_PROCESS)));
}

/** Ends whatever server runs on the cluster and waits until it has let go. */
export async function endPostmaster(cluster: string, mode: StopMode, patienceMs = 60_000): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !isPostmaster(pid)) return;
  try {
    process.kill(pid, signals[mode]);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return;
    throw error;
  }
  const deadline = Date.now() + patienceMs;
  while (postmasterPid(cluster) === pid && isPostmaster(pid)) {
    if (Date.now() > deadline) {
      throw new GroundFault('postgres.will_not_stop', `PostgreSQL (pid ${pid}) does not stop (${mode}).`);
    }
    await sleep(15);
  }
}
