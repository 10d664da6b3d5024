// 聚集提示 (E10): the page for the named duty, its number in the desk's column, and a line over every page of the desk while a cluster may still grow.
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as `sensitiveDuty`; written out, for this file is read by every door and holds no schema. */
const duty = ['community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'] as const;

export const pages = definePages([
  {
    door: 'desk',
    path: 'clusters',
    title: { zh: '聚集提示', en: 'Clusters' },
    roles: duty,
    order: 43,
    group: groups.visits,
    icon: 'warn',
    badge: () => import('./fresh-count.tsx'),
    component: () => import('./clusters-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'notice', roles: duty, component: () => import('./cluster-strip.tsx') },
]);
