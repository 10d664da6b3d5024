// The server process itself: which one runs on a cluster, starting one, ending it. All that is known about a running one
// comes from `postmaster.pid`, which the server writes first and removes last.

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
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

export type Launch = { pid: number; hasExited(): boolean; said(): string };

/** Starts a server in a session of its own, so that neither a Ctrl-C nor our death reaches it. */
export function launch(
  binaries: Binaries,
  cluster: string,
  options: { user: ServerUser; args: string[]; log: string },
): Launch {
  writeFileSync(options.log, '');
  const log = openSync(options.log, 'a');
  const child = spawn(binaries.postgres, ['-D', cluster, ...options.args], {
    ...asUser(options.user),
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let hasExited = false;
  child.once('exit', () => {
    hasExited = true;
  });
  child.once('error', () => {
    hasExited = true;
  });
  child.unref();
  return {
    pid: child.pid ?? 0,
    hasExited: () => hasExited,
    said: () => readFileSync(options.log, 'utf8').trim().split('\n').slice(-12).join('\n'),
  };
}

/** That a server refused to start because of one that has just died; true for a moment after kill -9. */
export function isHeldByTheDead(said: string): boolean {
  return /lock file "(postmaster\.pid|.*\.lock)" already exists|pre-existing shared memory block/.test(said);
}

/** Far above any kernel's pid_max, so never alive. */
const NO_PROCESS = 1_073_741_824;

/** Whether the living process of that number is a PostgreSQL; taken for one where there is no /proc to ask. */
export function isPostmaster(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false; // gone just now
  }
}

/**
 * After a machine or container came up again, the number in `postmaster.pid` can be some other program's, and PostgreSQL
 * would refuse for ever. Then that number is overwritten with one that cannot live; the rest of the file stays, as by it the
 * server makes sure that no orphan of the old one still has its shared memory.
 */
export function disownStranger(cluster: string): void {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !isAlive(pid) || isPostmaster(pid)) return;
  const path = join(cluster, 'postmaster.pid');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^-?\d+/, String(NO_PROCESS)));
}

/** Ends the server `pid` of the cluster and waits until it has let go. A pid that is no longer the cluster's is left alone. */
export async function endPostmaster(cluster: string, pid: number, mode: StopMode, patienceMs = 60_000): Promise<void> {
  if (postmasterPid(cluster) !== pid) return;
  try {
    process.kill(pid, signals[mode]);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return;
    throw error;
  }
  const deadline = Date.now() + patienceMs;
  // The file, not the process: a dead one stays visible until its parent, which may be a careless init, has reaped it.
  while (postmasterPid(cluster) === pid && isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new GroundFault('postgres.will_not_stop', `PostgreSQL (pid ${pid}) does not stop (${mode}).`);
    }
    await sleep(15);
  }
}
