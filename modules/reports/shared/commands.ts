// A report is confirmed as it was seen, corrected in further rows; the silent are found by the house.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';

export const reporters = [...territoryRoles, ...assignedRoles];
export const turnSchema = z.object({ rhythmId: idSchema, unitId: idSchema, slot: z.string().min(1).max(60) });
export type ReportTurn = z.output<typeof turnSchema>;
const value = z.object({ code: z.string().max(40), value: z.int().min(0).max(10_000_000) });

/** One tap. `digest` is that of the figures shown: what is confirmed is what was seen. `values`: what only the unit knows. */
export const confirmReport = defineCommand({
  name: 'report.confirm',
  title: { zh: '确认上报', en: 'Confirm a report' },
  allowed: { roles: reporters },
  input: turnSchema.extend({
    reportId: idSchema,
    visitId: idSchema,
    digest: z.string().length(64),
    values: z.array(value).max(30).default([]),
  }),
});

/** A further row: what was reported before stays, with its time. */
export const correctReport = defineCommand({
  name: 'report.correct',
  title: { zh: '更正报告', en: 'Correct a report' },
  allowed: { roles: reporters },
  input: turnSchema.extend({
    reportId: idSchema,
    values: z.array(value).min(1).max(30),
    reason: z.string().trim().min(2).max(300),
  }),
});

export const lookAtDeadline = defineCommand({
  name: 'report.look_at_deadline',
  title: { zh: '查看谁没有报', en: 'See who was silent' },
  allowed: {},
  input: z.object({ rhythmId: idSchema, slot: z.string().min(1).max(60) }),
});
