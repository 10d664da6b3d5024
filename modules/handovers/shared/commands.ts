// The commands of a hand-over: contracts only. Who may give which post is identity's rule (post.ts), asked once the posts are known.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { appointers } from '#modules/identity/shared/post.ts';

const instant = z.iso.datetime({ offset: true });
const text = z.string().trim().min(1).max(300);

const arrangement = {
  handoverId: idSchema,
  staffId: idSchema,
  kind: z.enum(['posts', 'deputy']).default('posts'),
  /** One entry a post; without `toStaffId` nobody is named, and the level above keeps its work until the post is filled. */
  posts: z
    .array(z.object({ postId: idSchema, toStaffId: idSchema.optional() }))
    .min(1)
    .max(50),
  /** Absent: now. */
  moment: instant.optional(),
  /** A deputy: when everything comes back. */
  until: instant.optional(),
  reason: text,
};

/** A leaver asks for what they may not arrange themselves: nobody appoints to a post by leaving it. */
export const askHandover = defineCommand({
  name: 'handover.ask',
  title: { zh: '申请交接', en: 'Ask to hand over' },
  input: z.object(arrangement).omit({ staffId: true }),
  allowed: { anyStaff: true },
});

/** Product rule 5: the leaver's posts end and the successors' begin in one transaction, and all that names either goes with them. */
export const giveHandover = defineCommand({
  name: 'handover.give',
  title: { zh: '办理交接', en: 'Hand over' },
  input: z.object(arrangement),
  allowed: { roles: appointers },
});

/** Before it takes effect; what was given over is not taken back but given over again. */
export const dropHandover = defineCommand({
  name: 'handover.drop',
  title: { zh: '撤销交接', en: 'Drop a hand-over' },
  input: z.object({ handoverId: idSchema, reason: text }),
  allowed: { anyStaff: true },
});

export const receiveHandover = defineCommand({
  name: 'handover.receive',
  title: { zh: '确认接收', en: 'Confirm receipt' },
  input: z.object({ handoverId: idSchema }),
  allowed: { anyStaff: true },
  worksOffline: true,
});

const item = { handoverId: idSchema, itemKind: z.string().min(1).max(80), subjectId: idSchema, text };
export const questionItem = defineCommand({
  name: 'handover.question',
  title: { zh: '对交来的事提出疑问', en: 'Question a thing handed over' },
  input: z.object(item),
  allowed: { anyStaff: true },
  secretFields: ['text'],
});
export const answerQuestion = defineCommand({
  name: 'handover.answer',
  title: { zh: '答复疑问', en: 'Answer a question' },
  input: z.object(item),
  allowed: { anyStaff: true },
  secretFields: ['text'],
});

/** The house's own: the moment came, the deputy's time is over, a thing came late, a post was filled, a post ended with nobody named. */
export const takeEffect = defineCommand({
  name: 'handover.take_effect',
  title: { zh: '交接生效', en: 'A hand-over takes effect' },
  input: z.object({ handoverId: idSchema }),
  allowed: {},
});
export const bringBack = defineCommand({
  name: 'handover.bring_back',
  title: { zh: '代管到期交回', en: 'What a deputy had comes back' },
  input: z.object({ handoverId: idSchema }),
  allowed: {},
});
export const carryOn = defineCommand({
  name: 'handover.carry_on',
  title: { zh: '补交迟到的事', en: 'Carry on what came late' },
  input: z.object({ handoverId: idSchema }),
  allowed: {},
});
export const fillVacancy = defineCommand({
  name: 'handover.fill',
  title: { zh: '补缺后交还', en: 'A filled post gets its work back' },
  input: z.object({ partId: idSchema, postId: idSchema }),
  allowed: {},
});
export const catchEnded = defineCommand({
  name: 'handover.catch',
  title: { zh: '岗位空缺，由上一级代管', en: 'A post ended; the level above keeps its work' },
  input: z.object({ handoverId: idSchema, partId: idSchema, postId: idSchema }),
  allowed: {},
});
export const refuseHandover = defineCommand({
  name: 'handover.refuse',
  title: { zh: '交接没有办成', en: 'A hand-over could not be' },
  input: z.object({ handoverId: idSchema, why: wordsSchema }),
  allowed: {},
});
