// Boxes with their clock and counts (C12).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { clockStates } from '../box-clock.ts';
import { at, onSite } from './shapes.ts';

const handover = z.object({
  handoverId: z.string(),
  step: z.enum(['hand_over', 'receive']),
  fromName: z.string(),
  toName: z.string(),
  fromCount: z.number(),
  toCount: z.number(),
  temperature: z.number(),
  isSealIntact: z.boolean(),
  lab: z.string().nullable(),
  reason: z.string(),
  happenedAt: z.date(),
});

export const boxLine = z.object({
  boxId: z.string(),
  siteId: z.string(),
  siteTitle: z.string(),
  roundId: z.string(),
  code: z.string(),
  sealNo: z.string(),
  lab: z.string(),
  packedAt: z.date(),
  packedByName: z.string(),
  told: z.number(),
  codes: z.array(z.string()),
  people: z.number(),
  reason: z.string(),
  firstAt: at,
  /** When the four hours are over. */
  dueAt: at,
  arrivedAt: at,
  clock: z.enum(clockStates),
  handovers: z.array(handover),
  /** Codes in it that no tablet has told of. */
  unknown: z.array(z.string()),
  /** Every count is the same: scanned, told, known, and both sides of each hand-over. */
  isMatched: z.boolean(),
});

export type BoxLine = z.output<typeof boxLine>;

export const listBoxes = defineQuery({
  name: 'sampling.boxes',
  title: { zh: '转运箱', en: 'Transport boxes' },
  allowed: onSite,
  input: z.object({ campaignId: idSchema }),
  answer: z.object({
    title: z.string(),
    isDrill: z.boolean(),
    boxes: z.array(boxLine),
    /** Closed tubes that are in no box, by site: the missing ones by name. */
    unboxed: z.array(
      z.object({
        siteId: z.string(),
        siteTitle: z.string(),
        tubes: z.number(),
        /** The oldest hundred. */
        codes: z.array(z.string()),
        firstAt: at,
      }),
    ),
  }),
});

/** For the line over the desk's and the field's pages: what is warned of or over. */
export const boxAlarms = defineQuery({
  name: 'sampling.alarms',
  title: { zh: '转运时限', en: 'Boxes short of time' },
  allowed: onSite,
  input: z.object({}),
  answer: z.object({
    boxes: z.array(
      z.object({
        boxId: z.string(),
        campaignId: z.string(),
        code: z.string(),
        siteTitle: z.string(),
        dueAt: z.date(),
        clock: z.enum(['warned', 'over']),
        isDrill: z.boolean(),
      }),
    ),
  }),
});
