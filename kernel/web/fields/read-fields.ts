// What was filled in of some fields, as facts a command takes, and what is wrong with the rest. Pure.
import type { FactValue, Field, Typed } from '#kernel/shared/field.ts';
import { isBlank, readTyped } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';

export type TypedFields = Readonly<Record<string, Typed | undefined>>;
export type ReadFields = {
  facts: { field: string; value: FactValue }[];
  faults: Readonly<Record<string, Words>>;
};

/** Blanks are left out: whether one is wanting is not the field's to say. */
export function readFields(fields: readonly Field[], typed: TypedFields): ReadFields {
  const facts: ReadFields['facts'] = [];
  const faults: Record<string, Words> = {};
  for (const field of fields) {
    const value = typed[field.name];
    if (value === undefined || isBlank(value)) continue;
    const read = readTyped(field, value);
    if (read.ok) facts.push({ field: field.name, value: read.value });
    else faults[field.name] = read.why;
  }
  return { facts, faults };
}
