// The parts of a case as its page shows them: who, what was said, promised, filed.
import { z } from 'zod';
import { file, mode, role, termResult, words } from '../shapes.ts';
import { paperKindNames, routeNames } from '../words.ts';

export const confirmation = z.object({
  partyId: z.string(),
  isWilling: z.boolean(),
  means: z.enum(['page', 'paper', 'oral']),
  at: z.date(),
  recordedBy: z.string().nullable(),
  files: z.array(file),
});

export type ConfirmationRow = z.output<typeof confirmation>;

export const party = z.object({
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

export const agreement = z.object({
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

export const session = z.object({
  sessionId: z.string(),
  ordinal: z.number(),
  meetsAt: z.date(),
  mode,
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

export const onCaseMediator = z.object({
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  declaredAt: z.date().nullable(),
  steppedBackAt: z.date().nullable(),
  isMe: z.boolean(),
});

export const extension = z.object({
  extensionId: z.string(),
  untilOn: z.string(),
  reason: z.string(),
  askedAt: z.date(),
  grantedAt: z.date().nullable(),
  refusedAt: z.date().nullable(),
  confirmations: z.array(confirmation),
  wanting: z.array(z.string()),
});

export const followUpShown = z.object({
  at: z.date(),
  means: z.enum(['phone', 'visit', 'page']),
  note: z.string(),
  by: z.string().nullable(),
  results: z.array(z.object({ termId: z.string(), result: termResult })),
  files: z.array(file),
});

export const referralShown = z.object({
  at: z.date(),
  route: z.enum(routeNames),
  reason: z.string(),
  isViolent: z.boolean(),
  by: z.string().nullable(),
});

export const paperShown = z.object({
  paperId: z.string(),
  kind: z.enum(paperKindNames),
  partyId: z.string().nullable(),
  note: z.string(),
  at: z.date(),
  by: z.string().nullable(),
  files: z.array(file),
});

export const dossierItem = z.object({
  key: z.string(),
  title: words,
  need: z.enum(['required', 'as_needed']),
  isThere: z.boolean(),
  note: words,
});
