// How a command travels. By default it goes over HTTP now, tried again by itself while nobody answers. The field device puts its outbox
// here instead: what may wait (`worksOffline`) is then queued and said to be so.
import { createContext, useContext } from 'react';
import type { CommandSpec } from '#kernel/shared/command.ts';
import type { Id } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import type { Asker } from './asker.ts';
import { sendCommand } from './client.ts';
import { isPassing, problemOf } from './refusal.ts';

export type Queued = { outcome: 'queued'; commandId: Id };
export type Sent = Outcome | Queued;
export type Carrier = (spec: CommandSpec, envelope: CommandEnvelope, asker: Asker) => Promise<Sent>;

const pausesMs = [400, 1500];

/** Never throws: a network that stays dead is the outcome `retry`. All tries carry the same id, so the server does it once. */
export const carryNow: Carrier = async (_spec, envelope, asker) => {
  for (let tries = 0; ; tries++) {
    const outcome = await sendCommand(envelope, asker).catch(
      (error: unknown): Outcome => ({ outcome: 'retry', commandId: envelope.id, problem: problemOf(error) }),
    );
    const pause = pausesMs[tries];
    if (outcome.outcome !== 'retry' || !isPassing(outcome.problem) || pause === undefined) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};

export const CarrierContext = createContext<Carrier>(carryNow);

export function useCarrier(): Carrier {
  return useContext(CarrierContext);
}

/** An act that may still be taken back: where it waits, it outlives the page. */
export type HeldAct = {
  /** It will not be forgotten, whatever becomes of the page. Throws where it could not be kept: then nothing was told. */
  kept: Promise<void>;
  /** It goes out now; what became of it. */
  release: () => Promise<Sent>;
  /** False where it has gone out already. */
  takeBack: () => Promise<boolean>;
};
export type Holder = (spec: CommandSpec, envelope: CommandEnvelope, asker: Asker) => Promise<Omit<HeldAct, 'kept'>>;

/** Absent: what is held lives as long as the page. */
export const HolderContext = createContext<Holder | undefined>(undefined);

export function useHolder(): Holder | undefined {
  return useContext(HolderContext);
}
