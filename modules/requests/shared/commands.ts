// The commands on a request: contracts only. Who may issue one is refined by the chart (request-chart.ts) once the record is known.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, deskRoles, territoryRoles } from '#kernel/shared/right.ts';
import { givenFacts } from './facts.ts';

const text = (max: number) => z.string().trim().max(max);
const words = text(2000).min(1);
const files = z.array(idSchema).max(9).default([]);
const staffOfField: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
const desks: Allowed = { roles: deskRoles };
const callers: Allowed = { kinds: ['resident', 'anonymous'] };
const supervisors: Allowed = {
  roles: [
    'community_secretary',
    'street_supervisor',
    'district_supervisor',
    'street_dispatcher',
    'district_dispatcher',
  ],
};
const anyOf = (...sets: Allowed[]): Allowed => ({
  roles: [...new Set(sets.flatMap((s) => s.roles ?? []))],
  kinds: [...new Set(sets.flatMap((s) => s.kinds ?? []))],
});

/** B2: any channel, one queue. Everything but the channel may be missing: a silent call is still a call. */
export const reportRequest = defineCommand({
  name: 'request.report',
  title: { zh: '登记诉求', en: 'Report a request' },
  input: z.object({
    requestId: idSchema,
    channel: z.string().max(40),
    text: text(20_000).default(''),
    summary: text(120).optional(),
    placeId: idSchema.optional(),
    placeText: text(200).optional(),
    /** A community or grid, when no exact place is known. */
    territoryId: idSchema.optional(),
    longitude: z.number().min(-180).max(180).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    /** Given only when a person has confirmed it. */
    kindCode: z.string().max(60).optional(),
    callerName: text(60).optional(),
    callerPhone: text(30).optional(),
    isAnonymous: z.boolean().default(false),
    isEmergency: z.boolean().default(false),
    isUrgentHardship: z.boolean().default(false),
    /** Somebody speaks for somebody else (rule 6: people without phones). */
    proxy: z.object({ name: text(60), relation: text(40).default(''), phone: text(30).optional() }).optional(),
    fileIds: files,
    isDrill: z.boolean().default(false),
    /** What the kind asks for (B7). */
    facts: givenFacts,
  }),
  allowed: { roles: [...territoryRoles, ...assignedRoles], kinds: ['resident', 'anonymous', 'device'] },
  secretFields: ['callerName', 'callerPhone', 'text', 'proxy', 'facts'],
  worksOffline: true,
  perMinute: 600,
});

const onRequest = { requestId: idSchema };

export const answerRequest = defineCommand({
  name: 'request.answer',
  title: { zh: '接听', en: 'Answer a call' },
  allowed: staffOfField,
  input: z.object(onRequest),
});

export const classifyRequest = defineCommand({
  name: 'request.classify',
  title: { zh: '归类', en: 'Classify' },
  allowed: desks,
  input: z.object({
    ...onRequest,
    kindCode: z.string().max(60),
    summary: text(120).min(1).optional(),
    placeId: idSchema.optional(),
    placeText: text(200).optional(),
    isEmergency: z.boolean().optional(),
    isUrgentHardship: z.boolean().optional(),
    callerName: text(60).optional(),
    callerPhone: text(30).optional(),
    facts: givenFacts,
  }),
  secretFields: ['callerName', 'callerPhone', 'facts'],
});

/** Without a unit the rule of place and kind decides, and is kept with the dispatch. */
export const dispatchRequest = defineCommand({
  name: 'request.dispatch',
  title: { zh: '派单', en: 'Dispatch' },
  allowed: desks,
  input: z.object({
    ...onRequest,
    kindCode: z.string().max(60).optional(),
    leadUnitId: idSchema.optional(),
    leadPostId: idSchema.optional(),
    assistUnitIds: z.array(idSchema).max(10).optional(),
    note: text(500).optional(),
    facts: givenFacts,
  }),
  secretFields: ['facts'],
});

export const signRequest = defineCommand({
  name: 'request.sign',
  title: { zh: '接单', en: 'Sign for receipt' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({
    ...onRequest,
    promisedAt: z.iso.datetime({ offset: true }).optional(),
    reply: text(500).optional(),
  }),
});

export const noteRequest = defineCommand({
  name: 'request.note',
  title: { zh: '记进展', en: 'Add progress' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({ ...onRequest, noteId: idSchema, text: words, fileIds: files, isPublic: z.boolean().default(true) }),
  secretFields: ['text'],
});

export const resolveRequest = defineCommand({
  name: 'request.resolve',
  title: { zh: '办结', en: 'Resolve' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({ ...onRequest, text: words, fileIds: files, facts: givenFacts }),
  secretFields: ['text', 'facts'],
});

export const returnRequest = defineCommand({
  name: 'request.return',
  title: { zh: '退回', en: 'Return to the dispatcher' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, reason: words, legalBasis: text(500).optional() }),
});

export const transferRequest = defineCommand({
  name: 'request.transfer',
  title: { zh: '转派', en: 'Transfer' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, leadUnitId: idSchema, leadPostId: idSchema.optional(), reason: words }),
});

export const assistRequest = defineCommand({
  name: 'request.assist',
  title: { zh: '加协办', en: 'Add assisting units' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, assistUnitIds: z.array(idSchema).min(1).max(10), reason: text(500).default('') }),
});

