// What reports bring to the doors: the board and a report at the desk, one's own in the field, and what is owed on 今日.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

const reporters = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'desk',
    path: 'reports',
    title: { zh: '日报', en: 'Reports' },
    roles: territoryRoles,
    order: 42,
    group: groups.visits,
    icon: 'flag',
    badge: () => import('./today/owed-count.tsx'),
    component: () => import('./board/board-page.tsx'),
  },
  {
    door: 'desk',
    path: 'reports/$rhythmId/$unitId/$slot',
    title: { zh: '一份日报', en: 'A report' },
    roles: reporters,
    component: () => import('./report/report-page.tsx'),
  },
  {
    door: 'field',
    path: 'reports/$rhythmId/$unitId/$slot',
    title: { zh: '一份日报', en: 'A report' },
    roles: reporters,
    component: () => import('./report/report-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'today', roles: reporters, order: 0, component: () => import('./today/owed-today.tsx') },
]);
