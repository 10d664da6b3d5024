// A field as a desk describes it, and the entry of the dictionary that comes of it. Pure.
import type { Field, FieldType } from '#kernel/shared/field.ts';
import type { FieldHome, SubjectField } from '../../shared/dictionary.ts';

export const freshChoices = ['never', '30', '90', '180', '365'] as const;
export const keepChoices = ['always', '365', '1095', '1825'] as const;

export type FieldDraft = {
  zh: string;
  en: string;
  alsoCalled: string;
  home: FieldHome;
  type: FieldType;
  /** One a line, or between 、 and commas. */
  codes: string;
  isSensitive: boolean;
  fresh: (typeof freshChoices)[number];
  keep: (typeof keepChoices)[number];
};

/** Telephone and identity numbers are personal whatever anybody says (PIPL). */
export const isAlwaysSensitive = (type: FieldType): boolean => type === 'phone' || type === 'id_number';

export const partsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、；;]+/u)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

export type Lacking = 'title' | 'codes';
export function lackingOf(draft: FieldDraft): Lacking | undefined {
  if (draft.zh.trim() === '') return 'title';
  if (draft.type === 'choice' && partsOf(draft.codes).length < 2) return 'codes';
  return undefined;
}

/** `name` is the code under which it is kept. What only a visit tells neither ages nor is replaced. */
export function entryOf(draft: FieldDraft, name: string): SubjectField {
  const common = { name, title: { zh: draft.zh.trim(), en: draft.en.trim() || draft.zh.trim() } };
  const sensitivity = draft.isSensitive ? ('sensitive' as const) : ('normal' as const);
  const isOfVisit = draft.home === 'visit';
  return {
    home: draft.home,
    field: fieldOf(draft, common, sensitivity),
    alsoCalled: partsOf(draft.alsoCalled),
    ...(draft.fresh === 'never' || isOfVisit ? {} : { askAgainAfterDays: Number(draft.fresh) }),
    ...(draft.keep === 'always' || isOfVisit ? {} : { keepDays: Number(draft.keep) }),
  };
}

type Common = { name: string; title: { zh: string; en: string } };
function fieldOf({ type, codes }: FieldDraft, common: Common, sensitivity: 'normal' | 'sensitive'): Field {
  if (type === 'phone' || type === 'id_number') return { ...common, type, sensitivity: 'sensitive' };
  if (type === 'choice')
    return {
      ...common,
      type,
      sensitivity,
      codes: partsOf(codes).map((title, n) => ({ code: String(n + 1), title: { zh: title, en: title } })),
    };
  return { ...common, type, sensitivity };
}
