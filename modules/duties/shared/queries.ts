// What can be asked about duties, each post within its own area and for what it is named for.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { subjectKinds } from '#modules/facts/shared/subject.ts';
import { closerSchema } from './closer.ts';
import { dutyStates } from './duty-state.ts';
import { excuseReasonSchema, visitActions, visitOutcomeSchema } from './visit.ts';

const workers = [...territoryRoles, ...assignedRoles];
const words = z.object({ zh: z.string(), en: z.string() });
const stateSchema = z.enum(dutyStates);
/** One answer of a visit, as it is read. */
const answerInWords = z.object({ field: z.string(), title: words, value: words });

export const dutyLine = z.object({
  rhythmId: z.string(),
  slot: z.string(),
  title: words,
  registerCode: z.string(),
  action: z.enum(visitActions),
  form: z.string().nullable(),
  /** What alone closes it; null: a visit. */
  closedBy: closerSchema.nullable(),
  rank: z.number(),
  opensAt: z.date(),
  dueAt: z.date(),
  state: stateSchema,
  isOwned: z.boolean(),
});

export const subjectDuties = z.object({
  subjectId: z.string(),
  kind: z.enum(subjectKinds),
  /** Whole for those who stand at the doors, masked from the street upwards. */
  name: z.string(),
  isNameMasked: z.boolean(),
  /** `zgl` for 张桂兰: for search on the page. Null where the name is masked, and of what is no person. */
  initials: z.string().nullable(),
  /** Where it is found, as what is seen there is reported. */
  placeId: z.string().nullable(),
  address: z.string().nullable(),
  gridName: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  /** In the order of harm if late. */
  duties: z.array(dutyLine),
  /** Tried without success since the first of them opened: nobody home, no answer. */
  attempts: z.number(),
  lastVisitAt: z.date().nullable(),
});
export type SubjectDuties = z.output<typeof subjectDuties>;

