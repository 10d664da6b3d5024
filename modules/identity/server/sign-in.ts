// Staff come in here: composes the sign-in library, its doors and its limits. What `app/` and the command line know of signing in.
import { hashPassword } from 'better-auth/crypto';
import type { FastifyInstance } from 'fastify';
import type { House } from '#kernel/server/house.ts';
import { credentialsReader, staffTokenReader } from '#kernel/server/http/credentials.ts';
import type { Connection } from '#kernel/server/postgres/connection.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkPassword } from '../shared/password.ts';
import { usernameSchema } from '../shared/username.ts';
import { openAuth } from './sign-in/auth.ts';
import { demoDoor } from './sign-in/demo-door.ts';
import { enrolmentDoors } from './sign-in/enrolment.ts';
import { fieldSessionOpener, type OpenFieldSession } from './sign-in/field-session.ts';
import { firstStepDoors } from './sign-in/first-step.ts';
import { callLibrary } from './sign-in/library.ts';
import { openLimiter } from './sign-in/limiter.ts';
import { oneTimePassword } from './sign-in/one-time-password.ts';
import { secondStepDoors } from './sign-in/second-step.ts';
import { sessionDoors, weakPassword } from './sign-in/session-doors.ts';
import { addAccount, endOtherSessions, findUsername, writePassword } from './sign-in/store.ts';
import { passwordTries } from './sign-in/tries.ts';

export type NewAccount = { username: string; name: string; password: string; accountId?: string; isOneTime?: boolean };

export type SignIn = {
  /** Signs the staff cookie; what `credentialsReader` takes. */
  cookieSecret: string;
  /** Opens /api/auth/…, /api/session…, /api/accounts/one-time-password and /api/demo. */
  mount(app: FastifyInstance): Promise<void>;
  /** For a door that has made sure of somebody by other means than a password (a phone with a lease): a session as the field's door gives it. */
  openFieldSession: OpenFieldSession;
  /** For seeds and the command line. The account works once a row of `staff` names it. Throws `identity.weak_password`. */
  createAccount(account: NewAccount): Promise<{ accountId: string }>;
  /** Sets a password good for one sign-in and gives it, to be told to its owner; ends what sessions there are. */
  handOutPassword(accountId: string): Promise<string>;
  setPassword(accountId: string, password: string, isOneTime?: boolean): Promise<void>;
  close(): Promise<void>;
};

/** Two cores hash 16 to 19 passwords a second (measured): four at once, and whoever waited ten seconds is told that it is busy. */
const hashing = { atOnce: 4, waitMs: 10_000 };

export function compileSignIn(house: House, connection: Connection): SignIn {
  const cookieSecret = house.secrets.derive('sign-in');
  const { auth, close } = openAuth(house, connection, cookieSecret);
  const limiter = openLimiter(hashing);
  const parts = {
    house,
    library: callLibrary(auth),
    tryPassword: passwordTries(house, limiter),
    staffToken: staffTokenReader(cookieSecret),
    limiter,
    credentials: credentialsReader(cookieSecret),
  };
  return {
    cookieSecret,
    async mount(app) {
      firstStepDoors(app, parts);
      secondStepDoors(app, parts);
      enrolmentDoors(app, parts);
      sessionDoors(app, parts);
      demoDoor(app, house);
    },
    openFieldSession: fieldSessionOpener(auth, parts, cookieSecret),
    async createAccount({ name, password, isOneTime = false, ...given }) {
      const username = usernameSchema.parse(given.username);
      const accountId = given.accountId ?? newId();
      const hash = await hashGood(password, username);
      await house.database.asOwner(async (tx) => {
        await addAccount(tx, { accountId, username, name });
        writePassword(tx, accountId, hash, isOneTime);
      });
      return { accountId };
    },
    async handOutPassword(accountId) {
      const password = oneTimePassword();
      const hash = await limiter(() => hashPassword(password));
      await house.database.asOwner(async (tx) => {
        writePassword(tx, accountId, hash, true);
        await endOtherSessions(tx, accountId, '');
      });
      return password;
    },
    async setPassword(accountId, password, isOneTime = false) {
      const username = await house.database.asOwner((tx) => findUsername(tx, accountId));
      const hash = await hashGood(password, username ?? '');
      await house.database.asOwner(async (tx) => writePassword(tx, accountId, hash, isOneTime));
    },
    close,
  };

  function hashGood(password: string, username: string): Promise<string> {
    const faults = checkPassword(password, { username });
    if (faults.length > 0) throw weakPassword(faults);
    return limiter(() => hashPassword(password));
  }
}
