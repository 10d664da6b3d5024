// Which posts a unit must not be without: an empty one is a vacancy and is shown, never hidden (product rule 5). Pure.
import type { Role } from '#kernel/shared/right.ts';
import type { UnitKind } from './unit.ts';

type Expecting = { kind: UnitKind; gridLevel: 1 | 2 | null; isLowest: boolean };

/** Roles that must be held by somebody. Any one of a list will do. */
export function expectedRoles({ kind, gridLevel, isLowest }: Expecting): readonly (readonly Role[])[] {
  switch (kind) {
    case 'zone':
    case 'district':
      return [['district_dispatcher'], ['district_supervisor']];
    case 'subdistrict':
    case 'town':
    case 'township':
      return [['street_dispatcher'], ['street_supervisor']];
    case 'community':
    case 'village':
      return [['community_secretary'], ['community_desk']];
    case 'grid':
      // A level-1 grid has its chief; a lowest grid somebody who knows its stairs (A4).
      if (gridLevel === 1) return isLowest ? [['grid_chief', 'grid_worker']] : [['grid_chief']];
      return [['building_chief', 'grid_worker', 'grid_chief', 'seconded_cadre']];
    case 'mediation_committee':
      return [['mediator']];
    case 'park':
    case 'courtyard':
    case 'agency':
      return [];
    default:
      return [['handling_lead', 'handler', 'department_officer']];
  }
}
