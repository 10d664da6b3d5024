// The box of one person on this phone: what was done and is not at the house yet, in order. Nothing leaves it by itself but what the house has taken.
import type { BoxAnswer, BoxOutcome } from '#kernel/shared/box.ts';
import type { CommandSpec } from '#kernel/shared/command.ts';
import type { Id } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { openJson, sealJson } from './sealing.ts';
import { type EntryRow, phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type Waiting = {
  seq: number;
  postId: Id;
  title: Words;
  envelope: CommandEnvelope;
  state: 'waiting' | 'refused' | 'handed_on';
  holdUntil: number | undefined;
  problem?: ProblemBody | undefined;
  toUnit?: string | undefined;
};

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

type Bring = (leaseId: string, body: { waiting: number; refused: number; entries: string[] }) => Promise<BoxAnswer>;
type BoxParts = {
  vault: Vault;
  bring: Bring;
  /** House − device, ms. */
  offset: () => number;
  /** Every outcome that came in, for screens that show what it touched. */
  onOutcomes: (outcomes: readonly BoxOutcome[]) => void;
};

type Sealed = { seq: number; postId: Id; off: number; envelope: CommandEnvelope };
const perBatch = 100;

export async function openBox({ vault, bring, offset, onOutcomes }: BoxParts): Promise<Box> {
  const store = phoneStore();
  const { leaseId, boxKey } = vault;
  const listeners = new Set<() => void>();
  const hoped = new Map<Id, (outcome: BoxOutcome) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
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
  const put = (waiting: readonly Waiting[]) => change({ waiting: waiting.toSorted((a, b) => a.seq - b.seq) });

  async function readEntry(entry: EntryRow): Promise<Waiting> {
    const { seq, postId, envelope } = (await openJson(boxKey, entry.sealed, leaseId)) as Sealed;
    const outcome = entry.answer === undefined ? undefined : await outcomeIn(entry.answer, seq);
    return {
      seq,
      postId,
      title: entry.title,
      envelope,
      state: entry.state === 'answered' ? 'waiting' : entry.state,
      holdUntil: entry.holdUntil,
      problem: outcome?.problem as ProblemBody | undefined,
      toUnit: outcome?.toUnit,
    };
  }
  async function outcomeIn(answer: string, seq: number): Promise<BoxOutcome | undefined> {
    const outcomes = (await openJson(boxKey, fromBase64(answer), leaseId)) as BoxOutcome[];
    return outcomes.find((one) => one.seq === seq);
  }

  /** What the house said of a batch: taken ones leave, refused ones stay with their reason. */
  async function settle(answer: string): Promise<BoxOutcome[]> {
    const outcomes = (await openJson(boxKey, fromBase64(answer), leaseId)) as BoxOutcome[];
    await store.transaction('rw', store.entries, async () => {
      for (const { seq, outcome } of outcomes) {
        if (outcome === 'retry') continue;
        if (outcome === 'accepted' || outcome === 'superseded') await store.entries.delete([leaseId, seq]);
        else
          await store.entries.update([leaseId, seq], { state: outcome === 'rejected' ? 'refused' : outcome, answer });
      }
    });
    const bySeq = new Map(outcomes.map((one) => [one.seq, one]));
    put(
      state.waiting.flatMap((one): Waiting[] => {
        const told = bySeq.get(one.seq);
        if (!told || told.outcome === 'retry') return [one];
        if (told.outcome === 'accepted' || told.outcome === 'superseded') return [];
        const problem = told.problem as ProblemBody | undefined;
        return [{ ...one, state: told.outcome === 'rejected' ? 'refused' : 'handed_on', problem, toUnit: told.toUnit }];
      }),
    );
    for (const one of outcomes) {
      hoped.get(one.commandId)?.(one);
      if (one.outcome !== 'retry') hoped.delete(one.commandId);
    }
    onOutcomes(outcomes);
    return outcomes;
  }

  /** In the order of their count, up to the first that may still be taken back: what comes after it waits with it. */
  function nextBatch(): Waiting[] {
    const now = Date.now();
    const open = state.waiting.filter((one) => one.state === 'waiting');
    const held = open.findIndex(({ holdUntil }) => holdUntil !== undefined && holdUntil > now);
    return (held < 0 ? open : open.slice(0, held)).slice(0, perBatch);
  }

  async function sendAll(): Promise<void> {
    for (let isFirst = true; ; isFirst = false) {
      const batch = nextBatch();
      if (batch.length === 0 && !isFirst) return;
      const entries = await store.entries.bulkGet(batch.map(({ seq }): [string, number] => [leaseId, seq]));
      const there = entries.filter((entry) => entry !== undefined && entry.state === 'waiting') as EntryRow[];
      const refused = state.waiting.filter((one) => one.state === 'refused').length;
      const answer = await bring(leaseId, {
        waiting: state.waiting.length - there.length,
        refused,
        entries: there.map(({ sealed }) => toBase64(sealed)),
      });
      const endsAt = Date.parse(answer.endsAt);
      await store.vaults.update(leaseId, {
        heardAt: Date.now(),
        endsAt,
        state: answer.state,
        clockAhead: answer.clockAhead,
      });
      change({ syncedAt: Date.now(), clockAhead: answer.clockAhead, leaseState: answer.state });
      const outcomes = await settle(answer.outcomes);
      if (outcomes.some(({ outcome }) => outcome === 'retry') || batch.length === 0) return;
    }
  }

  function sync(): Promise<void> {
    running ??= (async () => {
      change({ isSyncing: true });
      try {
        // Two tabs of one phone send one box once.
        await (navigator.locks?.request(`huying-box-${leaseId}`, sendAll) ?? sendAll());
      } catch {
        // Nobody answered, or the house is busy: everything is still here.
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
    const held = state.waiting.flatMap(({ holdUntil, state: how }) =>
      how === 'waiting' && holdUntil ? [holdUntil] : [],
    );
    const next = Math.min(...held.filter((at) => at > Date.now()), Number.POSITIVE_INFINITY);
    const isIdle = !state.waiting.some((one) => one.state === 'waiting');
    const pause = Number.isFinite(next) ? next - Date.now() + 50 : isIdle ? 5 * 60_000 : 20_000;
    timer = setTimeout(() => void sync(), pause);
  }

  const stored = await store.entries.where({ leaseId }).toArray();
  put(await Promise.all(stored.map(readEntry)));
  // Brought by another's phone while this vault was locked.
  for (const answer of new Set(
    stored.flatMap((entry) => (entry.state === 'answered' && entry.answer ? [entry.answer] : [])),
  ))
    await settle(answer);

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
        // Sealing is no work of the database, whose transaction would end under it: so the count is taken first and checked when it is written.
        const isMine = await store.transaction('rw', store.vaults, store.entries, async () => {
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
        });
        if (isMine) break;
      }
      put([...state.waiting, { seq, postId, title, envelope, state: 'waiting', holdUntil }]);
      if (holdUntil === undefined) void sync();
      else wait();
    },
    async release(commandId) {
      const one = state.waiting.find(({ envelope }) => envelope.id === commandId);
      if (one?.holdUntil === undefined) return;
      await store.entries.update([leaseId, one.seq], { holdUntil: undefined });
      put(state.waiting.map((entry) => (entry.seq === one.seq ? { ...entry, holdUntil: undefined } : entry)));
      void sync();
    },
    async takeBack(commandId) {
      const one = state.waiting.find(({ envelope }) => envelope.id === commandId);
      if (!one || one.state !== 'waiting' || one.holdUntil === undefined || one.holdUntil <= Date.now()) return false;
      await store.entries.delete([leaseId, one.seq]);
      put(state.waiting.filter(({ seq }) => seq !== one.seq));
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
      put(state.waiting.filter((one) => one.seq !== seq));
    },
    close() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
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
