// Entries of one box as they lie on the phone: reading them, and writing down what the house said of them. Rows in, rows out; who shows them is box.ts.
import type { BoxOutcome } from '#kernel/shared/box.ts';
import type { Id } from '#kernel/shared/id.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import { fromBase64 } from './bytes.ts';
import { damaged } from './refusals.ts';
import { openJson } from './sealing.ts';
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
  /** Its content is lost: it can only be done again. */
  isDamaged?: boolean;
};

export type Sealed = { seq: number; postId: Id; off: number; envelope: CommandEnvelope };

export function openEntries({ leaseId, boxKey }: Pick<Vault, 'leaseId' | 'boxKey'>) {
  const store = phoneStore();

  /** None where the answer itself cannot be read: the entries are sent again, and the house knows them. */
  async function outcomesIn(answer: string): Promise<BoxOutcome[]> {
    return openJson(boxKey, fromBase64(answer), leaseId).then(
      (outcomes) => outcomes as BoxOutcome[],
      () => [],
    );
  }

  async function read(row: EntryRow): Promise<Waiting> {
    const { seq, title, holdUntil } = row;
    const opened = await openJson(boxKey, row.sealed, leaseId).then(
      (sealed) => sealed as Sealed,
      () => undefined,
    );
    if (!opened || row.state === 'damaged') {
      const envelope = opened?.envelope ?? { id: row.commandId, name: row.name, input: undefined };
      return {
        seq,
        postId: opened?.postId ?? '',
        title,
        envelope,
        state: 'refused',
        holdUntil: undefined,
        problem: damaged,
        isDamaged: true,
      };
    }
    const outcome =
      row.answer === undefined ? undefined : (await outcomesIn(row.answer)).find((one) => one.seq === seq);
    return {
      seq,
      postId: opened.postId,
      title,
      envelope: opened.envelope,
      state: row.state === 'refused' || row.state === 'handed_on' ? row.state : 'waiting',
      holdUntil,
      problem: outcome?.problem as ProblemBody | undefined,
      toUnit: outcome?.toUnit,
    };
  }

  /** What the house said of these: taken ones leave, refused ones stay with their reason, what it has not judged waits on. `stay`: their counts. */
  async function settle(
    seqs: readonly number[],
    answer: string,
  ): Promise<{ outcomes: readonly BoxOutcome[]; stay: readonly number[] }> {
    const outcomes = await outcomesIn(answer);
    const bySeq = new Map(outcomes.map((one) => [one.seq, one.outcome]));
    const isTaken = (seq: number) => bySeq.get(seq) === 'accepted' || bySeq.get(seq) === 'superseded';
    const stay = seqs.filter((seq) => !isTaken(seq));
    await store.transaction('rw', store.entries, async () => {
      await store.entries.bulkDelete(seqs.filter(isTaken).map((seq): [string, number] => [leaseId, seq]));
      for (const seq of stay) {
        const told = bySeq.get(seq) ?? 'retry';
        if (told === 'retry') await store.entries.update([leaseId, seq], { state: 'waiting', answer: undefined });
        else
          await store.entries.update([leaseId, seq], { state: told === 'handed_on' ? 'handed_on' : 'refused', answer });
      }
    });
    return { outcomes, stay };
  }

  return {
    read,
    settle,
    rows: (seqs: readonly number[]) =>
      store.entries.bulkGet(seqs.map((seq): [string, number] => [leaseId, seq])) as Promise<(EntryRow | undefined)[]>,
    /** Every count there is a row of, another tab's among them; no content is read. */
    async seqs(): Promise<number[]> {
      const keys = (await store.entries.where({ leaseId }).primaryKeys()) as [string, number][];
      return keys.map(([, seq]) => seq);
    },
    damage: (seqs: readonly number[]) =>
      store.transaction('rw', store.entries, async () => {
        for (const seq of seqs) await store.entries.update([leaseId, seq], { state: 'damaged' });
      }),
  };
}
