// What a module's screens need on a phone that works alone: which answers to take along, and how an answer reads once what waits in the box is done. Pure but for `ask`.
import type { QueryAnswer, QueryInput, QuerySpec } from '#kernel/shared/command.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import type { Post } from './door/session.ts';

export type AlongTools = {
  post: Post;
  now: number;
  /** Asks the house and keeps the answer. */
  ask<Q extends QuerySpec>(spec: Q, input: QueryInput<Q>): Promise<QueryAnswer<Q>>;
  /** As many at once; none of the answers is waited for by the caller. */
  askAll<Q extends QuerySpec>(spec: Q, inputs: readonly QueryInput<Q>[]): Promise<void>;
};

export type AloneTools = {
  /** Undefined: a post that this phone has not heard of. */
  post: Post | undefined;
  /** What the house said last; undefined where it was not taken along. */
  kept<Q extends QuerySpec>(spec: Q, input: QueryInput<Q>): Promise<QueryAnswer<Q> | undefined>;
  /** In the order of their making, by this person on this phone, not at the house yet. */
  waiting: readonly CommandEnvelope[];
  now: number;
};

/** How one question is answered alone. Undefined: it cannot be. */
export type AloneAnswer = {
  name: string;
  answer: (input: unknown, tools: AloneTools) => Promise<unknown>;
};

export function alone<Q extends QuerySpec>(
  spec: Q,
  answer: (input: QueryInput<Q>, tools: AloneTools) => Promise<QueryAnswer<Q> | undefined>,
): AloneAnswer {
  return { name: spec.name, answer: (input, tools) => answer(input as QueryInput<Q>, tools) };
}

export type Along = {
  take?: (tools: AlongTools) => Promise<void>;
  answers?: readonly AloneAnswer[];
};
