// What stands over the work: orders, approvals, meetings, the clock.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import {
  anyOf,
  callers,
  desks,
  files,
  onRequest,
  staffOfField,
  supervisors,
  supervisorsAndDesks,
  text,
  words,
} from './shapes.ts';

export const remindRequest = defineCommand({
  name: 'request.remind',
  title: { zh: '催办', en: 'Remind' },
  allowed: anyOf(desks, supervisors, callers),
  perMinute: 30,
  input: z.object({ ...onRequest, supervisionId: idSchema, text: text(500).default('') }),
});

export const askApproval = defineCommand({
  name: 'request.ask_approval',
  title: { zh: '申请延期、挂账、剔除或申诉', en: 'Ask for an extension, suspension, exclusion or appeal' },
  allowed: staffOfField,
  input: z.object({
    ...onRequest,
    approvalId: idSchema,
    kind: z.enum(['extension', 'suspension', 'exclusion', 'appeal']),
    reason: words,
    /** A reason of the work method, for suspension and exclusion. */
    reasonCode: z.string().max(60).optional(),
    /** Working days, for an extension. */
    amount: z.number().positive().max(60).optional(),
    reviewOn: z.iso.date().optional(),
    fileIds: files,
  }),
});

export const decideApproval = defineCommand({
  name: 'request.decide',
  title: { zh: '审批', en: 'Decide' },
  allowed: supervisorsAndDesks(),
  input: z.object({ ...onRequest, approvalId: idSchema, isApproved: z.boolean(), note: text(500).default('') }),
});

export const resumeRequest = defineCommand({
  name: 'request.resume',
  title: { zh: '恢复办理', en: 'Resume' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, reason: text(500).default('') }),
});

export const escalateRequest = defineCommand({
  name: 'request.escalate',
  title: { zh: '上报', en: 'Escalate' },
  allowed: desks,
  input: z.object({ ...onRequest, supervisionId: idSchema, reason: words }),
});

export const superviseRequest = defineCommand({
  name: 'request.supervise',
  title: { zh: '督办', en: 'Supervision order' },
  allowed: supervisors,
  input: z.object({
    ...onRequest,
    supervisionId: idSchema,
    reason: words,
    dueAt: z.iso.datetime({ offset: true }).optional(),
  }),
});

export const answerSupervision = defineCommand({
  name: 'request.answer_supervision',
  title: { zh: '答复督办', en: 'Answer a supervision order' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, supervisionId: idSchema, answer: words }),
});

export const conveneRequest = defineCommand({
  name: 'request.convene',
  title: { zh: '会办', en: 'Convene a joint meeting' },
  allowed: supervisorsAndDesks(),
  input: z.object({
    ...onRequest,
    supervisionId: idSchema,
    topic: words,
    meetsAt: z.iso.datetime({ offset: true }),
    unitIds: z.array(idSchema).min(1).max(10),
  }),
});

/** Issued by the house when the time noted on the request has come. */
export const tickRequest = defineCommand({
  name: 'request.tick',
  title: { zh: '到点处理', en: 'Time came' },
  allowed: {},
  input: z.object({ ...onRequest, dueAt: z.string() }),
});
