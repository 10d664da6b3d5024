// Facts of a request: what its kind asks for, by the field dictionary of the method it came in under (B7). Which are wanting at which step, who may tell
// which, and what was told that is not right — all of it at one time (L13). Pure: screens and handlers ask the same questions.
import { z } from 'zod';
import { type FactValue, type Field, factValueSchema, fieldSchema } from '#kernel/shared/field.ts';
import { checkFact } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Booking, NeedStage, RequiredField } from '#modules/methods/shared/request-kind.ts';
import { needStages } from '#modules/methods/shared/request-kind.ts';
import { fileShape, wordsShape } from './shapes.ts';

/** Left out altogether where nothing is told: a command without facts is what it was before there were any. */
export const givenFacts = z
  .array(z.object({ field: z.string().max(40), value: factValueSchema }))
  .max(30)
  .optional();
export type GivenFact = { field: string; value: FactValue };

export const askShape = z.object({
  field: fieldSchema,
  /** Does as well. */
  or: fieldSchema.nullable(),
  neededFor: z.enum(needStages),
  why: wordsShape.nullable(),
  /** Told already, or known from the request itself. */
  isKnown: z.boolean(),
});
export type Ask = z.output<typeof askShape>;

/** A fact as it may be shown: a sensitive one by its mask, without its value. */
export const shownFact = z.object({
  field: fieldSchema,
  value: factValueSchema.nullable(),
  mask: wordsShape.nullable(),
  files: z.array(fileShape),
  at: z.date(),
  byKind: z.string(),
  by: z.string().nullable(),
  unitName: z.string().nullable(),
  earlier: z.array(
    z.object({
      value: factValueSchema.nullable(),
      mask: wordsShape.nullable(),
      at: z.date(),
      by: z.string().nullable(),
    }),
  ),
});
export type ShownFact = z.output<typeof shownFact>;

export const bookingShape = z.object({ wishedAt: fieldSchema, agreedAt: fieldSchema });

export type Dictionary = ReadonlyMap<string, Field>;
const dictionaries = new WeakMap<readonly Field[], Dictionary>();
/** The fields by name; made once for each version of a method. */
export function dictionaryOf(fields: readonly Field[]): Dictionary {
  const known = dictionaries.get(fields) ?? new Map(fields.map((field) => [field.name, field]));
  dictionaries.set(fields, known);
  return known;
}

type Asking = { requiredFields: readonly RequiredField[]; booking?: Booking | null | undefined };

/** What a kind asks for, told by `known` or not. A field that no dictionary holds (versions published before there was one) is not asked. */
export function asksOf(kind: Asking | undefined, fields: Dictionary, known: ReadonlySet<string>): Ask[] {
  return (kind?.requiredFields ?? []).flatMap(({ field: name, or, neededFor, why }) => {
    const field = fields.get(name);
    if (!field) return [];
    const other = or ? fields.get(or) : undefined;
    const isKnown = [field, other].some(
      (one) => one && (known.has(one.name) || (one.knownFrom !== undefined && known.has(`@${one.knownFrom}`))),
    );
    return { field, or: other ?? null, neededFor, why: why ?? null, isKnown };
  });
}

export const missingFor = (stage: NeedStage, asks: readonly Ask[]): Ask[] =>
  asks.filter(({ neededFor, isKnown }) => neededFor === stage && !isKnown);

/** An emergency is never held up by a field. */
export const mayHoldUp = (request: { isEmergency: boolean }, kind: { isEmergency?: boolean | undefined } | undefined) =>
  !request.isEmergency && !kind?.isEmergency;

/** All that is wanting as one sentence: `约定上门时间；本人身份证号或本人持证照片`. */
export function wordsOfMissing(missing: readonly Ask[]): Words {
  const named = missing.map(({ field, or }) => ({
    zh: or ? `${field.title.zh}或${or.title.zh}` : field.title.zh,
    en: or ? `${field.title.en} or ${or.title.en}` : field.title.en,
  }));
  return { zh: named.map(({ zh }) => zh).join('；'), en: named.map(({ en }) => en).join('; ') };
}

/** Callers tell what is asked before dispatch and the time they wish; the rest is the handling side's word. */
export function mayTell(name: string, kind: Asking | undefined, isCaller: boolean): boolean {
  if (!kind) return !isCaller;
  const asked = kind.requiredFields.filter(({ neededFor }) => !isCaller || neededFor === 'file');
  const names = asked.flatMap(({ field, or }) => [field, or]);
  return [...names, kind.booking?.wishedAt, isCaller ? undefined : kind.booking?.agreedAt].includes(name);
}

export type TakenFact = { field: Field; value: FactValue };
export type FactFault = { field: string; title: Words; why: Words };

const notAsked: Words = { zh: '这件事不用填这一项', en: 'is not asked of you for this' };
const toldTwice: Words = { zh: '填了两遍', en: 'is told twice' };

/** Every fact that is right in the form in which it is kept, and every one that is not with its reason. */
export function sortFacts(
  given: readonly GivenFact[],
  kind: Asking | undefined,
  fields: Dictionary,
  isCaller: boolean,
): { taken: TakenFact[]; faults: FactFault[] } {
  const taken: TakenFact[] = [];
  const faults: FactFault[] = [];
  for (const { field: name, value } of given) {
    const field = fields.get(name);
    const fault = (why: Words) => void faults.push({ field: name, title: field?.title ?? { zh: name, en: name }, why });
    if (!field || !mayTell(name, kind, isCaller)) fault(notAsked);
    else if (taken.some((one) => one.field === field)) fault(toldTwice);
    else {
      const checked = checkFact(field, value);
      if (checked.ok) taken.push({ field, value: checked.value });
      else fault(checked.why);
    }
  }
  return { taken, faults };
}

export function wordsOfFaults(faults: readonly FactFault[]): Words {
  return {
    zh: faults.map(({ title, why }) => `${title.zh}：${why.zh}`).join('；'),
    en: faults.map(({ title, why }) => `${title.en}: ${why.en}`).join('; '),
  };
}
