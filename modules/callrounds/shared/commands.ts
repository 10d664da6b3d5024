// What is done in a call-round: begun by a desk with a frozen list, then one person at a time by its callers.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { deskRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { callOutcomes } from './turn.ts';

export const beginners: readonly Role[] = [...deskRoles, 'street_supervisor', 'district_supervisor'];
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Where the list is taken from; it is frozen when the round begins. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register'), registerId: idSchema }),
  /** The not-yet names of a coverage. */
  z.object({
    kind: z.literal('not_yet'),
    rhythmId: idSchema,
    slot: z.string().min(1).max(60),
    states: z
      .array(z.enum(['open', 'missed']))
      .min(1)
      .max(2)
      .default(['open', 'missed']),
  }),
  z.object({ kind: z.literal('people'), personIds: z.array(idSchema).min(1).max(5000) }),
]);
export type Source = z.output<typeof sourceSchema>;

export const beginRound = defineCommand({
  name: 'callround.begin',
  title: { zh: '开始一轮电话核对', en: 'Begin a call-round' },
  allowed: { roles: beginners },
  input: z.object({
    roundId: idSchema,
    unitId: idSchema,
    title: z.string().trim().min(2).max(60),
    /** Said to whoever answers, and what each number is opened for. */
    purpose: z.string().trim().min(2).max(200),
    source: sourceSchema,
    dueAt: z.iso.datetime({ offset: true }),
    callerPostIds: z.array(idSchema).min(1).max(60),
    tries: z.int().min(1).max(9).default(3),
    minutesApart: z.int().min(5).max(2880).default(120),
    ringsFrom: timeOfDay.default('08:00'),
    ringsUntil: timeOfDay.default('21:00'),
  }),
});

/** Gives the next person, or the one this post has in hand already. */
export const claimNext = defineCommand({
  name: 'callround.claim',
  title: { zh: '取下一位', en: 'Take the next person' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema }),
});

export const putBack = defineCommand({
  name: 'callround.put_back',
  title: { zh: '放回名单', en: 'Put somebody back' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema, personId: idSchema }),
});

export const tellCall = defineCommand({
  name: 'callround.tell',
  title: { zh: '记一通电话', en: 'Tell how a call came out' },
  allowed: { roles: territoryRoles },
  input: z.object({
    roundId: idSchema,
    personId: idSchema,
    visitId: idSchema,
    outcome: z.enum(callOutcomes),
    note: z.string().trim().max(500).default(''),
    /** Of the same household, as the one who answered said: done, or not yet (A9 missing members). */
    members: z
      .array(z.object({ personId: idSchema, visitId: idSchema, isDone: z.boolean() }))
      .max(30)
      .default([]),
    /** Take the next one at once. */
    andNext: z.boolean().default(true),
  }),
  secretFields: ['note'],
});

/** A mis-tapped outcome, by whoever tapped it (A9): the call stays on record as taken back, and the person is in hand again. */
export const takeBack = defineCommand({
  name: 'callround.take_back',
  title: { zh: '撤回刚记的结果', en: 'Take an outcome back' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema, visitId: idSchema }),
});

export const finishRound = defineCommand({
  name: 'callround.finish',
  title: { zh: '结束这一轮', en: 'Finish a call-round' },
  allowed: { roles: beginners },
  input: z.object({ roundId: idSchema }),
});

/** By the house: ends what has nobody left, or whose time is over. */
export const settleRound = defineCommand({
  name: 'callround.settle',
  title: { zh: '收口一轮电话核对', en: 'Settle a call-round' },
  allowed: {},
  input: z.object({ roundId: idSchema }),
});
