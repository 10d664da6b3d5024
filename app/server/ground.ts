// The database a process stands on: the one DATABASE_URL names, else the embedded one in the data folder. Migrated before anything else.
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { type Connection, connectionFromUrl, startPostgres } from '#kernel/server/postgres/index.ts';

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

/** `migrates: false` leaves the database as it is: to look at it, or to fill an empty one from an archive. */
export async function layGround(log: (line: string) => void, { migrates = true } = {}): Promise<Ground> {
  const url = process.env['DATABASE_URL'];
  const postgres = url ? undefined : await startPostgres({ dataDir: dataDir(), log });
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
