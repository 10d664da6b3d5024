// Posts: a role at a unit between two dates. Which role may stand where, and who may give it. Pure; the same rule greys out a button and refuses
// a command.
import { type Role, roles } from '#kernel/shared/right.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';

export const roleList = Object.keys(roles) as [Role, ...Role[]];

/** 三员 (GB/T 22239-2019 8.1.4.2): separate people. */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];

/** Posts of the grid, which the grass roots fill themselves (A4, A11). */
export const gridRoles = [
  'grid_chief',
  'grid_worker',
  'building_chief',
  'lane_chief',
] as const satisfies readonly Role[];

/** What a cadre may be sent down as: 处长变身网格长、科长变身楼长 (A5), or to help at a gate or a desk (A6). */
export const secondmentRoles = [
  'grid_chief',
  'building_chief',
  'grid_worker',
  'lane_chief',
  'seconded_cadre',
] as const satisfies readonly Role[];

export const postBases = ['home', 'seconded', 'contracted', 'temporary'] as const;
export type PostBasis = (typeof postBases)[number];

const top: readonly UnitKind[] = ['zone', 'district'];
const street: readonly UnitKind[] = ['subdistrict', 'town', 'township', 'park'];
const community: readonly UnitKind[] = ['community', 'village'];
const handling: readonly UnitKind[] = [
  'property_company',
  'clinic',
  'police_room',
  'courtyard',
  'repair_team',
  'mediation_committee',
  'agency',
  'department',
];

const standsAt: Record<Role, readonly UnitKind[]> = {
  district_supervisor: top,
  district_dispatcher: top,
  street_supervisor: street,
  street_dispatcher: street,
  community_secretary: community,
  community_desk: community,
  grid_chief: ['grid'],
  grid_worker: ['grid', ...community],
  building_chief: ['grid', ...community],
  lane_chief: ['grid', ...community],
  seconded_cadre: ['grid', ...community, ...street],
  handler: handling,
  handling_lead: handling,
  department_officer: ['department', 'agency'],
  mediator: ['mediation_committee', ...community, ...street],
  // Given for a shift, by modules/shifts alone; whoever holds it sees nothing of the unit.
  site_volunteer: ['grid', ...community, ...street, 'park', ...top],
  system_admin: top,
  security_admin: top,
  audit_admin: top,
};

/** May this role stand at a unit of this kind? A grid worker at a street would see a whole street. */
export function mayStandAt(role: Role, kind: UnitKind): boolean {
  return standsAt[role].includes(kind);
}

export type AppointRefusal = 'not_by_this_role' | 'not_oneself' | 'outside_scope' | 'wrong_unit';

type Appointing = {
  by: { role: Role; staffId: string };
  staffId: string;
  role: Role;
  unit: { kind: UnitKind; isInScope: boolean; isInDistrict: boolean };
};

/** Roles that this role may give and take, and whether only within its own area. */
export function appointableRoles(by: Role): { roles: readonly Role[]; isWithinScope: boolean } {
  switch (by) {
    case 'security_admin':
      return { roles: roleList, isWithinScope: false };
    case 'street_supervisor':
    case 'community_secretary':
      return { roles: [...gridRoles, 'seconded_cadre'], isWithinScope: true };
    case 'handling_lead':
      return { roles: ['handler'], isWithinScope: true };
    default:
      return { roles: [], isWithinScope: true };
  }
}

/**
 * Why this appointment may not be, or undefined. Rights are granted by the security administrator; the grass roots fill
 * their own grids, the head of a handling unit its handlers; nobody appoints themselves.
 */
export function refuseAppointing({ by, staffId, role, unit }: Appointing): AppointRefusal | undefined {
  const may = appointableRoles(by.role);
  if (!may.roles.includes(role)) return 'not_by_this_role';
  if (by.staffId === staffId) return 'not_oneself';
  if (!unit.isInDistrict || (may.isWithinScope && !unit.isInScope)) return 'outside_scope';
  return mayStandAt(role, unit.kind) ? undefined : 'wrong_unit';
}

export const appointers = [
  'security_admin',
  'street_supervisor',
  'community_secretary',
  'handling_lead',
] as const satisfies readonly Role[];
export const seconders = [
  'security_admin',
  'street_supervisor',
  'community_secretary',
] as const satisfies readonly Role[];
