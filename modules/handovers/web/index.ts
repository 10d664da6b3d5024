// What hand-overs bring to the doors: the desk's list and form, one hand-over on the phone, and on 今日 what waits for one's receipt.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'handovers/{-$handoverId}',
    title: { zh: '交接', en: 'Hand-overs' },
    order: 78,
    icon: 'refresh',
    badge: () => import('./needs-me-count.tsx'),
    component: () => import('./handovers-page.tsx'),
  },
  {
    door: 'desk',
    path: 'handovers/new/$staffId',
    title: { zh: '办理交接', en: 'Hand over' },
    component: () => import('./arrange-page.tsx'),
  },
  {
    door: 'field',
    path: 'handovers/$handoverId',
    title: { zh: '接手', en: 'Handed over to me' },
    component: () => import('./field-page.tsx'),
  },
]);

export const pieces = definePieces([
  {
    door: 'field',
    slot: 'today',
    roles: [...territoryRoles, ...assignedRoles],
    component: () => import('./waiting-today.tsx'),
  },
]);
