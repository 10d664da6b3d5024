import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { branchStates, calloutKinds } from './callout.ts';
import { callerRoles, keeperRoles, rungRoles } from './commands.ts';
import { gaps, unitGroups } from './line.ts';

export const lineMember = z.object({
  source: z.enum(['shift', 'link']),
  rank: z.number(),
  linkId: z.string().nullable(),
  postId: z.string().nullable(),
  name: z.string(),
  role: z.string().nullable(),
  /** Masked; null where none is on record. */
  phone: z.string().nullable(),
  /** A duty telephone of its own, not the person's. */
  isDutyPhone: z.boolean(),
});
export type LineMember = z.output<typeof lineMember>;

export const dutyLine = z.object({
  unitId: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  group: z.enum(unitGroups).nullable(),
  members: z.array(lineMember),
  gaps: z.array(z.enum(gaps)),
  /** The last test that counts: when, and whether it was reached in it. */
  lastTest: z.object({ at: z.date(), calloutId: z.string(), reached: z.boolean() }).nullable(),
  mayKeep: z.boolean(),
});
export type DutyLine = z.output<typeof dutyLine>;

export const listLines = defineQuery({
  name: 'duty_line.list',
  title: { zh: '值守表', en: 'Duty lines' },
  input: z.object({
    group: z.enum(unitGroups).optional(),
    /** Only those with something lacking. */
    gap: z.enum(gaps).optional(),
  }),
  answer: z.object({
    rows: z.array(dutyLine),
    /** Of the area, by group, whatever is filtered. */
    groups: z.array(
      z.object({
        group: z.enum(unitGroups),
        units: z.number(),
        /** Without the post's own unit: whom a call-out of it may ring. */
        below: z.number(),
        belowWithGap: z.number(),
      }),
    ),
    gaps: z.object({ nobody: z.number(), no_number: z.number(), no_backup: z.number() }),
    mayCall: z.boolean(),
  }),
  allowed: { roles: keeperRoles },
});

/** Whom a unit's line may name: posts held now at it, directly below it, directly above it. */
export const lineChoices = defineQuery({
  name: 'duty_line.choices',
  title: { zh: '可作接听人的岗位', en: 'Who may stand in a line' },
  input: z.object({ unitId: idSchema }),
  answer: z.object({
    line: dutyLine,
    /** What stands in the line itself, whoever is on shift. */
    links: z.array(lineMember),
    posts: z.array(
      z.object({
        postId: z.string(),
        staffName: z.string(),
        role: z.string(),
        unitName: z.string(),
        hasNumber: z.boolean(),
      }),
    ),
  }),
  allowed: { roles: keeperRoles },
});

export const dutyNumber = defineQuery({
  name: 'duty_line.number',
  title: { zh: '值守号码', en: 'A duty number' },
  input: z.object({ token: z.string().max(600) }),
  answer: z.object({ phone: z.string() }),
  allowed: { roles: callerRoles },
});

const figure = z.object({
  units: z.number(),
  inTime: z.number(),
  nobody: z.number(),
  escalated: z.number(),
  taken_up: z.number(),
  ringing: z.number(),
  reached: z.number(),
});
export const calloutHead = z.object({
  calloutId: z.string(),
  kind: z.enum(calloutKinds),
  isDrill: z.boolean(),
  text: z.string(),
  reason: z.string().nullable(),
  unitName: z.string(),
  startedByName: z.string(),
  startedAt: z.date(),
  stepMinutes: z.number(),
  withinMinutes: z.number(),
  endedAt: z.date().nullable(),
  endReason: z.enum(['by_hand', 'time', 'gave_way']).nullable(),
  figure,
});
export type CalloutHead = z.output<typeof calloutHead>;

export const listCallouts = defineQuery({
  name: 'duty_call.list',
  title: { zh: '呼叫记录', en: 'Call-outs' },
  input: z.object({ offset: z.int().min(0).max(100_000).default(0), limit: z.int().min(1).max(200).default(50) }),
  answer: z.object({ rows: z.array(calloutHead), nextOffset: z.number().nullable() }),
  allowed: { roles: callerRoles },
});

export const ringLine = z.object({
  ringId: z.string(),
  name: z.string(),
  source: z.enum(['shift', 'link']),
  /** The line of which unit it was: its own, or one above. */
  levelName: z.string(),
  isAbove: z.boolean(),
  phoneTail: z.string().nullable(),
  rangAt: z.date(),
  passedAt: z.date().nullable(),
  outcome: z.enum(['answered', 'no_answer', 'wrong_person', 'covered', 'ended']).nullable(),
  endedAt: z.date().nullable(),
  note: z.string().nullable(),
  toldByName: z.string().nullable(),
});
export type RingLine = z.output<typeof ringLine>;

export const calloutBranch = z.object({
  unitId: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  state: z.enum(branchStates),
  isInTime: z.boolean(),
  hadNobody: z.boolean(),
  reachedAt: z.date().nullable(),
  reachedByName: z.string().nullable(),
  takenUpAt: z.date().nullable(),
  takenUpByName: z.string().nullable(),
  /** When the next is rung. */
  nextAt: z.date().nullable(),
  rings: z.array(ringLine),
});
export type CalloutBranch = z.output<typeof calloutBranch>;

export const calloutPage = defineQuery({
  name: 'duty_call.page',
  title: { zh: '一次呼叫', en: 'One call-out' },
  input: z.object({ calloutId: idSchema }),
  answer: z.object({
    callout: calloutHead,
    branches: z.array(calloutBranch),
    abilities: z.object({ mayTell: z.boolean(), mayEnd: z.boolean() }),
  }),
  allowed: { roles: callerRoles },
});

/** What rings for the person who asks, whatever post they wear. */
export const ringingCalls = defineQuery({
  name: 'duty_call.ringing',
  title: { zh: '正在呼叫我的', en: 'What rings for me' },
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        calloutId: z.string(),
        kind: z.enum(calloutKinds),
        isDrill: z.boolean(),
        text: z.string(),
        reason: z.string().nullable(),
        unitName: z.string(),
        startedByName: z.string(),
        rangAt: z.date(),
        units: z.array(z.object({ name: z.string(), isAbove: z.boolean() })),
        /** The next was rung meanwhile: an answer is still one, late. */
        isLate: z.boolean(),
      }),
    ),
  }),
  allowed: { roles: rungRoles },
});
