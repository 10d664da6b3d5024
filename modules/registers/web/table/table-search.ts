// What one register is narrowed and put in order by, as it stands in the address. What is typed to find somebody is kept out of it.
import { memberSorts } from '../../shared/queries.ts';

export type TableSearch = {
  unitId: string | undefined;
  on: string | undefined;
  lacks: 'owner' | 'place' | undefined;
  sort: (typeof memberSorts)[number];
  sortField: string | undefined;
  isDescending: boolean;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export function readTableSearch(raw: Record<string, unknown>): TableSearch {
  const sortField = text(raw['sortField']);
  const sort = memberSorts.find((one) => one === raw['sort']) ?? 'place';
  const on = text(raw['on']);
  return {
    unitId: text(raw['unitId']),
    on: on && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined,
    lacks: raw['lacks'] === 'owner' || raw['lacks'] === 'place' ? raw['lacks'] : undefined,
    sort: sort === 'field' && !sortField ? 'place' : sort,
    sortField: sort === 'field' ? sortField : undefined,
    isDescending: raw['isDescending'] === true,
  };
}

/** As the server is asked, for the table and for its sheet alike. A day means its end in Shanghai. */
export const askedOf = (registerId: string, search: TableSearch, typed: string, openingId: string | undefined) => ({
  registerId,
  sort: search.sort,
  isDescending: search.isDescending,
  ...(search.sortField ? { sortField: search.sortField } : {}),
  ...(search.unitId ? { unitId: search.unitId } : {}),
  ...(search.on ? { asOf: `${search.on}T23:59:59+08:00` } : {}),
  ...(search.lacks ? { lacks: search.lacks } : {}),
  ...(typed ? { text: typed } : {}),
  ...(openingId ? { openingId } : {}),
});
