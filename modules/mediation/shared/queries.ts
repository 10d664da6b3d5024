import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { mediationStaff } from './commands.ts';
import { mediationStates } from './mediation-chart.ts';
import { disputeKindNames, paperKindNames, routeNames } from './words.ts';

const staff: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
const words = z.object({ zh: z.string(), en: z.string() });
const file = z.object({ id: z.string(), url: z.string(), mediaType: z.string() });
const role = z.enum(['applicant', 'respondent', 'other']);

/** `waiting`: requests a mediator should take up and nobody has. */
export const mediationTabs = ['waiting', 'mine', 'open', 'overdue', 'following', 'ended', 'all'] as const;

export const mediationLine = z.object({
  caseId: z.string(),
  caseNo: z.string(),
  requestId: z.string(),
  disputeKind: z.enum(disputeKindNames),
  state: z.enum(mediationStates),
  /** 申请人 · 被申请人, masked. */
  sides: z.string(),
  committeeName: z.string(),
  communityName: z.string(),
  mediators: z.array(z.string()),
  openedAt: z.date(),
  acceptedAt: z.date().nullable(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  endedAt: z.date().nullable(),
  isSensitive: z.boolean(),
  isDrill: z.boolean(),
});
export type MediationLine = z.output<typeof mediationLine>;

export const listMediations = defineQuery({
  name: 'mediation.list',
  title: { zh: '调解案件', en: 'Mediation cases' },
  allowed: staff,
  input: z.object({
    tab: z.enum(mediationTabs).exclude(['waiting']).default('open'),
    limit: z.int().min(1).max(200).default(60),
    offset: z.int().min(0).default(0),
  }),
  answer: z.object({ rows: z.array(mediationLine), total: z.number() }),
});

export const waitingMediations = defineQuery({
  name: 'mediation.waiting',
  title: { zh: '待受理的纠纷', en: 'Disputes not taken up yet' },
  allowed: mediationStaff,
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        requestId: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        placeText: z.string().nullable(),
        state: z.string(),
        receivedAt: z.date(),
        kindTitle: words.nullable(),
        callerName: z.string().nullable(),
      }),
    ),
  }),
});

export const countMediations = defineQuery({
  name: 'mediation.counts',
  title: { zh: '各栏件数', en: 'Counts by tab' },
  allowed: staff,
  input: z.object({}),
  answer: z.object({
    waiting: z.number(),
    mine: z.number(),
    open: z.number(),
    overdue: z.number(),
    following: z.number(),
    ended: z.number(),
  }),
});

/** What is known before a case is opened: the request behind it and the committee that would take it. */
export const prepareMediation = defineQuery({
  name: 'mediation.prepare',
  title: { zh: '受理前', en: 'Before opening' },
  allowed: mediationStaff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    requestNo: z.string(),
    summary: z.string(),
    text: z.string(),
    placeText: z.string().nullable(),
    kindTitle: words.nullable(),
    callerName: z.string().nullable(),
    committeeName: z.string(),
    isSensitive: z.boolean(),
    /** Why it cannot be opened, if it cannot. */
    whyNot: words.nullable(),
    caseId: z.string().nullable(),
  }),
});

/** What mediation has to say on the page of a request (N2): its case, the living one before those that ended; else whether one may be opened. */
export const mediationOfRequest = defineQuery({
  name: 'mediation.of_request',
  title: { zh: '诉求的调解', en: 'The mediation of a request' },
  allowed: staff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    case: z.object({ caseId: z.string(), caseNo: z.string(), state: z.enum(mediationStates) }).nullable(),
    mayOpen: z.boolean(),
  }),
});

export const mediatorChoices = defineQuery({
  name: 'mediation.mediators',
  title: { zh: '可指定的调解员', en: 'Mediators to choose from' },
  allowed: mediationStaff,
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    posts: z.array(
      z.object({
        postId: z.string(),
        staffName: z.string(),
        unitName: z.string(),
        openCases: z.number(),
        isOnCase: z.boolean(),
      }),
    ),
  }),
});

