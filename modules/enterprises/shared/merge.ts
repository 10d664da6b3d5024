// Two records of one firm: what the one that stays takes from the other, and what gives it back. Pure, so that the preview, the command and the property
// test are one rule: parting what was merged restores both records exactly (F14 edge: two surveyors, the same firm).

/** Facts that are filled where the record that stays has none. The order is that of the preview. */
export const mergedFields = [
  'uscc',
  'park',
  'legalRepresentative',
  'contactName',
  'phone',
  'headcount',
  'scale',
  'isAboveScale',
  'note',
] as const;
export type MergedField = (typeof mergedFields)[number];

/** What hangs on a record; `slot` is what only one may hold at a time on one record: a kind of place, a department, a person, a flag. Null: it never clashes. */
export type Hanging = { id: string; slot: string | null };
export const hangingKinds = ['places', 'listings', 'employments', 'shops', 'flags'] as const;
export type HangingKind = (typeof hangingKinds)[number];
export type Hangings = Record<HangingKind, Hanging[]>;

export type MergeSide = {
  /** Null: it has none. Equal text, equal value. */
  values: Record<MergedField, string | null>;
  uscc: string | null;
  hangings: Hangings;
};

/** What was done, in the words it takes to undo it. Holds no personal value: a filled fact was empty before. */
export type Inverse = { filled: MergedField[]; moved: Record<HangingKind, string[]> };
export type MergePlan = Inverse & {
  /** Facts that both have and that differ: those of the record that stays remain. */
  kept: MergedField[];
  /** Stays with the record that goes, because its slot is taken. */
  left: Record<HangingKind, string[]>;
};

/** Two sound codes are two firms: a code is never reissued (GB 32100-2015). */
export function mayBeOne(into: Pick<MergeSide, 'uscc'>, from: Pick<MergeSide, 'uscc'>): boolean {
  return into.uscc === null || from.uscc === null || into.uscc === from.uscc;
}

export function planMerge(into: MergeSide, from: MergeSide): MergePlan {
  const filled = mergedFields.filter((field) => into.values[field] === null && from.values[field] !== null);
  const kept = mergedFields.filter(
    (field) => into.values[field] !== null && from.values[field] !== null && into.values[field] !== from.values[field],
  );
  const moved = {} as MergePlan['moved'];
  const left = {} as MergePlan['left'];
  for (const kind of hangingKinds) {
    const taken = new Set(into.hangings[kind].map(({ slot }) => slot));
    const goes = ({ slot }: Hanging) => slot === null || !taken.has(slot);
    moved[kind] = from.hangings[kind].filter(goes).map(({ id }) => id);
    left[kind] = from.hangings[kind].filter((one) => !goes(one)).map(({ id }) => id);
  }
  return { filled, kept, moved, left };
}
