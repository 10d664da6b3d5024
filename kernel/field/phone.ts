// The open phone: one person's vault with its box and its memory, and the ways of asking and acting through them.
import type { QueryClient } from '@tanstack/react-query';
import type { BoxOutcome } from '#kernel/shared/box.ts';
import type { QuerySpec } from '#kernel/shared/command.ts';
import type { Id } from '#kernel/shared/id.ts';
import type { AloneAnswer, Along } from '#kernel/web/along.ts';
import type { Session, SessionReader } from '#kernel/web/door/session.ts';
import { serverTime } from '#kernel/web/time/server-time.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { freshenByEvents, freshenByNames } from '#kernel/web/wire/cache.ts';
import { type Carrier, carryNow, type Holder, type Sent } from '#kernel/web/wire/carrier.ts';
import { type Reader, readNow } from '#kernel/web/wire/reader.ts';
import { isPassing, problemOf } from '#kernel/web/wire/refusal.ts';
import { type AlongHold, openAlong } from './along.ts';
import { type Box, openBox, outcomeFor } from './box.ts';
import { bringBox, openSession } from './calls.ts';
import { type FileBox, openFiles } from './files.ts';
import { type Memory, openMemory } from './memory.ts';
import { phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type OpenPhone = {
  vault: Vault;
  box: Box;
  memory: Memory;
  files: FileBox;
  carry: Carrier;
  hold: Holder;
  read: Reader;
  readSession: (read: SessionReader) => SessionReader;
  along: AlongHold;
  close: () => void;
};

/** Screens ask again after a batch at most so often. */
const freshenEveryMs = 1_000;
/** A press waits so long for what became of it; then it is said to be in the box. */
const answerWithinMs = 4_000;
/** What may be taken back is let out by the page after some seconds; where the page is gone by then, the box does it. */
const heldForMs = 20_000;
/** Where something was taken along, a network that leads nowhere is not waited for longer. */
const readWithinMs = 4_000;

const postOf = (asker: Asker): string => (asker.as === 'staff' ? (asker.postId ?? '') : '');

export async function openPhone(
  vault: Vault,
  cache: QueryClient,
  alongs: readonly (() => Promise<{ default: Along }>)[],
): Promise<OpenPhone> {
  const memory = openMemory(vault);
  const files = await openFiles(vault);
  // Of this opening nobody has asked yet: by what was known when the house was heard of last.
  const heard = await phoneStore().vaults.get(vault.leaseId);
  if (heard?.clockAhead !== undefined) serverTime.suppose(-heard.clockAhead);
  const loaded = await Promise.all(alongs.map((load) => load().then((module) => module.default)));
  const aloneBy = new Map<string, AloneAnswer>(
    loaded.flatMap(({ answers }) => answers ?? []).map((one) => [one.name, one]),
  );
  const box = await openBox({
    vault,
    bring: bringBox,
    offset: () => serverTime.now() - Date.now(),
    onOutcomes: afterOutcomes(cache, files),
  });

  /** What became of it; where nobody knows soon, that it is in the box. */
  async function sendNow(id: Id, start: () => Promise<void>): Promise<Sent> {
    const coming = navigator.onLine ? box.outcomeOf(id, answerWithinMs) : Promise.resolve(undefined);
    await start();
    const told = await coming;
    if (told && told.outcome !== 'retry') return outcomeFor(told);
    // What it changes reads so from now on, though the house does not know yet.
    void freshenByNames(cache, [...aloneBy.keys()]);
    return { outcome: 'queued', commandId: id };
  }
  const carry: Carrier = async (spec, envelope, asker) => {
    const postId = postOf(asker);
    if (!spec.worksOffline || !postId) return carryNow(spec, envelope, asker);
    return sendNow(envelope.id, () => box.put(spec, envelope, postId));
  };
  const hold: Holder = async (spec, envelope, asker) => {
    await box.put(spec, envelope, postOf(asker), { holdMs: heldForMs });
    return {
      release: () => sendNow(envelope.id, () => box.release(envelope.id)),
      takeBack: () => box.takeBack(envelope.id),
    };
  };

  const asSession = { name: 'session', input: {}, postId: '' };
  const knownSession = async () => (await memory.find(asSession))?.answer as Session | undefined;

  async function answerAlone(name: string, input: unknown, postId: string): Promise<{ answer: unknown } | undefined> {
    const known = aloneBy.get(name);
    const kept = async (spec: QuerySpec, asked: unknown) =>
      (await memory.find({ name: spec.name, input: asked, postId }))?.answer;
    if (!known) {
      const found = await memory.find({ name, input, postId });
      return found && { answer: found.answer };
    }
    const waiting = box
      .state()
      .waiting.filter(({ state }) => state === 'waiting')
      .map(({ envelope }) => envelope);
    const answer = await known.answer(input, {
      post: (await knownSession())?.posts.find((one) => one.postId === postId),
      kept: kept as never,
      waiting,
      now: serverTime.now(),
    });
    return answer === undefined ? undefined : { answer };
  }

  async function askHouse(name: string, input: unknown, asker: Asker, signal?: AbortSignal): Promise<unknown> {
    try {
      return await readNow(name, input, asker, signal);
    } catch (error) {
      if (problemOf(error).remedy !== 'sign_in') throw error;
      await openSession(vault);
      return readNow(name, input, asker, signal);
    }
  }

  const read: Reader = async (name, input, asker, signal) => {
    const postId = postOf(asker);
    const asking = askHouse(name, input, asker, signal).then((answer) => {
      void memory.keep({ name, input, postId }, answer).catch(() => undefined);
      return answer;
    });
    if (!navigator.onLine) {
      asking.catch(() => undefined);
      const here = await answerAlone(name, input, postId);
      return here ? here.answer : asking;
    }
    let late: ReturnType<typeof setTimeout> | undefined;
    const lateAnswer = new Promise<'late'>((resolve) => (late = setTimeout(() => resolve('late'), readWithinMs)));
    try {
      const first = await Promise.race([asking, lateAnswer]);
      if (first !== 'late') return first;
      const here = await answerAlone(name, input, postId);
      if (here) asking.catch(() => undefined);
      return here ? here.answer : await asking;
    } catch (error) {
      if (!isPassing(problemOf(error))) throw error;
      const here = await answerAlone(name, input, postId);
      if (!here) throw error;
      return here.answer;
    } finally {
      clearTimeout(late);
    }
  };

  return {
    vault,
    box,
    memory,
    files,
    carry,
    hold,
    read,
    readSession: (readFromHouse) => async (signal) => {
      try {
        const session = await readFromHouse(signal).catch(async (error: unknown) => {
          if (problemOf(error).remedy !== 'sign_in') throw error;
          await openSession(vault);
          return readFromHouse(signal);
        });
        await memory.keep(asSession, session);
        return session;
      } catch (error) {
        const kept = isPassing(problemOf(error)) ? await knownSession() : undefined;
        if (!kept) throw error;
        return kept;
      }
    },
    along: openAlong({ vault, memory, takes: loaded, askHouse, knownSession, asSession }),
    close: () => box.close(),
  };
}

/** Screens hear what came of an act as if it had been pressed just now; of a box of thousands once in a while, not once a batch. */
function afterOutcomes(cache: QueryClient, files: FileBox): (outcomes: readonly BoxOutcome[]) => void {
  const types = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;
  const tell = () => {
    timer = undefined;
    lastAt = Date.now();
    if (types.size > 0) void freshenByEvents(cache, [...types]);
    types.clear();
    void files.sync();
  };
  return (outcomes) => {
    for (const { events } of outcomes) for (const { type } of events ?? []) types.add(type);
    const wait = lastAt + freshenEveryMs - Date.now();
    if (wait > 0) timer ??= setTimeout(tell, wait);
    else tell();
  };
}
