// A fact: where it is from and how old it is. Pure: phone and server judge alike.

import { type CalendarDate, daysBetween } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { HouseField, SubjectField } from './dictionary.ts';
import type { SubjectKind } from './subject.ts';

/** What a fact was told by. `house`: a column of the registers themselves. */
export const factSources = {
  visit: { zh: '走访', en: 'Visit' },
  call: { zh: '电话', en: 'Call' },
  inspect: { zh: '检查', en: 'Inspection' },
  form: { zh: '表单', en: 'Form' },
  import: { zh: '导入', en: 'Import' },
  request: { zh: '诉求', en: 'Request' },
  /** Written down by hand where nothing stood before. */
  entry: { zh: '补录', en: 'Entered' },
  correction: { zh: '更正', en: 'Correction' },
  house: { zh: '登记资料', en: 'The register itself' },
} as const satisfies Record<string, Words>;
export type FactSourceKind = keyof typeof factSources;

const otherSource: Words = { zh: '其他来源', en: 'Another source' };
export function sourceWords(kind: string): Words {
  return factSources[kind as FactSourceKind] ?? otherSource;
}

/** Older than its field allows: asked again. A field without a term does not age. */
export function isStale(
  entry: Pick<SubjectField, 'askAgainAfterDays'>,
  observedOn: CalendarDate,
  today: CalendarDate,
): boolean {
  return entry.askAgainAfterDays !== undefined && daysBetween(observedOn, today) > entry.askAgainAfterDays;
}

export type AskReason = 'missing' | 'stale';
export function askOf(
  entry: SubjectField | HouseField,
  observedOn: CalendarDate | null,
  today: CalendarDate,
): AskReason | null {
  if (observedOn === null) return 'missing';
  return 'isDerived' in entry || !isStale(entry, observedOn, today) ? null : 'stale';
}

/** The command that keeps the house's own fields of a kind: they are never recorded as facts. */
export const houseCommands: Record<SubjectKind, { command: string; title: Words }> = {
  person: { command: 'person.correct', title: { zh: '更正居民资料', en: 'Correct a resident' } },
  household: { command: 'place.correct', title: { zh: '更正房屋资料', en: 'Correct a place' } },
  place: { command: 'place.correct', title: { zh: '更正房屋资料', en: 'Correct a place' } },
  enterprise: { command: 'enterprise.correct', title: { zh: '更正企业资料', en: 'Correct an enterprise' } },
  unit: { command: 'unit.correct', title: { zh: '更正单位资料', en: 'Correct a unit' } },
};
