// What service points bring to the doors: 身边服务 for residents, the list and its gaps at the desk (M3).
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'resident',
    path: 'points',
    title: { zh: '身边服务', en: 'Services nearby' },
    component: () => import('./resident/near-page.tsx'),
  },
  {
    door: 'desk',
    path: 'points',
    title: { zh: '便民服务区', en: 'Service points' },
    roles: [
      'district_supervisor',
      'district_dispatcher',
      'street_supervisor',
      'street_dispatcher',
      'community_secretary',
      'community_desk',
      'grid_chief',
      'grid_worker',
    ],
    order: 64,
    group: groups.area,
    icon: 'pin',
    component: () => import('./desk/points-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'resident', slot: 'home', component: () => import('./resident/home-entry.tsx') },
  { door: 'resident', slot: 'more', component: () => import('./resident/near-entry.tsx') },
]);
