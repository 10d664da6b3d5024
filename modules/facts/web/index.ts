// Facts on the record of a person, and the tables that come from above.
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'tables/{-$tableId}',
    title: { zh: '上级表格', en: 'Tables from above' },
    // The same as may issue `table.begin`; written out, for this file is read by every door and holds no schema.
    roles: ['community_desk', 'community_secretary', 'street_supervisor', 'street_dispatcher', 'district_supervisor'],
    order: 51,
    group: { zh: '走访', en: 'Visits' },
    icon: 'columns',
    component: () => import('./tables/tables-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'desk', slot: 'person', order: 10, component: () => import('./person/person-facts.tsx') },
]);
