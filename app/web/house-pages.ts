// The few pages that belong to no module: they are about oneself at the door, not about the work.
import { definePages } from '#kernel/web/page.ts';

export const housePages = definePages([
  {
    door: 'field',
    path: 'me',
    title: { zh: '我的', en: 'Me' },
    icon: 'person',
    order: 90,
    component: () => import('./doors/field-me.tsx'),
  },
]);
