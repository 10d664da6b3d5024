// Words for codes of the register that the answers carry as plain text. A code nobody translated is shown as it is, never hidden.
import type { Words } from '#kernel/shared/problem.ts';
import { type PlaceKind, placeKindTitles } from '#modules/territory/shared/place.ts';
import { personFlags, politicalTitles, relationTitles, stayKindTitles } from '../shared/person.ts';

const asIs = (code: string): Words => ({ zh: code, en: code });
const reader =
  <C extends string>(table: Record<C, Words>) =>
  (code: string): Words =>
    code in table ? table[code as C] : asIs(code);

export const flagTitle = (code: string): Words =>
  code in personFlags ? personFlags[code as keyof typeof personFlags].title : asIs(code);
export const relationTitle = reader(relationTitles);
export const politicalTitle = reader(politicalTitles);
export const stayKindTitle = reader(stayKindTitles);
export const placeKindTitle = reader<PlaceKind>(placeKindTitles);

export const documentKindTitles = {
  resident_id: { zh: '居民身份证', en: 'Resident identity card' },
  hong_kong_macao_permit: { zh: '港澳居民来往内地通行证', en: 'Hong Kong and Macao permit' },
  taiwan_permit: { zh: '台湾居民来往大陆通行证', en: 'Taiwan permit' },
  residence_permit: { zh: '港澳台居民居住证', en: 'Residence permit' },
  permanent_residence: { zh: '外国人永久居留身份证', en: 'Permanent residence card' },
  passport: { zh: '护照', en: 'Passport' },
} as const satisfies Record<string, Words>;
export const documentKindTitle = reader(documentKindTitles);

export const revealFieldTitle = reader({
  phone: { zh: '电话', en: 'Phone' },
  id_number: { zh: '证件号码', en: 'Identity number' },
  name: { zh: '姓名', en: 'Name' },
});
