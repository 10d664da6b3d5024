// What phones bring to the doors: in the field one's own phone and what waits in it; on the desk what came too late, and all phones of a district for who may cut one off.
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'field',
    path: 'waiting',
    title: { zh: '待传', en: 'Waiting' },
    component: () => import('./waiting/waiting-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'me', order: 5, component: () => import('./me/my-phone.tsx') },
  { door: 'field', slot: 'notice', order: 1, component: () => import('./waiting/refused-strip.tsx') },
]);
