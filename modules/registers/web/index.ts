// What registers bring to the desk: the lists of an area, a unit's own, and on the pages of persons and places the part 台账 (R1, J14).
import { territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'registers/{-$registerId}',
    title: { zh: '台账', en: 'Registers' },
    roles: territoryRoles,
    order: 41,
    group: groups.visits,
    icon: 'list',
    component: () => import('./registers-page.tsx'),
  },
  {
    door: 'desk',
    path: 'register-definitions/{-$registerId}',
    title: { zh: '自建台账', en: 'A register of one’s own' },
    roles: ['community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor'],
    component: () => import('./define/define-page.tsx'),
  },
  {
    door: 'desk',
    path: 'register-looks',
    title: { zh: '敏感台账查看记录', en: 'Looks into sensitive registers' },
    roles: ['audit_admin'],
    order: 91,
    group: groups.administration,
    icon: 'eye',
    component: () => import('./looks-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'person', roles: territoryRoles, component: () => import('./subject-part.tsx') },
  { door: 'desk', slot: 'place', roles: territoryRoles, component: () => import('./subject-part.tsx') },
]);
