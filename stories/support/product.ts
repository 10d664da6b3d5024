// The product as `npm start` runs it, in a process of its own on a fresh data folder: embedded PostgreSQL, demonstration district, built web, one
// port. What a story proves, it proves of this. The only thing it has that an installation lacks is a clock that can be turned.
// A first start, which makes database and district, takes most of a minute of a core: in a run of stories there is one (seeded.ts), and every other product
// starts on a copy of the folder that it left.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export type Product = {
  url: string;
  dataDir: string;
  /** Stops it and deletes its folder. */
  stop(): Promise<void>;
  /** Stops it. */
  rest(): Promise<void>;
};

const root = join(import.meta.dirname, '../..');
/** A first start makes a database and a district; a busy machine takes its time. */
const startsWithinMs = 120_000;

/**
 * `clock`: the instant at which its clock stands at the start, for what must look the same on any day. `seeded`: the folder of a product at rest. `again`: that product,
 * which was put to rest, back at its address.
 */
export async function startProduct({
  clock = '1',
  seeded,
  again,
}: {
  clock?: string;
  seeded?: string;
  again?: Pick<Product, 'dataDir' | 'url'>;
} = {}): Promise<Product> {
  const dataDir = again?.dataDir ?? mkdtempSync(join(tmpdir(), 'huying-story-'));
  if (seeded) copyFolder(seeded, dataDir);
  const child = spawn(process.execPath, [join(root, 'app/server/start.ts')], {
    cwd: root,
    env: {
      NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
      ...process.env,
      HUYING_DATA: dataDir,
      HUYING_PORT: again ? new URL(again.url).port : '0',
      HUYING_HOST: '127.0.0.1',
      HUYING_WEB: '0',
      HUYING_TEST_CLOCK: clock,
      HUYING_PER_MINUTE: '0',
      // Nobody answers there: what a story looks at is the address.
      HUYING_VIDEO_URL: 'https://video.example.cn/play/{camera}?from={from}&to={to}',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const listen = (line: string) => {
    said.push(line);
    if (said.length > 400) said.shift();
  };
  createInterface({ input: child.stderr }).on('line', listen);
  const url = await new Promise<string>((resolve, reject) => {
    let desk = '';
    const timer = setTimeout(() => reject(new Error(`The product did not start:\n${said.join('\n')}`)), startsWithinMs);
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${said.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      listen(line);
      desk = /(http:\/\/localhost:\d+)\/desk/.exec(line)?.[1] ?? desk;
      if (!line.includes('Ready in')) return;
      clearTimeout(timer);
      resolve(desk.replace('localhost', '127.0.0.1'));
    });
  });
  const rest = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await restDatabase(dataDir);
  };
  return {
    url,
    dataDir,
    rest,
    async stop() {
      await rest();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A product that took too long over its last work has gone without its database, which then goes on alone. */
async function restDatabase(dataDir: string): Promise<void> {
  const [pidFile] = globSync(join(dataDir, 'postgres', '*', 'postmaster.pid'));
  if (!pidFile) return;
  process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGINT');
  for (let tries = 0; existsSync(pidFile) && tries < 600; tries += 1) await sleep(100);
}

/** With owners and rights, which PostgreSQL insists on. Where its files had to lie elsewhere (cluster.ts) there is nothing to copy, and a start makes them anew. */
function copyFolder(from: string, to: string): void {
  if (process.platform === 'win32' || existsSync(join(from, 'postgres', 'elsewhere'))) return;
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The seeded folder could not be copied: ${stderr}`);
}
