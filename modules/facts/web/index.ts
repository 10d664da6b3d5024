// Facts on the record of a person, and the tables that come from above.
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'tables/{-$tableId}',
    title: { zh: '上级表格', en: 'Tables from above' },
    // The same as may issue `table.begin`; written out, for this file is read by every door and holds no schema.
    roles: ['community_desk', 'community_secretary', 'street_supervisor', 'street_dispatcher', 'district_supervisor'],
    order: 51,
    group: groups.visits,
    icon: 'columns',
    component: () => import('./tables/tables-page.tsx'),
  },
  {
    door: 'desk',
    path: 'forms/{-$code}',
    title: { zh: '表单和字段', en: 'Forms and fields' },
    // The same as may issue `form.define`; written out, for the same reason.
    roles: ['community_secretary', 'street_supervisor', 'district_supervisor'],
    order: 52,
    group: groups.visits,
    icon: 'pencil',
    component: () => import('./forms/forms-page.tsx'),
  },
  {
    door: 'desk',
    path: 'forms/new',
    title: { zh: '设一张表单', en: 'Define a form' },
    roles: ['community_secretary', 'street_supervisor', 'district_supervisor'],
    component: () => import('./forms/define-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'person', order: 10, component: () => import('./person/person-facts.tsx') },
]);
