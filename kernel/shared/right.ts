// Roles and rights. A post is a role at a unit between two dates; a right is the name of a command or query family.
// The table of who may what lives with each module (in its commands and queries); this file holds only the words.

/** Roles a post may have (glossary 3.1). `reach` tells how a role sees: a territory below its unit, or the work given to its unit. */
export const roles = {
  district_supervisor: { title: { zh: '区级督查', en: 'District supervisor' }, reach: 'territory' },
  district_dispatcher: { title: { zh: '区指挥中心坐席', en: 'District dispatcher' }, reach: 'territory' },
  street_supervisor: { title: { zh: '街道督查', en: 'Street supervisor' }, reach: 'territory' },
  street_dispatcher: { title: { zh: '街道指挥中心坐席', en: 'Street dispatcher' }, reach: 'territory' },
  community_secretary: { title: { zh: '社区书记', en: 'Community secretary' }, reach: 'territory' },
  community_desk: { title: { zh: '社区坐席', en: 'Community desk' }, reach: 'territory' },
  grid_chief: { title: { zh: '网格长', en: 'Grid chief' }, reach: 'territory' },
  grid_worker: { title: { zh: '网格员', en: 'Grid worker' }, reach: 'territory' },
  building_chief: { title: { zh: '楼长', en: 'Building chief' }, reach: 'territory' },
  lane_chief: { title: { zh: '街巷长', en: 'Lane chief' }, reach: 'territory' },
  seconded_cadre: { title: { zh: '下沉干部', en: 'Seconded cadre' }, reach: 'territory' },
  handler: { title: { zh: '处置人员', en: 'Handler' }, reach: 'assigned' },
  handling_lead: { title: { zh: '处置单位负责人', en: 'Head of a handling unit' }, reach: 'assigned' },
  department_officer: { title: { zh: '部门经办人', en: 'Department officer' }, reach: 'assigned' },
  mediator: { title: { zh: '调解员', en: 'Mediator' }, reach: 'territory' },
  /** Helps at one site for the hours of a shift (C22): sees nothing but what names them. */
  site_volunteer: { title: { zh: '站点志愿者', en: 'Volunteer at a site' }, reach: 'none' },
  system_admin: { title: { zh: '系统管理员', en: 'System administrator' }, reach: 'none' },
  security_admin: { title: { zh: '安全管理员', en: 'Security administrator' }, reach: 'none' },
  audit_admin: { title: { zh: '审计管理员', en: 'Audit administrator' }, reach: 'none' },
} as const;

export type Role = keyof typeof roles;
export type Reach = (typeof roles)[Role]['reach'];

/** Who stands before the bus: a post holder, a resident known by phone code, somebody unknown, a device, or the house itself. */
export type ActorKind = 'staff' | 'resident' | 'anonymous' | 'device' | 'system';

/** Who may issue a command or ask a query: roles for staff, or other kinds of actor by name. */
export type Allowed = { roles?: readonly Role[]; kinds?: readonly Exclude<ActorKind, 'staff'>[]; anyStaff?: boolean };

export const territoryRoles = (Object.keys(roles) as Role[]).filter((role) => roles[role].reach === 'territory');
export const assignedRoles = (Object.keys(roles) as Role[]).filter((role) => roles[role].reach === 'assigned');
/** Roles that run intake and dispatch at some level. */
export const deskRoles = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
] as const satisfies readonly Role[];
export const supervisorRoles = [
  'street_supervisor',
  'district_supervisor',
  'community_secretary',
] as const satisfies readonly Role[];

export function mayBy(allowed: Allowed, actor: { kind: ActorKind; role?: Role | undefined }): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return allowed.kinds?.includes(actor.kind) ?? false;
  return allowed.anyStaff === true || (actor.role !== undefined && (allowed.roles?.includes(actor.role) ?? false));
}
