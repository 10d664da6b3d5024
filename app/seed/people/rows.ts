// One person as rows of the register: sealed numbers, the stay, the flags, and the words by which they are found.
import type { Secrets } from '#kernel/server/secrets.ts';
import { type PersonFlag, personFlags } from '#modules/registry/shared/person.ts';
import { districtId, seedId } from '../ids.ts';
import type { Pinyin } from '../names.ts';
import { bytes, type Row } from '../rows.ts';
import { since } from '../territory/tree.ts';

export type NewPerson = {
  id: string;
  name: string;
  /** 1 man, 2 woman, 0 not known. */
  sex: 0 | 1 | 2;
  bornOn: string | null;
  idNumber: string | null;
  phone: string | null;
  political: string | null;
  placeId: string;
  relation: string | null;
  /** The days of the stay, as a daterange. */
  stay: string;
  flags: readonly string[];
  reason: string;
};

export const isSensitiveFlag = (flag: string): boolean =>
  Object.hasOwn(personFlags, flag) && personFlags[flag as PersonFlag].isSensitive;

export function personRows(
  person: NewPerson,
  secrets: Secrets,
  pinyin: Pinyin,
): { person: Row; stay: Row; flags: Row[] } {
  const { id, idNumber, phone } = person;
  const spelled = pinyin.ofName(person.name);
  return {
    person: {
      id,
      district_id: districtId,
      name: person.name,
      initials: spelled.initials,
      pinyin: spelled.pinyin,
      sex: person.sex,
      born_on: person.bornOn,
      id_kind: idNumber ? 'resident_id' : null,
      id_cipher: bytes(idNumber ? secrets.seal(idNumber) : null),
      id_hash: bytes(idNumber ? secrets.hash('id', idNumber) : null),
      phone_cipher: bytes(phone ? secrets.seal(phone) : null),
      phone_hash: bytes(phone ? secrets.hash('phone', phone) : null),
      phone_tail: phone?.slice(-4) ?? null,
      political_status: person.political,
      note: null,
      made_at: since,
    },
    stay: {
      id: seedId('stay', id),
      district_id: districtId,
      person_id: id,
      place_id: person.placeId,
      kind: 'living',
      relation_to_head: person.relation,
      valid: person.stay,
    },
    flags: person.flags.map((flag) => ({
      id: seedId('flag', `${id} ${flag}`),
      district_id: districtId,
      subject_id: id,
      flag,
      is_sensitive: isSensitiveFlag(flag),
      reason: person.reason,
      valid: person.stay,
    })),
  };
}

/** As the register makes them (registry/shared/search.ts): the name in all its writings, the end of the telephone. */
export const tokensOfPerson = ({ name, phone }: Pick<NewPerson, 'name' | 'phone'>, pinyin: Pinyin): string[] => [
  ...pinyin.ofName(name).tokens,
  ...(phone ? [phone.slice(-4)] : []),
];
