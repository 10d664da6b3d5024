// What several of these share.
import { z } from 'zod';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';

export const staff: Allowed = { roles: [...territoryRoles, ...assignedRoles] };

export const day = z.iso.date();
