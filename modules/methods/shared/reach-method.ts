// A method of reach 应访尽访 as data: fields, registers, forms and rhythms. Several hold at one place at the same time (六必访 and 四必联 and a campus's own), so a
// field or a register is described by one of them only. Nothing here is executed.
import { z } from 'zod';
import { wordsSchema } from '#kernel/shared/words.ts';
import { campaignKindSchema } from '#modules/campaigns/shared/kind.ts';
import { clusterRuleSchema } from '#modules/clusters/shared/cluster.ts';
import { dutyRhythmSchema } from '#modules/duties/shared/rhythm.ts';
import { subjectFieldSchema } from '#modules/facts/shared/dictionary.ts';
import { formSchema } from '#modules/facts/shared/form.ts';
import { returnerRuleSchema } from '#modules/investigations/shared/returners/rule.ts';
import { registerSchema } from '#modules/registers/shared/register.ts';
import { reportSchema } from '#modules/reports/shared/report.ts';

export const reachMethodSchema = z.strictObject({
  kind: z.literal('reach'),
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: wordsSchema,
  summary: wordsSchema,
  /** First day of force. */
  effectiveFrom: z.iso.date(),
  fields: z.array(subjectFieldSchema).max(200).default([]),
  registers: z.array(registerSchema).max(60).default([]),
  forms: z.array(formSchema).max(60).default([]),
  rhythms: z.array(dutyRhythmSchema).max(60).default([]),
  /** What units report, each by one of the rhythms (E8, E9). */
  reports: z.array(reportSchema).max(20).default([]),
  /** What visits tell of several people at once (E10: the same symptom in one class). */
  clusters: z.array(clusterRuleSchema).max(20).default([]),
  /** Kinds of campaigns that may be begun (ADR 12). */
  campaigns: z.array(campaignKindSchema).max(20).default([]),
  /** How who came back from a risk area is followed (F5). */
  returners: returnerRuleSchema.optional(),
});
export type ReachMethod = z.output<typeof reachMethodSchema>;
export type ReachMethodInput = z.input<typeof reachMethodSchema>;
