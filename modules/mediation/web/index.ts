// Mediation at the doors: the desk's cases, and the page a party opens by their private link, without an account.
import { assignedRoles, deskRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'mediation/{-$caseId}',
    title: { zh: '调解', en: 'Mediation' },
    // The same as may issue `mediation.open`; written out, for this file is read by every door and holds no schema.
    roles: [...deskRoles, 'mediator'],
    order: 15,
    icon: 'people',
    badge: () => import('./desk/case-count.tsx'),
    component: () => import('./desk/mediation-page.tsx'),
  },
  {
    door: 'desk',
    path: 'mediation/new/$requestId',
    title: { zh: '受理调解', en: 'Take up a dispute' },
    roles: [...deskRoles, 'mediator'],
    component: () => import('./desk/open-case.tsx'),
  },
  {
    door: 'resident',
    path: 'm/$caseId',
    title: { zh: '调解', en: 'Mediation' },
    component: () => import('./party/party-page.tsx'),
  },
]);

export const pieces = definePieces([
  {
    door: 'desk',
    slot: 'request',
    // Everybody who may open a request at the desk sees that it is being mediated.
    roles: [...territoryRoles, ...assignedRoles],
    component: () => import('./desk/of-request.tsx'),
  },
]);
