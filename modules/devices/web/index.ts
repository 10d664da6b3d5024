// What devices bring to the doors: the one-key buttons and the cameras of one's own area on the desk, what a request points to in recordings, and the
// audit administrator's list of who looked.
import { assignedRoles, deskRoles, type Role, supervisorRoles, territoryRoles } from '#kernel/shared/right.ts';
import { groups } from '#kernel/web/groups.ts';
import { definePages, definePieces } from '#kernel/web/page.ts';

/** The same as may ask `device.list` and `camera.list`; written out, for this file is read by every door and holds no schema. */
const watching: readonly Role[] = [...deskRoles, ...supervisorRoles, 'grid_worker', 'grid_chief', 'system_admin'];

export const pages = definePages([
  {
    door: 'desk',
    path: 'devices/{-$deviceId}',
    title: { zh: '设备', en: 'Devices' },
    roles: watching,
    order: 64,
    group: groups.area,
    icon: 'bell',
    component: () => import('./call/devices-page.tsx'),
  },
  {
    door: 'desk',
    path: 'cameras',
    title: { zh: '摄像头', en: 'Cameras' },
    roles: watching,
    component: () => import('./cameras/cameras-page.tsx'),
  },
  {
    door: 'desk',
    path: 'video-looks',
    title: { zh: '录像调阅', en: 'Looks at video' },
    roles: ['audit_admin'],
    order: 83,
    group: groups.administration,
    icon: 'camera',
    component: () => import('./video/looks-page.tsx'),
  },
]);

const staff = [...territoryRoles, ...assignedRoles];

export const pieces = definePieces([
  { door: 'desk', slot: 'request', roles: staff, component: () => import('./video/video-part.tsx') },
  { door: 'field', slot: 'request', roles: staff, component: () => import('./video/video-part.tsx') },
  { door: 'desk', slot: 'place', roles: watching, component: () => import('./parts/place-devices.tsx') },
]);
