// What notices bring to the doors: the desk's list and form, the public page behind a QR code, and where current ones are seen without looking.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';
import { writers } from '../shared/publication.ts';

const readers = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'desk',
    path: 'notices/{-$publicationId}',
    title: { zh: '公告通报', en: 'Notices' },
    roles: readers,
    order: 45,
    icon: 'speaker',
    badge: () => import('./desk/to-confirm-count.tsx'),
    component: () => import('./desk/notices-page.tsx'),
  },
  {
    door: 'desk',
    path: 'notices/new',
    title: { zh: '起草公告', en: 'Draft a notice' },
    roles: writers,
    component: () => import('./desk/new-page.tsx'),
  },
  {
    door: 'desk',
    path: 'notices/revise/$publicationId',
    title: { zh: '修改草稿', en: 'Revise a draft' },
    roles: writers,
    component: () => import('./desk/revise-page.tsx'),
  },
  {
    door: 'field',
    path: 'notices/$publicationId',
    title: { zh: '通报', en: 'A bulletin' },
    roles: readers,
    component: () => import('./field/bulletin-page.tsx'),
  },
  {
    door: 'resident',
    path: 'notices',
    title: { zh: '公告', en: 'Notices' },
    component: () => import('./resident/notices-page.tsx'),
  },
  {
    door: 'resident',
    path: 'n/$code',
    title: { zh: '公告', en: 'A notice' },
    component: () => import('./resident/read-page.tsx'),
  },
  {
    door: 'open',
    path: 'notices',
    title: { zh: '公告', en: 'Notices' },
    order: 10,
    component: () => import('./open/open-notices.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'resident', slot: 'home', component: () => import('./resident/home-notices.tsx') },
  { door: 'resident', slot: 'more', component: () => import('./resident/more-notices.tsx') },
  { door: 'field', slot: 'today', roles: readers, component: () => import('./field/bulletins-today.tsx') },
  { door: 'screen', slot: 'notice', component: () => import('./wall/wall-strip.tsx') },
]);
