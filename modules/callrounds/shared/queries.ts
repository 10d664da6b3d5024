// What can be asked about call-rounds. By caller there are counts of persons reached, in the order of names: no ranking (国办函〔2026〕12号).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { beginners } from './commands.ts';
import { type TurnState, turnStates } from './turn.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const stateSchema = z.enum(turnStates);
const countsSchema = z.object(
  Object.fromEntries(turnStates.map((state) => [state, z.number()])) as Record<TurnState, z.ZodNumber>,
);
export type TurnCounts = z.output<typeof countsSchema>;

const roundHead = z.object({
  roundId: z.string(),
  title: z.string(),
  purpose: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  source: words,
  isSensitive: z.boolean(),
  begunAt: z.date(),
  begunBy: z.string(),
  dueAt: z.date(),
  finishedAt: z.date().nullable(),
  tries: z.number(),
  minutesApart: z.number(),
  ringsFrom: z.string(),
  ringsUntil: z.string(),
  /** Frozen when it was begun, and named in calls since. */
  listed: z.number(),
  added: z.number(),
  counts: countsSchema,
  isCaller: z.boolean(),
});
export type RoundHead = z.output<typeof roundHead>;

export const listRounds = defineQuery({
  name: 'callround.list',
  title: { zh: '电话核对', en: 'Call-rounds' },
  allowed: { roles: territoryRoles },
  input: z.object({
    /** Only those this post rings for and that are not over. */
    mine: z.boolean().default(false),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({ rounds: z.array(roundHead), nextOffset: z.number().nullable(), mayBegin: z.boolean() }),
});

export const roundPage = defineQuery({
  name: 'callround.page',
  title: { zh: '一轮电话核对', en: 'A call-round' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    round: roundHead,
    callers: z.array(
      z.object({
        postId: z.string(),
        name: z.string(),
        role: z.string(),
        unitName: z.string(),
        /** Persons, not calls. */
        reached: z.number(),
        /** Whom they ring at this moment. */
        calling: z.string().nullable(),
      }),
    ),
    closing: z.object({ counts: countsSchema, listed: z.number(), added: z.number() }).nullable(),
    abilities: z.object({ mayCall: z.boolean(), mayFinish: z.boolean() }),
  }),
});

const turnLine = z.object({
  personId: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  gridName: z.string().nullable(),
  state: stateSchema,
  /** How the last call came out. */
  result: z.string().nullable(),
  tries: z.number(),
  nextAt: z.date().nullable(),
  callingBy: z.string().nullable(),
  toldAt: z.date().nullable(),
  toldBy: z.string().nullable(),
  note: z.string(),
  isAdded: z.boolean(),
  /** Of their household, said not to be done. */
  missing: z.array(z.string()),
});
export type TurnLine = z.output<typeof turnLine>;

export const listTurns = defineQuery({
  name: 'callround.people',
  title: { zh: '核对名单', en: 'The list of a call-round' },
  allowed: { roles: territoryRoles },
  input: z.object({
    roundId: idSchema,
    states: z.array(stateSchema).max(turnStates.length).optional(),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  answer: z.object({ rows: z.array(turnLine), total: z.number(), nextOffset: z.number().nullable() }),
});

const member = z.object({
  personId: z.string(),
  name: z.string(),
  age: z.number().nullable(),
  relation: z.string().nullable(),
  /** Null: not on this list. */
  state: stateSchema.nullable(),
});

/** The caller's page: whom this post has in hand. */
export const callerPage = defineQuery({
  name: 'callround.in_hand',
  title: { zh: '正在打的一位', en: 'Whom one is ringing' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    round: roundHead,
    person: z
      .object({
        personId: z.string(),
        name: z.string(),
        sex: z.enum(['male', 'female']).nullable(),
        age: z.number().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
        gridName: z.string().nullable(),
        tries: z.number(),
        claimedUntil: z.date(),
        household: z.array(member),
        earlier: z.array(
          z.object({
            at: z.date(),
            outcome: z.string(),
            byName: z.string(),
            note: z.string(),
            /** Mis-tapped and taken back. */
            isWithdrawn: z.boolean(),
          }),
        ),
      })
      .nullable(),
    /** How many this post could be given now; when there are none, when the next one may be rung again. */
    ready: z.number(),
    nextAt: z.date().nullable(),
    mayRing: z.boolean(),
    reachedByMe: z.number(),
    /** What this post told last, while it can still be taken back. */
    last: z.object({ personId: z.string(), visitId: z.string(), name: z.string(), outcome: z.string() }).nullable(),
  }),
});

/** What a round may be begun from, and who may ring. */
export const roundChoices = defineQuery({
  name: 'callround.choices',
  title: { zh: '可以核对的名单', en: 'What a round may be begun from' },
  allowed: { roles: beginners },
  /** `rhythmId`: its not-yet names as well, where it is of one turn with a list of its own (a round of a campaign). */
  input: z.object({ unitId: idSchema.optional(), rhythmId: idSchema.optional() }),
  answer: z.object({
    unit: z.object({ unitId: z.string(), name: z.string() }),
    registers: z.array(
      z.object({ registerId: z.string(), title: words, isSensitive: z.boolean(), people: z.number() }),
    ),
    notYet: z.array(
      z.object({
        rhythmId: z.string(),
        slot: z.string(),
        title: words,
        isSensitive: z.boolean(),
        open: z.number(),
        missed: z.number(),
        dueAt: z.date(),
      }),
    ),
    callers: z.array(
      z.object({
        postId: z.string(),
        name: z.string(),
        role: z.string(),
        unitName: z.string(),
        maySensitive: z.boolean(),
      }),
    ),
  }),
});
