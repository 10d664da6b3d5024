import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { incidentKinds } from './incident.ts';

/** Whose leader's eye it is for. */
export const leaders: readonly Role[] = ['community_secretary', 'street_supervisor'];

export const reportIncident = defineCommand({
  name: 'incident.report',
  title: { zh: '说一件委屈事', en: 'Report what happened to you' },
  input: z.object({
    incidentId: idSchema,
    kind: z.enum(incidentKinds),
    told: z.string().trim().min(1).max(2000),
    wantsHelp: z.boolean(),
    /** The resident's complaint, which goes on as a request. */
    requestId: idSchema.optional(),
    happenedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
  secretFields: ['kind', 'told'],
  worksOffline: true,
});

export const supportWorker = defineCommand({
  name: 'incident.support',
  title: { zh: '给予支持', en: 'Support a worker' },
  input: z.object({ incidentId: idSchema, support: z.string().trim().min(1).max(2000) }),
  allowed: { roles: leaders },
  secretFields: ['support'],
});
