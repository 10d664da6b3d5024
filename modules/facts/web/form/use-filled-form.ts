// What was filled in of an opened form so far, and how it leaves: facts of the subject, what only the visit tells, and what is wrong.
import { useMemo, useState } from 'react';
import type { FactValue, Typed } from '#kernel/shared/field.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { readFields, type TypedFields } from '#kernel/web/fields/read-fields.ts';
import type { FormOpened } from '../../shared/opened-form.ts';

export type FilledForm = {
  typed: TypedFields;
  put(field: string, value: Typed): void;
  /** By field, as `recordFacts` takes them; blanks are left out. */
  facts: Readonly<Record<string, FactValue>>;
  /** Fields whose home is the visit. */
  told: { field: string; value: FactValue }[];
  faults: Readonly<Record<string, Words>>;
  /** Fields of the visit it needs and has not (a plain no counts as not: O16). */
  lacking: string[];
};

export function useFilledForm(opened: FormOpened | undefined): FilledForm {
  const [typed, setTyped] = useState<TypedFields>({});
  const read = useMemo(() => readForm(opened, typed), [opened, typed]);
  return { typed, put: (field, value) => setTyped((before) => ({ ...before, [field]: value })), ...read };
}

function readForm(opened: FormOpened | undefined, typed: TypedFields) {
  const own = [...(opened?.fields ?? []), ...(opened?.questions ?? []).filter(({ keptBy }) => keptBy === null)].map(
    ({ field }) => field,
  );
  const ofSubject = readFields(own, typed);
  const visit = opened?.visitFields ?? [];
  const ofVisit = readFields(
    visit.map(({ field }) => field),
    typed,
  );
  const told = new Map(ofVisit.facts.map(({ field, value }) => [field, value]));
  return {
    facts: Object.fromEntries(ofSubject.facts.map(({ field, value }) => [field, value])),
    told: ofVisit.facts,
    faults: { ...ofSubject.faults, ...ofVisit.faults },
    lacking: visit
      .filter(({ field, isNeeded }) => isNeeded && (told.get(field.name) ?? false) === false)
      .map(({ field }) => field.name),
  };
}
