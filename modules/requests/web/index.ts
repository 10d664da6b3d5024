// What the request module brings to the doors: the queue and its records, a new request, a chat to take in, the ringing phone.
import { assignedRoles, deskRoles, territoryRoles } from '#kernel/shared/right.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

const staff = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'desk',
    path: 'requests/{-$requestId}',
    title: { zh: '诉求', en: 'Requests' },
    roles: staff,
    order: 10,
    icon: 'chat',
    badge: () => import('./queue/request-count.tsx'),
    component: () => import('./queue/request-desk.tsx'),
  },
  {
    door: 'desk',
    path: 'requests/new',
    title: { zh: '新建诉求', en: 'New request' },
    roles: staff,
    component: () => import('./new/new-request.tsx'),
  },
  {
    door: 'desk',
    path: 'requests/chat',
    title: { zh: '群聊导入', en: 'Take in a group chat' },
    roles: deskRoles,
    component: () => import('./chat/chat-import.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'calls', roles: staff, component: () => import('./calls/call-badge.tsx') },
  { door: 'desk', slot: 'over', roles: staff, component: () => import('./calls/call-banner.tsx') },
]);
