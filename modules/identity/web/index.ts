// What identity brings to the doors: people and posts, the three administrators' pages, one's own account, and the residents' way in.
import { definePages } from '#kernel/web/page.ts';

const administration = { zh: '管理', en: 'Administration' };

export const pages = definePages([
  {
    door: 'desk',
    path: 'staff',
    title: { zh: '人员与岗位', en: 'Staff and posts' },
    roles: ['system_admin', 'security_admin', 'street_supervisor', 'community_secretary', 'handling_lead'],
    order: 80,
    group: administration,
    icon: 'people',
    component: () => import('./posts/posts-page.tsx'),
  },
  {
    door: 'desk',
    path: 'accounts',
    title: { zh: '账号', en: 'Accounts' },
    roles: ['system_admin', 'security_admin'],
    order: 81,
    group: administration,
    icon: 'lock',
    component: () => import('./accounts/accounts-page.tsx'),
  },
  {
    door: 'desk',
    path: 'audit',
    title: { zh: '审计日志', en: 'Audit log' },
    roles: ['audit_admin'],
    order: 82,
    group: administration,
    icon: 'eye',
    component: () => import('./audit/audit-page.tsx'),
  },
  {
    door: 'desk',
    path: 'calendar',
    title: { zh: '放假安排', en: 'Days off' },
    roles: ['system_admin', 'security_admin', 'audit_admin'],
    order: 83,
    group: administration,
    icon: 'today',
    component: () => import('./calendar/calendar-page.tsx'),
  },
  {
    door: 'desk',
    path: 'settings',
    title: { zh: '设置', en: 'Settings' },
    roles: ['system_admin', 'security_admin', 'audit_admin'],
    order: 84,
    group: administration,
    icon: 'columns',
    component: () => import('./settings/settings-page.tsx'),
  },
  {
    door: 'desk',
    path: 'me',
    title: { zh: '我的账号', en: 'My account' },
    order: 99,
    icon: 'person',
    component: () => import('./me/me-page.tsx'),
  },
  {
    door: 'resident',
    path: 'sign-in',
    title: { zh: '用手机号登录', en: 'Sign in by phone' },
    component: () => import('./resident/sign-in.tsx'),
  },
]);
