// Powers that sleep (product rule 6). A command names the power it needs; whoever keeps the orders that wake powers registers here, and the bus asks it before
// any handler runs, so that no new command can forget it. What was gathered under an order registers with it, so that it can be erased when its time is over.
import type { Words } from '#kernel/shared/problem.ts';
import type { Actor } from './actor.ts';
import type { Tx } from './transaction.ts';

export type PowerKeeper = {
  /** Whether there is such a power: a house with a command that names another is not composed. */
  has(power: string): boolean;
  /** Throws when at one of these instants no order in force wakes it anywhere in the actor's district. The handler then asks for its own place. */
  mustBeAwake(tx: Tx, power: string, actor: Actor, doneAt: readonly number[]): Promise<void>;
};

/** A table whose rows carry the order they were gathered under. Erased in batches when the retention of that order and power is over. */
export type Gathered = {
  power: string;
  table: string;
  /** The column that holds the order's id, or an expression of its columns: rows of one table may be kept for different powers. */
  orderColumn: string;
  /** What it is, as the deletion certificate calls it. */
  what: Words;
  /** Erases up to `limit` rows of this order, as the house, and says how many went. What the journal holds of them goes by `eraseFromJournal`. */
  erase(tx: Tx, orderId: string, limit: number): Promise<number>;
};
