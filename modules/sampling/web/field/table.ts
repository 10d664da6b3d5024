// The table at work on this tablet. An act counts when it lies in the box: then it is told here, and written into the day's log, so that it is known after it has left the box as
// well. Opened again after whatever happened, the table is folded out of the house's last answer, the log and the box (shared/field-state.ts).
import type { OpenPhone } from '#kernel/field/phone.ts';
import { openShelf } from '#kernel/field/shelf.ts';
import { DAY_MS, dateOf } from '#kernel/shared/clock/time.ts';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { serverTime } from '#kernel/web/time/server-time.ts';
import { readNow } from '#kernel/web/wire/reader.ts';
import { type TableState, tableState } from '../../shared/field-queries.ts';
import { emptyTable, foldTable, isTableAct, type TableAct, type TableScope, tell } from '../../shared/field-state.ts';

export type Table = {
  state(): TableState;
  subscribe(listener: () => void): () => void;
  /** `make` sees the table as it is when its turn comes; undefined: not any more. Durable when it resolves with true; throws where nothing was kept. */
  act<C extends CommandSpec>(spec: C, make: (table: TableState) => CommandInput<C> | undefined): Promise<boolean>;
  /** Asks the house again, if it can be reached. */
  refresh(): Promise<void>;
  close(): void;
};

type Known = { answer: TableState; upTo: string | null };
const knownName = 'known';
const logName = 'log';
/** Of one row of the log: it is sealed anew with each act in it. */
const perBlock = 40;
const lockWithinMs = 2_000;

/** Undefined: the table is open in another window of this tablet. */
export async function openTable(phone: OpenPhone, postId: string, scope: TableScope): Promise<Table | undefined> {
  const letGo = await takeLock(`huying-table-${phone.vault.leaseId}`);
  if (!letGo) return undefined;
  const { box } = phone;
  const shelf = await openShelf(phone.vault);
  const listeners = new Set<() => void>();
  const log = await readLog();
  const known = (await shelf.find(knownName, scope)) as Known | undefined;
  let base = known?.answer ?? emptyTable;
  let acts = afterAct(withBox(log.acts), known?.upTo ?? null);
  let turnedBack = turnedBackNow();
  let state = fold();
  let isClosed = false;
  let settledTo = known?.upTo ?? null;
  let asking: Promise<void> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let writing: Promise<unknown> = Promise.resolve();

  function turnedBackNow(): ReadonlySet<string> {
    const back = box.state().waiting.filter((one) => one.state !== 'waiting');
    return new Set(back.map(({ envelope }) => envelope.id));
  }
  function fold(): TableState {
    return foldTable(
      base,
      acts.filter(({ id }) => !turnedBack.has(id)),
      scope,
    );
  }
  function show(next: TableState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }
  /** The log's, and whatever lies in the box beside it: put there as the battery died. */
  function withBox(logged: readonly TableAct[]): TableAct[] {
    const seen = new Set(logged.map(({ id }) => id));
    const more = box
      .state()
      .waiting.flatMap(({ envelope: { id, name, at, input } }): TableAct[] =>
        isTableAct(name) && !seen.has(id) && at !== undefined ? [{ id, name, at, input }] : [],
      );
    return [...logged, ...more];
  }

  async function readLog(): Promise<{ acts: TableAct[]; on: string; block: number; last: TableAct[] }> {
    const all: TableAct[] = [];
    const now = serverTime.now();
    const today = dateOf(now);
    let [block, last] = [0, [] as TableAct[]];
    for (const on of [dateOf(now - DAY_MS), today]) {
      [block, last] = [0, []];
      for (; ; block++) {
        const row = await shelf.find(logName, { on, block });
        if (!row) break;
        last = row as TableAct[];
        all.push(...last);
      }
    }
    const isRoom = block > 0 && last.length < perBlock;
    return { acts: all, on: today, block: isRoom ? block - 1 : block, last: isRoom ? last : [] };
  }
  /** Not waited for: the act is in the box already, where it stays until the house has it. */
  function write(act: TableAct): void {
    const on = dateOf(serverTime.now());
    if (on !== log.on) Object.assign(log, { on, block: 0, last: [] });
    else if (log.last.length >= perBlock) Object.assign(log, { block: log.block + 1, last: [] });
    log.last = [...log.last, act];
    const { block, last } = log;
    writing = writing.then(() => shelf.keep(logName, { on, block }, last)).catch(() => undefined);
  }

  async function ask(): Promise<void> {
    const waiting = new Set(
      box.state().waiting.flatMap(({ state: how, envelope }) => (how === 'waiting' ? [envelope.id] : [])),
    );
    const first = acts.findIndex(({ id }) => waiting.has(id));
    const settled = first < 0 ? acts.length : first;
    const upTo = acts[settled - 1]?.id ?? settledTo;
    const input = { ...scope, deviceId: phone.vault.leaseId };
    const answer = await readNow(tableState.name, input, { as: 'staff', postId }).catch(() => undefined);
    if (!answer) return;
    base = answer as TableState;
    acts = acts.slice(settled);
    settledTo = upTo;
    show(fold());
    await shelf.keep(knownName, scope, { answer: base, upTo } satisfies Known).catch(() => undefined);
  }

  const stopHearing = box.subscribe(() => {
    const back = turnedBackNow();
    if (back.size === turnedBack.size && [...back].every((id) => turnedBack.has(id))) return;
    turnedBack = back;
    show(fold());
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act(spec, make) {
      if (isClosed) return Promise.resolve(false);
      const done = queue.then(async () => {
        const input = make(state);
        if (input === undefined) return false;
        const act: TableAct = { id: newId(), name: spec.name, at: new Date().toISOString(), input };
        await box.put(spec, act, postId);
        acts.push(act);
        write(act);
        show(tell(state, act, scope));
        return true;
      });
      queue = done.catch(() => undefined);
      return done;
    },
    refresh() {
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
    close() {
      isClosed = true;
      stopHearing();
      listeners.clear();
      // What was pressed before is done first: the next to open the table must find it.
      void queue.then(() => writing).then(letGo);
    },
  };
}

function afterAct(acts: readonly TableAct[], upTo: string | null): TableAct[] {
  return acts.slice(acts.findLastIndex(({ id }) => id === upTo) + 1);
}

/** Two windows of one tablet would fill one place twice. Where the browser has no locks there is one window. */
async function takeLock(name: string): Promise<(() => void) | undefined> {
  const { locks } = navigator;
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    locks
      .request(name, { signal: AbortSignal.timeout(lockWithinMs) }, () => new Promise<void>((letGo) => resolve(letGo)))
      .catch(() => resolve(undefined));
  });
}
