// When a duty comes round, as data (1.T rule 3; L9–L11, E8–E17, B3, B5, I2, I4). Only shapes and what is wrong with them; the turns a cadence gives are in
// `slots.ts` (by the calendar), `rolling.ts` (by the last time done) and their words in `cadence-words.ts`. Every cadence of a work method is one of these too.
import { z } from 'zod';
import type { FestivalKey } from '#kernel/shared/clock/festival.ts';
import type { CalendarDate, Instant } from '#kernel/shared/clock/time.ts';
import { defineProblems, type Words } from '#kernel/shared/problem.ts';
import { wordsSchema } from '#kernel/shared/words.ts';

/** One turn of a rhythm. `dueAt` is the last moment in time: a day's end is its last millisecond, so that `dateOf(dueAt)` is the day itself. */
export type Slot = {
  /** Stable within the rhythm whenever asked for again, and sorting as the turns follow each other: `2026-W47`, `2026-11-22#2`, `2026-Q4`. */
  slot: string;
  opensAt: Instant;
  dueAt: Instant;
  /** The day by the rule, before days off moved anything. */
  nominalOn: CalendarDate;
  /** The calendar leaves this turn no day: it is not asked, but it is told. Its times are those it would have had. */
  isLeftOut: boolean;
};

/**
 * The festivals a cadence may name. Kept beside `festival.ts`, whose lunar tables are too heavy for a phone that only shows a cadence; a test holds the two
 * together, and a festival that is missing here does not compile.
 */
export const festivalNames: Record<FestivalKey, Words> = {
  new_year: { zh: '元旦', en: 'New Year' },
  laba: { zh: '腊八节', en: 'Laba' },
  little_new_year: { zh: '小年', en: 'Little New Year' },
  new_year_eve: { zh: '除夕', en: 'New Year’s Eve' },
  spring_festival: { zh: '春节', en: 'Spring Festival' },
  lantern: { zh: '元宵节', en: 'Lantern Festival' },
  dragon_head: { zh: '龙抬头', en: 'Dragon Head' },
  womens_day: { zh: '妇女节', en: 'Women’s Day' },
  qingming: { zh: '清明节', en: 'Qingming' },
  labour_day: { zh: '劳动节', en: 'Labour Day' },
  childrens_day: { zh: '儿童节', en: 'Children’s Day' },
  dragon_boat: { zh: '端午节', en: 'Dragon Boat Festival' },
  party_day: { zh: '建党节', en: 'Party Founding Day' },
  army_day: { zh: '建军节', en: 'Army Day' },
  double_seventh: { zh: '七夕', en: 'Double Seventh' },
  zhongyuan: { zh: '中元节', en: 'Zhongyuan' },
  teachers_day: { zh: '教师节', en: 'Teachers’ Day' },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  double_ninth: { zh: '重阳节', en: 'Double Ninth' },
  national_day: { zh: '国庆节', en: 'National Day' },
  winter_solstice: { zh: '冬至', en: 'Winter Solstice' },
};

const isFestivalKey = (name: string): name is FestivalKey => Object.hasOwn(festivalNames, name);
const festivalKeySchema = z.enum(Object.keys(festivalNames).filter(isFestivalKey));

/** `HH:MM`; an end may also be `24:00`, the end of the day. Sorts as text. */
const startTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const endTimeSchema = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

const partOfDaySchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    title: wordsSchema,
    from: startTimeSchema,
    to: endTimeSchema,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'to must be later than from' });

/** Turns are numbered in the order of the day (`#1`…`#9`). None passes midnight. */
const partsOfDaySchema = z
  .array(partOfDaySchema)
  .min(1)
  .max(9)
  .refine((parts) => parts.every((part, i) => i === 0 || parts[i - 1]!.to <= part.from), {
    message: 'the parts of a day must be in order and must not overlap',
  })
  .refine((parts) => new Set(parts.map(({ code }) => code)).size === parts.length, { message: 'codes must differ' });

const days = (max: number) => z.int().min(0).max(max);

export const cadenceSchema = z.discriminatedUnion('every', [
  /** Rolling: so many opening hours after the last time done (L9). */
  z.strictObject({ every: z.literal('hours'), hours: z.int().min(1).max(24) }),
  /** Several a day (E11 晨午晚检). */
  z.strictObject({ every: z.literal('slots'), at: partsOfDaySchema }),
  /** Daily with a deadline (E8, E9, L10). */
  z
    .strictObject({ every: z.literal('day'), from: startTimeSchema.optional(), by: endTimeSchema.default('24:00') })
    .refine(({ from, by }) => (from ?? '00:00') < by, { path: ['by'], message: 'by must be later than from' }),
  /** Opens on Monday, due on the weekday (1 = Monday). */
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
  z.strictObject({
    every: z.literal('half_month'),
    days: z.tuple([z.int().min(1).max(15), z.int().min(16).max(28)]),
  }),
  /** Due on a day of the month, or — none named — any time in it. */
  z.strictObject({
    every: z.literal('month'),
    day: z.union([z.int().min(1).max(28), z.literal('last')]).optional(),
  }),
  /** Due on a day of the quarter's first month, or any time in it. */
  z.strictObject({ every: z.literal('quarter'), day: z.int().min(1).max(28).optional() }),
  z.strictObject({ every: z.literal('half_year') }),
  /** Any time in so many months, counted from each January: where twelve is no multiple, the year's last round is the shorter one. */
  z.strictObject({ every: z.literal('months'), count: z.int().min(1).max(12) }),
  /** Around festivals (I2 逢年过节, I4). */
  z.strictObject({
    every: z.literal('festival'),
    festivals: z
      .array(festivalKeySchema)
      .min(1)
      .refine((keys) => new Set(keys).size === keys.length, { message: 'festivals must differ' }),
    openDaysBefore: days(60),
    dueDaysAfter: days(60),
  }),
  /** Once, so many days after an event: the day a subject entered its register. Open for its last `openDays`, or from the event on. */
  z
    .strictObject({
      every: z.literal('after'),
      days: days(3650),
      openDays: days(3650).optional(),
      count: z.enum(['day', 'work_day']).default('day'),
    })
    .refine(({ days, openDays }) => (openDays ?? 0) <= days, {
      path: ['openDays'],
      message: 'it cannot open before the event',
    }),
]);
export type Cadence = z.output<typeof cadenceSchema>;
export type CadenceOf<E extends Cadence['every']> = Extract<Cadence, { every: E }>;
/** Those whose turns the calendar alone makes, for every subject the same. */
export type CalendarCadence = Exclude<Cadence, { every: 'hours' | 'after' }>;

/** The day of a turn is a day off: the next or last working day, the day itself, or not at all (told as left out). Never another turn's time. */
export const onDayOffSchema = z.enum(['next_work_day', 'previous_work_day', 'same_day', 'skip']);
export type OnDayOff = z.output<typeof onDayOffSchema>;

export const cadenceProblem = defineProblems('cadence', {
  festival_year_unknown: {
    status: 422,
    title: {
      zh: '农历节日只核对过 {first}–{last} 年，{from} 至 {to} 超出了这个范围',
      en: 'Festivals are known for {first}–{last} only; {from} to {to} lies beyond',
    },
    wayOut: { zh: '请把时间段改到这个范围以内', en: 'Ask for a span within these years' },
  },
});
