// The calendar of one's post at the doors: a part of one's own page, where links to it are opened and ended.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePieces } from '#kernel/web/page.ts';

/** The same as may issue `calendar.open_feed`; written out, for this file is read by every door and holds no schema. */
const owners = [...territoryRoles, ...assignedRoles];

export const pieces = definePieces([
  { door: 'desk', slot: 'me', roles: owners, component: () => import('./calendar-part.tsx') },
  { door: 'field', slot: 'me', roles: owners, component: () => import('./calendar-part.tsx') },
]);
