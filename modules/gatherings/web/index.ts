// What gatherings bring to the doors: the desk's list and record, and the same on the phone, where the roll is called.
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

const holders = [
  'street_supervisor',
  'street_dispatcher',
  'community_secretary',
  'community_desk',
  'grid_chief',
  'grid_worker',
  'seconded_cadre',
] as const;

export const pages = definePages([
  {
    door: 'desk',
    path: 'gatherings/{-$gatheringId}',
    title: { zh: '集中活动', en: 'Gatherings' },
    roles: holders,
    order: 46,
    group: groups.visits,
    icon: 'people',
    component: () => import('./desk-page.tsx'),
  },
  {
    door: 'desk',
    path: 'giving',
    title: { zh: '作用发挥', en: 'What members gave' },
    roles: holders,
    component: () => import('./giving-page.tsx'),
  },
  {
    door: 'field',
    path: 'gatherings/{-$gatheringId}',
    title: { zh: '集中活动', en: 'Gatherings' },
    roles: holders,
    component: () => import('./field-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'today', roles: holders, order: 30, component: () => import('./gathering-today.tsx') },
]);
