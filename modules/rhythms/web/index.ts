// What the three rhythms bring to the doors: the desk's 三个一 with its records, the sweep in the field; public.ts: what is owed on 今日.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages } from '#kernel/web/page.ts';

/** The same as may issue `sweep.check`; written out, for this file is read by every door and holds no schema. */
const sweepers: readonly Role[] = [
  'grid_worker',
  'grid_chief',
  'building_chief',
  'lane_chief',
  'seconded_cadre',
  'community_desk',
  'community_secretary',
];

export const pages = definePages([
  {
    door: 'desk',
    path: 'rhythms',
    title: { zh: '三个一', en: 'Three rhythms' },
    roles: territoryRoles,
    order: 40,
    group: groups.visits,
    icon: 'today',
    badge: () => import('./overview/owed-count.tsx'),
    component: () => import('./overview/rhythms-page.tsx'),
  },
  {
    door: 'desk',
    path: 'rhythms/decisions',
    title: { zh: '议定事项', en: 'Decisions' },
    // An owner may sit at a handling unit, which has no rhythms of its own.
    roles: [...territoryRoles, ...assignedRoles],
    component: () => import('./decisions/decisions-page.tsx'),
  },
  {
    door: 'desk',
    path: 'decisions',
    title: { zh: '会议交办', en: 'From meetings' },
    // Handling units have no rhythms; this is their way to what meetings gave them to do.
    roles: assignedRoles,
    order: 40,
    group: groups.visits,
    icon: 'check',
    badge: () => import('./decisions/open-decisions.tsx'),
    component: () => import('./decisions/my-decisions-desk.tsx'),
  },
  {
    door: 'field',
    path: 'decisions',
    title: { zh: '会议交办', en: 'From meetings' },
    roles: assignedRoles,
    order: 40,
    icon: 'check',
    badge: () => import('./decisions/open-decisions.tsx'),
    component: () => import('./decisions/my-decisions-field.tsx'),
  },
  {
    door: 'desk',
    path: 'rhythms/findings',
    title: { zh: '排查发现的问题', en: 'What the sweeps found' },
    roles: territoryRoles,
    component: () => import('./sweep/findings-page.tsx'),
  },
  {
    door: 'desk',
    path: 'rhythms/sweeps/$occurrenceId',
    title: { zh: '周一一排查', en: 'A sweep' },
    roles: territoryRoles,
    component: () => import('./sweep/sweep-desk.tsx'),
  },
  {
    door: 'desk',
    path: 'rhythms/meetings/$occurrenceId',
    title: { zh: '半月一座谈', en: 'A meeting' },
    roles: territoryRoles,
    component: () => import('./meeting/meeting-desk.tsx'),
  },
  {
    door: 'desk',
    path: 'rhythms/registers/$occurrenceId',
    title: { zh: '一月一台账', en: 'A register' },
    roles: territoryRoles,
    component: () => import('./register/register-desk.tsx'),
  },
  {
    door: 'field',
    path: 'sweeps/$occurrenceId',
    title: { zh: '排查', en: 'Sweep' },
    roles: sweepers,
    component: () => import('./field/sweep-page.tsx'),
  },
]);

export const along = () => import('./along.ts');
