// How what waits in a box goes out: batch after batch in the order of its count, each judged before the next leaves, cut anywhere and gone on with.
import { type BoxAnswer, type BoxOutcome, mostInOne } from '#kernel/shared/box.ts';
import { groupBy } from '#kernel/shared/group-by.ts';
import { toBase64 } from './bytes.ts';
import type { openEntries, Waiting } from './entries.ts';
import { type EntryRow, phoneStore } from './store.ts';

export type Bring = (
  leaseId: string,
  body: { waiting: number; refused: number; entries: string[] },
) => Promise<BoxAnswer>;

type SendingParts = {
  leaseId: string;
  entries: ReturnType<typeof openEntries>;
  bring: Bring;
  waiting: () => readonly Waiting[];
  /** In the list of what waits: these go, those come. */
  replace: (gone: ReadonlySet<number>, come: readonly Waiting[]) => void;
  /** The house was heard. */
  heard: (answer: BoxAnswer, at: number) => void;
  onOutcomes: (outcomes: readonly BoxOutcome[]) => void;
};

export function openSending({ leaseId, entries, bring, waiting, replace, heard, onOutcomes }: SendingParts) {
  const store = phoneStore();

  /** What lies on the phone, where another tab or another's phone was at it too: what is gone there is gone here, what is new is read. */
  async function catchUp(): Promise<void> {
    const known = new Set(waiting().map(({ seq }) => seq));
    const there = new Set(await entries.seqs());
    await readAgain([...[...known].filter((seq) => !there.has(seq)), ...[...there].filter((seq) => !known.has(seq))]);
  }
  async function readAgain(seqs: readonly number[]): Promise<void> {
    if (seqs.length === 0) return;
    const rows = await entries.rows(seqs);
    replace(new Set(seqs), await Promise.all(rows.flatMap((row) => (row ? [entries.read(row)] : []))));
  }

  /** What the house said of a batch: taken ones leave, refused ones stay with their reason. */
  async function settle(seqs: readonly number[], answer: string): Promise<void> {
    const { outcomes, stay } = await entries.settle(seqs, answer);
    replace(new Set(seqs.filter((seq) => !stay.includes(seq))), []);
    await readAgain(stay);
    onOutcomes(outcomes);
  }
  /** Judged while this vault was locked, or by another tab. */
  async function settleAnswered(rows: readonly (EntryRow | undefined)[]): Promise<void> {
    const answered = rows.flatMap((row) => (row?.state === 'answered' ? [row] : []));
    for (const [answer, told] of groupBy(answered, (row) => row.answer ?? ''))
      await settle(
        told.map(({ seq }) => seq),
        answer,
      );
  }

  /** In the order of their count, up to the first that may still be taken back: what comes after it waits with it. */
  function nextBatch(): number[] {
    const now = Date.now();
    const batch: number[] = [];
    for (const { seq, state, holdUntil } of waiting()) {
      if (state !== 'waiting') continue;
      if (batch.length === mostInOne || (holdUntil !== undefined && holdUntil > now)) break;
      batch.push(seq);
    }
    return batch;
  }

  async function sendAll(): Promise<void> {
    await catchUp();
    for (let isFirst = true; ; ) {
      const batch = nextBatch();
      if (batch.length === 0 && !isFirst) return;
      const rows = await entries.rows(batch);
      if (rows.some((row) => row?.state !== 'waiting')) {
        // Not as this tab thought: it looks again before it sends anything.
        await readAgain(batch);
        await settleAnswered(rows);
        continue;
      }
      const judged = await send(rows as EntryRow[]);
      // Also where nothing came of it: it is not knocked again and again.
      if (judged < batch.length || batch.length === 0 || nextBatch()[0] === batch[0]) return;
      isFirst = false;
    }
  }
  /** How many of them, from the first, the house has judged. */
  async function send(rows: readonly EntryRow[]): Promise<number> {
    const refused = waiting().filter(({ state }) => state === 'refused').length;
    const answer = await bring(leaseId, {
      waiting: waiting().length - rows.length,
      refused,
      entries: rows.map(({ sealed }) => toBase64(sealed)),
    });
    const { state, clockAhead } = answer;
    const heardAt = Date.now();
    await store.vaults.update(leaseId, { heardAt, endsAt: Date.parse(answer.endsAt), state, clockAhead });
    heard(answer, heardAt);
    const seqs = rows.map(({ seq }) => seq);
    const torn = new Set(answer.torn.flatMap((place) => seqs[place] ?? []));
    await entries.damage([...torn]);
    await settle(
      seqs.filter((seq) => !torn.has(seq)),
      answer.outcomes,
    );
    await readAgain([...torn]);
    return answer.judged;
  }

  return { sendAll, settleAnswered };
}
