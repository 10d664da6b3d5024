// Who reports for a unit: the post that the rhythm names, at that unit; where it is vacant, whoever leads the unit.
import type { Actor } from '#kernel/server/actor.ts';
import { type Role, supervisorRoles } from '#kernel/shared/right.ts';
import type { TurnRow } from './store/turns.ts';

const leaders: readonly Role[] = supervisorRoles;

export const reportsFor = (actor: Actor, turn: Pick<TurnRow, 'unitId' | 'role'>): boolean =>
  actor.kind === 'staff' && actor.unitId === turn.unitId && (actor.role === turn.role || leaders.includes(actor.role));
