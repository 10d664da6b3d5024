// What campaigns bring to the doors: campaigns with their rounds, orders and buildings at the desk, task forces; what waits for the unit's receipt stands over the page and on 今日.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may issue `campaign.receive`; written out, for this file is read by every door and holds no schema. */
const leaders: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
];
/** The same as may ask `campaign.list`: officers see their department's part of surveys of firms. */
const readers: readonly Role[] = [...territoryRoles, 'department_officer'];
export const pages = definePages([
  {
    door: 'desk',
    path: 'campaigns',
    title: { zh: '行动', en: 'Campaigns' },
    roles: readers,
    order: 47,
    group: groups.campaigns,
    icon: 'flag',
    component: () => import('./list/campaigns-page.tsx'),
  },
  {
    door: 'desk',
    path: 'campaigns/$campaignId',
    title: { zh: '一个行动', en: 'A campaign' },
    roles: readers,
    component: () => import('./campaign/campaign-page.tsx'),
  },
  {
    door: 'desk',
    path: 'campaigns/$campaignId/rounds/$roundId',
    title: { zh: '一轮', en: 'A round' },
    roles: readers,
    component: () => import('./round/round-page.tsx'),
  },
  {
    door: 'field',
    path: 'found-firm/$roundId',
    title: { zh: '名单外企业', en: 'A firm on no list' },
    roles: [...territoryRoles, ...assignedRoles],
    component: () => import('./field/found-firm-page.tsx'),
  },
  {
    door: 'desk',
    path: 'task-forces',
    title: { zh: '专班', en: 'Task forces' },
    roles: territoryRoles,
    order: 48,
    group: groups.campaigns,
    icon: 'people',
    component: () => import('./forces/forces-page.tsx'),
  },
]);

const surveyors = [...territoryRoles, ...assignedRoles];

export const pieces = definePieces([
  { door: 'field', slot: 'today', roles: surveyors, order: 3, component: () => import('./field/my-rounds.tsx') },
  { door: 'field', slot: 'visit', roles: territoryRoles, component: () => import('./moves/where-part.tsx') },
  { door: 'desk', slot: 'notice', roles: leaders, component: () => import('./campaign/waiting-orders.tsx') },
  { door: 'field', slot: 'today', roles: leaders, order: 1, component: () => import('./campaign/waiting-orders.tsx') },
]);

export const along = () => import('./along.ts');
