// The files of one embedded server and where they lie:
//   <dataDir>/18/          PGDATA of that major version, made under another name and renamed when complete
//   <dataDir>/socket/      its unix socket, unless that path is too long
//   <dataDir>/startup.log  what the programs said until their own log began
//   <dataDir>/elsewhere    a symlink, only when root's data lies where PostgreSQL's user cannot enter: the files are there
// It must never decide that there is no cluster when there is one it cannot see.
//
// Who may connect: anyone who gets into the socket folder (`trust`), and nobody by TCP. That folder is 0700 and belongs to
// the user that also owns the data files, so whoever gets in could read and write those files directly; a password, which
// would have to lie beside them, would keep nobody out.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, STATE_FOLDER } from './binaries.ts';
import { codeOf, GroundFault } from './fault.ts';
import { asUser, mayEnter, type ServerUser } from './server-user.ts';

/** The bootstrap superuser. The product itself signs in as an ordinary role, so that row-level security binds it. */
export const ADMIN = 'postgres';
const PORT = 5432;
/** Of `sockaddr_un.sun_path`, terminator left out: 107 on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

/** The folder that holds everything of this server, canonical; `dataDir` must exist. */
export function homeOf(dataDir: string): string {
  const pointer = join(dataDir, 'elsewhere');
  if (!isLink(pointer)) return realpathSync(dataDir);
  const target = readlinkSync(pointer);
  if (existsSync(target)) return realpathSync(target);
  throw new GroundFault(
    'postgres.data_gone',
    `${pointer} says that the data is in ${target}, which does not exist. Bring it back, or remove that link to begin empty.`,
  );
}

/** As `homeOf`, after moving an empty one to where the server's user can enter. */
export function enterableHome(dataDir: string, user: ServerUser): string {
  const home = homeOf(dataDir);
  if (user.isDropped) chmodSync(home, statSync(home).mode | 0o011); // made by us, perhaps under a tight umask
  if (mayEnter(user, join(home, '.'))) return home;
  if (clustersIn(home).length > 0) {
    throw new GroundFault('postgres.closed_folder', `PostgreSQL's user (${user.name}) can no longer enter ${home}.`);
  }
  mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o755 });
  const elsewhere = mkdtempSync(join(STATE_FOLDER, 'data-'));
  chmodSync(elsewhere, 0o711);
  if (!mayEnter(user, join(elsewhere, '.'))) {
    throw new GroundFault(
      'postgres.closed_folder',
      `PostgreSQL cannot run as root, and its user (${user.name}) can enter neither ${dataDir} nor ${STATE_FOLDER}.`,
    );
  }
  symlinkSync(elsewhere, join(dataDir, 'elsewhere'));
  return realpathSync(elsewhere);
}

/** The PGDATA folders of a home, one a major version. */
export function clustersIn(home: string): string[] {
  return readdirSync(home)
    .filter((name) => /^\d+$/.test(name))
    .map((name) => join(home, name));
}

/** Deletes what this module makes in a home or a data folder, and the folder too if nothing else is in it. */
export function removeOwnFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (/^(\d+(\.draft)?|socket|startup\.log|elsewhere)$/.test(name)) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Makes the cluster if there is none, synced to disk if `isSafe`. To be called under the start lock. */
export async function ensureCluster(
  home: string,
  binaries: Binaries,
  user: ServerUser,
  { isSafe }: { isSafe: boolean },
): Promise<string> {
  const cluster = join(home, String(binaries.major));
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster;
  const draft = `${cluster}.draft`;
  rmSync(draft, { recursive: true, force: true }); // of an initdb that was killed
  ownFolder(draft, user);
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', `--username=${ADMIN}`];
  // Plain C gives no trigrams for Chinese, so fuzzy search would silently find nothing; the libc C.UTF-8 of before 17 does.
  if (binaries.major >= 17) options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  options.push('--auth-local=trust', '--auth-host=reject', '--no-instructions');
  if (!isSafe) options.push('--no-sync');
  try {
    const { stdout, stderr } = await promisify(execFile)(binaries.initdb, [...options, '-D', draft], {
      ...asUser(user),
      cwd: '/',
      env: serverEnvironment(),
    });
    appendFileSync(join(home, 'startup.log'), stdout + stderr);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new GroundFault('postgres.initdb', `initdb could not make ${cluster}: ${said}`, error);
  }
  renameSync(draft, cluster);
  return cluster;
}

/** The socket's folder, 0700 and owned by the server's user. Short enough for a socket's path, else in the system's temporary folder. */
export function socketFolder(home: string, user: ServerUser): string {
  const near = join(home, 'socket');
  const isNearEnough = Buffer.byteLength(join(near, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH;
  ownFolder(near, user);
  if (isNearEnough) return near;
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `huying-${hash}`);
  ownFolder(folder, user);
  return folder;
}

export const socketPort = PORT;

/** What PostgreSQL inherits: nothing of ours that would change its locale, its messages' language or its libraries. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', LC_MESSAGES: 'C', TZ: 'UTC' };
}

/**
 * Makes the folder private to the server's user, or checks that it is: in the shared temporary folder somebody else could
 * have made it first, to listen in the server's place.
 */
function ownFolder(folder: string, user: ServerUser): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (user.isDropped) chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const found = lstatSync(folder);
    const isOurs = found.isDirectory() && (found.uid === user.uid || found.uid === process.getuid?.());
    if (!isOurs) throw new GroundFault('postgres.socket_folder', `${folder} belongs to user ${found.uid}. Remove it.`);
    chmodSync(folder, 0o700);
    if (user.isDropped) chownSync(folder, user.uid, user.gid);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
