import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { incidentKinds } from './incident.ts';

export const incidentLine = z.object({
  incidentId: z.string(),
  kind: z.enum(incidentKinds),
  told: z.string(),
  wantsHelp: z.boolean(),
  staffName: z.string(),
  unitName: z.string(),
  isMine: z.boolean(),
  request: z.object({ requestId: z.string(), requestNo: z.string() }).nullable(),
  happenedAt: z.date(),
  support: z.string().nullable(),
  supportedAt: z.date().nullable(),
  supportedBy: z.string().nullable(),
});
export type IncidentLine = z.output<typeof incidentLine>;

/** One's own; for a leader also those of the workers below. Who wants help and has none comes first. */
export const listIncidents = defineQuery({
  name: 'incident.list',
  title: { zh: '委屈事', en: 'What happened to workers' },
  input: z.object({ limit: z.int().min(1).max(200).default(100) }),
  answer: z.object({ rows: z.array(incidentLine), maySupport: z.boolean(), waiting: z.number() }),
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
});