export const closeRequest = defineCommand({
  name: 'request.close',
  title: { zh: '核实结案', en: 'Verify and close' },
  allowed: desks,
  input: z.object({ ...onRequest, note: text(1000).default(''), facts: givenFacts }),
  secretFields: ['facts'],
});

export const redoRequest = defineCommand({
  name: 'request.redo',
  title: { zh: '重办', en: 'Redo' },
  allowed: supervisorsAndDesks(),
  input: z.object({ ...onRequest, reason: words }),
});

export const callBackRequest = defineCommand({
  name: 'request.call_back',
  title: { zh: '回访', en: 'Record a callback' },
  allowed: supervisorsAndDesks(),
  input: z.object({
    ...onRequest,
    callbackId: idSchema,
    means: z.enum(['phone', 'sms', 'page', 'visit']),
    result: z.enum(['solved', 'unsolved', 'unreachable']),
    isSatisfied: z.boolean().optional(),
    note: text(1000).default(''),
  }),
});

export const rateRequest = defineCommand({
  name: 'request.rate',
  title: { zh: '评价', en: 'Rate' },
  allowed: callers,
  perMinute: 600,
  input: z.object({
    ...onRequest,
    stars: z.int().min(1).max(5),
    isSolved: z.boolean(),
    comment: text(1000).default(''),
  }),
  secretFields: ['comment'],
});

export const stateMore = defineCommand({
  name: 'request.state',
  title: { zh: '补充说明', en: 'Add words' },
  allowed: anyOf(callers, { kinds: ['device'] }),
  perMinute: 60,
  input: z.object({
    ...onRequest,
    noteId: idSchema,
    text: text(2000).default(''),
    fileIds: files,
    /** Where to ring back, left after the press (B6: the caller may be unable to speak). Taken only while none is known. */
    callerPhone: text(30).optional(),
  }),
  secretFields: ['text', 'callerPhone'],
});

export const thankRequest = defineCommand({
  name: 'request.thank',
  title: { zh: '致谢', en: 'Thank' },
  allowed: callers,
  perMinute: 30,
  input: z.object({ ...onRequest, noteId: idSchema, text: words, fileIds: files }),
  secretFields: ['text'],
});

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

export const mergeRequest = defineCommand({
  name: 'request.merge',
  title: { zh: '合并', en: 'Merge' },
  allowed: desks,
  input: z.object({ ...onRequest, intoId: idSchema, reason: text(500).default('') }),
});

export const withdrawRequest = defineCommand({
  name: 'request.withdraw',
  title: { zh: '撤销', en: 'Withdraw' },
  allowed: anyOf(desks, callers),
  input: z.object({
    ...onRequest,
    reason: z.enum(['mis_press', 'silent', 'caller_withdrew', 'test', 'malicious_repeat']),
    note: text(500).default(''),
  }),
});

/** L12: who was asked first owns the question until somebody takes it over on record. */
export const handOverQuestion = defineCommand({
  name: 'request.hand_over_question',
  title: { zh: '交接首问', en: 'Hand over the first-asked duty' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, toStaffId: idSchema, note: text(500).default('') }),
});

/** L13: all that is wanting, told at one time and in writing. A second list is flagged as a breach, unless the rules changed in between. */
export const tellMissing = defineCommand({
  name: 'request.tell_missing',
  title: { zh: '一次告知', en: 'Tell all that is missing' },
  allowed: staffOfField,
  input: z.object({
    ...onRequest,
    noteId: idSchema,
    items: z.array(text(200).min(1)).min(1).max(30),
    rulesChanged: text(300).optional(),
  }),
  secretFields: ['items'],
});

/** L14: the caller came once more for the same matter. */
export const noteVisit = defineCommand({
  name: 'request.note_visit',
  title: { zh: '记来访', en: 'Record a visit' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, visitId: idSchema }),
});

/** Showing a masked caller is an act on record; the number itself comes from `request.revealed`. */
export const revealCaller = defineCommand({
  name: 'request.reveal_caller',
  title: { zh: '查看来电人', en: 'Reveal the caller' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, purpose: text(200).min(1) }),
});

/** What is asked of a request, told or corrected at any time between its steps (B7); the appointment is confirmed or moved by it. */
export const writeFacts = defineCommand({
  name: 'request.write_facts',
  title: { zh: '填写信息', en: 'Tell facts' },
  allowed: anyOf(staffOfField, callers),
  perMinute: 60,
  worksOffline: true,
  input: z.object({ ...onRequest, facts: givenFacts.unwrap().min(1) }),
  secretFields: ['facts'],
});

/** Showing a sealed fact is an act on record, as with the caller; the fact itself comes from `request.revealed_fact`. */
export const revealFact = defineCommand({
  name: 'request.reveal_fact',
  title: { zh: '查看隐去的信息', en: 'Reveal a masked fact' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, field: text(40).min(1), purpose: text(200).min(1) }),
});

/** Issued by the house when the time noted on the request has come. */
export const tickRequest = defineCommand({
  name: 'request.tick',
  title: { zh: '到点处理', en: 'Time came' },
  allowed: {},
  input: z.object({ ...onRequest, dueAt: z.string() }),
});

function supervisorsAndDesks(): Allowed {
  return anyOf(desks, supervisors);
}
