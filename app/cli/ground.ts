// The ground a command stands on for as long as it runs. If the server is up the command attaches beside it; if the command had to start the
// database and somebody else came to rely on it meanwhile, it is left running for them.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { systemClock } from '#kernel/server/clock.ts';
import { GroundFault } from '#kernel/server/postgres/index.ts';
import { sql } from '#kernel/server/sql.ts';
import { type Database, openDatabase } from '#kernel/server/transaction.ts';
import { dataDir, type Ground, hasCluster, layGround } from '../server/ground.ts';

export type OnGround = {
  /** Only what runs in the server's place brings the database up to this version: a look or a backup must not. */
  migrates?: boolean;
  /** Goes on where there is no database yet, making one. */
  mayBeNew?: boolean;
  /** Goes on where no server was ever started. */
  mayBeEmpty?: boolean;
};

/** Is there a database at all? A command that only looks must not make one. */
const hasGround = (): boolean => Boolean(process.env['DATABASE_URL']) || hasCluster();

const nothingHere = (where: string): GroundFault =>
  new GroundFault(
    'ground.none',
    `${where}：这里还没有数据库，先 npm start（演示）或 huying found（自己的区）/ Nothing is here yet: first npm start (demonstration) or huying found (a district of your own).`,
  );

/** Has a server ever been started on this database? */
export async function isFounded(database: Database): Promise<boolean> {
  const row = await database.asOwner((tx) =>
    tx.first<{ is: boolean }>(sql`select to_regclass('public.settings') is not null as is`),
  );
  return row?.is ?? false;
}

export async function onGround<T>(
  body: (ground: Ground) => Promise<T>,
  { migrates = false, mayBeNew = false }: OnGround = {},
): Promise<T> {
  if (!mayBeNew && !hasGround()) throw nothingHere(dataDir());
  const ground = await layGround(() => undefined, { migrates });
  const interrupted = (): void => {
    void leave(ground).finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await body(ground);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await leave(ground);
  }
}

/** The database alone, without the house around it: for what only looks, or saves. */
export async function onDatabase<T>(
  body: (database: Database, ground: Ground) => Promise<T>,
  how: OnGround = {},
): Promise<T> {
  return onGround(async (ground) => {
    const database = openDatabase({
      connection: ground.connection,
      clock: systemClock,
      size: 2,
      namedStatements: process.env['HUYING_NAMED_STATEMENTS'] !== '0',
    });
    try {
      if (!how.mayBeNew && !how.mayBeEmpty && !(await isFounded(database))) throw nothingHere(ground.where);
      return await body(database, ground);
    } finally {
      await database.close();
    }
  }, how);
}

async function leave(ground: Ground): Promise<void> {
  if (!ground.isOwner || (await isNeeded(ground))) return;
  await ground.stop();
}

/** Does anybody else keep a connection? Asked more than once: our own last ones take a moment to go. */
async function isNeeded({ connection }: Ground): Promise<boolean> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    for (let tries = 0; tries < 5; tries++) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (!rowCount) return false;
      await sleep(200);
    }
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
