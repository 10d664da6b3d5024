// The commands on a mediation case: contracts only. The chart (mediation-chart.ts) says who may issue one once the case is known.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, deskRoles } from '#kernel/shared/right.ts';
import { needsGuardian } from './rules.ts';
import { disputeKindNames, paperKindNames, routeNames } from './words.ts';

const text = (max: number) => z.string().trim().max(max);
const said = (max: number) => text(max).min(1);
const files = z.array(idSchema).max(9).default([]);
const onCase = { caseId: idSchema };
export const mediationStaff = { roles: [...deskRoles, 'mediator'] } as const satisfies Allowed;
const mediators: Allowed = { roles: ['mediator', 'community_secretary', 'community_desk'] };
/** A party comes by the key of their own page and has no account. */
const parties: Allowed = { kinds: ['anonymous'] };

const partyFields = {
  name: said(60),
  sex: z.int().min(0).max(2).default(0),
  age: z.int().min(0).max(130).optional(),
  address: text(200).optional(),
  phone: text(30).optional(),
  /** Nobody else reads what comes to this number. */
  isPhonePrivate: z.boolean().default(false),
  isMinor: z.boolean().default(false),
  guardianName: text(60).optional(),
  guardianRelation: text(40).optional(),
};
const guarded = (party: { isMinor: boolean; age?: number | undefined; guardianName?: string | undefined }) =>
  !needsGuardian(party) || Boolean(party.guardianName);
const guardianNeeded = { message: '未成年人要填监护人 a minor needs a guardian', path: ['guardianName'] };

export const openMediation = defineCommand({
  name: 'mediation.open',
  title: { zh: '受理调解', en: 'Open a mediation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    requestId: idSchema,
    source: z.enum(['applied', 'initiated']),
    disputeKind: z.enum(disputeKindNames),
    summary: said(2000),
    /** Left out: the committee that serves the place of the request. */
    committeeUnitId: idSchema.optional(),
    parties: z
      .array(
        z
          .object({ partyId: idSchema, role: z.enum(['applicant', 'respondent', 'other']), ...partyFields })
          .refine(guarded, guardianNeeded),
      )
      .min(2)
      .max(12),
  }),
  secretFields: ['summary', 'parties'],
});

export const assignMediator = defineCommand({
  name: 'mediation.assign',
  title: { zh: '指定调解员', en: 'Assign a mediator' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, postId: idSchema }),
});

/** Art. 23 and the rule of e3: never a relative or party. Who has an interest steps back instead. */
export const declareMediator = defineCommand({
  name: 'mediation.declare',
  title: { zh: '声明无利害关系', en: 'Declare no interest' },
  allowed: mediators,
  input: z.object({ ...onCase, isUnrelated: z.literal(true) }),
});

export const stepBack = defineCommand({
  name: 'mediation.step_back',
  title: { zh: '调解员回避', en: 'The mediator steps back' },
  allowed: mediators,
  input: z.object({ ...onCase, reason: said(500) }),
});

export const addParty = defineCommand({
  name: 'mediation.add_party',
  title: { zh: '加当事人', en: 'Add a party' },
  allowed: mediationStaff,
  input: z
    .object({ ...onCase, partyId: idSchema, role: z.enum(['applicant', 'respondent', 'other']), ...partyFields })
    .refine(guarded, guardianNeeded),
  secretFields: ['name', 'phone', 'address', 'guardianName'],
});

export const changeParty = defineCommand({
  name: 'mediation.change_party',
  title: { zh: '改当事人信息', en: 'Correct a party' },
  allowed: mediationStaff,
  input: z
    .object({ ...onCase, partyId: idSchema, ...partyFields, isRemoved: z.boolean().default(false) })
    .refine(guarded, guardianNeeded),
  secretFields: ['name', 'phone', 'address', 'guardianName'],
});

/** The key is made by the page that invites and shown there; the house keeps its hash. A new one ends the old. */
export const inviteParty = defineCommand({
  name: 'mediation.invite',
  title: { zh: '给当事人专属链接', en: 'Give a party their private link' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    partyId: idSchema,
    accessKey: z.string().min(32).max(100),
    isMessageWanted: z.boolean().default(false),
  }),
  secretFields: ['accessKey'],
});

export const revealParty = defineCommand({
  name: 'mediation.reveal_party',
  title: { zh: '查看当事人电话', en: 'Reveal a party’s number' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, partyId: idSchema, purpose: said(200) }),
});

/** A party's own yes or no, on their own page. `typedName` is the signature; `digest` says what it stands under. */
export const confirmMatter = defineCommand({
  name: 'mediation.confirm',
  title: { zh: '当事人确认', en: 'A party confirms' },
  allowed: parties,
  perMinute: 60,
  input: z.object({
    ...onCase,
    confirmationId: idSchema,
    matter: z.enum(['acceptance', 'extension', 'agreement']),
    isWilling: z.boolean(),
    typedName: text(60).default(''),
    hasReadNotice: z.boolean().default(false),
    digest: z.string().max(100).optional(),
  }),
  secretFields: ['typedName'],
});

/** The same on paper, or by word of mouth before the mediator: for who has no phone (rule 6). */
export const recordConfirmation = defineCommand({
  name: 'mediation.record_confirmation',
  title: { zh: '登记当事人确认', en: 'Record a party’s confirmation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    confirmationId: idSchema,
    partyId: idSchema,
    matter: z.enum(['acceptance', 'extension', 'agreement']),
    isWilling: z.boolean(),
    means: z.enum(['paper', 'oral']),
    fileIds: files,
  }),
});

