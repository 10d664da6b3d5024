// What a module brings, and the register of all modules that the server is composed of. A table of contents, no logic.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { CommandSpec, QuerySpec } from '#kernel/shared/command.ts';
import type { DomainEvent, Outcome } from '#kernel/shared/outcome.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import type { Actor, StaffActor } from './actor.ts';
import type { Bus } from './bus-steps.ts';
import type { Carried } from './carried.ts';
import type { ExportEntry } from './exports.ts';
import type { FileStore } from './files/store.ts';
import type { Gathered, PowerKeeper } from './powers.ts';
import type { Secrets } from './secrets.ts';
import type { Database, Tx } from './transaction.ts';

/** What a handler or an answer may use. Everything that changes (time, rows) comes through `tx`. */
export type Context = {
  tx: Tx;
  actor: Actor;
  /** Epoch milliseconds of this transaction. */
  now: number;
  secrets: Secrets;
  calendar: WorkCalendar;
  /** Signs links; bytes never travel through a query. */
  files: FileStore;
};
export type CommandContext = Context & {
  commandId: string;
  /** What the device's clock said, whatever it is worth. */
  deviceAt: number | undefined;
  /** When it was done: now, or, told late by a phone that was off line, then — by its clock as far as the house could correct it, and never later than now. */
  doneAt: number;
};

/** What a handler tells the bus: the journal's subject, who should hear of it, and what happened (past tense). */
export type Done = {
  subjectId?: string | undefined;
  /** Territory whose posts see the subject, for live updates. */
  territoryId?: string | undefined;
  /** Units besides the territory that should hear of it: lead, assisting, desk. */
  unitIds?: readonly string[];
  events: DomainEvent[];
  /** Sent back to the client; stored, so that a replay gets the same answer. Never personal numbers in clear. */
  result?: unknown;
  isDrill?: boolean;
  /** `superseded`: accepted as a fact, but somebody's later act already decided the matter. */
  superseded?: boolean;
};

export type Handler<I> = (input: I, context: CommandContext) => Promise<Done>;
export type Answerer<I, A> = (input: I, context: Context) => Promise<A>;

/** One of several acts of one person on one device that are done together. */
export type ManyItem<I> = { input: I; commandId: string; deviceAt: number | undefined; doneAt: number };
/**
 * The same command many times, by one actor, in one transaction and with few statements: for acts that come by the thousand (registrations of a sampling site). The
 * answer is item by item, and the same as `handle` would have given in that order; a `Problem` refuses its own item only. Throws where it cannot be sure: the items
 * are then done one by one.
 */
export type ManyHandler<I> = (items: readonly ManyItem<I>[], context: Context) => Promise<(Done | Problem)[]>;

export type CommandEntry = {
  spec: CommandSpec;
  handle: Handler<unknown>;
  handleMany?: ManyHandler<unknown>;
  /** What an act is about, where acts about different things ask nothing of each other (lanes.ts). */
  laneOf?: (input: unknown) => string;
};
export type QueryEntry = { spec: QuerySpec; answer: Answerer<unknown, unknown> };

export function command<S extends z.ZodType>(
  spec: CommandSpec<S>,
  handle: Handler<z.output<S>>,
  more: { handleMany?: ManyHandler<z.output<S>>; laneOf?: (input: z.output<S>) => string } = {},
): CommandEntry {
  return {
    spec: spec as unknown as CommandSpec,
    handle: handle as Handler<unknown>,
    ...(more as Pick<CommandEntry, 'handleMany' | 'laneOf'>),
  };
}
export function query<S extends z.ZodType, R extends z.ZodType>(
  spec: QuerySpec<S, R>,
  answer: Answerer<z.output<S>, z.input<R>>,
): QueryEntry {
  return { spec: spec as unknown as QuerySpec, answer: answer as Answerer<unknown, unknown> };
}

export type JournalEntry = {
  seq: number;
  at: Date;
  commandId: string;
  name: string;
  subjectId: string | null;
  territoryId: string | null;
  unitIds: string[];
  districtId: string | null;
  actorKind: string;
  actorId: string | null;
  isDrill: boolean;
  events: DomainEvent[];
};

/** The house's own hands: issue a command as the system, under an id derived from the cause, so that a repeat changes nothing. */
export type SystemHand = {
  issue(cause: string, name: string, input: unknown): Promise<Outcome>;
  database: Database;
  secrets: Secrets;
  now(): number;
  calendar(): Promise<WorkCalendar>;
};

export type Reaction = {
  name: string;
  on: readonly string[];
  react: (event: DomainEvent, entry: JournalEntry, hand: SystemHand) => Promise<void>;
};
/** Something that happens because time passed. Runs in one server process at a time. */
export type Tick = { name: string; everySeconds: number; run: (hand: SystemHand) => Promise<void> };
/** Long work that may be left and found again. */
export type TaskKind = {
  name: string;
  run: (
    task: { id: string; input: unknown; actorId: string | null; postId: string | null; districtId: string | null },
    hand: TaskHand,
  ) => Promise<unknown>;
};
export type TaskHand = SystemHand & { progress(done: number, total?: number): Promise<void>; files: FileStore };

/** Everything of a post that touches these days, both included. The transaction holds the post's own claims; it may only read. */
export type CalendarEntries = (
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
) => Promise<CalendarEntry[]>;

export type Module = {
  name: string;
  commands?: readonly CommandEntry[];
  queries?: readonly QueryEntry[];
  /** Queries whose rows may leave as a spreadsheet, with its columns. */
  exports?: readonly ExportEntry[];
  reactions?: readonly Reaction[];
  ticks?: readonly Tick[];
  tasks?: readonly TaskKind[];
  /** What this module puts on the calendar of a post: counts and links, never names of residents. */
  calendarEntries?: CalendarEntries;
  /** What of its rows names a post or a person, or lies where a post answers, and goes to the successor when the post changes hands. */
  carries?: readonly Carried[];
  /** What of its rows was gathered under an emergency order, and goes when the order's retention is over. */
  gathers?: readonly Gathered[];
  /** Who keeps the orders that wake powers; one module at most. */
  powers?: PowerKeeper;
  /** Constraint name → the problem a person understands. */
  constraints?: Record<string, () => Problem>;
  /** HTTP doors that are neither command nor query (a device's endpoint, a feed). */
  routes?: (app: FastifyInstance, house: House, bus: Bus) => Promise<void>;
};

export type House = {
  database: Database;
  secrets: Secrets;
  files: FileStore;
  modules: readonly Module[];
  commands: ReadonlyMap<string, CommandEntry>;
  queries: ReadonlyMap<string, QueryEntry>;
  exports: ReadonlyMap<string, ExportEntry>;
  constraints: ReadonlyMap<string, () => Problem>;
  powers: PowerKeeper | undefined;
  calendar(): Promise<WorkCalendar>;
  /** Called after every commit that wrote a journal row; the feed listens. */
  onCommit(listener: () => void): () => void;
  announce(): void;
};
