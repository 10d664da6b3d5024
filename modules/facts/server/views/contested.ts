// 说法不一: facts, and columns of people, that two people told differently without knowing of each other. One answer, for to whoever decides it is one pile.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { wasOffLine } from '#kernel/shared/tellings.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { type ColumnTelling, listContestedColumns } from '#modules/registry/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { type Dictionary, fieldKey } from '../../shared/dictionary.ts';
import { sourceWords } from '../../shared/fact.ts';
import type { Held } from '../../shared/opened-form.ts';
import type * as q from '../../shared/queries.ts';
import { shownFact } from '../shown.ts';
import * as store from '../store/contested.ts';
import { listByOrdinal } from '../store/facts.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Telling = q.ContestedFact['tellings'][number] & { leaseId: string | null };
/** Latest first by when the second of them came in, whatever keeps it. */
type Open = Omit<q.ContestedFact, 'tellings'> & { at: Date; tellings: Telling[] };
type Part = { open: Open[]; total: number };

export async function answerContested(
  { limit }: In<typeof q.listContested>,
  context: Context,
): Promise<Out<typeof q.listContested>> {
  const { tx, actor } = context;
  const dictionary = await dictionaryInForce(tx);
  const parts = await Promise.all([openFacts(limit, dictionary, context), openColumns(limit, dictionary, context)]);
  const open = parts
    .flatMap((part) => part.open)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
  const leases = open.flatMap(({ tellings }) => tellings.flatMap(({ leaseId }) => leaseId ?? []));
  const labels = await store.listPhoneLabels(tx, leases);
  const isNamed = actor.kind === 'staff' && seesNames(actor.role);
  return {
    contested: open.map(({ at: _, subject, tellings, ...one }) => ({
      ...one,
      subject: subject.kind === 'person' && !isNamed ? { ...subject, name: maskName(subject.name) } : subject,
      tellings: tellings.map(({ leaseId, ...telling }) => ({
        ...telling,
        phone: leaseId === null ? null : (labels.get(leaseId) ?? ''),
      })),
    })),
    total: parts.reduce((sum, { total }) => sum + total, 0),
    knownAt: tx.at,
  };
}

type Came = { observedAt: Date; at: Date; leaseId: string | null; isCurrent: boolean };
const howItCame = ({ observedAt, at, leaseId, isCurrent }: Came) => ({
  doneAt: observedAt,
  cameAt: at,
  phone: null,
  leaseId,
  wasOffLine: leaseId !== null && wasOffLine(observedAt.getTime(), at.getTime()),
  isCurrent,
});

async function openFacts(limit: number, dictionary: Dictionary, { tx, secrets }: Context): Promise<Part> {
  const found = await store.listContested(tx, limit);
  const rows = await listByOrdinal(
    tx,
    found.flatMap(({ subjectId, ordinals }) => ordinals.map((ordinal) => ({ subjectId, ordinal }))),
  );
  const open = found.flatMap(({ subjectId, kind, name, address, field: fieldName, at, askedUntil }) => {
    const entry = dictionary.get(fieldKey(kind, fieldName));
    if (!entry) return [];
    const tellings = rows
      .filter((row) => row.subjectId === subjectId && row.field === fieldName)
      .map((row) => ({ ...shownFact(entry.field, row, secrets), telling: row.ordinal, ...howItCame(row) }));
    return [{ subject: { subjectId, kind, name, address }, field: entry.field, at, askedUntil, tellings }];
  });
  return { open, total: found[0]?.total ?? 0 };
}

async function openColumns(limit: number, dictionary: Dictionary, context: Context): Promise<Part> {
  const { contested, total } = await listContestedColumns(context, limit);
  const standing = await store.listStanding(
    context.tx,
    contested.map(({ personId, field }) => ({ subjectId: personId, field })),
  );
  const open = contested.flatMap(({ personId, field, at, tellings }): Open[] => {
    const entry = dictionary.get(fieldKey('person', field));
    const of = standing.find((one) => one.subjectId === personId && one.field === field);
    if (!entry || !of) return [];
    const { subjectId, kind, name, address, askedUntil } = of;
    return [
      {
        subject: { subjectId, kind, name, address },
        field: entry.field,
        at,
        askedUntil,
        tellings: tellings.map((one) => ({ ...shownColumn(one), telling: one.telling, ...howItCame(one) })),
      },
    ];
  });
  return { open, total };
}

/** A column of a person as it was told; that there is none is told in words. */
export function shownColumn({ value, mask, sourceKind, observedAt, byName }: ColumnTelling): Held {
  const masked = mask === null ? null : { zh: mask, en: mask };
  return {
    value,
    mask: value === null && mask === null ? { zh: '没有', en: 'None' } : masked,
    sourceKind,
    sourceWords: sourceWords(sourceKind),
    observedOn: dateOf(observedAt.getTime()),
    byName,
  };
}