export const planSession = defineCommand({
  name: 'mediation.plan_session',
  title: { zh: '约调解时间', en: 'Plan a session' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    sessionId: idSchema,
    meetsAt: z.iso.datetime({ offset: true }),
    mode: z.enum(['online', 'in_person', 'mixed']),
    placeText: text(200).optional(),
    /** Left out, the room comes from HUYING_MEETING_URL where that is set. */
    roomUrl: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
  }),
});

export const cancelSession = defineCommand({
  name: 'mediation.cancel_session',
  title: { zh: '取消这次调解', en: 'Cancel a session' },
  allowed: mediators,
  input: z.object({ ...onCase, sessionId: idSchema, reason: said(500) }),
});

export const attendSession = defineCommand({
  name: 'mediation.attend',
  title: { zh: '当事人到场', en: 'A party is present' },
  allowed: parties,
  perMinute: 60,
  input: z.object({ ...onCase, sessionId: idSchema }),
});

export const recordSession = defineCommand({
  name: 'mediation.record_session',
  title: { zh: '记调解笔录', en: 'Record a session' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    sessionId: idSchema,
    record: said(20_000),
    /** Who was in the room; who came from home said so themselves. */
    presentPartyIds: z.array(idSchema).max(12).default([]),
    fileIds: files,
  }),
  secretFields: ['record'],
});

export const draftAgreement = defineCommand({
  name: 'mediation.draft_agreement',
  title: { zh: '拟调解协议', en: 'Draft the agreement' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    agreementId: idSchema,
    form: z.enum(['written', 'oral']),
    facts: said(5000),
    terms: z
      .array(
        z.object({
          termId: idSchema,
          text: said(1000),
          byPartyId: idSchema.optional(),
          dueOn: z.iso.date().optional(),
        }),
      )
      .min(1)
      .max(30),
  }),
  secretFields: ['facts', 'terms'],
});

export const signAgreement = defineCommand({
  name: 'mediation.sign_agreement',
  title: { zh: '调解员签名', en: 'The mediator signs' },
  allowed: mediators,
  input: z.object(onCase),
});

export const sealAgreement = defineCommand({
  name: 'mediation.seal_agreement',
  title: { zh: '调委会盖章', en: 'The committee seals' },
  allowed: mediators,
  input: z.object(onCase),
});

export const askExtension = defineCommand({
  name: 'mediation.ask_extension',
  title: { zh: '申请延长调解期限', en: 'Ask for more time' },
  allowed: mediators,
  input: z.object({ ...onCase, extensionId: idSchema, untilOn: z.iso.date(), reason: said(500) }),
});

const told = z.array(z.enum(routeNames)).min(1).max(5);

/** Art. 26: none reached, and the other ways were told. */
export const failMediation = defineCommand({
  name: 'mediation.fail',
  title: { zh: '调解不成', en: 'No agreement' },
  allowed: mediators,
  input: z.object({ ...onCase, reason: said(1000), toldRoutes: told }),
  secretFields: ['reason'],
});

export const endBroken = defineCommand({
  name: 'mediation.end_broken',
  title: { zh: '协议未履行', en: 'The agreement was not performed' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, reason: said(1000), toldRoutes: told }),
  secretFields: ['reason'],
});

/** Art. 25. To the police the room is called in at once; violence ends the mediation. */
export const referMediation = defineCommand({
  name: 'mediation.refer',
  title: { zh: '转出或报警', en: 'Refer' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    referralId: idSchema,
    route: z.enum(routeNames),
    isViolent: z.boolean().default(false),
    isEnding: z.boolean().default(false),
    reason: said(1000),
  }),
  secretFields: ['reason'],
});

export const withdrawMediation = defineCommand({
  name: 'mediation.withdraw',
  title: { zh: '撤回调解', en: 'Withdraw' },
  allowed: { ...mediationStaff, ...parties },
  perMinute: 30,
  input: z.object({ ...onCase, reason: said(500) }),
  secretFields: ['reason'],
});

export const followUp = defineCommand({
  name: 'mediation.follow_up',
  title: { zh: '回访履行', en: 'Follow up the performance' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    followUpId: idSchema,
    means: z.enum(['phone', 'visit']),
    note: text(1000).default(''),
    results: z
      .array(z.object({ termId: idSchema, result: z.enum(['kept', 'broken', 'not_yet']) }))
      .min(1)
      .max(30),
    fileIds: files,
  }),
  secretFields: ['note'],
});

export const noteJudicial = defineCommand({
  name: 'mediation.note_judicial',
  title: { zh: '登记司法确认', en: 'Note the judicial confirmation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    step: z.enum(['applied', 'confirmed', 'refused']),
    on: z.iso.date(),
    no: text(60).optional(),
  }),
});

export const addPaper = defineCommand({
  name: 'mediation.add_paper',
  title: { zh: '归入材料', en: 'File a paper' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    paperId: idSchema,
    kind: z.enum(paperKindNames),
    partyId: idSchema.optional(),
    note: text(500).default(''),
    fileIds: files,
  }),
  secretFields: ['note'],
});

/** Issued by the house when the request behind a case got another kind or was withdrawn. */
export const followRequestChange = defineCommand({
  name: 'mediation.follow_request',
  title: { zh: '诉求变化', en: 'The request changed' },
  allowed: {},
  input: z.object({ requestId: idSchema, isWithdrawn: z.boolean().default(false) }),
});
