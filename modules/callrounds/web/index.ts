// What call-rounds bring to the doors: the rounds of an area at the desk, the page one rings from at the desk and in the field, and what waits on 今日.
import { type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may issue `callround.begin`; written out, for this file is read by every door and holds no schema. */
const beginners: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
];

export const pages = definePages([
  {
    door: 'desk',
    path: 'calls',
    title: { zh: '电话核对', en: 'Call-rounds' },
    roles: territoryRoles,
    order: 44,
    group: groups.visits,
    icon: 'phone',
    badge: () => import('./rounds/mine-count.tsx'),
    component: () => import('./rounds/rounds-page.tsx'),
  },
  {
    door: 'desk',
    path: 'calls/new',
    title: { zh: '开始一轮电话核对', en: 'Begin a call-round' },
    roles: beginners,
    component: () => import('./begin/begin-page.tsx'),
  },
  {
    door: 'desk',
    path: 'calls/$roundId',
    title: { zh: '一轮电话核对', en: 'A call-round' },
    roles: territoryRoles,
    component: () => import('./rounds/round-page.tsx'),
  },
  {
    door: 'desk',
    path: 'calls/$roundId/ring',
    title: { zh: '打电话', en: 'Ring' },
    roles: territoryRoles,
    component: () => import('./ring/ring-page.tsx'),
  },
  {
    door: 'field',
    path: 'calls/$roundId',
    title: { zh: '打电话', en: 'Ring' },
    roles: territoryRoles,
    component: () => import('./ring/ring-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'today', roles: territoryRoles, order: 2, component: () => import('./ring/rounds-today.tsx') },
]);
