// Composition only: database, secrets, modules, server. `openHouse` is what the CLI, the tests and the server all stand on.
import { join } from 'node:path';
import { openBus } from '#kernel/server/bus.ts';
import { type Bus } from '#kernel/server/bus-steps.ts';
import { type ShiftableClock, shiftableClock, systemClock } from '#kernel/server/clock.ts';
import { composeHouse } from '#kernel/server/compose.ts';
import { openByteStore } from '#kernel/server/files/open-byte-store.ts';
import { openFileStore } from '#kernel/server/files/store.ts';
import type { House } from '#kernel/server/house.ts';
import type { Connection } from '#kernel/server/postgres/connection.ts';
import { openQueries, type Queries } from '#kernel/server/queries.ts';
import { loadMasterKey, openSecrets } from '#kernel/server/secrets.ts';
import { openDatabase, type ServerClock } from '#kernel/server/transaction.ts';
import { compileSignIn, type SignIn } from '#modules/identity/server/sign-in.ts';
import { modules } from './modules.ts';

export type OpenHouse = {
  house: House;
  bus: Bus;
  queries: Queries;
  signIn: SignIn;
  testClock: ShiftableClock | undefined;
  /** What it was opened with: a second house on the same ground differs in its clock only (the seed). */
  options: HouseOptions;
  close(): Promise<void>;
};

export type HouseOptions = {
  connection: Connection;
  dataDir: string;
  withTestClock?: boolean;
  poolSize?: number;
  /** Another time than the machine's. Only the seed lives in the past, and only before anybody is let in. */
  clock?: ServerClock;
};

export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const testClock = options.withTestClock ? shiftableClock() : undefined;
  const secrets = openSecrets(loadMasterKey(join(options.dataDir, 'keys', 'master.key')));
  const database = openDatabase({
    connection: options.connection,
    clock: options.clock ?? testClock ?? systemClock,
    ...(options.poolSize ? { size: options.poolSize } : {}),
    namedStatements: process.env['HUYING_NAMED_STATEMENTS'] !== '0',
  });
  const files = openFileStore(database, openByteStore(options.dataDir), secrets);
  const house = composeHouse({ database, secrets, files, modules });
  const signIn = compileSignIn(house, options.connection);
  return {
    house,
    bus: openBus(house),
    queries: openQueries(house),
    signIn,
    testClock,
    options,
    async close() {
      await signIn.close();
      await database.close();
    },
  };
}