const confirmation = z.object({
  partyId: z.string(),
  isWilling: z.boolean(),
  means: z.enum(['page', 'paper', 'oral']),
  at: z.date(),
  recordedBy: z.string().nullable(),
  files: z.array(file),
});
export type ConfirmationRow = z.output<typeof confirmation>;

const party = z.object({
  partyId: z.string(),
  role,
  name: z.string(),
  sex: z.number(),
  age: z.number().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  isPhonePrivate: z.boolean(),
  isMinor: z.boolean(),
  guardianName: z.string().nullable(),
  guardianRelation: z.string().nullable(),
  invitedAt: z.date().nullable(),
});
export type PartyRow = z.output<typeof party>;

const term = z.object({
  termId: z.string(),
  ordinal: z.number(),
  text: z.string(),
  byPartyId: z.string().nullable(),
  dueOn: z.string().nullable(),
  performance: z.enum(['open', 'kept', 'broken']),
});
export type TermRow = z.output<typeof term>;

const agreement = z.object({
  agreementId: z.string(),
  agreementNo: z.string(),
  form: z.enum(['written', 'oral']),
  facts: z.string(),
  digest: z.string(),
  draftedAt: z.date(),
  mediatorName: z.string().nullable(),
  mediatorSignedAt: z.date().nullable(),
  sealedAt: z.date().nullable(),
  effectiveAt: z.date().nullable(),
  judicialUntil: z.string().nullable(),
  judicialState: z.enum(['applied', 'confirmed', 'refused']).nullable(),
  judicialOn: z.string().nullable(),
  judicialNo: z.string().nullable(),
  terms: z.array(term),
  confirmations: z.array(confirmation),
  /** Parties whose signature is still wanting. */
  wanting: z.array(z.string()),
});
export type AgreementShown = z.output<typeof agreement>;

const session = z.object({
  sessionId: z.string(),
  ordinal: z.number(),
  meetsAt: z.date(),
  mode: z.enum(['online', 'in_person', 'mixed']),
  placeText: z.string().nullable(),
  roomUrl: z.string().nullable(),
  state: z.enum(['planned', 'held', 'cancelled']),
  record: z.string().nullable(),
  reason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  present: z.array(z.object({ partyId: z.string(), cameBy: z.enum(['home', 'room']), at: z.date() })),
  files: z.array(file),
});
export type SessionShown = z.output<typeof session>;

export const mediationPage = defineQuery({
  name: 'mediation.page',
  title: { zh: '调解案件', en: 'A mediation case' },
  allowed: staff,
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    case: mediationLine.extend({
      source: z.enum(['applied', 'initiated']),
      summary: z.string(),
      endingReason: z.string().nullable(),
      toldRoutes: z.array(z.enum(routeNames)),
      requestNo: z.string(),
      requestSummary: z.string(),
      placeText: z.string().nullable(),
      maySeeRequest: z.boolean(),
      termMonths: z.number(),
    }),
    parties: z.array(party),
    /** Parties whose consent to begin is still wanting. */
    wanting: z.array(z.string()),
    acceptance: z.array(confirmation),
    mediators: z.array(
      z.object({
        staffId: z.string(),
        name: z.string(),
        unitName: z.string(),
        declaredAt: z.date().nullable(),
        steppedBackAt: z.date().nullable(),
        isMe: z.boolean(),
      }),
    ),
    sessions: z.array(session),
    agreement: agreement.nullable(),
    extension: z
      .object({
        extensionId: z.string(),
        untilOn: z.string(),
        reason: z.string(),
        askedAt: z.date(),
        grantedAt: z.date().nullable(),
        refusedAt: z.date().nullable(),
        confirmations: z.array(confirmation),
        wanting: z.array(z.string()),
      })
      .nullable(),
    followUps: z.array(
      z.object({
        at: z.date(),
        means: z.enum(['phone', 'visit', 'page']),
        note: z.string(),
        by: z.string().nullable(),
        results: z.array(z.object({ termId: z.string(), result: z.enum(['kept', 'broken', 'not_yet']) })),
        files: z.array(file),
      }),
    ),
    referrals: z.array(
      z.object({
        at: z.date(),
        route: z.enum(routeNames),
        reason: z.string(),
        isViolent: z.boolean(),
        by: z.string().nullable(),
      }),
    ),
    papers: z.array(
      z.object({
        paperId: z.string(),
        kind: z.enum(paperKindNames),
        partyId: z.string().nullable(),
        note: z.string(),
        at: z.date(),
        by: z.string().nullable(),
        files: z.array(file),
      }),
    ),
    dossier: z.array(
      z.object({
        key: z.string(),
        title: words,
        need: z.enum(['required', 'as_needed']),
        isThere: z.boolean(),
        note: words,
      }),
    ),
    abilities: z.array(z.object({ act: z.string(), may: z.boolean(), whyNot: words.optional() })),
  }),
});

