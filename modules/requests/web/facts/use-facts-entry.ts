// The facts being filled in on a form: what is typed, what of it is right, what is still wanting. One hook for the desk, the field and the resident.
import { useState } from 'react';
import type { FactValue, Field, Typed } from '#kernel/shared/field.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { readFields, type TypedFields } from '#kernel/web/fields/read-fields.ts';
import { type Ask, wordsOfMissing } from '../../shared/facts.ts';

export type FactsEntry = {
  asks: readonly Ask[];
  typed: TypedFields;
  change(name: string, value: Typed): void;
  onSending(name: string, isSending: boolean): void;
  isSending: boolean;
  facts: { field: string; value: FactValue }[];
  faults: Readonly<Record<string, Words>>;
  /** Asked, and neither it nor what does as well is filled in. */
  missing: readonly Ask[];
};

/** `asks`: what is to be filled in here; `first`: what stands in the fields when the form opens. */
export function useFactsEntry(asks: readonly Ask[], first: TypedFields = {}): FactsEntry {
  const [changed, setChanged] = useState<TypedFields>({});
  const [sending, setSending] = useState<Readonly<Record<string, boolean>>>({});
  const typed = { ...first, ...changed };
  const { facts, faults } = readFields(fieldsOf(asks), typed);
  const told = new Set(facts.map(({ field }) => field));
  return {
    asks,
    typed,
    change: (name, value) => setChanged((now) => ({ ...now, [name]: value })),
    onSending: (name, isSending) => setSending((now) => ({ ...now, [name]: isSending })),
    isSending: Object.values(sending).some(Boolean),
    facts,
    faults,
    missing: asks.filter(({ field, or, isKnown }) => !isKnown && !told.has(field.name) && !(or && told.has(or.name))),
  };
}

export const fieldsOf = (asks: readonly Ask[]): Field[] => [
  ...new Map(
    asks.flatMap(({ field, or }) => [field, ...(or ? [or] : [])]).map((field) => [field.name, field]),
  ).values(),
];

const sendingWords: Words = { zh: '照片还在传，传好就能提交', en: 'Photos are still on their way' };
const faultWords: Words = { zh: '有一项填得不对，请看红字', en: 'Something is not right; see the words in red' };

/** Why the form cannot be sent yet. What is wanting only counts where it may hold things up. */
export function whyNotYet(entry: FactsEntry, mayHoldUp: boolean): Words | undefined {
  if (entry.isSending) return sendingWords;
  if (Object.keys(entry.faults).length > 0) return faultWords;
  if (!mayHoldUp || entry.missing.length === 0) return undefined;
  const { zh, en } = wordsOfMissing(entry.missing);
  return { zh: `还要填：${zh}`, en: `Still needed: ${en}` };
}
