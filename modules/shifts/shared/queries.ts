import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { planners, standing } from './commands.ts';
import { lineStates, partyStatuses, shiftKinds, shiftWordsSchema, skills, wantedSchema } from './roster.ts';

const day = z.iso.date().refine((on) => on < '9000', '年份不对 no such year');

const fatigue = z.object({
  inARow: z.number(),
  inADay: z.number(),
  inAWeek: z.number(),
  tone: z.enum(['calm', 'amber', 'red']),
});
const sorts = ['staff', 'seconded', 'volunteer'] as const;

/** One on a shift. Three kinds of people share one roster (J3). */
export const rosterLine = z.object({
  lineId: z.string(),
  name: z.string(),
  sort: z.enum(sorts),
  /** Where they come from: their home unit; of a volunteer the volunteer number. */
  fromText: z.string(),
  role: z.string(),
  state: z.enum(lineStates),
  cameAt: z.date().nullable(),
  leftAt: z.date().nullable(),
  reason: z.string().nullable(),
  fatigue,
  hasAccount: z.boolean(),
  isVolunteer: z.boolean(),
  handedAt: z.date().nullable(),
  takenAt: z.date().nullable(),
});
export type RosterLine = z.output<typeof rosterLine>;

export const rosterShift = z.object({
  shiftId: z.string(),
  siteId: z.string().nullable(),
  siteTitle: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  kind: z.enum(shiftKinds),
  task: z.string(),
  from: z.date(),
  until: z.date(),
  wanted: wantedSchema,
  gaps: z.array(z.object({ role: z.string(), lacking: z.number() })),
  lines: z.array(rosterLine),
  isDrill: z.boolean(),
  cancelReason: z.string().nullable(),
});
export type RosterShift = z.output<typeof rosterShift>;

const site = z.object({
  siteId: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  kind: z.string(),
  title: z.string(),
  placeText: z.string(),
  wanted: wantedSchema,
  isDrill: z.boolean(),
});
export type Site = z.output<typeof site>;

/** A week of the area: sites with their shifts; gaps are named. */
export const shiftWeek = defineQuery({
  name: 'shift.week',
  title: { zh: '一周排班', en: 'A week of shifts' },
  input: z.object({ monday: day, siteId: idSchema.optional() }),
  answer: z.object({
    words: shiftWordsSchema,
    sites: z.array(site),
    shifts: z.array(rosterShift),
    /** Of the whole area in this week; opens those shifts. */
    withGaps: z.number(),
    limits: z.object({ amberHours: z.number(), redHours: z.number() }),
    hasMore: z.boolean(),
  }),
  allowed: { roles: planners },
});

/** One site's day on a sheet of paper, with what happened. */
export const siteDay = defineQuery({
  name: 'shift.site_day',
  title: { zh: '岗点当日表', en: 'A site’s day' },
  input: z.object({ siteId: idSchema, on: day }),
  answer: z.object({
    words: shiftWordsSchema,
    site,
    shifts: z.array(rosterShift),
    notes: z.array(
      z.object({
        noteId: z.string(),
        kind: z.string(),
        told: z.string(),
        done: z.string().nullable(),
        happenedAt: z.date(),
        byName: z.string(),
      }),
    ),
  }),
  allowed: { roles: planners },
});

const candidate = z.object({
  postId: z.string().nullable(),
  volunteerId: z.string().nullable(),
  name: z.string(),
  sort: z.enum(sorts),
  fromText: z.string(),
  skills: z.array(z.enum(skills)),
  /** Stands elsewhere at that time: cannot be asked. */
  busyAt: z.string().nullable(),
  /** Outside the times they gave (E6 class clash): may be asked all the same. */
  isAvailable: z.boolean(),
  fatigue,
});
export type Candidate = z.output<typeof candidate>;

export const shiftCandidates = defineQuery({
  name: 'shift.candidates',
  title: { zh: '谁能上这个班', en: 'Who may stand on a shift' },
  input: z.object({ shiftId: idSchema, text: z.string().trim().max(40).default('') }),
  answer: z.object({ rows: z.array(candidate), hasMore: z.boolean() }),
  allowed: { roles: standing },
});

const mine = z.object({
  lineId: z.string(),
  shiftId: z.string(),
  siteId: z.string().nullable(),
  siteTitle: z.string(),
  placeText: z.string(),
  unitName: z.string(),
  kind: z.enum(shiftKinds),
  task: z.string(),
  role: z.string(),
  from: z.date(),
  until: z.date(),
  acceptedAt: z.date().nullable(),
  declinedAt: z.date().nullable(),
  cameAt: z.date().nullable(),
  leftAt: z.date().nullable(),
  replacedAt: z.date().nullable(),
  isDrill: z.boolean(),
  isChief: z.boolean(),
  /** The next on this watch (J4). */
  next: z.object({ lineId: z.string(), name: z.string(), from: z.date() }).nullable(),
  handedAt: z.date().nullable(),
  takenAt: z.date().nullable(),
  /** Somebody handed this watch to me, and I have not confirmed. */
  handedBy: z.object({ name: z.string(), note: z.string().nullable(), at: z.date() }).nullable(),
});
export type MyShift = z.output<typeof mine>;

