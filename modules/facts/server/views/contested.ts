// What was told two ways, for the desk that decides: both tellings with who, when and by which phone.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { wasOffLine } from '../../shared/contested.ts';
import { fieldKey } from '../../shared/dictionary.ts';
import type * as q from '../../shared/queries.ts';
import { shownFact } from '../shown.ts';
import * as store from '../store/contested.ts';
import { listByOrdinal } from '../store/facts.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerContested(
  { limit }: In<typeof q.listContested>,
  { tx, secrets }: Context,
): Promise<Out<typeof q.listContested>> {
  const [open, dictionary] = await Promise.all([store.listContested(tx, limit), dictionaryInForce(tx)]);
  const rows = await listByOrdinal(
    tx,
    open.flatMap(({ subjectId, ordinals }) => ordinals.map((ordinal) => ({ subjectId, ordinal }))),
  );
  const labels = await store.listPhoneLabels(
    tx,
    rows.flatMap(({ leaseId }) => leaseId ?? []),
  );
  const contested = open.flatMap(({ subjectId, kind, name, address, field: fieldName, askedUntil }) => {
    const entry = dictionary.get(fieldKey(kind, fieldName));
    if (!entry) return [];
    const tellings = rows
      .filter((row) => row.subjectId === subjectId && row.field === fieldName)
      .map((row) => ({
        ...shownFact(entry.field, row, secrets),
        telling: row.ordinal,
        doneAt: row.observedAt,
        cameAt: row.at,
        phone: row.leaseId === null ? null : (labels.get(row.leaseId) ?? ''),
        wasOffLine: row.leaseId !== null && wasOffLine(row.observedAt.getTime(), row.at.getTime()),
        isCurrent: row.isCurrent,
      }));
    return [{ subject: { subjectId, kind, name, address }, field: entry.field, tellings, askedUntil }];
  });
  return { contested, total: open[0]?.total ?? 0, knownAt: tx.at };
}
