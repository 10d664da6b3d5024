// What rosters bring to the doors: the week by site, volunteers, who was sent down, means and gifts at the desk; one's own shifts on the phone; volunteering for residents.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as `planners` of shared/commands.ts; written out, for this file is read by every door and holds no schema. */
const planners: readonly Role[] = [
  'district_supervisor',
  'district_dispatcher',
  'street_supervisor',
  'street_dispatcher',
  'community_secretary',
  'community_desk',
  'grid_chief',
];
const standing: readonly Role[] = [...territoryRoles, ...assignedRoles, 'site_volunteer'];

export const pages = definePages([
  {
    door: 'desk',
    path: 'shifts',
    title: { zh: '排班', en: 'Shifts' },
    roles: planners,
    order: 39,
    group: groups.campaigns,
    icon: 'clock',
    component: () => import('./desk/week-page.tsx'),
  },
  {
    door: 'desk',
    path: 'shifts/volunteers',
    title: { zh: '志愿者', en: 'Volunteers' },
    roles: planners,
    component: () => import('./desk/volunteers-page.tsx'),
  },
  {
    door: 'desk',
    path: 'shifts/seconded',
    title: { zh: '下沉干部', en: 'Sent down' },
    roles: planners,
    component: () => import('./desk/seconded-page.tsx'),
  },
  {
    door: 'desk',
    path: 'shifts/hours',
    title: { zh: '服务时长', en: 'Hours' },
    roles: planners,
    component: () => import('./desk/hours-page.tsx'),
  },
  {
    door: 'desk',
    path: 'boards',
    title: { zh: '资源与现场', en: 'Means and sites' },
    roles: planners,
    order: 40,
    group: groups.campaigns,
    icon: 'columns',
    component: () => import('./boards/boards-page.tsx'),
  },
  {
    door: 'field',
    path: 'shifts',
    title: { zh: '我的班次', en: 'My shifts' },
    roles: standing,
    component: () => import('./field/shifts-page.tsx'),
  },
  {
    door: 'field',
    path: 'site',
    title: { zh: '今日', en: 'Today' },
    roles: ['site_volunteer'],
    order: 10,
    icon: 'today',
    component: () => import('./field/shifts-page.tsx'),
  },
  {
    door: 'resident',
    path: 'volunteer',
    title: { zh: '志愿服务', en: 'Volunteering' },
    component: () => import('./resident/volunteer-page.tsx'),
  },
  {
    door: 'resident',
    path: 'neighbours',
    title: { zh: '邻里互助', en: 'Between neighbours' },
    component: () => import('./resident/neighbours-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'today', roles: standing, order: 5, component: () => import('./field/shifts-today.tsx') },
  { door: 'resident', slot: 'home', component: () => import('./resident/home-entry.tsx') },
  { door: 'resident', slot: 'home', order: 1, component: () => import('./resident/neighbours-home.tsx') },
  { door: 'resident', slot: 'more', component: () => import('./resident/volunteer-entry.tsx') },
  { door: 'resident', slot: 'more', order: 1, component: () => import('./resident/neighbours-entry.tsx') },
]);

export const along = () => import('./along.ts');
