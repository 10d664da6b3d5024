// Words of a pair of records side by side.
import type { Words } from '#kernel/shared/problem.ts';
import { type ChoiceField, choiceFieldTitles, type MeetingKind, meetingRules } from '../../shared/merging.ts';

export const fieldTitle = (field: ChoiceField): Words => choiceFieldTitles[field];
export const isMeetingKind = (kind: string): kind is MeetingKind => kind in meetingRules;

/** What becomes of something that stands on both. */
export function outcomeOf({ as, until }: { as: string; until: string | null }): Words {
  switch (as) {
    case 'cut':
      return { zh: `到 ${until ?? ''} 为止`, en: `ends on ${until ?? ''}` };
    case 'joined':
      return { zh: '合成一段', en: 'becomes one' };
    case 'set_aside':
      return { zh: '不另算，随合并记录封存', en: 'set aside with the merge' };
    default:
      return { zh: '先前的转为历史', en: 'the earlier one is history' };
  }
}

export const pairPath = (one: string, other: string): string => `/desk/duplicates/${one}.${other}`;
export function readPair(raw: string | undefined): { personId: string; otherId: string } | undefined {
  const [personId, otherId] = (raw ?? '').split('.');
  return personId && otherId ? { personId, otherId } : undefined;
}

export const chooseFirst = (fields: readonly ChoiceField[]): Words => ({
  zh: `还要选 ${fields.map((field) => choiceFieldTitles[field].zh).join('、')}`,
  en: `choose ${fields.map((field) => choiceFieldTitles[field].en.toLowerCase()).join(', ')} first`,
});
