// Fields and choices that more than one form of a case asks for.
import type { Words } from '#kernel/shared/problem.ts';
import type { PartyRow } from '../../../shared/queries.ts';
import { partyRoles, routeNames, routes } from '../../../shared/words.ts';
import { type Field, type Option } from '../form.ts';

export const optionsOf = <K extends string>(titles: Record<K, Words>, names: readonly K[]): Option[] =>
  names.map((value) => ({ value, label: titles[value] }));
export const plain = (text: string): Words => ({ zh: text, en: text });
export const yesNo: Option[] = [
  { value: 'yes', label: { zh: '同意', en: 'Yes' } },
  { value: 'no', label: { zh: '不同意', en: 'No' } },
];
export const partyOptions = (parties: readonly PartyRow[]): Option[] =>
  parties.map(({ partyId, name, role }) => ({
    value: partyId,
    label: { zh: `${name}（${partyRoles[role].zh}）`, en: `${name} (${partyRoles[role].en})` },
  }));
export const reason = (max = 500): Field => ({
  kind: 'text',
  name: 'reason',
  label: { zh: '理由', en: 'Reason' },
  lines: 3,
  max,
  isNeeded: true,
});
export const photos: Field = { kind: 'photos', name: 'fileIds', label: { zh: '照片', en: 'Photos' } };
export const told: Field = {
  kind: 'choices',
  name: 'toldRoutes',
  label: { zh: '已告知可以走的途径', en: 'Ways that were told' },
  options: optionsOf(routes, routeNames),
  isNeeded: true,
};
