import { type Dictionary, fieldKey, isHouseField } from './dictionary.ts';
import type { SubjectKind } from './subject.ts';

/** What somebody at the door can tell: anything but what the house works out of other facts. */
export function isAskable(dictionary: Dictionary, kind: SubjectKind, name: string): boolean {
  const entry = dictionary.get(fieldKey(kind, name));
  return entry !== undefined && !(isHouseField(entry) && entry.isDerived);
}
