// What phones bring to the doors: in the field one's own phone and what waits in it; on the desk what came too late or is told two ways, and all phones of a district for who may cut one off.
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';
import { decides } from '../shared/commands.ts';

export const pages = definePages([
  {
    door: 'field',
    path: 'waiting',
    title: { zh: '待传', en: 'Waiting' },
    component: () => import('./waiting/waiting-page.tsx'),
  },
  {
    door: 'field',
    path: 'bring',
    title: { zh: '代传', en: 'Bring another’s' },
    component: () => import('./carry/bring-page.tsx'),
  },
  {
    door: 'desk',
    path: 'late-from-phones',
    title: { zh: '待核定', en: 'To settle' },
    roles: decides,
    order: 53,
    group: groups.visits,
    icon: 'phone',
    badge: () => import('./desk/decide-count.tsx'),
    component: () => import('./desk/to-settle-page.tsx'),
  },
  {
    door: 'desk',
    path: 'phones',
    title: { zh: '离线手机', en: 'Phones' },
    roles: ['security_admin'],
    order: 82,
    group: groups.administration,
    icon: 'phone',
    component: () => import('./desk/phones-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'me', order: -5, component: () => import('./me/my-phone.tsx') },
  { door: 'field', slot: 'notice', order: 1, component: () => import('./waiting/refused-strip.tsx') },
  { door: 'desk', slot: 'notice', roles: decides, component: () => import('./desk/stranded-strip.tsx') },
]);
