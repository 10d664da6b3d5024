// What is done about duties: laid out by the house, closed by the work itself, excused with a reason.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { factValueSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { excuseReasonSchema, visitActionSchema, visitOutcomeSchema } from './visit.ts';

export const layOutDuties = defineCommand({
  name: 'duty.lay_out',
  title: { zh: '建立应办节奏', en: 'Lay out the rhythms of methods' },
  input: z.object({ districtId: idSchema }),
  allowed: {},
});

const workers = [...territoryRoles, ...assignedRoles];

/** Answers by field name; the order is that of the screen. */
export const answersSchema = z.array(z.object({ field: z.string().max(40), value: factValueSchema })).max(60);

export const recordVisit = defineCommand({
  name: 'visit.record',
  title: { zh: '记录走访', en: 'Record a visit' },
  input: z.object({
    visitId: idSchema,
    subjectId: idSchema,
    action: visitActionSchema,
    outcome: visitOutcomeSchema,
    /** When it was, where that is not now; later than now is taken as now. */
    happenedAt: z.iso.datetime({ offset: true }).optional(),
    note: z.string().trim().max(2000).default(''),
    /** What was told along with it: facts of the subject, and what only this visit tells, by field. */
    told: answersSchema.default([]),
    /** When the forms it was told by were opened, by the house's clock (`knownAt` of the form, the earliest of several): what was not known then may contradict it. */
    knownAt: z.iso.datetime({ offset: true }).optional(),
    /** Requests raised in it. */
    requestIds: z.array(idSchema).max(20).default([]),
    fileIds: z.array(idSchema).max(9).default([]),
    /** Whom one spoke to instead (rule 6). */
    proxy: z.string().trim().max(60).optional(),
    /** What the screen asked of the worker, measured by itself; never a score (国办函〔2026〕12号). */
    measure: z
      .object({
        taps: z.int().min(0).max(10_000),
        seconds: z.int().min(0).max(86_400),
        asked: z.int().min(0).max(200),
        prefilled: z.int().min(0).max(200),
      })
      .optional(),
    isDrill: z.boolean().default(false),
  }),
  allowed: { roles: workers },
  secretFields: ['note', 'told', 'proxy'],
  worksOffline: true,
});

export const dutyKeySchema = z.object({ rhythmId: idSchema, subjectId: idSchema, slot: z.string().min(1).max(60) });
export type DutyKey = z.output<typeof dutyKeySchema>;

export const excuseDuty = defineCommand({
  name: 'duty.excuse',
  title: { zh: '说明免做', en: 'Excuse a duty' },
  input: dutyKeySchema.extend({ reasonCode: excuseReasonSchema, reason: z.string().trim().max(500).default('') }),
  allowed: { roles: workers },
  secretFields: ['reason'],
  worksOffline: true,
});
