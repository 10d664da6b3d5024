// What bringing two records together decides: which value of each field, and by which rule what hangs on both becomes one. The words are those the screen shows
// before the act.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';

/** Who may look for duplicates, bring records together and take it back, each within their area (the same list as app.may_mend). */
export const mergers = [
  'community_desk',
  'community_secretary',
  'street_supervisor',
  'district_supervisor',
] as const satisfies readonly Role[];

/** Two records of different communities are brought together by somebody who answers for both. */
export const mergersAcross: readonly Role[] = ['street_supervisor', 'district_supervisor'];

export const choiceFields = [
  'name',
  'document',
  'sex',
  'bornOn',
  'phone',
  'political',
  'registeredPlace',
  'note',
] as const;
export type ChoiceField = (typeof choiceFields)[number];
export type Side = 'keep' | 'merged';
export type Choices = Partial<Record<ChoiceField, Side | undefined>>;

export const choiceFieldTitles: Record<ChoiceField, Words> = {
  name: { zh: '姓名', en: 'Name' },
  document: { zh: '证件', en: 'Document' },
  sex: { zh: '性别', en: 'Sex' },
  bornOn: { zh: '出生日期', en: 'Born on' },
  phone: { zh: '电话', en: 'Telephone' },
  political: { zh: '政治面貌', en: 'Political status' },
  registeredPlace: { zh: '户籍地', en: 'Registered at' },
  note: { zh: '备注', en: 'Note' },
};

/** How the two stand to one another in one field. `differs` needs somebody to choose. */
export type FieldStanding = 'same' | 'only_keep' | 'only_merged' | 'neither' | 'differs';

export function standingOf(keep: string | null, merged: string | null): FieldStanding {
  if (keep === null) return merged === null ? 'neither' : 'only_merged';
  if (merged === null) return 'only_keep';
  return keep === merged ? 'same' : 'differs';
}

/** Which side a field is taken from; undefined where somebody has to choose and has not. */
export function sideOf(standing: FieldStanding, chosen: Side | undefined): Side | undefined {
  if (standing === 'differs') return chosen;
  return standing === 'only_merged' ? 'merged' : 'keep';
}

/** What of both records meets, and what becomes of it. */
export type MeetingKind = 'living' | 'registered' | 'working' | 'flag' | 'fact' | 'owner' | 'duty';
export const meetingRules: Record<MeetingKind, Words> = {
  living: {
    zh: '住处：后住进的为准，前一处到那天为止；同一处合成一段',
    en: 'Homes: the one moved into later stands, the one before ends that day; the same home is one stay',
  },
  registered: {
    zh: '户籍：后登记的为准，前一处到那天为止',
    en: 'Registration: the later one stands, the one before ends that day',
  },
  working: { zh: '工作地点：同一处合成一段', en: 'Work: the same place is one stay' },
  flag: { zh: '标签：同一标签合成一段，从较早的一天起', en: 'Flags: the same flag is one, from the earlier day' },
  fact: {
    zh: '填过的情况：后了解到的为准，先前的留在历史里',
    en: 'Facts: the one observed later stands, the other is history',
  },
  owner: { zh: '专人：同一人只记一次', en: 'Named owners: the same one once' },
  duty: { zh: '应办：同一时段只剩一件，做过的算数', en: 'Duties: one for a slot, and what was done counts' },
};
