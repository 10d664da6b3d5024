// What 值守 brings to the doors: lines with their gaps and call-outs with their tree at the desk; over desk and field the ring itself.
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may issue `duty_call.start`; written out, for this file is read by every door and holds no schema. */
const callers: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'street_supervisor',
  'district_dispatcher',
  'district_supervisor',
];
const rung: readonly Role[] = [...territoryRoles, ...assignedRoles];

export const pages = definePages([
  {
    door: 'desk',
    path: 'duty',
    title: { zh: '值守', en: 'On duty' },
    roles: [...callers, 'handling_lead'],
    order: 38,
    group: groups.campaigns,
    icon: 'phone',
    component: () => import('./lines/lines-page.tsx'),
  },
  {
    door: 'desk',
    path: 'duty/calls',
    title: { zh: '呼叫记录', en: 'Call-outs' },
    roles: callers,
    component: () => import('./calls/calls-page.tsx'),
  },
  {
    door: 'desk',
    path: 'duty/calls/$calloutId',
    title: { zh: '一次呼叫', en: 'A call-out' },
    roles: callers,
    component: () => import('./calls/callout-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'over', roles: rung, component: () => import('./ring/ring-card.tsx') },
  { door: 'field', slot: 'over', roles: rung, component: () => import('./ring/ring-card.tsx') },
]);
