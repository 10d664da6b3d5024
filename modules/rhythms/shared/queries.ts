// What can be asked about the three rhythms. The missed ones come first (principle 4); every count opens into `rhythm.list` under its filter.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, roles, territoryRoles } from '#kernel/shared/right.ts';
import { requestLine } from '#modules/requests/shared/queries.ts';
import { occurrenceStates, recordKinds } from './occurrence.ts';
import { registerFigures, registerLine } from './register.ts';

const territory: Allowed = { roles: territoryRoles };
/** Weeks and quarters are counted on from it: a day whose next ones no calendar writes in four digits is none. */
const day = z.iso.date().refine((on) => on < '9000', '年份不对 no such year');
const words = z.object({ zh: z.string(), en: z.string() });
const nullableText = z.string().nullable();
const ability = z.object({ may: z.boolean(), whyNot: words.optional() });
export type Ability = z.output<typeof ability>;

export const occurrenceFilter = z.object({
  /** A unit and everything below it; left out, the post's own. */
  unitId: idSchema.optional(),
  code: z.string().max(60).optional(),
  record: z.enum(recordKinds).optional(),
  states: z.array(z.enum(occurrenceStates)).optional(),
  /** By the day it is due, both ends included. */
  from: day.optional(),
  to: day.optional(),
  /** As it stood at the end of this past day. */
  asOf: day.optional(),
});
export type OccurrenceFilter = z.output<typeof occurrenceFilter>;

export const occurrenceLine = z.object({
  id: z.string(),
  code: z.string(),
  title: words,
  record: z.enum(recordKinds),
  unitId: z.string(),
  unitName: z.string(),
  parentName: nullableText,
  role: z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]),
  /** Who holds the post now; empty: vacant. */
  holders: z.array(z.string()),
  periodFrom: day,
  periodTo: day,
  nominalOn: day,
  dueOn: day,
  state: z.enum(occurrenceStates),
  isToday: z.boolean(),
  doneAt: z.date().nullable(),
  doneBy: nullableText,
  madeUpAt: z.date().nullable(),
  excuse: nullableText,
  excusedBy: nullableText,
  /** Sweep: what was found of how many things. Meeting: topics and decisions. Register: its lines. */
  items: z.number(),
  findings: z.number(),
});
export type OccurrenceLine = z.output<typeof occurrenceLine>;

export const listOccurrences = defineQuery({
  name: 'rhythm.list',
  title: { zh: '三个一', en: 'Rhythms' },
  allowed: territory,
  input: occurrenceFilter.extend({
    limit: z.int().min(1).max(200).default(100),
    after: z.string().max(100).optional(),
  }),
  answer: z.object({ rows: z.array(occurrenceLine), next: z.string().nullable() }),
});

const tallyFigure = z.object({ value: z.number(), filter: occurrenceFilter });
const tally = z.object({
  planned: tallyFigure,
  done: tallyFigure,
  missed: tallyFigure,
  excused: tallyFigure,
  leftOut: tallyFigure,
  due: tallyFigure,
});

/** B1, B5: the three rhythms of a period, each for itself, for the whole and for every unit below. */
export const tallyRhythms = defineQuery({
  name: 'rhythm.tally',
  title: { zh: '三个一完成情况', en: 'How the rhythms were kept' },
  allowed: territory,
  input: z.object({ unitId: idSchema.optional(), from: day, to: day, asOf: day.optional() }),
  answer: z.object({
    rhythms: z.array(tally.extend({ code: z.string(), title: words, record: z.enum(recordKinds) })),
    below: z.array(tally.extend({ unitId: z.string(), name: z.string(), kind: z.string() })),
  }),
});

const calendarCell = z.object({
  on: day,
  code: z.string(),
  record: z.enum(recordKinds),
  total: z.number(),
  done: z.number(),
  missed: z.number(),
  excused: z.number(),
  leftOut: z.number(),
  due: z.number(),
  /** Where the cell is one occurrence: which. */
  occurrenceId: nullableText,
});

/** By day and unit: the unit asked about first, then each one below with everything below it. */
export const rhythmCalendar = defineQuery({
  name: 'rhythm.calendar',
  title: { zh: '三个一日历', en: 'The rhythms by day and unit' },
  allowed: territory,
  input: z.object({
    unitId: idSchema.optional(),
    code: z.string().max(60).optional(),
    from: day,
    to: day,
    asOf: day.optional(),
  }),
  answer: z.object({
    /** As asked, cut off after a quarter: more days do not fit on a screen. */
    from: day,
    to: day,
    units: z.array(
      z.object({ unitId: z.string(), name: z.string(), isItself: z.boolean(), cells: z.array(calendarCell) }),
    ),
  }),
});
export type CalendarCell = z.output<typeof calendarCell>;

/** What this post owes: today's, what is missed and not made up, the next one of each. */
export const myRhythms = defineQuery({
  name: 'rhythm.mine',
  title: { zh: '我的三个一', en: 'My rhythms' },
  allowed: territory,
  input: z.object({}),
  answer: z.object({ rows: z.array(occurrenceLine) }),
});