/** 今日: whom this post owes something now, those most harmed by lateness first. */
export const myDuties = defineQuery({
  name: 'duty.mine',
  title: { zh: '我的应办', en: 'What this post owes' },
  input: z.object({
    /** `open`: everything whose time has begun; `today`: of it, missed lately or due by the end of today; the others: what one number of `counts` counts. */
    span: z.enum(['today', 'open', 'missed', 'due_today', 'later']).default('today'),
    /** All words of it are found in name, initials or address, these as they are shown. */
    said: z.string().trim().max(40).optional(),
    /** Hours: what opens within them besides, for a phone that will be alone then. Such turns are `ahead`. */
    within: z.int().min(0).max(48).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  answer: z.object({
    subjects: z.array(subjectDuties),
    /** Of all that is open, whatever `span` and `said`: each subject once, by the worst of what it is owed. */
    counts: z.object({ missed: z.number(), today: z.number(), later: z.number(), doneToday: z.number() }),
    /** What `doneToday` counts: to whom this post has been today, the last first. */
    done: z.array(
      z.object({
        subjectId: z.string(),
        kind: z.enum(subjectKinds),
        name: z.string(),
        action: z.enum(visitActions),
        outcome: visitOutcomeSchema,
        happenedAt: z.date(),
        closed: z.array(words),
        isDrill: z.boolean(),
      }),
    ),
    /** More than `limit` subjects are as asked; those shown are the ones harmed most by lateness. */
    hasMore: z.boolean(),
  }),
  allowed: { roles: workers },
});

/** Rhythms with their turns in a span: what a coverage page may be asked for. */
export const listDutyRhythms = defineQuery({
  name: 'duty.rhythms',
  title: { zh: '应办节奏', en: 'Rhythms of duties' },
  /** `rhythmId`: that one as well, where it is of one turn with a list of its own (a round of a campaign, a call-round). */
  input: z.object({ rhythmId: idSchema.optional() }),
  answer: z.object({
    rhythms: z.array(
      z.object({
        rhythmId: z.string(),
        code: z.string(),
        title: words,
        registerCode: z.string(),
        registerTitle: words,
        subject: z.enum(subjectKinds),
        action: z.enum(visitActions),
        cadence: words,
        role: z.string(),
        isSensitive: z.boolean(),
        rounds: z.array(z.object({ slot: z.string(), opensAt: z.date(), dueAt: z.date(), isLeftOut: z.boolean() })),
      }),
    ),
  }),
  allowed: { roles: territoryRoles },
});

const counts = z.object(
  Object.fromEntries(dutyStates.map((state) => [state, z.number()])) as Record<
    (typeof dutyStates)[number],
    z.ZodNumber
  >,
);

/** One turn over the units below one: its denominator is the turns that were made, told as of a moment. */
export const dutyCoverage = defineQuery({
  name: 'duty.coverage',
  title: { zh: '覆盖情况', en: 'Coverage of a round' },
  input: z.object({
    rhythmId: idSchema,
    /** Left out: the round that is open now, else the last one. */
    slot: z.string().max(60).optional(),
    unitId: idSchema.optional(),
    /** Only those at this place or in it: a building, an estate. */
    placeId: idSchema.optional(),
    /** As it was then: places in the grids of that moment, and what was told by then. */
    asOf: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: z.object({
    rhythm: z.object({
      rhythmId: z.string(),
      title: words,
      registerCode: z.string(),
      action: z.string(),
      isSensitive: z.boolean(),
    }),
    round: z.object({ slot: z.string(), opensAt: z.date(), dueAt: z.date(), isLeftOut: z.boolean() }).nullable(),
    unit: z.object({ unitId: z.string(), name: z.string() }),
    place: z.object({ placeId: z.string(), name: z.string() }).nullable(),
    asOf: z.date(),
    total: counts,
    rows: z.array(z.object({ unitId: z.string(), name: z.string(), kind: z.string(), counts })),
    /** Turns of places that lie in no grid, or of a grid that is no longer below. */
    elsewhere: counts,
  }),
  allowed: { roles: territoryRoles },
});

/** The names behind a number of a coverage: not yet first. */
export const listDuties = defineQuery({
  name: 'duty.list',
  title: { zh: '应办名单', en: 'Duties by name' },
  input: z.object({
    rhythmId: idSchema,
    slot: z.string().max(60),
    unitId: idSchema.optional(),
    placeId: idSchema.optional(),
    asOf: z.iso.datetime({ offset: true }).optional(),
    states: z.array(stateSchema).max(7).optional(),
    /** Only those that `elsewhere` of the coverage counts: in none of the units below. */
    isElsewhere: z.boolean().default(false),
    offset: z.int().min(0).max(1_000_000).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        subjectId: z.string(),
        kind: z.enum(subjectKinds),
        name: z.string(),
        address: z.string().nullable(),
        gridName: z.string().nullable(),
        state: stateSchema,
        dueAt: z.date(),
        doneAt: z.date().nullable(),
        doneBy: z.string().nullable(),
        excuse: z.object({ code: excuseReasonSchema, reason: z.string(), byName: z.string() }).nullable(),
        attempts: z.number(),
        /** What the work that closed it told; sensitive answers for a named duty alone (E14). */
        answers: z.array(answerInWords),
        isSealed: z.boolean(),
        isDrill: z.boolean(),
      }),
    ),
    total: z.number(),
    nextOffset: z.number().nullable(),
  }),
  allowed: { roles: territoryRoles },
});

/** The work done at one subject, latest first, with what it closed; of a home also what was done for those who lived there on that day (A13). */
export const listVisits = defineQuery({
  name: 'visit.list',
  title: { zh: '走访记录', en: 'Visits at one subject' },
  input: z.object({ subjectId: idSchema, limit: z.int().min(1).max(200).default(50) }),
  answer: z.object({
    /** Null: nobody of one's own area, or nothing that is visited. */
    subject: z
      .object({
        subjectId: z.string(),
        kind: z.enum(subjectKinds),
        name: z.string(),
        isNameMasked: z.boolean(),
        placeId: z.string().nullable(),
        address: z.string().nullable(),
        gridName: z.string().nullable(),
        attempts: z.number(),
        lastVisitAt: z.date().nullable(),
      })
      .nullable(),
    visits: z.array(
      z.object({
        visitId: z.string(),
        action: z.enum(visitActions),
        outcome: visitOutcomeSchema,
        happenedAt: z.date(),
        recordedAt: z.date(),
        byName: z.string(),
        note: z.string(),
        told: z.record(z.string(), z.unknown()),
        /** The same in words. */
        answers: z.array(answerInWords),
        /** More was told than this post may read: sealed, for a named duty. */
        isSealed: z.boolean(),
        proxy: z.string().nullable(),
        requests: z.array(z.object({ requestId: z.string(), requestNo: z.string() })),
        closed: z.array(words),
        /** Written down a day or more after it was (E17). */
        isBackDated: z.boolean(),
        isDrill: z.boolean(),
        /** Tapped by mistake and taken back: stays in the story, counts nowhere. */
        withdrawn: z.object({ at: z.date(), byName: z.string() }).nullable(),
        /** For whom it was done, where that is not the subject asked for; nameless where they are no longer of the area. */
        of: z.object({ subjectId: z.string(), kind: z.enum(subjectKinds), name: z.string().nullable() }).nullable(),
      }),
    ),
    /** What is asked for this subject now, whoever owes it. */
    open: z.array(dutyLine),
    /** Of rhythms that ask nothing now: the next turn to come, the nearest first (E16). */
    next: z.array(z.object({ rhythmId: z.string(), title: words, opensAt: z.date(), dueAt: z.date() })),
  }),
  allowed: { roles: workers },
});
