// A party's own facts, as they are filled in when a case is opened, a party added or corrected.
import type { PartyRow } from '../../shared/queries.ts';
import { needsGuardian } from '../../shared/rules.ts';
import { type Field, maybe, one, some, type Values } from './form.ts';

const ageOf = (values: Values): number | undefined => {
  const age = Number(one(values, 'age'));
  return one(values, 'age') !== '' && Number.isInteger(age) ? age : undefined;
};
const isMinor = (values: Values): boolean =>
  needsGuardian({ isMinor: some(values, 'marks').includes('minor'), age: ageOf(values) });

/** `isKnown`: a number is on record already, and stays where none is written. */
export function partyFields({ isKnown }: { isKnown: boolean }): Field[] {
  return [
    { kind: 'text', name: 'name', label: { zh: '姓名', en: 'Name' }, max: 60, isNeeded: true },
    {
      kind: 'text',
      name: 'phone',
      label: { zh: '电话', en: 'Phone' },
      type: 'tel',
      max: 30,
      ...(isKnown ? { hint: { zh: '不改就空着', en: 'Leave empty to keep it' } } : {}),
    },
    {
      kind: 'select',
      name: 'sex',
      label: { zh: '性别', en: 'Sex' },
      options: [
        { value: '0', label: { zh: '未填', en: 'Not said' } },
        { value: '1', label: { zh: '男', en: 'Male' } },
        { value: '2', label: { zh: '女', en: 'Female' } },
      ],
    },
    { kind: 'text', name: 'age', label: { zh: '年龄', en: 'Age' }, type: 'number', max: 3 },
    { kind: 'text', name: 'address', label: { zh: '住址', en: 'Address' }, max: 200 },
    {
      kind: 'choices',
      name: 'marks',
      label: { zh: '情况', en: 'Marks' },
      options: [
        { value: 'private', label: { zh: '这个号码只有本人使用', en: 'Nobody else reads this number' } },
        { value: 'minor', label: { zh: '未成年', en: 'A minor' } },
      ],
    },
    {
      kind: 'text',
      name: 'guardianName',
      label: { zh: '监护人', en: 'Guardian' },
      hint: { zh: '由监护人看链接、到场、签字', en: 'Who reads the link, comes and signs' },
      max: 60,
      isNeeded: true,
      isShown: isMinor,
    },
    {
      kind: 'text',
      name: 'guardianRelation',
      label: { zh: '监护人关系', en: 'Relation of the guardian' },
      max: 40,
      isShown: isMinor,
    },
  ];
}

export function partyInput(values: Values) {
  return {
    name: one(values, 'name'),
    phone: maybe(values, 'phone'),
    sex: Number(one(values, 'sex')) || 0,
    age: ageOf(values),
    address: maybe(values, 'address'),
    isPhonePrivate: some(values, 'marks').includes('private'),
    isMinor: isMinor(values),
    guardianName: isMinor(values) ? maybe(values, 'guardianName') : undefined,
    guardianRelation: isMinor(values) ? maybe(values, 'guardianRelation') : undefined,
  };
}

/** The number is masked here and is not filled in: left empty it stays. */
export const valuesOfParty = (party: PartyRow): Values => ({
  name: party.name,
  sex: String(party.sex),
  age: party.age === null ? '' : String(party.age),
  address: party.address ?? '',
  marks: [...(party.isPhonePrivate ? ['private'] : []), ...(party.isMinor ? ['minor'] : [])],
  guardianName: party.guardianName ?? '',
  guardianRelation: party.guardianRelation ?? '',
});