export const revealedParty = defineQuery({
  name: 'mediation.revealed',
  title: { zh: '当事人电话', en: 'The revealed number' },
  allowed: mediationStaff,
  input: z.object({ caseId: idSchema, partyId: idSchema }),
  answer: z.object({ phone: z.string().nullable() }),
});

const toConfirm = z.object({
  matter: z.enum(['acceptance', 'extension', 'agreement']),
  mine: z.enum(['yes', 'no', 'wanting', 'not_needed']),
  /** Roles of the other parties who have said yes, and who have not yet. */
  others: z.array(z.object({ role, name: z.string(), isYes: z.boolean() })),
});

/** The page of one party, opened by their key: what they must know, what they are asked, nothing of the others but the names they know. */
export const partyPage = defineQuery({
  name: 'mediation.party_page',
  title: { zh: '当事人页', en: 'A party’s own page' },
  allowed: { kinds: ['anonymous'] },
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    /** Over for a reason that must not stand on a screen that others may read. Everything else is then left out. */
    isQuiet: z.boolean(),
    communityName: z.string(),
    matter: z
      .object({
        caseNo: z.string(),
        committeeName: z.string(),
        disputeKind: z.enum(disputeKindNames),
        summary: z.string(),
        state: z.enum(mediationStates),
        dueOn: z.string().nullable(),
        mediators: z.array(z.object({ name: z.string(), unitName: z.string() })),
        toldRoutes: z.array(z.enum(routeNames)),
      })
      .nullable(),
    me: z
      .object({
        partyId: z.string(),
        role,
        name: z.string(),
        signer: z.string(),
        isMinor: z.boolean(),
        mayWithdraw: z.boolean(),
      })
      .nullable(),
    others: z.array(z.object({ role, name: z.string() })),
    acceptance: toConfirm.nullable(),
    extension: toConfirm.extend({ untilOn: z.string(), reason: z.string() }).nullable(),
    agreement: toConfirm
      .extend({
        agreementNo: z.string(),
        isOral: z.boolean(),
        facts: z.string(),
        digest: z.string(),
        terms: z.array(
          z.object({ ordinal: z.number(), text: z.string(), by: z.string().nullable(), dueOn: z.string().nullable() }),
        ),
        hasMediatorSigned: z.boolean(),
        isSealed: z.boolean(),
        effectiveAt: z.date().nullable(),
        judicialUntil: z.string().nullable(),
      })
      .nullable(),
    sessions: z.array(
      z.object({
        sessionId: z.string(),
        meetsAt: z.date(),
        mode: z.enum(['online', 'in_person', 'mixed']),
        placeText: z.string().nullable(),
        roomUrl: z.string().nullable(),
        state: z.enum(['planned', 'held']),
        amIHere: z.boolean(),
        others: z.array(z.object({ name: z.string(), isHere: z.boolean() })),
      }),
    ),
  }),
});
