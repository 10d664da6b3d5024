// One transaction on a pipelined connection: the first message carries begin, role and claims together, so that an access-checked
// transaction costs no more round trips than a bare one. Nothing else in the house opens a connection.
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { type KnownStaff, type Memory, openMemory } from './memory.ts';
import { Sql, sql } from './sql.ts';

export type Row = Record<string, unknown>;

/** Time in epoch milliseconds. The server may run on a clock that can be turned (stories, rehearsals); once it is shifted, SQL gets the same time. */
export type ServerClock = { now(): number; isShifted(): boolean; canBeTurned: boolean };

const ignore = (): void => undefined;

/** Who acts upon the database for somebody: both are huying_app, and differ only in how the rule on requests is asked (migration 0030). */
type Hand = 'huying_reader' | 'huying_hand';

const names = {
  huying_reader: new Map<string, string>(),
  huying_hand: new Map<string, string>(),
  owner: new Map<string, string>(),
};
/** A plan holds the rules of the role it was made for: under one name for two roles it would be made anew at every change of hands. */
function statementName(text: string, hand: keyof typeof names): string {
  let name = names[hand].get(text);
  if (!name) {
    name = createHash('sha1').update(hand).update(text).digest('base64url');
    names[hand].set(text, name);
  }
  return name;
}

export class Tx {
  readonly now: number;
  readonly #client: pg.PoolClient;
  readonly #pending: Promise<unknown>[] = [];
  readonly #hand: Hand | 'owner';
  readonly #named: boolean;
  #isGathering = false;
  /** What broke this transaction. Whatever is asked after it fails too, but only with "current transaction is aborted". */
  #firstFailure: unknown;

  readonly #conditions: Promise<void>[] = [];
  /** Rows to be written by one statement, and the rows among them that are changed, not new. */
  readonly #added: Sql[] = [];
  readonly #changed = new Set<string>();

  /** What this process remembers of this database for a few seconds; never the only place of a fact. */
  readonly memory: Memory;
  /** Who came in lately, asked anew in every transaction (actor.ts); none on a shifted clock, on which posts begin and end out of turn. */
  readonly knownStaff: KnownStaff | undefined;

  constructor(
    client: pg.PoolClient,
    hand: Hand | 'owner',
    how: { now: number; named: boolean; memory: Memory; knownStaff: KnownStaff | undefined },
  ) {
    this.memory = how.memory;
    this.knownStaff = how.knownStaff;
    this.now = how.now;
    this.#client = client;
    this.#hand = hand;
    this.#named = how.named;
  }

  /** The instant of this transaction, as every `at` it writes. */
  get at(): Date {
    return new Date(this.now);
  }

  all<R = Row>(query: Sql): Promise<R[]> {
    this.#sendAdded();
    return this.#ask<R>(query);
  }

  async #ask<R>(query: Sql): Promise<R[]> {
    const text = query.text;
    this.#gather();
    const result = await this.#client.query(
      this.#named
        ? { name: statementName(text, this.#hand), text, values: query.values as unknown[] }
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
    this.#sendAdded();
    this.#gather();
    const running: Promise<unknown> = how?.simple ? this.#client.query(query.text) : this.#ask(query);
    running.catch((failure) => {
      this.#firstFailure ??= failure;
    });
    this.#pending.push(running);
  }

  /**
   * Queues an insert or update that needs nothing of what is added beside it: those of a command go in one statement, which costs a third of a message and a
   * plan each. Each sees the tables as they were before all of them, so a row changed twice (`changes`: its id) ends the gathering; so does whatever else is asked.
   */
  add(query: Sql, { changes }: { changes?: string } = {}): void {
    if (changes !== undefined) {
      if (this.#changed.has(changes)) this.#sendAdded();
      this.#changed.add(changes);
    }
    this.#added.push(query);
  }

  #sendAdded(): void {
    const added = this.#added.splice(0);
    this.#changed.clear();
    const last = added.pop();
    if (!last) return;
    if (added.length === 0) return this.write(last);
    const others = added.map((query, i) => sql`${sql.raw(`added_${i}`)} as (${query})`);
    this.write(sql`with ${sql.join(others)} ${last}`);
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
    this.#sendAdded();
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
  /** Runs `body` in a transaction as role huying_app with no claims set: the caller enters first. Commits unless it throws. `writes`: it is a command. */
  transact<T>(body: (tx: Tx) => Promise<T>, how?: { readOnly?: boolean; writes?: boolean }): Promise<T>;
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

/** A new connection knows neither tables nor plans, and the first question costs it ten times the next: a quiet office's must not be new each time. */
const KEPT_MS = 10 * 60_000;

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
  const pool = new pg.Pool({
    max: options.size ?? 10,
    idleTimeoutMillis: KEPT_MS,
    ...options.connection,
    types,
    pipeline: true,
  } as pg.PoolConfig);
  pool.on('error', ignore);
  const memory = openMemory();
  const knownStaff: KnownStaff = new Map();

  async function run<T>(begin: string, hand: Hand | 'owner', body: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    // A connection that dies while it is ours fails the query in hand; without a listener it would end the process.
    client.on('error', ignore);
    const now = options.clock.now();
    const isShifted = options.clock.isShifted();
    const tx = new Tx(client, hand, { now, named, memory, knownStaff: isShifted ? undefined : knownStaff });
    let broken: Error | undefined;
    try {
      tx.write(sql.raw(hand === 'owner' ? begin : `${begin}; set local role ${hand}`), { simple: true });
      if (isShifted) tx.write(sql`select set_config('app.now', ${tx.at.toISOString()}, true)`);
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
      const hand = how?.writes ? 'huying_hand' : 'huying_reader';
      try {
        return await run(begin, hand, body);
      } catch (error) {
        if (!(error instanceof OutOfDate)) throw error;
        return run(begin, hand, body);
      }
    },
    asOwner: (body) => run('begin', 'owner', body),
    close: () => pool.end(),
  };
}
