// As whom PostgreSQL runs. It refuses to run as root, so a root process drops to an ordinary user for it: to the owner of
// a cluster that is already there, else `postgres`, else `nobody` (a bare machine has no more). Ids are read from
// /etc/passwd and handed to spawn, which also clears root's supplementary groups.

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { GroundFault } from './fault.ts';

export type ServerUser = {
  uid: number;
  gid: number;
  name: string;
  /** True when we are root and must hand files over and change user on spawn. */
  isDropped: boolean;
};

type Passwd = { name: string; uid: number; gid: number };

/** `clusters` are the PGDATA folders there already; their owner wins, since a cluster's files belong to one user for good. */
export function serverUser([cluster]: readonly string[]): ServerUser {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const owner = cluster === undefined ? undefined : statSync(cluster);
  if (own.uid !== 0) {
    if (owner && owner.uid !== own.uid) {
      throw new GroundFault(
        'postgres.other_owner',
        `${cluster} belongs to user ${owner.uid}, but this process is user ${own.uid}. Start it as that user, or as root.`,
      );
    }
    return { ...own, name: `uid ${own.uid}`, isDropped: false };
  }
  const users = passwd();
  const found = owner
    ? { uid: owner.uid, gid: owner.gid, name: users.find((user) => user.uid === owner.uid)?.name ?? `uid ${owner.uid}` }
    : (users.find((user) => user.name === 'postgres') ?? users.find((user) => user.name === 'nobody'));
  if (!found || found.uid === 0) {
    throw new GroundFault(
      'postgres.no_user',
      'PostgreSQL does not run as root, and /etc/passwd has neither a user "postgres" nor "nobody". Start as an ordinary user.',
    );
  }
  return { uid: found.uid, gid: found.gid, name: found.name, isDropped: true };
}

/** What to give to spawn. */
export function asUser(user: ServerUser): { uid?: number; gid?: number } {
  return user.isDropped ? { uid: user.uid, gid: user.gid } : {};
}

/**
 * Whether the user reaches all these files or folders, i.e. may enter every folder above them. The kernel is asked by
 * trying, as that user: modes alone do not tell (access lists, user namespaces, network mounts).
 */
export function mayEnter(user: ServerUser, ...paths: string[]): boolean {
  if (!user.isDropped) return true;
  const script = 'for path in "$@"; do test -r "$path" || test -x "$path" || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...asUser(user), cwd: '/' }).status === 0;
}

function passwd(): Passwd[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