export const sweepItem = z.object({
  ordinal: z.number(),
  kind: z.enum(['standard', 'request', 'other']),
  code: z.string(),
  title: words,
  requestId: nullableText,
  result: z.enum(['fine', 'finding']).nullable(),
  note: z.string(),
  found: z.array(z.object({ id: z.string(), requestNo: z.string(), summary: z.string(), state: z.string() })),
  files: z.array(z.object({ id: z.string(), url: z.string(), mediaType: z.string() })),
  checkedAt: z.date().nullable(),
  checkedBy: nullableText,
});
export type SweepItem = z.output<typeof sweepItem>;

/** Where the register's count of findings leads: the things found in the rounds due in these days, as far as they were written down by the last. */
export const findingFilter = z.object({ unitId: idSchema.optional(), from: day, to: day });
export type FindingFilter = z.output<typeof findingFilter>;

const findingLine = sweepItem
  .pick({ ordinal: true, title: true, note: true, found: true, checkedBy: true })
  .extend({ occurrenceId: z.string(), unitName: z.string(), dueOn: day, checkedAt: z.date() });
export type FindingLine = z.output<typeof findingLine>;

export const listFindings = defineQuery({
  name: 'sweep.findings',
  title: { zh: '排查发现的问题', en: 'What the sweeps found' },
  allowed: territory,
  input: findingFilter.extend({
    limit: z.int().min(1).max(200).default(100),
    after: z.string().max(100).optional(),
  }),
  answer: z.object({ rows: z.array(findingLine), next: z.string().nullable(), total: z.number() }),
});

const onOccurrence = z.object({ occurrenceId: idSchema });

export const sweepPage = defineQuery({
  name: 'sweep.page',
  title: { zh: '排查', en: 'A sweep' },
  allowed: territory,
  input: onOccurrence,
  answer: z.object({
    occurrence: occurrenceLine,
    /** Null before the day: what the list will hold besides what is open then. */
    preparedAt: z.date().nullable(),
    items: z.array(sweepItem),
    abilities: z.object({ check: ability, excuse: ability }),
  }),
});

export const decisionLine = z.object({
  id: z.string(),
  occurrenceId: z.string(),
  unitName: z.string(),
  heldOn: day,
  text: z.string(),
  ownerPostId: z.string(),
  ownerName: z.string(),
  ownerUnitName: z.string(),
  dueOn: day,
  isOverdue: z.boolean(),
  requestId: nullableText,
  doneAt: z.date().nullable(),
  doneBy: nullableText,
  doneNote: nullableText,
  complete: ability,
});
export type DecisionLine = z.output<typeof decisionLine>;

export const meetingPage = defineQuery({
  name: 'meeting.page',
  title: { zh: '座谈', en: 'A meeting' },
  allowed: territory,
  input: onOccurrence,
  answer: z.object({
    occurrence: occurrenceLine,
    meeting: z
      .object({
        heldAt: z.date(),
        place: z.string(),
        attendees: z.array(z.object({ name: z.string(), from: z.string() })),
        minutes: z.string(),
        recordedAt: z.date(),
        recordedBy: z.string(),
      })
      .nullable(),
    topics: z.array(z.object({ title: z.string(), answer: z.string(), requestId: nullableText })),
    decisions: z.array(decisionLine),
    /** Before it is held: what is late or drags on, and what was decided and not done. */
    suggested: z.object({ requests: z.array(requestLine), decisions: z.array(decisionLine) }),
    abilities: z.object({ record: ability, excuse: ability }),
  }),
});

export const listDecisions = defineQuery({
  name: 'decision.list',
  title: { zh: '议定事项', en: 'Decisions' },
  allowed: { anyStaff: true },
  input: z.object({
    unitId: idSchema.optional(),
    /** Only those this post has to do. */
    isMine: z.boolean().optional(),
    state: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
    /** By the day of the meeting, both ends included. */
    from: day.optional(),
    to: day.optional(),
    /** As it stood at the end of this past day. */
    asOf: day.optional(),
    limit: z.int().min(1).max(200).default(100),
  }),
  answer: z.object({ rows: z.array(decisionLine), hasMore: z.boolean() }),
});

export const registerPage = defineQuery({
  name: 'register.page',
  title: { zh: '台账', en: 'A register' },
  allowed: territory,
  input: onOccurrence,
  answer: z.object({
    occurrence: occurrenceLine,
    figures: registerFigures,
    lineCount: z.number(),
    /** SHA-256 over figures and lines, in hex. */
    digest: z.string(),
    confirmed: z
      .object({ at: z.date(), by: z.string(), isIntact: z.boolean(), publishedTo: z.array(words) })
      .nullable(),
    corrections: z.array(
      z.object({ id: z.string(), lineNo: z.number().nullable(), text: z.string(), at: z.date(), by: z.string() }),
    ),
    abilities: z.object({ confirm: ability, correct: ability, excuse: ability }),
  }),
});

export const registerLines = defineQuery({
  name: 'register.lines',
  title: { zh: '台账明细', en: 'Lines of a register' },
  allowed: territory,
  input: onOccurrence.extend({
    limit: z.int().min(1).max(500).default(200),
    after: z.int().min(0).default(0),
  }),
  answer: z.object({ rows: z.array(registerLine), next: z.number().nullable() }),
});
