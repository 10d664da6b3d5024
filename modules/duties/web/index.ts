// What 应办 brings to the doors: 今日 and the visit in the field; coverage on the desk; the part 走访 on a resident's and a place's page.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

const staff = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'field',
    path: '',
    title: { zh: '今日', en: 'Today' },
    roles: staff,
    order: 10,
    icon: 'today',
    component: () => import('./today/today-page.tsx'),
  },
  {
    door: 'field',
    path: 'visits/$subjectId',
    title: { zh: '走访', en: 'A visit' },
    roles: staff,
    component: () => import('./visit/visit-page.tsx'),
  },
  {
    door: 'desk',
    path: 'coverage',
    title: { zh: '覆盖', en: 'Coverage' },
    roles: territoryRoles,
    order: 40,
    group: groups.visits,
    icon: 'people',
    component: () => import('./coverage/coverage-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'notice', roles: staff, component: () => import('./visit/drill-strip.tsx') },
  { door: 'desk', slot: 'person', roles: territoryRoles, component: () => import('./story/visits-part.tsx') },
  { door: 'desk', slot: 'place', roles: territoryRoles, component: () => import('./story/visits-part.tsx') },
]);

export const along = () => import('./along.ts');
