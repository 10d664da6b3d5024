// The shapes that commands and queries of mediation share: each said once.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, deskRoles, territoryRoles } from '#kernel/shared/right.ts';

export const text = (max: number) => z.string().trim().max(max);
export const said = (max: number) => text(max).min(1);
export const files = z.array(idSchema).max(9).default([]);
export const onCase = { caseId: idSchema };

export const role = z.enum(['applicant', 'respondent', 'other']);
export const source = z.enum(['applied', 'initiated']);
export const mode = z.enum(['online', 'in_person', 'mixed']);
/** What a party says yes or no to. */
export const matter = z.enum(['acceptance', 'extension', 'agreement']);
export const termResult = z.enum(['kept', 'broken', 'not_yet']);

export const words = z.object({ zh: z.string(), en: z.string() });
export const file = z.object({ id: z.string(), url: z.string(), mediaType: z.string() });

export const mediationStaff = { roles: [...deskRoles, 'mediator'] } as const satisfies Allowed;
export const mediators: Allowed = { roles: ['mediator', 'community_secretary', 'community_desk'] };
/** A party comes by the key of their own page and has no account. */
export const parties: Allowed = { kinds: ['anonymous'] };
/** Who may look at a case, as far as row-level security shows it. */
export const readers: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
