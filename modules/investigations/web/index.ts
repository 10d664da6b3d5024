// What 流调 brings to the desk: cases with their chains, and the firms whose workers are tested regularly. The field gets its share as duties.
import { type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may ask `trace.cases`; written out, for this file holds no schema. */
const desks: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
];
const group = groups.campaigns;

export const pages = definePages([
  {
    door: 'desk',
    path: 'investigations/{-$traceId}',
    title: { zh: '流调', en: 'Investigations' },
    roles: desks,
    order: 51,
    group,
    icon: 'search',
    badge: () => import('./to-reach-count.tsx'),
    component: () => import('./cases-page.tsx'),
  },
  {
    door: 'desk',
    path: 'monitoring',
    title: { zh: '冷链监测', en: 'Cold-chain firms' },
    roles: desks,
    order: 52,
    group,
    icon: 'eye',
    component: () => import('./monitoring/firms-page.tsx'),
  },
  {
    door: 'desk',
    path: 'returners',
    title: { zh: '返回人员', en: 'Returners' },
    roles: desks,
    order: 53,
    group,
    icon: 'people',
    badge: () => import('./returners/returner-count.tsx'),
    component: () => import('./returners/returners-page.tsx'),
  },
]);

export const pieces = definePieces([
  {
    door: 'field',
    slot: 'visit',
    roles: [...territoryRoles, 'department_officer'],
    component: () => import('./returners/firm-returners.tsx'),
  },
]);
