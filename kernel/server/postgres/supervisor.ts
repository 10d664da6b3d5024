// Starts the embedded PostgreSQL of a data folder, or finds the one that already runs there, and says who stops it.
//
// Who owns the server: one living process, which holds the `owner` lock as long as it lives. It stops the server when it
// ends in good order. If it is killed, the server lives on and the next process to start here attaches and owns it. Others
// that come meanwhile (a second server, the CLI) attach without owning; their stop() leaves the server alone.

import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import {
  ADMIN,
  clustersIn,
  ensureCluster,
  enterableHome,
  homeOf,
  removeOwnFiles,
  socketFolder,
  socketPort,
} from './cluster.ts';
import { ask, type Connection } from './connection.ts';
import { GroundFault } from './fault.ts';
import { hold, tryHold } from './mutex.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import {
  disownStranger,
  endPostmaster,
  isHeldByTheDead,
  type Launch,
  launch,
  postmasterPid,
  type StopMode,
} from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { type Settings, settingArguments } from './settings.ts';

export type StartOptions = {
  /** Made if absent. All files of the server lie in it, except as `cluster.ts` says. */
  dataDir: string;
  /** `postgresql.conf` names; they count only for the process that really starts the server. */
  settings?: Settings;
  /** The `bin` folder of another PostgreSQL ≥ 15, such as Debian's, instead of the embedded one. */
  binaries?: string;
  /** The role the product signs in as, and its database. Default `huying`. */
  database?: string;
  log?: (line: string) => void;
};

export type RunningPostgres = {
  /** As the product: an ordinary role that owns its database and may create roles and databases. */
  connection: Connection;
  /** As superuser, for backup and for tests; on the product's database too. */
  admin: Connection;
  /** Of the postmaster. */
  pid: number;
  /** PGDATA. */
  cluster: string;
  isOwner: boolean;
  /** Stops the server if this process owns it, else only forgets it. Default `fast`. May be called twice. */
  stop(mode?: StopMode): Promise<void>;
};

const RETRY_MS = 10_000;
const RECOVERY_MS = 10 * 60_000;

export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  if (process.platform === 'win32') {
    throw new GroundFault(
      'postgres.platform',
      'The embedded PostgreSQL needs unix sockets. On Windows set DATABASE_URL.',
    );
  }
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const gate = await hold(dataDir, 'start');
  try {
    const { server, wasLaunched } = await bringUp(dataDir, options);
    const database = options.database ?? 'huying';
    const started = running(server, database, await takeOwnership(dataDir, { wasLaunched }));
    await ensureDatabase(server.admin, database).catch(async (error: unknown) => {
      await started.stop();
      throw error;
    });
    return started;
  } finally {
    await gate.release();
  }
}

type Server = { cluster: string; admin: Connection; pid: number };

/** Under the start lock. */
async function bringUp(dataDir: string, options: StartOptions): Promise<{ server: Server; wasLaunched: boolean }> {
  const user = serverUser(clustersIn(homeOf(dataDir)));
  const binaries = await findBinaries(user, options.binaries);
  const home = enterableHome(dataDir, user);
  const isSafe = options.settings?.fsync !== false;
  const cluster = await ensureCluster(home, binaries, user, { isSafe });
  const socket = { folder: socketFolder(home, user), port: socketPort };
  const admin: Connection = { host: socket.folder, port: socket.port, user: ADMIN, database: 'postgres' };
  const args = settingArguments(socket, options.settings ?? {});
  const log = join(home, 'startup.log');
  const start = (): Launch => launch(binaries, cluster, { user, args, log });
  const { pid, wasLaunched } = await awaitReady(cluster, admin, start, options.log);
  return { server: { cluster, admin, pid }, wasLaunched };
}

/** Attaches to what answers, else launches and waits. Launches again while children of a killed server still hold on. */
async function awaitReady(
  cluster: string,
  admin: Connection,
  start: () => Launch,
  log: (line: string) => void = () => {},
): Promise<{ pid: number; wasLaunched: boolean }> {
  const began = Date.now();
  let child: Launch | undefined;
  for (;;) {
    const answer = await ask(admin);
    if (answer === 'ready') {
      const pid = postmasterPid(cluster);
      if (pid !== undefined) return { pid, wasLaunched: child?.pid === pid };
    }
    if (answer === 'absent' && child === undefined) {
      disownStranger(cluster, { folder: admin.host, port: admin.port });
      child = start();
      log(`PostgreSQL starts (pid ${child.pid}) on ${cluster}`);
    } else if (child?.hasExited() && answer === 'absent') {
      const said = child.said();
      if (!isHeldByTheDead(said) || Date.now() - began > RETRY_MS) {
        throw new GroundFault('postgres.will_not_start', `PostgreSQL does not start on ${cluster}:\n${said}`);
      }
      child = undefined;
    }
    if (Date.now() - began > RECOVERY_MS) {
      throw new GroundFault('postgres.not_ready', `PostgreSQL on ${cluster} did not get ready in ten minutes.`);
    }
    await sleep(child ? 10 : 25);
  }
}

/** The product's role and database. Not a superuser, since row-level security does not bind one. */
async function ensureDatabase(admin: Connection, name: string): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [name],
    );
    const quoted = client.escapeIdentifier(name);
    if (!rows[0]?.role) {
      await client.query(`create role ${quoted} login createdb createrole in role pg_monitor`);
    }
    if (!rows[0]?.database) await client.query(`create database ${quoted} owner ${quoted}`);
  } finally {
    await client.end();
  }
}

function running(server: Server, database: string, ownership: Ownership): RunningPostgres {
  let stopping: Promise<void> | undefined;
  const end = async (mode: StopMode): Promise<void> => {
    if (!ownership.isMine()) return;
    try {
      await endPostmaster(server.cluster, mode);
    } finally {
      await ownership.giveUp();
    }
  };
  return {
    connection: { ...server.admin, user: database, database },
    admin: { ...server.admin, database },
    pid: server.pid,
    cluster: server.cluster,
    isOwner: ownership.isMine(),
    stop: (mode = 'fast') => {
      stopping ??= end(mode);
      return stopping;
    },
  };
}

/**
 * Ends whatever runs on the data folder and deletes what is the server's, wherever it lies; other files in the folder stay. For tests and for a reset that somebody asked
 * for. Answers false, and does nothing, while a living process owns it.
 */
export async function removePostgres(dataDir: string): Promise<boolean> {
  if (!existsSync(dataDir)) return true;
  const owner = await tryHold(realpathSync(dataDir), 'owner');
  if (!owner) return false;
  try {
    const home = homeOf(dataDir);
    for (const cluster of clustersIn(home)) {
      await endPostmaster(cluster, 'immediate');
    }
    removeOwnFiles(home);
    removeOwnFiles(dataDir);
    return true;
  } finally {
    await owner.release();
  }
}
