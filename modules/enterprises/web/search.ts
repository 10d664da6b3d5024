// What stands in the address of the page: which view, which firms, which record; every number of the totals leads here.

import { departmentCodes } from '../shared/enterprise.ts';
import { type EnterpriseSort, type EnterpriseView, enterpriseSorts, enterpriseViews, none } from '../shared/queries.ts';

export const views = ['list', 'totals', 'pairs'] as const;
export type View = (typeof views)[number];

export type EnterpriseSearch = {
  view: View;
  list: EnterpriseView;
  sort: EnterpriseSort;
  unitId: string | undefined;
  department: (typeof departmentCodes)[number] | typeof none | undefined;
  park: string | undefined;
  key: 'yes' | undefined;
  text: string | undefined;
  enterprise: string | undefined;
};

const oneOf = <V extends string>(list: readonly V[], value: unknown, fallback: V): V =>
  list.find((one) => one === value) ?? fallback;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const readSearch = (raw: Record<string, unknown>): EnterpriseSearch => ({
  view: oneOf(views, raw['view'], 'list'),
  list: oneOf(enterpriseViews, raw['list'], 'all'),
  sort: oneOf(enterpriseSorts, raw['sort'], 'fault'),
  unitId: textOf(raw['unitId']),
  department: [...departmentCodes, none].find((code) => code === raw['department']) as EnterpriseSearch['department'],
  park: textOf(raw['park']),
  key: raw['key'] === 'yes' ? 'yes' : undefined,
  text: textOf(raw['text']),
  enterprise: textOf(raw['enterprise']),
});

/** The question behind an address. */
export const askedOf = (search: EnterpriseSearch) => ({
  view: search.list,
  sort: search.sort,
  ...(search.unitId ? { unitId: search.unitId } : {}),
  ...(search.department ? { department: search.department } : {}),
  ...(search.park ? { park: search.park } : {}),
  ...(search.key ? { isKey: true } : {}),
  ...(search.text ? { text: search.text } : {}),
});
