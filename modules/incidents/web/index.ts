// 委屈事 (J16): told from one's own page on any staff door; leaders have it in the desk's column with what waits for them.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

const workers = [...territoryRoles, ...assignedRoles];
const title = { zh: '委屈事', en: 'What happened to us' };

export const pages = definePages([
  {
    door: 'desk',
    path: 'incidents',
    title,
    // The same as may support a worker; written out, for this file is read by every door and holds no schema.
    roles: ['community_secretary', 'street_supervisor'],
    order: 79,
    icon: 'heart',
    badge: () => import('./waiting-count.tsx'),
    component: () => import('./incidents-page.tsx'),
  },
  { door: 'field', path: 'incidents', title, roles: workers, component: () => import('./incidents-page.tsx') },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'me', roles: workers, order: 60, component: () => import('./incidents-entry.tsx') },
]);
