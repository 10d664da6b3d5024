// A campaign kind 行动类型 as data of a reach method (ADR 12): of whom something is asked, by which work it is done, and what its rounds are like. Nothing here is executed.
import { z } from 'zod';
import { roles } from '#kernel/shared/right.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { closerSchema } from '#modules/duties/shared/closer.ts';
import { visitActionSchema } from '#modules/duties/shared/visit.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';
import { placeKinds } from '#modules/territory/shared/place.ts';

export const roundSorts = ['single', 'numbered', 'rotation'] as const;
const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

export const campaignKindSchema = z.strictObject({
  code,
  title: wordsSchema,
  /** Whom it asks something of. */
  subject: subjectKindSchema,
  /** Of places: which. */
  placeKind: z.enum(placeKinds).optional(),
  /** The work that closes a turn. */
  action: visitActionSchema,
  /** Besides: what closes a turn, where work of that action told by a visit does not. */
  closedBy: closerSchema.optional(),
  /** Who is asked at each place; null: nobody by themselves, it is done at stations or as the round orders. */
  role: z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]).nullable(),
  form: z.string().optional(),
  rank: z.int().min(1).max(5).default(2),
  minutes: z.number().min(0.5).max(480).default(5),
  rounds: z.enum(roundSorts),
  /** Everybody once in so many working days (E12: 20 % a day is five). */
  rotation: z.strictObject({ days: z.int().min(2).max(20), from: z.iso.time({ precision: -1 }) }).optional(),
  /** How long a round is open. */
  windowHours: z.int().min(1).max(720),
  /** A round begins by an order with receipts (C4), not by being opened. */
  beginsByOrder: z.boolean().default(false),
  /** Called building by building (C6, E5): people that a station takes in an hour. */
  byBuilding: z.strictObject({ peoplePerHour: z.int().min(10).max(10_000) }).optional(),
  /** Of firms: each stands in the part of a department and a park, and with a surveyor (F14). */
  byDepartment: z.boolean().default(false),
  /** Done is told with the place somebody went to (M9). */
  whereabouts: z.boolean().default(false),
  /** Who lives or works where it was done counts as met, each person once (A8). */
  meetsPeople: z.boolean().default(false),
  /** What is said to people (C25): {round}, {place}, {slot}, {site} are filled in. */
  notice: wordsSchema,
  /** What done and not yet are called in its coverage. */
  coverage: z.strictObject({ done: wordsSchema, notYet: wordsSchema }),
  /** The emergency power without which it may not run. */
  power: code.nullable().default(null),
});
export type CampaignKind = z.output<typeof campaignKindSchema>;
export type CampaignKindInput = z.input<typeof campaignKindSchema>;
