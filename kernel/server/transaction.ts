// One transaction on a pipelined connection: the first message carries begin, role and claims together, so that an access-checked
// transaction costs no more round trips than a bare one. Nothing else in the house opens a connection.
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { type KnownStaff, type Memory, openMemory } from './memory.ts';
import { Sql, sql } from './sql.ts';

export type Row = Record<string, unknown>;

/** Time in epoch milliseconds. The server may run on a shifted clock (stories, rehearsals); SQL then gets the same time. */
export type ServerClock = { now(): number; isShifted(): boolean };

const ignore = (): void => undefined;

const names = new Map<string, string>();
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}

export class Tx {
  readonly now: number;
  readonly #client: pg.PoolClient;
  readonly #pending: Promise<unknown>[] = [];
  readonly #named: boolean;
  #isGathering = false;
  /** What broke this transaction. Whatever is asked after it fails too, but only with "current transaction is aborted". */
  #firstFailure: unknown;

  readonly #conditions: Promise<void>[] = [];

  /** What this process remembers of this database for a few seconds; never the only place of a fact. */
  readonly memory: Memory;
  /** Who came in lately, asked anew in every transaction (actor.ts); none on a shifted clock, on which posts begin and end out of turn. */
  readonly knownStaff: KnownStaff | undefined;

  constructor(client: pg.PoolClient, now: number, named: boolean, memory: Memory, knownStaff: KnownStaff | undefined) {
    this.memory = memory;
    this.knownStaff = knownStaff;
    this.#client = client;
    this.now = now;
    this.#named = named;
  }

  /** The instant of this transaction, as every `at` it writes. */
  get at(): Date {
    return new Date(this.now);
  }

  async all<R = Row>(query: Sql): Promise<R[]> {
    const text = query.text;
    this.#gather();
    const result = await this.#client.query(
      this.#named
        ? { name: statementName(text), text, values: query.values as unknown[] }
        : { text, values: query.values as unknown[] },
    );
    return result.rows as R[];
  }

  /** Statements issued in one turn of the event loop travel in one write: the system call costs more than the statement. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const { stream } = (this.#client as unknown as { connection: { stream: Socket } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }

  async first<R = Row>(query: Sql): Promise<R | undefined> {
    return (await this.all<R>(query))[0];
  }

  /** Queues a write without waiting; `settle` (called before commit) waits for all and throws the first failure. */
  write(query: Sql, how?: { simple: boolean }): void {
    this.#gather();
    const running: Promise<unknown> = how?.simple ? this.#client.query(query.text) : this.all(query);
    running.catch((failure) => {
      this.#firstFailure ??= failure;
    });
    this.#pending.push(running);
  }

  /** The reason behind a failure: of a read that fails because a write queued before it did, that write's own error. */
  reasonOf(failure: unknown): unknown {
    return (failure as { code?: string } | undefined)?.code === IN_FAILED_TRANSACTION
      ? (this.#firstFailure ?? failure)
      : failure;
  }

  /** What must turn out true before anything of this transaction counts: it is rolled back and begun anew when `asked` throws `OutOfDate`. */
  holdTo(asked: Promise<void>): void {
    asked.catch(ignore);
    this.#conditions.push(asked);
  }

  async mustHold(): Promise<void> {
    if (this.#conditions.length > 0) await Promise.all(this.#conditions);
  }

  async settle(): Promise<void> {
    while (this.#pending.length > 0) await Promise.all(this.#pending.splice(0));
  }

  get client(): pg.PoolClient {
    return this.#client;
  }
}

/** What was known when the transaction began is no longer so: whatever was done on it is undone, and done again. */
export class OutOfDate extends Error {}

export type Database = {
  pool: pg.Pool;
  clock: ServerClock;
  /** Runs `body` in a transaction as role huying_app with no claims set: the caller enters first. Commits unless it throws. */
  transact<T>(body: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>;
  /** As the owner, past row-level security: migrations, seals, seeds and nothing a person can ask for. */
  asOwner<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  connection: pg.PoolConfig;
  clock: ServerClock;
  /** Connections kept; the two cores of a small site are full at about ten. */
  size?: number;
  /** Off behind pgbouncer in transaction mode, which loses named statements. */
  namedStatements?: boolean;
};

const IN_FAILED_TRANSACTION = '25P02';

export function openDatabase(options: DatabaseOptions): Database {
  const named = options.namedStatements ?? true;
  // Numbers as numbers: counts fit; sums of money do not occur here. Dates stay text: a date has no time zone.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => {
      if (oid === 20 || oid === 1700) return Number;
      if (oid === 1082) return String;
      return pg.types.getTypeParser(oid, format as 'text');
    },
  };
  const pool = new pg.Pool({ max: options.size ?? 10, ...options.connection, types, pipeline: true } as pg.PoolConfig);
  pool.on('error', ignore);
  const memory = openMemory();
  const knownStaff: KnownStaff = new Map();

  async function run<T>(begin: string, asRole: boolean, body: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    // A connection that dies while it is ours fails the query in hand; without a listener it would end the process.
    client.on('error', ignore);
    const now = options.clock.now();
    const tx = new Tx(client, now, named, memory, options.clock.isShifted() ? undefined : knownStaff);
    let broken: Error | undefined;
    try {
      tx.write(sql.raw(asRole ? `${begin}; set local role huying_app` : begin), { simple: true });
      if (options.clock.isShifted()) tx.write(sql`select set_config('app.now', ${tx.at.toISOString()}, true)`);
      const outcome = await body(tx);
      await tx.mustHold();
      // Commit travels with the last writes: if one of them fails, PostgreSQL turns it into a rollback and settle throws.
      tx.write(sql.raw('commit'), { simple: true });
      await tx.settle();
      return outcome;
    } catch (error) {
      await tx.settle().catch(() => undefined);
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // A refusal that rests on what is no longer so is none.
      await tx.mustHold().catch((failure) => {
        if (failure instanceof OutOfDate) throw failure;
      });
      throw tx.reasonOf(error);
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  return {
    pool,
    clock: options.clock,
    async transact(body, how) {
      const begin = how?.readOnly ? 'begin read only' : 'begin';
      try {
        return await run(begin, true, body);
      } catch (error) {
        if (!(error instanceof OutOfDate)) throw error;
        return run(begin, true, body);
      }
    },
    asOwner: (body) => run('begin', false, body),
    close: () => pool.end(),
  };
}
