// The meter of burden at the doors: one's own week on one's own page, the weeks of an area's posts on the desk of whoever leads them.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may ask `burden.week` and `burden.area`; written out, for this file is read by every door and holds no schema. */
const workers = [...territoryRoles, ...assignedRoles];
const leaders: readonly Role[] = ['community_secretary', 'street_supervisor', 'district_supervisor'];

export const pages = definePages([
  {
    door: 'desk',
    path: 'burden',
    title: { zh: '减负', en: 'Burden' },
    roles: leaders,
    order: 55,
    group: groups.figures,
    icon: 'clock',
    component: () => import('./burden-page.tsx'),
  },
  {
    door: 'desk',
    path: 'burden/simulate',
    title: { zh: '测算工作法', en: 'Weigh a method' },
    roles: leaders,
    component: () => import('./simulate/simulate-page.tsx'),
  },
  {
    // An administrator leads nobody's week and has no other door to it.
    door: 'desk',
    path: 'simulate',
    title: { zh: '测算工作法', en: 'Weigh a method' },
    roles: ['system_admin'],
    order: 56,
    group: groups.figures,
    icon: 'clock',
    component: () => import('./simulate/simulate-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'me', roles: workers, order: 30, component: () => import('./my-week.tsx') },
  { door: 'field', slot: 'me', roles: workers, order: 30, component: () => import('./my-week.tsx') },
]);
