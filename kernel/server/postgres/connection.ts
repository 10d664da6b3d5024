// Where a PostgreSQL is and as whom to enter it, in the shape that pg's Pool and Client take.

import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { codeOf } from './fault.ts';

export type Connection = {
  /** A host name, or the folder of the unix socket. */
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
  ssl?: boolean | ConnectionOptions;
};

/** Reads a `DATABASE_URL` as pg does, environment defaults (`PGUSER`, …) included. Throws on a text that is not a URL. */
export function connectionFromUrl(url: string): Connection {
  const { host, port, user, database, password, ssl } = new pg.Client({ connectionString: url });
  return {
    host,
    port,
    user: user ?? 'huying',
    database: database ?? user ?? 'huying',
    ...(password ? { password } : {}),
    ...(ssl ? { ssl } : {}),
  };
}

/** The same as a URL, for programs that take nothing else. A unix socket's folder goes into the host, percent-encoded. */
export function connectionUrl(connection: Connection): string {
  const { host, port, user, database, password } = connection;
  const secret = password ? `:${encodeURIComponent(password)}` : '';
  const place = host.includes(':') ? `[${host}]` : encodeURIComponent(host);
  return `postgresql://${encodeURIComponent(user)}${secret}@${place}:${port}/${encodeURIComponent(database)}`;
}

export type Answer = 'ready' | 'busy' | 'absent';

/** Codes of a socket nobody listens on: no server, or one that died and left its socket file behind. */
const nobodyListens = new Set(['ENOENT', 'ECONNREFUSED']);
/** Codes of a server that lives but takes no one now: starting, recovering, stopping, just stopped by its administrator. */
const notNow = new Set(['57P03', '57P01', 'ECONNRESET', 'EPIPE']);

/** Asks by a real sign-in, since a server in recovery also accepts connections on its socket. */
export async function ask(connection: Connection): Promise<Answer> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) return 'busy'; // pg's own "connection terminated" and its time-out carry no code
    if (nobodyListens.has(code)) return 'absent';
    if (notNow.has(code)) return 'busy';
    if (code === '53300') return 'ready'; // too many connections: it serves, only not us
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
