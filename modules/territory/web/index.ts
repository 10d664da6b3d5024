// What the territory brings to the desk: the tree of units with who answers for each, and the figures of hands and gaps.
import { groups } from '#kernel/web/groups.ts';
import { definePages } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'territory/{-$unitId}',
    title: { zh: '网格与岗位', en: 'Grids and posts' },
    roles: [
      'district_supervisor',
      'district_dispatcher',
      'street_supervisor',
      'street_dispatcher',
      'community_secretary',
      'community_desk',
      'grid_chief',
      'seconded_cadre',
      'mediator',
      'system_admin',
    ],
    order: 60,
    group: groups.area,
    icon: 'map',
    component: () => import('./territory-page.tsx'),
  },
  {
    door: 'desk',
    path: 'staffing',
    title: { zh: '人员配备', en: 'Hands and gaps' },
    roles: ['district_supervisor', 'street_supervisor', 'street_dispatcher', 'community_secretary', 'community_desk'],
    order: 61,
    group: groups.area,
    icon: 'people',
    component: () => import('./staffing-page.tsx'),
  },
  {
    door: 'desk',
    path: 'redraws/{-$redrawId}',
    title: { zh: '网格调整', en: 'Redraws' },
    roles: ['district_supervisor', 'street_supervisor', 'street_dispatcher', 'community_secretary', 'community_desk'],
    order: 63,
    group: groups.area,
    icon: 'pencil',
    component: () => import('./redraw/redraw-page.tsx'),
  },
]);

export const along = () => import('./along.ts');
