// Writing: one press is one intent with one id; the button shows what became of it. Nothing is thrown and nothing is lost: a try that got no
// answer keeps its id and waits for the next press.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import { type Id, newId } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '../door/asker-context.ts';
import { askWhoAgain, type Draft, draftOn, freshenByEvents, freshenByNames } from './cache.ts';
import { type HeldAct, type Sent, useCarrier, useHolder } from './carrier.ts';
import { type Intents, keepIntents } from './intent.ts';
import { problemOf } from './refusal.ts';

export type Done = Extract<Outcome, { outcome: 'accepted' | 'superseded' }>;

export type CommandOptions<C extends CommandSpec> = {
  /** After the server took it. */
  onDone?: (done: Done, input: CommandInput<C>) => void;
  /** After the outbox took it (field, off line). */
  onQueued?: (id: Id, input: CommandInput<C>) => void;
  /** Names (or their beginnings) of queries to ask again; those that hear the events are asked again anyway. */
  invalidates?: readonly string[];
  /** Changes shown answers at once; taken back when refused. */
  draft?: (input: CommandInput<C>, draft: Draft) => void;
};

/** `refused`: judged, not done. `unsent`: nobody answered, the same press may be repeated. */
export type CommandPhase = 'idle' | 'sending' | 'done' | 'queued' | 'refused' | 'unsent';

export type CommandRun<C extends CommandSpec> = {
  run: (input: CommandInput<C>) => Promise<Sent>;
  /** As `run`, for a press that may be taken back for some seconds: nothing goes out before it is released, and on a phone of one's own it is kept meanwhile. */
  hold: (input: CommandInput<C>) => HeldAct;
  phase: CommandPhase;
  isSending: boolean;
  problem: ProblemBody | undefined;
  /** Repeats the press that got no answer, with its id. */
  again: (() => void) | undefined;
  /** Forgets what was shown of the last press. */
  clear: () => void;
};

type Shown<C extends CommandSpec> = { phase: CommandPhase; problem?: ProblemBody; input?: CommandInput<C> };

export function useCommand<C extends CommandSpec>(spec: C, options: CommandOptions<C> = {}): CommandRun<C> {
  const asker = useAsker();
  const carrier = useCarrier();
  const holder = useHolder();
  const cache = useQueryClient();
  const [shown, show] = useState<Shown<C>>({ phase: 'idle' });
  const intents = useRef<Intents>(undefined);
  intents.current ??= keepIntents(newId);
  const flying = useRef(new Map<Id, Promise<Sent>>());
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const travel = useCallback(
    (id: Id, input: CommandInput<C>, send: () => Promise<Sent>): Promise<Sent> => {
      const held = intents.current as Intents;
      // The second tap of a double tap is the same intent, already on its way.
      const already = flying.current.get(id);
      if (already) return already;
      const draft = draftOn(cache);
      latest.current.draft?.(input, draft);
      show({ phase: 'sending', input });
      const going = (async () => {
        // A phone that has no room left says so here: nothing was taken down.
        const sent = await send().catch(
          (error: unknown): Sent => ({ outcome: 'retry', commandId: id, problem: problemOf(error) }),
        );
        flying.current.delete(id);
        if (sent.outcome !== 'retry') held.settle(id);
        if (sent.outcome === 'rejected' || sent.outcome === 'retry') {
          draft.undo();
          askWhoAgain(cache, sent.problem);
          show({ phase: sent.outcome === 'retry' ? 'unsent' : 'refused', problem: sent.problem, input });
          return sent;
        }
        if (sent.outcome === 'queued') {
          show({ phase: 'queued' });
          latest.current.onQueued?.(id, input);
          return sent;
        }
        void freshenByEvents(
          cache,
          sent.events.map((event) => event.type),
        );
        if (latest.current.invalidates) void freshenByNames(cache, latest.current.invalidates);
        show({ phase: 'done' });
        latest.current.onDone?.(sent, input);
        return sent;
      })();
      flying.current.set(id, going);
      return going;
    },
    [cache],
  );

  const envelopeOf = useCallback(
    (input: CommandInput<C>): CommandEnvelope => {
      const id = (intents.current as Intents).idFor(input);
      return { id, name: spec.name, at: new Date().toISOString(), input };
    },
    [spec],
  );

  const run = useCallback(
    (input: CommandInput<C>): Promise<Sent> => {
      const envelope = envelopeOf(input);
      return travel(envelope.id, input, () => carrier(spec, envelope, asker));
    },
    [asker, carrier, envelopeOf, spec, travel],
  );

  const hold = useCallback(
    (input: CommandInput<C>): HeldAct => {
      if (!holder || !spec.worksOffline)
        return { release: () => run(input), takeBack: async () => true, kept: Promise.resolve() };
      const envelope = envelopeOf(input);
      const held = holder(spec, envelope, asker);
      return {
        kept: held.then(() => undefined),
        release: () => travel(envelope.id, input, async () => (await held).release()),
        takeBack: async () => {
          (intents.current as Intents).settle(envelope.id);
          return (await held).takeBack();
        },
      };
    },
    [asker, envelopeOf, holder, run, spec, travel],
  );

  const unsent = shown.phase === 'unsent' ? shown.input : undefined;
  return {
    run,
    hold,
    phase: shown.phase,
    isSending: shown.phase === 'sending',
    problem: shown.problem,
    again: unsent === undefined ? undefined : () => void run(unsent),
    clear: useCallback(() => show({ phase: 'idle' }), []),
  };
}
