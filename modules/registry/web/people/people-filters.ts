// What the list of residents is narrowed by, as it stands in the address. Anything else found there is left alone.
import { flagCodes, type PersonFlag } from '../../shared/person.ts';

export type PeopleSearch = {
  text: string | undefined;
  flag: PersonFlag | undefined;
  unitId: string | undefined;
};

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const word = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
  return {
    text: word(raw['text'])?.slice(0, 80),
    flag: flagCodes.find((code) => code === raw['flag']),
    unitId: word(raw['unitId']),
  };
}