/** One's own: today's and the next two weeks'. */
export const myShifts = defineQuery({
  name: 'shift.mine',
  title: { zh: '我的班次', en: 'My shifts' },
  input: z.object({}),
  answer: z.object({
    words: shiftWordsSchema,
    rows: z.array(mine),
    /** A secondment that has not made itself known (A6). */
    wantsPledge: z.boolean(),
    unitName: z.string().nullable(),
  }),
  allowed: { roles: standing, kinds: ['resident'] },
});

/** For the chief of a site: all lines of the shift they lead. */
export const shiftPage = defineQuery({
  name: 'shift.page',
  title: { zh: '一个班次', en: 'One shift' },
  input: z.object({ shiftId: idSchema }),
  answer: z.object({ words: shiftWordsSchema, shift: rosterShift, mayLead: z.boolean() }),
  allowed: { roles: standing },
});

/** Hours by person and by role at a site (J1): in the order of names, never of hours. */
export const shiftHours = defineQuery({
  name: 'shift.hours',
  title: { zh: '服务时长', en: 'Hours' },
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({
    words: shiftWordsSchema,
    people: z.array(
      z.object({
        who: z.string(),
        name: z.string(),
        sort: z.enum(sorts),
        fromText: z.string(),
        minutes: z.number(),
        times: z.number(),
        byRole: z.array(z.object({ role: z.string(), minutes: z.number() })),
      }),
    ),
    roles: z.array(z.object({ role: z.string(), minutes: z.number(), people: z.number() })),
    hasMore: z.boolean(),
  }),
  allowed: { roles: planners },
});

/** A6: everybody who was sent down, with place and task; who has none comes first. */
export const secondedCoverage = defineQuery({
  name: 'shift.coverage',
  title: { zh: '下沉干部到岗', en: 'Who was sent down, and where they stand' },
  input: z.object({ only: z.enum(['all', 'without_place', 'without_pledge']).default('all') }),
  answer: z.object({
    units: z.array(
      z.object({ unitId: z.string(), name: z.string(), sent: z.number(), placed: z.number(), pledged: z.number() }),
    ),
    rows: z.array(
      z.object({
        postId: z.string(),
        name: z.string(),
        homeName: z.string(),
        unitName: z.string(),
        streetName: z.string(),
        siteTitle: z.string().nullable(),
        task: z.string().nullable(),
        from: z.date().nullable(),
        pledgedAt: z.date().nullable(),
        partyStatus: z.enum(partyStatuses).nullable(),
      }),
    ),
    counts: z.object({ all: z.number(), without_place: z.number(), without_pledge: z.number() }),
  }),
  allowed: { roles: planners },
});

export const volunteerStates = ['applied', 'approved', 'declined', 'ended'] as const;
export const volunteerLine = z.object({
  volunteerId: z.string(),
  name: z.string(),
  volunteerNo: z.string().nullable(),
  phone: z.string(),
  unitName: z.string(),
  partyStatus: z.enum(partyStatuses),
  skills: z.array(z.enum(skills)),
  available: z.array(z.object({ weekday: z.number(), from: z.number(), to: z.number() })),
  toldBy: z.enum(['self', 'desk']),
  state: z.enum(volunteerStates),
  appliedAt: z.date(),
  reason: z.string().nullable(),
  minutes: z.number(),
});
export type VolunteerLine = z.output<typeof volunteerLine>;

export const listVolunteers = defineQuery({
  name: 'volunteer.list',
  title: { zh: '志愿者', en: 'Volunteers' },
  input: z.object({
    tab: z.enum(['applied', 'approved', 'all']).default('applied'),
    text: z.string().trim().max(40).default(''),
  }),
  answer: z.object({
    rows: z.array(volunteerLine),
    counts: z.object({ applied: z.number(), approved: z.number(), all: z.number() }),
    units: z.array(z.object({ unitId: z.string(), name: z.string() })),
    hasMore: z.boolean(),
  }),
  allowed: { roles: planners },
});

/** The resident's own: what became of the application, hours by role, what may be signed up for. */
export const myVolunteering = defineQuery({
  name: 'volunteer.mine',
  title: { zh: '我的志愿服务', en: 'My volunteering' },
  input: z.object({}),
  answer: z.object({
    words: shiftWordsSchema,
    me: volunteerLine.omit({ phone: true }).nullable(),
    byRole: z.array(z.object({ role: z.string(), minutes: z.number() })),
    open: z.array(
      z.object({
        shiftId: z.string(),
        siteTitle: z.string(),
        placeText: z.string(),
        task: z.string(),
        from: z.date(),
        until: z.date(),
        gaps: z.array(z.object({ role: z.string(), lacking: z.number() })),
        isAvailable: z.boolean(),
      }),
    ),
    communities: z.array(z.object({ unitId: z.string(), name: z.string() })),
  }),
  allowed: { kinds: ['resident'] },
});
