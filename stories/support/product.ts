// The product as `npm start` runs it, in a process of its own on a fresh data folder: embedded PostgreSQL, demonstration district, built web, one
// port. What a story proves, it proves of this. The only thing it has that an installation lacks is a clock that can be turned.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Product = { url: string; stop(): Promise<void> };

const root = join(import.meta.dirname, '../..');
/** A first start makes a database and a district; a busy machine takes its time. */
const startsWithinMs = 120_000;

/** `clock`: the instant at which its clock stands at the start, for what must look the same on any day. */
export async function startProduct({ clock = '1' }: { clock?: string } = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huying-story-'));
  const child = spawn(process.execPath, [join(root, 'app/server/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      HUYING_DATA: dataDir,
      HUYING_PORT: '0',
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
  return {
    url,
    async stop() {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
