// The sign-in library, set up for staff: user name and password, one-time codes as second factor, sessions in the schema auth. It keeps its own
// small pool there and is called only by the doors (doors.ts), which open few of its endpoints; it never decides what somebody may do.
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor, username } from 'better-auth/plugins';
import pg from 'pg';
import type { House } from '#kernel/server/house.ts';
import type { Connection } from '#kernel/server/postgres/connection.ts';
import { longestPassword, shortestPassword } from '../../shared/password.ts';
import { settingOf } from '../../shared/settings.ts';
import { findHolder, readStoredSetting } from './store.ts';

/** The library sees requests as if they came from here; the doors have checked where they really came from. */
export const inwardOrigin = 'http://sign-in.invalid';
export const addressHeader = 'x-huying-address';

/** Cookies go out as `__Secure-` ones where the site is served over HTTPS. */
export const isHttps = () => process.env['HUYING_HTTPS'] === '1';

export function openAuth(house: House, connection: Connection, secret: string) {
  const pool = new pg.Pool({ ...connection, max: 4, options: '-c search_path=auth' });
  pool.on('error', () => undefined);
  const auth = betterAuth({
    appName: '呼应',
    baseURL: inwardOrigin,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    // Limits are the doors' business: by address in the HTTP layer, by user name in sign_in_failures.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    // The cookie may live as long as any door's session does (a wall's: 30 days); how long this one does is in its row, which alone counts.
    session: { expiresIn: 30 * 24 * 60 * 60, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'huying',
      useSecureCookies: isHttps(),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username(),
      twoFactor({
        issuer: '呼应',
        backupCodeOptions: { amount: 10 },
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * 60 },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // Asked after the password was right, so that nobody else learns that an account is closed.
          async before(session) {
            const { holder, hours } = await house.database.asOwner(async (tx) => ({
              holder: await findHolder(tx, session.userId),
              hours: settingOf('session_hours', await readStoredSetting(tx, 'session_hours')),
            }));
            if (!holder || holder.closedAt || holder.leftAt)
              throw new APIError('FORBIDDEN', { code: 'ACCOUNT_CLOSED' });
            return { data: { ...session, expiresAt: new Date(Date.now() + hours * 60 * 60_000) } };
          },
        },
      },
    },
  });
  return { auth, close: () => pool.end() };
}

export type Auth = ReturnType<typeof openAuth>['auth'];
