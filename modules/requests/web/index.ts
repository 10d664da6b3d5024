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
  {
    door: 'field',
    path: 'requests/$requestId',
    title: { zh: '诉求', en: 'A request' },
    roles: staff,
    component: () => import('./field/record/field-request.tsx'),
  },
  {
    door: 'field',
    path: 'report',
    title: { zh: '上报', en: 'Report' },
    roles: staff,
    component: () => import('./field/report/field-report.tsx'),
  },
  {
    door: 'resident',
    path: '',
    title: { zh: '首页', en: 'Home' },
    order: 10,
    icon: 'home',
    component: () => import('./resident/home/home-page.tsx'),
  },
  {
    door: 'resident',
    path: 'requests',
    title: { zh: '我的诉求', en: 'My requests' },
    order: 20,
    icon: 'list',
    component: () => import('./resident/mine/requests-page.tsx'),
  },
  {
    door: 'resident',
    path: 'requests/$requestId',
    title: { zh: '诉求进度', en: 'A request' },
    component: () => import('./resident/mine/request-page.tsx'),
  },
  {
    door: 'resident',
    path: 'call/$requestId',
    title: { zh: '一键呼叫', en: 'One-key call' },
    component: () => import('./resident/call/call-page.tsx'),
  },
  {
    door: 'resident',
    path: 'report/$what',
    title: { zh: '报一件事', en: 'Report' },
    component: () => import('./resident/report/report-page.tsx'),
  },
  {
    door: 'resident',
    path: 'more',
    title: { zh: '办别的事', en: 'Something else' },
    component: () => import('./resident/home/more-page.tsx'),
  },
  {
    door: 'resident',
    path: 'where',
    title: { zh: '您住在哪里', en: 'Where you live' },
    component: () => import('./resident/where/where-page.tsx'),
  },
  {
    door: 'resident',
    path: 'me',
    title: { zh: '我的', en: 'Me' },
    order: 90,
    icon: 'person',
    component: () => import('./resident/me/me-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'calls', roles: staff, component: () => import('./calls/call-badge.tsx') },
  { door: 'desk', slot: 'over', roles: staff, component: () => import('./calls/call-banner.tsx') },
  { door: 'field', slot: 'over', roles: staff, component: () => import('./calls/call-banner.tsx') },
  { door: 'field', slot: 'fab', roles: staff, component: () => import('./field/fab.tsx') },
  { door: 'resident', slot: 'heading', component: () => import('./resident/home/heading.tsx') },
  { door: 'resident', slot: 'contact', component: () => import('./resident/home/contact.tsx') },
]);

export const along = () => import('./along.ts');
