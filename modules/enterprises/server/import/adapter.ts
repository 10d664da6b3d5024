// A register of enterprises through the guided import (F14): all sheets in one go or one by one, the same file again changes nothing.
import { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import { defineAdapter, type ImportContext, type StagedRow, type Taken } from '#modules/imports/server/public.ts';
import { type EnterpriseListRow, enterpriseKey } from '#modules/imports/shared/enterprise-list.ts';
import { departmentTitles } from '../../shared/enterprise.ts';
import { type Firm, type Planned, planner } from './match.ts';
import * as store from './store.ts';

type Row = StagedRow<EnterpriseListRow>;
type Context = ImportContext<Record<string, never>>;

export const enterpriseListAdapter = defineAdapter<EnterpriseListRow, Record<string, never>>({
  kind: 'enterprise_list',
  allowed: [
    'community_secretary',
    'community_desk',
    'street_supervisor',
    'street_dispatcher',
    'district_supervisor',
    'district_dispatcher',
  ],
  areaKinds: ['zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village', 'park'],
  options: z.object({}),
  async compare(rows, context) {
    return (await planAll(rows, context)).map(({ standing, differences }) => ({ standing, differences }));
  },
  take,
});

async function planAll(rows: readonly Row[], context: Context): Promise<Planned[]> {
  const { tx, area } = context;
  const [held, places, today] = await Promise.all([
    store.listHeld(
      tx,
      area,
      rows.flatMap(({ row }) => enterpriseKey(row) ?? []),
    ),
    store.listPlaces(tx, area.unitId, [...new Set(rows.flatMap(({ row }) => row.address ?? []))]),
    store.todayOf(tx),
  ]);
  const plan = planner(held, places, today, context);
  return rows.map((row) => plan(row));
}

async function take(rows: readonly Row[], context: Context): Promise<Taken> {
  const { tx, area } = context;
  const planned = await planAll(rows, context);
  const firms = [...new Set(planned.flatMap(({ firm }) => firm ?? []))];
  const added = firms.filter(({ isNew }) => isNew);
  const changed = firms.filter(({ isNew, isChanged }) => !isNew && isChanged);
  store.addFirms(tx, area.districtId, added);
  store.changeFirms(tx, area.districtId, changed);
  store.putListings(
    tx,
    area.districtId,
    firms.flatMap((firm) =>
      firm.newListings.map((listing) => ({
        ...listing,
        enterpriseId: firm.enterpriseId,
        source: `${area.name} ${departmentTitles[listing.department].zh}名录`,
      })),
    ),
  );
  const places = firms.flatMap(({ newPlaces }) => newPlaces);
  store.putPlaces(tx, area.districtId, [...places, ...(await responsible(added, context))]);
  const counts = {
    enterprises: added.length,
    changed: changed.length,
    listings: firms.reduce((sum, { newListings }) => sum + newListings.length, 0),
  };
  return { counts, events: [{ type: 'enterprise.list_taken', unitId: area.unitId, ...counts }] };
}

/** Whose table it is answers for its firms, if it is a community; a street or the district says later who does. */
async function responsible(added: readonly Firm[], { tx, area }: Context): Promise<store.PlaceWrite[]> {
  if (area.kind !== 'community' && area.kind !== 'village') return [];
  const from = await store.todayOf(tx);
  return added.map((firm) => ({
    recordId: newId(),
    enterpriseId: firm.enterpriseId,
    kind: 'responsible',
    placeId: null,
    unitId: area.unitId,
    address: '',
    source: `${area.name}名录`,
    from,
  }));
}
