// The bench's own database and processes, in a temporary folder; nothing of the installation is touched.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { removePostgres, startPostgres } from '#kernel/server/postgres/index.ts';
import { seedDemonstration } from '../app/seed/index.ts';
import { type OpenHouse, openHouse } from '../app/server/run.ts';

export type BenchGround = { folder: string; connection: pg.PoolConfig; opened: OpenHouse; end(): Promise<void> };

export async function layBenchGround(): Promise<BenchGround> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await migrate(client, join(import.meta.dirname, '../db/migrations'));
  await client.end();
  const opened = await openHouse({ connection: postgres.connection, dataDir: folder });
  await seedDemonstration(opened, { log: () => undefined });
  return {
    folder,
    connection: postgres.connection,
    opened,
    async end() {
      await opened.close();
      await postgres.stop('fast');
      await removePostgres(folder).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Service = { port: number; pid: number | undefined; stop(): Promise<void> };

export async function startService(script: string, ground: BenchGround): Promise<Service> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, script)], {
    env: {
      ...process.env,
      BENCH_CONNECTION: JSON.stringify(ground.connection),
      BENCH_DATA: ground.folder,
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      const found = /READY (\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return {
    port,
    pid: child.pid,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
