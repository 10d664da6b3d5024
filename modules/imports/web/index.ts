// The guided import on the desk: a spreadsheet as the office has it, looked over before anything is written.
import { groups } from '#kernel/web/groups.ts';
import { definePages } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'imports/{-$runId}',
    title: { zh: '导入', en: 'Import' },
    // The same as may issue `import.open`; written out, for this file is read by every door and holds no schema.
    roles: [
      'system_admin',
      'district_supervisor',
      'district_dispatcher',
      'street_supervisor',
      'street_dispatcher',
      'community_secretary',
      'community_desk',
    ],
    order: 70,
    group: groups.area,
    icon: 'export',
    component: () => import('./imports-page.tsx'),
  },
]);
