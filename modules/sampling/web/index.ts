// What mass testing brings to the doors: at the desk the board of sites with boxes, results and what must be looked at, one site, and the line of boxes short of time; in the field the
// table, which works alone; to residents their code.
import { type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** Who stands at a desk; written out, for this file holds no schema. */
const desks: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
];

/** The same as `registrars` of shared/commands. */
const registrars: readonly Role[] = [...territoryRoles, 'site_volunteer'];

export const pages = definePages([
  {
    door: 'desk',
    path: 'sampling',
    title: { zh: '采样点', en: 'Sampling' },
    roles: territoryRoles,
    order: 49,
    group: groups.campaigns,
    icon: 'pin',
    component: () => import('./board/board-page.tsx'),
  },
  {
    door: 'desk',
    path: 'sampling/tubes/$tubeId',
    title: { zh: '一支试管', en: 'A tube' },
    roles: territoryRoles,
    component: () => import('./tube/tube-page.tsx'),
  },
  {
    door: 'desk',
    path: 'sampling/$siteId',
    title: { zh: '一个采样点', en: 'A sampling site' },
    roles: territoryRoles,
    component: () => import('./site/site-page.tsx'),
  },
  {
    door: 'field',
    path: 'home-sampling',
    title: { zh: '上门采样', en: 'Home sampling' },
    roles: territoryRoles,
    component: () => import('./homes/field-page.tsx'),
  },
  {
    door: 'field',
    path: 'sampling',
    title: { zh: '采样登记', en: 'Register samples' },
    roles: registrars,
    component: () => import('./field/sites-page.tsx'),
  },
  {
    door: 'field',
    path: 'sampling/$siteId',
    title: { zh: '采样台', en: 'Table' },
    roles: registrars,
    component: () => import('./field/table-page.tsx'),
  },
  {
    door: 'field',
    path: 'sampling/$siteId/boxes',
    title: { zh: '装箱封箱', en: 'Pack and seal' },
    roles: registrars,
    component: () => import('./field/boxes-page.tsx'),
  },
  {
    door: 'resident',
    path: 'sampling-code',
    title: { zh: '我的采样码', en: 'My sampling code' },
    component: () => import('./resident/code-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'notice', roles: desks, component: () => import('./boxes/box-alarms.tsx') },
  { door: 'desk', slot: 'person', roles: desks, order: 20, component: () => import('./person/person-part.tsx') },
  { door: 'field', slot: 'person', roles: territoryRoles, component: () => import('./person/rounds-part.tsx') },
  { door: 'desk', slot: 'enterprise', roles: desks, component: () => import('./firm/firm-part.tsx') },
  { door: 'field', slot: 'today', roles: territoryRoles, order: 6, component: () => import('./homes/homes-today.tsx') },
  { door: 'field', slot: 'today', roles: territoryRoles, order: 2, component: () => import('./boxes/box-alarms.tsx') },
  { door: 'field', slot: 'today', roles: territoryRoles, order: 3, component: () => import('./field/table-entry.tsx') },
  { door: 'field', slot: 'shift', roles: ['site_volunteer'], component: () => import('./field/shift-entry.tsx') },
  { door: 'resident', slot: 'home', component: () => import('./resident/code-entry.tsx') },
]);

export const along = () => import('./along.ts');
