// One process at a time, among those on this machine, and free again the moment its holder dies, however it dies.
// On Linux it is a listening *abstract* unix socket: it has no file, so nothing is left to clean after kill -9.
// It must never be inherited by PostgreSQL (node opens it close-on-exec), or the lock would outlive its holder.

import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, GroundFault } from './fault.ts';

export type Hold = { release(): Promise<void> };

/** Takes the lock `name` of `folder`, or answers undefined when a living process has it. `folder` must exist and be canonical. */
export function tryHold(folder: string, name: string): Promise<Hold | undefined> {
  return process.platform === 'linux' ? holdSocket(folder, name) : Promise.resolve(holdFile(folder, name));
}

/** Waits its turn for the lock. */
export async function hold(folder: string, name: string, patienceMs = 60_000): Promise<Hold> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const held = await tryHold(folder, name);
    if (held) return held;
    if (Date.now() > deadline) {
      throw new GroundFault('postgres.locked', `Another process has been busy with ${folder} (${name}) for too long.`);
    }
    await sleep(20);
  }
}

function holdSocket(folder: string, name: string): Promise<Hold | undefined> {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  const server = createServer((visitor) => visitor.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ path: `\0huying-${name}-${hash}`, exclusive: true }, () => {
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/**
 * For systems without abstract sockets (macOS): a file that names its holder. A dead holder's file is *renamed* before it
 * is removed, and put back if another process slipped in its own meanwhile, so two who wait cannot both win.
 */
export function holdFile(folder: string, name: string): Hold | undefined {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `.${name}.lock`);
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
      return { release: async () => rmSync(path, { force: true }) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (isAlive(holderOf(path))) return undefined;
    const aside = `${path}.${process.pid}`;
    try {
      renameSync(path, aside);
      if (isAlive(holderOf(aside))) linkSync(aside, path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
  return undefined;
}

function holderOf(path: string): number | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text === '' ? process.pid : Number(text); // just made, not yet written: somebody living has it
  } catch {
    return undefined;
  }
}

/** Whether a process of that number runs, ours to signal or not. */
export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
