// What several of these share.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, deskRoles, territoryRoles } from '#kernel/shared/right.ts';

export const text = (max: number) => z.string().trim().max(max);

export const words = text(2000).min(1);

export const files = z.array(idSchema).max(9).default([]);

export const staffOfField: Allowed = { roles: [...territoryRoles, ...assignedRoles] };

export const desks: Allowed = { roles: deskRoles };

export const callers: Allowed = { kinds: ['resident', 'anonymous'] };

export const supervisors: Allowed = {
  roles: [
    'community_secretary',
    'street_supervisor',
    'district_supervisor',
    'street_dispatcher',
    'district_dispatcher',
  ],
};

export const anyOf = (...sets: Allowed[]): Allowed => ({
  roles: [...new Set(sets.flatMap((s) => s.roles ?? []))],
  kinds: [...new Set(sets.flatMap((s) => s.kinds ?? []))],
});

export const onRequest = { requestId: idSchema };

export function supervisorsAndDesks(): Allowed {
  return anyOf(desks, supervisors);
}
