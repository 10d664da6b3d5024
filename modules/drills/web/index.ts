// What 演练 brings to the doors: the list with what is owed monthly, a plan, one drill with its time line; over desk and field what is asked of this post while one runs.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may issue `drill.plan`; written out, for this file holds no schema. */
const leaders: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
];
const asked: readonly Role[] = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'desk',
    path: 'drills',
    title: { zh: '演练', en: 'Drills' },
    roles: leaders,
    order: 54,
    group: groups.campaigns,
    icon: 'flag',
    component: () => import('./list/drills-page.tsx'),
  },
  {
    door: 'desk',
    path: 'drills/new',
    title: { zh: '制定演练', en: 'Plan a drill' },
    roles: leaders,
    component: () => import('./plan/plan-page.tsx'),
  },
  {
    door: 'desk',
    path: 'drills/$drillId',
    title: { zh: '一次演练', en: 'A drill' },
    roles: leaders,
    component: () => import('./drill/drill-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'notice', roles: asked, component: () => import('./strip/drill-strip.tsx') },
  { door: 'field', slot: 'notice', roles: asked, component: () => import('./strip/drill-strip.tsx') },
]);
