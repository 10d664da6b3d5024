// A command is a contract: a name, the shape of its input, who may issue it. Both sides of the wire read the same object.
import type { z } from 'zod';
import type { Words } from './problem.ts';
import type { Allowed } from './right.ts';

export type CommandSpec<S extends z.ZodType = z.ZodType> = {
  name: string;
  title: Words;
  input: S;
  allowed: Allowed;
  /** Top-level input fields that hold personal facts (names, numbers, what was said): the journal keeps them sealed. */
  secretFields?: readonly string[];
  /** Set for public doors: how many a minute one address may send. */
  perMinute?: number;
  /** May a phone queue it without a network and send it later? */
  worksOffline?: boolean;
  /**
   * Shapes it had before, the latest first: a phone that was off line while the house changed still sends them. Kept for two versions at least.
   */
  earlier?: readonly EarlierShape[];
  /** The emergency power it needs: refused while no emergency order in force has it (modules/emergencies). */
  power?: string;
};

export type EarlierShape = { input: z.ZodType; lift: (old: never) => unknown };

/** `lift` gives an input of the shape that came next after this one. */
export function earlierShape<S extends z.ZodType>(input: S, lift: (old: z.output<S>) => unknown): EarlierShape {
  return { input, lift };
}

/** The input as it is asked for today, whatever version sent it. */
export function readInput(spec: Pick<CommandSpec, 'input' | 'earlier'>, input: unknown) {
  const today = spec.input.safeParse(input);
  if (today.success) return today;
  for (const [age, { input: shape }] of (spec.earlier ?? []).entries()) {
    const old = shape.safeParse(input);
    if (!old.success) continue;
    const steps = (spec.earlier ?? []).slice(0, age + 1).toReversed();
    return spec.input.safeParse(steps.reduce((told, { lift }) => lift(told as never), old.data as unknown));
  }
  return today;
}

export type CommandInput<C extends CommandSpec> = z.input<C['input']>;

export function defineCommand<S extends z.ZodType>(spec: CommandSpec<S>): CommandSpec<S> {
  return spec;
}

/** A query is a read: one name, one input, one answer. `row` describes the answer for the API document. */
export type QuerySpec<S extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  name: string;
  title: Words;
  input: S;
  answer: R;
  allowed: Allowed;
  /** Set for public reads that cost something or could be used to copy a register: how many a minute one address may ask. */
  perMinute?: number;
};

export type QueryInput<Q extends QuerySpec> = z.input<Q['input']>;
export type QueryAnswer<Q extends QuerySpec> = z.output<Q['answer']>;

export function defineQuery<S extends z.ZodType, R extends z.ZodType>(spec: QuerySpec<S, R>): QuerySpec<S, R> {
  return spec;
}
