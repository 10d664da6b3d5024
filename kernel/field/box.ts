// The box of one person on this phone: what was done and is not at the house yet, in order. Nothing leaves it by itself but what the house has taken.
import { type BoxOutcome, mostInEntry } from '#kernel/shared/box.ts';
import type { CommandSpec } from '#kernel/shared/command.ts';
import type { Id } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { toBase64 } from './bytes.ts';
import { openEntries, type Sealed, type Waiting } from './entries.ts';
import { noRoom, tooLarge } from './refusals.ts';
import { sealJson } from './sealing.ts';
import { type Bring, openSending } from './sending.ts';
import { phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type { Waiting } from './entries.ts';

export type BoxState = {
  waiting: readonly Waiting[];
  isSyncing: boolean;
  /** Device's time of the last sync that ended well. */
  syncedAt: number | undefined;
  /** How far this phone's clock goes ahead of the house's, ms. */
  clockAhead: number;
  leaseState: 'runs' | 'over' | 'ended';
};

export type Box = {
  state(): BoxState;
  subscribe(listener: () => void): () => void;
  /** Durable when it resolves. Throws where the phone has no room left: nothing was told as done then. */
  put(
    spec: Pick<CommandSpec, 'title'>,
    envelope: CommandEnvelope,
    postId: Id,
    how?: { holdMs?: number },
  ): Promise<void>;
  /** What was held may go out. */
  release(commandId: Id): Promise<void>;
  /** Takes back what is held; false where it is too late. */
  takeBack(commandId: Id): Promise<boolean>;
  /** What became of an act: settled now or later; undefined when `withinMs` are over and nobody knows yet. */
  outcomeOf(commandId: Id, withinMs: number): Promise<BoxOutcome | undefined>;
  /** Sends what waits; resolves when nothing more can be sent now. */
  sync(): Promise<void>;
  /** What waits, sealed as it is, in its order: for another phone to bring. */
  sealed(): Promise<string[]>;
  /** A refused act is gone for good by the press of whoever made it. */
  drop(seq: number): Promise<void>;
  close(): void;
};

type BoxParts = {
  vault: Vault;
  bring: Bring;
  /** House − device, ms. */
  offset: () => number;
  /** Every outcome that came in, for screens that show what it touched. */
  onOutcomes: (outcomes: readonly BoxOutcome[]) => void;
};

/** Nobody answered just now: a press does not knock again before this. */
const restMs = 20_000;

export async function openBox({ vault, bring, offset, onOutcomes }: BoxParts): Promise<Box> {
  const store = phoneStore();
  const { leaseId, boxKey } = vault;
  const listeners = new Set<() => void>();
  const hoped = new Map<Id, (outcome: BoxOutcome) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failedAt: number | undefined;
  let isClosed = false;
  const entries = openEntries(vault);
  const row = await store.vaults.get(leaseId);
  let state: BoxState = {
    waiting: [],
    isSyncing: false,
    syncedAt: row?.heardAt,
    clockAhead: row?.clockAhead ?? 0,
    leaseState: row?.state ?? 'runs',
  };

  const change = (next: Partial<BoxState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  /** One of a count, in their order; of two readings the later. */
  const replace = (gone: ReadonlySet<number>, come: readonly Waiting[]) => {
    const coming = new Set(come.map(({ seq }) => seq));
    const left = state.waiting.filter(({ seq }) => !gone.has(seq) && !coming.has(seq));
    const isBehind = come.length === 0 || left.length === 0 || left.at(-1)!.seq < come[0]!.seq;
    change({ waiting: isBehind ? [...left, ...come] : [...left, ...come].toSorted((a, b) => a.seq - b.seq) });
  };
  const sending = openSending({
    leaseId,
    entries,
    bring,
    waiting: () => state.waiting,
    replace,
    heard: (answer, syncedAt) => change({ syncedAt, clockAhead: answer.clockAhead, leaseState: answer.state }),
    onOutcomes: (outcomes) => {
      for (const one of outcomes) {
        hoped.get(one.commandId)?.(one);
        if (one.outcome !== 'retry') hoped.delete(one.commandId);
      }
      onOutcomes(outcomes);
    },
  });

  function sync(): Promise<void> {
    if (isClosed) return Promise.resolve();
    running ??= (async () => {
      change({ isSyncing: true });
      try {
        // Two tabs of one phone send one box once.
        await (navigator.locks?.request(`huying-box-${leaseId}`, sending.sendAll) ?? sending.sendAll());
        failedAt = undefined;
      } catch {
        // Nobody answered, or the house is busy: everything is still here.
        failedAt = Date.now();
      } finally {
        running = undefined;
        change({ isSyncing: false });
        wait();
      }
    })();
    return running;
  }
  /** The next moment at which something may be sent that may not now. */
  function wait(): void {
    clearTimeout(timer);
    if (isClosed) return;
    const held = state.waiting.flatMap(({ holdUntil, state: how }) =>
      how === 'waiting' && holdUntil ? [holdUntil] : [],
    );
    const next = Math.min(...held.filter((at) => at > Date.now()), Number.POSITIVE_INFINITY);
    const isIdle = !state.waiting.some((one) => one.state === 'waiting');
    const pause = Number.isFinite(next) ? next - Date.now() + 50 : isIdle ? 5 * 60_000 : restMs;
    timer = setTimeout(() => void sync(), pause);
  }

  const stored = await store.entries.where({ leaseId }).toArray();
  replace(
    new Set(),
    (await Promise.all(stored.map(entries.read))).toSorted((a, b) => a.seq - b.seq),
  );
  await sending.settleAnswered(stored);

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async put({ title }, envelope, postId, { holdMs } = {}) {
      const holdUntil = holdMs === undefined ? undefined : Date.now() + holdMs;
      const off = Math.round(offset());
      let seq = 0;
      for (;;) {
        seq = ((await store.vaults.get(leaseId))?.lastSeq ?? 0) + 1;
        const sealed = await sealJson(boxKey, { seq, postId, off, envelope } satisfies Sealed, leaseId);
        if (toBase64(sealed).length > mostInEntry) throw new Refusal(tooLarge);
        // Sealing is no work of the database, whose transaction would end under it: so the count is taken first and checked when it is written.
        const isMine = await store
          .transaction('rw', store.vaults, store.entries, async () => {
            if (((await store.vaults.get(leaseId))?.lastSeq ?? 0) !== seq - 1) return false;
            await store.vaults.update(leaseId, { lastSeq: seq });
            await store.entries.add({
              leaseId,
              seq,
              commandId: envelope.id,
              name: envelope.name,
              title,
              holdUntil,
              state: 'waiting',
              sealed,
            });
            return true;
          })
          .catch((error: unknown) => {
            throw isFull(error) ? new Refusal(noRoom) : error;
          });
        if (isMine) break;
      }
      replace(new Set(), [{ seq, postId, title, envelope, state: 'waiting', holdUntil }]);
      if (holdUntil === undefined && (failedAt === undefined || Date.now() - failedAt > restMs)) void sync();
      else wait();
    },
    async release(commandId) {
      const one = state.waiting.find(({ envelope }) => envelope.id === commandId);
      if (one?.holdUntil === undefined) return;
      await store.entries.update([leaseId, one.seq], { holdUntil: undefined });
      replace(new Set(), [{ ...one, holdUntil: undefined }]);
      void sync();
    },
    async takeBack(commandId) {
      const one = state.waiting.find(({ envelope }) => envelope.id === commandId);
      if (!one || one.state !== 'waiting' || one.holdUntil === undefined || one.holdUntil <= Date.now()) return false;
      await store.entries.delete([leaseId, one.seq]);
      replace(new Set([one.seq]), []);
      return true;
    },
    outcomeOf(commandId, withinMs) {
      return new Promise((resolve) => {
        const late = setTimeout(() => {
          hoped.delete(commandId);
          resolve(undefined);
        }, withinMs);
        hoped.set(commandId, (outcome) => {
          clearTimeout(late);
          resolve(outcome);
        });
      });
    },
    sync,
    async sealed() {
      const rows = await store.entries.where({ leaseId }).sortBy('seq');
      return rows.filter((entry) => entry.state === 'waiting').map((entry) => toBase64(entry.sealed));
    },
    async drop(seq) {
      await store.entries.delete([leaseId, seq]);
      replace(new Set([seq]), []);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

/** The browser has no room left for this origin; Dexie wraps what the disk said. */
function isFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && isFull(inner));
}

/** As the screens know outcomes: handed on is a refusal that says to whom it went. */
export function outcomeFor(told: BoxOutcome): Outcome {
  const { commandId } = told;
  if (told.outcome === 'accepted' || told.outcome === 'superseded') {
    const result = told.result === undefined ? {} : { result: told.result };
    return { outcome: told.outcome, commandId, events: (told.events ?? []) as never, ...result };
  }
  const outcome = told.outcome === 'retry' ? 'retry' : 'rejected';
  return { outcome, commandId, problem: told.problem as ProblemBody };
}
