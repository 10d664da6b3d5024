// The database a process stands on: the one DATABASE_URL names, else the embedded one in the data folder. Migrated before anything else.
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { clustersIn, homeOf } from '#kernel/server/postgres/cluster.ts';
import { type Connection, connectionFromUrl, GroundFault, startPostgres } from '#kernel/server/postgres/index.ts';

export type Ground = {
  connection: Connection;
  where: string;
  /** Whether this process started the embedded server and would stop it. */
  isOwner: boolean;
  stop(): Promise<void>;
};

export const projectRoot = join(import.meta.dirname, '../..');
export const migrationsDir = join(projectRoot, 'db/migrations');
export const dataDir = (): string => process.env['HUYING_DATA'] ?? join(projectRoot, 'data');

/** Beside `keys` and `files`: only this folder is PostgreSQL's, and only its owner need be able to enter it. */
export const postgresDir = (): string => join(dataDir(), 'postgres');

/** Is there an embedded database in the data folder? */
export const hasCluster = (): boolean => existsSync(postgresDir()) && clustersIn(homeOf(postgresDir())).length > 0;

/** Before 0.1 was out the database lay in the data folder itself. A new one beside it would look as if everything were lost. */
function refuseOldPlace(): void {
  const folder = dataDir();
  if (hasCluster() || !existsSync(folder) || clustersIn(homeOf(folder)).length === 0) return;
  const move = `cd ${folder} && mkdir postgres && mv [0-9]* socket startup.log elsewhere postgres/`;
  throw new GroundFault(
    'ground.old_place',
    `${folder}：数据库还在旧位置。停下服务后执行（没有的文件会提示，不要紧）：${move}\nThe database lies in its old place. Stop the server, then run (files that are not there are only mentioned): ${move}`,
  );
}

/** Started by root, PostgreSQL runs as another user, who must get through the data folder to its own. */
function openTheWay(): void {
  mkdirSync(dataDir(), { recursive: true });
  if (process.getuid?.() === 0) chmodSync(dataDir(), statSync(dataDir()).mode | 0o011);
}

/** `migrates: false` leaves the database as it is: to look at it, or to fill an empty one from an archive. */
export async function layGround(log: (line: string) => void, { migrates = true } = {}): Promise<Ground> {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    refuseOldPlace();
    openTheWay();
  }
  const postgres = url ? undefined : await startPostgres({ dataDir: postgresDir(), log });
  const connection = url ? connectionFromUrl(url) : postgres!.connection;
  const client = new pg.Client(connection);
  try {
    await client.connect();
    if (migrates) await migrate(client, migrationsDir, { log });
  } catch (error) {
    await client.end().catch(() => undefined);
    await postgres?.stop();
    throw error;
  }
  await client.end();
  return {
    connection,
    where: url ? `${connection.host}:${connection.port}/${connection.database}` : dataDir(),
    isOwner: postgres?.isOwner ?? false,
    stop: async () => postgres?.stop(),
  };
}
