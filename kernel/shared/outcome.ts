// The closed set of answers to a command. Three are stored in the journal; `retry` never is.
import type { Id } from './id.ts';
import type { ProblemBody } from './problem.ts';

export type DomainEvent = { type: string; [field: string]: unknown };

export type Outcome =
  | { outcome: 'accepted'; commandId: Id; events: DomainEvent[]; result?: unknown }
  | { outcome: 'superseded'; commandId: Id; events: DomainEvent[]; result?: unknown }
  | { outcome: 'rejected'; commandId: Id; problem: ProblemBody }
  | { outcome: 'retry'; commandId: Id; problem: ProblemBody };

/** What travels: the id is the client's; `at` is the device's clock, a recorded fact and never the judge. */
export type CommandEnvelope = { id: Id; name: string; at?: string; input: unknown };
