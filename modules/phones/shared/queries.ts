// What can be asked about phones: one's own, all of a district for who may cut one off, and what came too late.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';
import { refusalSchema, settleAct } from './commands.ts';

const words = z.object({ zh: z.string(), en: z.string() });

export const phoneRow = z.object({
  leaseId: z.string(),
  label: z.string(),
  staffName: z.string(),
  isMine: z.boolean(),
  state: z.enum(['runs', 'over', 'ended']),
  grantedAt: z.date(),
  endsAt: z.date(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  seenAt: z.date().nullable(),
  clockAhead: z.number().nullable(),
  waiting: z.number(),
  refused: z.number(),
});
export type PhoneRow = z.output<typeof phoneRow>;

/** One's own; for the security administrator every one of the district. Those that run first. */
export const listPhones = defineQuery({
  name: 'phone.list',
  title: { zh: '离线手机', en: 'Phones that work alone' },
  input: z.object({ limit: z.int().min(1).max(500).default(200) }),
  answer: z.object({ phones: z.array(phoneRow) }),
  allowed: { anyStaff: true },
});

export const strandedRow = z.object({
  actId: z.string(),
  title: words,
  /** Of whom or of what, where the house knows; masked as everywhere. */
  subject: z.object({ subjectId: z.string(), kind: subjectKindSchema, name: z.string() }).nullable(),
  staffName: z.string(),
  unitName: z.string(),
  doneAt: z.date(),
  receivedAt: z.date(),
  why: words,
  settledAt: z.date().nullable(),
  settledBy: z.string().nullable(),
  dropReason: z.string().nullable(),
});

export type StrandedRow = z.output<typeof strandedRow>;

export const listStranded = defineQuery({
  name: 'phone.stranded',
  title: { zh: '迟到的手机记录', en: 'What came too late from phones' },
  input: z.object({ isSettled: z.boolean().default(false), limit: z.int().min(1).max(200).default(100) }),
  answer: z.object({ acts: z.array(strandedRow), open: z.number() }),
  allowed: settleAct.allowed,
});

/** One of them with its content, to be issued again in one's own name. */
export const strandedAct = defineQuery({
  name: 'phone.stranded_act',
  title: { zh: '迟到的手机记录（内容）', en: 'One that came too late' },
  input: z.object({ actId: idSchema }),
  answer: strandedRow.extend({ command: z.string(), input: z.unknown(), problem: refusalSchema }),
  allowed: settleAct.allowed,
});
