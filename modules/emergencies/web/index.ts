// What 应急令 brings to the doors: the desk's list and form, the public page, and over desk and field the line that says until when what is in force.
import { territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';
import { proposers } from '../shared/order.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'emergencies/{-$emergencyId}',
    title: { zh: '应急令', en: 'Emergency orders' },
    roles: [...proposers, 'community_desk'],
    order: 39,
    group: groups.campaigns,
    icon: 'flag',
    badge: () => import('./desk/to-decide-count.tsx'),
    component: () => import('./desk/orders-page.tsx'),
  },
  {
    door: 'desk',
    path: 'emergencies/new',
    title: { zh: '提出应急令', en: 'Propose an order' },
    roles: proposers,
    component: () => import('./desk/new-page.tsx'),
  },
  {
    door: 'open',
    path: 'emergencies',
    title: { zh: '应急令公示', en: 'Emergency orders' },
    order: 5,
    component: () => import('./open/open-orders.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'notice', roles: territoryRoles, component: () => import('./strip/in-force-strip.tsx') },
  { door: 'field', slot: 'notice', roles: territoryRoles, component: () => import('./strip/in-force-strip.tsx') },
]);
