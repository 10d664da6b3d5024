// What the register brings to the desk: the residents of one's own area, and the homes and houses they live in; and to the door: a telephone put right there.
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

export const pages = definePages([
  {
    door: 'desk',
    path: 'people/{-$personId}',
    title: { zh: '居民与房屋', en: 'Residents and homes' },
    roles: territoryRoles,
    order: 62,
    group: groups.area,
    icon: 'person',
    component: () => import('./people/people-page.tsx'),
  },
  {
    door: 'desk',
    path: 'duplicates/{-$pair}',
    title: { zh: '可能重复的人', en: 'Perhaps one person' },
    roles: ['community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor'],
    component: () => import('./pairs/duplicates-page.tsx'),
  },
  {
    door: 'desk',
    path: 'places/{-$placeId}',
    title: { zh: '房屋', en: 'Homes and houses' },
    roles: [...territoryRoles, ...assignedRoles],
    component: () => import('./places/places-page.tsx'),
  },
]);

export const pieces = definePieces([
  { door: 'field', slot: 'person', order: 5, component: () => import('./at-door/phone-part.tsx') },
]);

export const along = () => import('./along.ts');
