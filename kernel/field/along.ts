// 随身数据: what a phone takes along, so that it can answer alone; and what it forgets, because it left the area, the post or the day.
import type { QuerySpec } from '#kernel/shared/command.ts';
import type { Question } from '#kernel/shared/many-questions.ts';
import type { Along } from '#kernel/web/along.ts';
import type { Post, Session } from '#kernel/web/door/session.ts';
import { serverTime } from '#kernel/web/time/server-time.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { askMany } from '#kernel/web/wire/client.ts';
import { isPassing, problemOf, Refusal } from '#kernel/web/wire/refusal.ts';
import { openSession } from './calls.ts';
import type { Memory } from './memory.ts';
import type { Vault } from './vault.ts';

/** What was taken along: when, and whether it is being done now or did not go through the last time. */
export type AlongState = { takenAt: number | undefined; isTaking: boolean; hasFailed: boolean };
export type AlongHold = {
  state: () => AlongState;
  subscribe: (listener: () => void) => () => void;
  /** At most one at a time. */
  take: (post: Post) => Promise<void>;
};

/** Questions of one kind are taken along so many at a time: over a weak network each journey is half a second. */
const perJourney = 25;
/** What was looked at goes on being taken along for so long, and for so many. */
const keptForMs = 4 * 24 * 60 * 60_000;
const mostKept = 60;

type AlongParts = {
  vault: Vault;
  memory: Memory;
  takes: readonly Along[];
  askHouse: (name: string, input: unknown, asker: Asker) => Promise<unknown>;
  knownSession: () => Promise<Session | undefined>;
  /** Under which name the session itself is remembered: it is never forgotten here. */
  asSession: { name: string };
};

export function openAlong({ vault, memory, takes, askHouse, knownSession, asSession }: AlongParts): AlongHold {
  /** All of them, or the first refusal. */
  async function askHouseMany(questions: readonly Question[], asker: Asker): Promise<unknown[]> {
    const askOnce = async () =>
      (await askMany(questions, asker)).map(({ answer, problem }) => {
        if (problem) throw new Refusal(problem);
        return answer;
      });
    try {
      return await askOnce();
    } catch (error) {
      const { status, remedy } = problemOf(error);
      // An older house knows no such door.
      if (status === 404) return inTurn(questions, ({ name, input }) => askHouse(name, input, asker));
      if (remedy !== 'sign_in') throw error;
      await openSession(vault);
      return askOnce();
    }
  }

  async function takeAlong(post: Post): Promise<void> {
    const asker: Asker = { as: 'staff', postId: post.postId };
    const startedAt = Date.now();
    const ask = async (spec: QuerySpec, input: unknown) => {
      const answer = await askHouse(spec.name, input, asker);
      await memory.keep({ name: spec.name, input, postId: post.postId }, answer);
      return answer as never;
    };
    const askAll = async (spec: QuerySpec, inputs: readonly unknown[]) => {
      for (let from = 0; from < inputs.length; from += perJourney) {
        const questions = inputs.slice(from, from + perJourney).map((input) => ({ name: spec.name, input }));
        const answers = await askHouseMany(questions, asker);
        await Promise.all(
          answers.map((answer, n) =>
            memory.keep({ name: spec.name, input: questions[n]?.input, postId: post.postId }, answer),
          ),
        );
      }
    };
    for (const { take } of takes) {
      // What this post may not ask is no part of what it takes along; the parts of others are.
      await take?.({ post, now: serverTime.now(), ask, askAll }).catch((error: unknown) => {
        if (problemOf(error).status !== 403) throw error;
      });
    }
    await clean(post, startedAt);
  }

  /** What left the area, the post or the day is no longer on the phone; what was only looked at is asked for once more, and kept while the house still tells it. */
  async function clean(post: Post, startedAt: number): Promise<void> {
    const held = new Set((await knownSession())?.posts.map(({ postId }) => postId) ?? [post.postId]);
    let kept = 0;
    for (const { seenAt, ...asked } of await memory.notSaidSince(startedAt)) {
      if (asked.name === asSession.name) continue;
      const isOver = seenAt < startedAt - keptForMs || !held.has(asked.postId);
      // Another post of one's own is taken along when it is worn.
      if (!isOver && asked.postId !== post.postId) continue;
      if (isOver || kept++ >= mostKept) {
        await memory.forget(asked);
        continue;
      }
      try {
        await memory.keep(asked, await askHouse(asked.name, asked.input, { as: 'staff', postId: post.postId }), seenAt);
      } catch (error) {
        if (isPassing(problemOf(error)) || problemOf(error).remedy === 'retry') throw error;
        await memory.forget(asked);
      }
    }
  }

  return keepAlong(takeAlong);
}

function keepAlong(takeNow: (post: Post) => Promise<void>): AlongHold {
  const listeners = new Set<() => void>();
  let state: AlongState = { takenAt: undefined, isTaking: false, hasFailed: false };
  let running: Promise<void> | undefined;
  const change = (next: Partial<AlongState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take(post) {
      running ??= (async () => {
        change({ isTaking: true });
        try {
          await takeNow(post);
          change({ takenAt: Date.now(), hasFailed: false });
        } catch {
          change({ hasFailed: true });
        } finally {
          running = undefined;
          change({ isTaking: false });
        }
      })();
      return running;
    },
  };
}

async function inTurn<T, R>(all: readonly T[], body: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await body(one));
  return results;
}
