// What the register of enterprises brings to the desk: the list with its totals and its pairs, and who runs a shop on the page of the place.
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';
import { keepers } from '../shared/enterprise.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'enterprises',
    title: { zh: '企业', en: 'Enterprises' },
    roles: keepers,
    order: 62,
    group: groups.area,
    icon: 'columns',
    component: () => import('./enterprises-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'place', roles: keepers, component: () => import('./shop/place-shop.tsx') },
  { door: 'field', slot: 'visit', roles: keepers, order: 1, component: () => import('./door/firm-at-door.tsx') },
]);

export const along = () => import('./along.ts');
