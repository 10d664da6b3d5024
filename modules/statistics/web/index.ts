// What the figures bring to the doors: the board on the desk, and the wall.
import { groups } from '#kernel/web/groups.ts';
import { definePages } from '#kernel/web/page.ts';

const watching = [
  'district_supervisor',
  'district_dispatcher',
  'street_supervisor',
  'street_dispatcher',
  'community_secretary',
  'community_desk',
  'grid_chief',
  'grid_worker',
  'handling_lead',
  'department_officer',
] as const;

export const pages = definePages([
  {
    door: 'desk',
    path: 'board',
    title: { zh: '看板', en: 'Board' },
    roles: watching,
    order: 50,
    group: groups.figures,
    icon: 'flag',
    component: () => import('./board-page.tsx'),
  },
  {
    door: 'desk',
    path: 'board/exclusions',
    title: { zh: '剔除与申诉', en: 'Exclusions and appeals' },
    roles: watching,
    component: () => import('./exclusions-page.tsx'),
  },
  {
    door: 'screen',
    path: '',
    title: { zh: '大屏', en: 'Wall' },
    roles: watching,
    component: () => import('./wall-page.tsx'),
  },
]);
