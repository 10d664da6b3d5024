// What a caller may ask about their own requests: who has it, by when, what was done. No staff phone, nothing internal.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed } from '#kernel/shared/right.ts';
import { askShape, bookingShape, shownFact } from './facts.ts';
import { requestStates } from './request-chart.ts';
import { fileShape, wordsShape } from './shapes.ts';

const followed = z.object({
  id: z.string(),
  requestNo: z.string(),
  /** Of a matter that must not be read on a family's device (N3) this and what follows says nothing; see `isDiscreet`. */
  summary: z.string(),
  state: z.enum(requestStates),
  channel: z.string(),
  receivedAt: z.date(),
  answeredAt: z.date().nullable(),
  /** Who picked up the call, masked. */
  answeredBy: z.string().nullable(),
  dispatchedAt: z.date().nullable(),
  signedAt: z.date().nullable(),
  resolvedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  promisedAt: z.date().nullable(),
  /** The unit, and the person as one calls them: 安居物业 · 王师傅. */
  holder: z.string().nullable(),
  /** The person alone, where one has taken it on. */
  holderPerson: z.string().nullable(),
  communityName: z.string(),
  pressCount: z.number(),
  relapseCount: z.number(),
  rating: z.number().nullable(),
  kindTitle: wordsShape.nullable(),
  placeId: z.string().nullable(),
  placeText: z.string().nullable(),
  isPaused: z.boolean(),
  isEmergency: z.boolean(),
  /** Can the community ring back? */
  hasPhone: z.boolean(),
  isDiscreet: z.boolean(),
  mayRate: z.boolean(),
  mayState: z.boolean(),
  mayRemind: z.boolean(),
  mayThank: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type FollowedRequest = z.output<typeof followed>;

const followers: Allowed = { kinds: ['resident', 'anonymous'] };

export const myRequests = defineQuery({
  name: 'request.mine',
  title: { zh: '我的诉求', en: 'My requests' },
  allowed: followers,
  input: z.object({ limit: z.int().min(1).max(50).default(20) }),
  answer: z.object({
    rows: z.array(followed),
    /** The number one is signed in with, masked; null for a stranger. */
    phone: z.string().nullable(),
  }),
});

export const followRequest = defineQuery({
  name: 'request.follow',
  title: { zh: '查看进度', en: 'Follow a request' },
  allowed: followers,
  input: z.object({ requestId: idSchema.optional(), requestNo: z.string().trim().max(40).optional() }),
  answer: z.object({
    request: followed.extend({ text: z.string() }),
    story: z.array(
      z.object({
        at: z.date(),
        type: z.string(),
        zh: z.string(),
        en: z.string(),
        text: z.string().nullable(),
        files: z.array(fileShape),
      }),
    ),
    /** B7: what was told and charged, what is still asked of the caller, and the two times of the booking. */
    facts: z.array(shownFact),
    asks: z.array(askShape),
    booking: bookingShape.nullable(),
  }),
});
export type Followed = z.output<typeof followRequest.answer>;
