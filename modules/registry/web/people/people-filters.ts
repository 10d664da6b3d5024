// What the list of residents is narrowed by, as it stands in the address. Anything else found there is left alone.
import { flagCodes, type PersonFlag } from '../../shared/person.ts';

export type PeopleSearch = {
  flag: PersonFlag | undefined;
  unitId: string | undefined;
};

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  return {
    flag: flagCodes.find((code) => code === raw['flag']),
    unitId: typeof raw['unitId'] === 'string' && raw['unitId'] !== '' ? raw['unitId'] : undefined,
  };
}

/** As the server is asked, for the list and for the sheet of it alike. */
export const askedOf = ({ flag, unitId }: PeopleSearch) => ({
  ...(flag ? { flags: [flag] } : {}),
  ...(unitId ? { unitId } : {}),
});
