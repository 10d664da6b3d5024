// The commands of the three rhythms. Planning, fixing the day's list and marking what was missed are the house's own, issued by time.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed, Role } from '#kernel/shared/right.ts';

const text = (max: number) => z.string().trim().max(max);
const words = (max: number) => text(max).min(1);
const house: Allowed = {};
const sweepers: readonly Role[] = [
  'grid_worker',
  'grid_chief',
  'building_chief',
  'lane_chief',
  'seconded_cadre',
  'community_desk',
  'community_secretary',
];
const keepers: readonly Role[] = [
  'community_secretary',
  'community_desk',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
];
const signers: readonly Role[] = ['community_secretary', 'street_supervisor', 'district_supervisor'];
const onOccurrence = { occurrenceId: idSchema };

export const planRhythms = defineCommand({
  name: 'rhythm.plan',
  title: { zh: '排定监督节奏', en: 'Plan the rhythms ahead' },
  allowed: house,
  input: z.object({ districtId: idSchema, on: z.iso.date(), through: z.iso.date() }),
});

export const prepareSweeps = defineCommand({
  name: 'rhythm.prepare',
  title: { zh: '定下当日排查清单', en: 'Fix the lists of the day' },
  allowed: house,
  input: z.object({ districtId: idSchema, on: z.iso.date() }),
});

export const markMissed = defineCommand({
  name: 'rhythm.mark_missed',
  title: { zh: '记下缺做', en: 'Record what was missed' },
  allowed: house,
  input: z.object({ districtId: idSchema, before: z.iso.date() }),
});

/** By somebody above the unit, before the day is over, with a reason that stays. */
export const excuseOccurrence = defineCommand({
  name: 'rhythm.excuse',
  title: { zh: '说明免做', en: 'Excuse an occurrence' },
  allowed: { roles: signers },
  input: z.object({ ...onOccurrence, reason: words(300) }),
});

export const checkItem = defineCommand({
  name: 'sweep.check',
  title: { zh: '记一项排查', en: 'Record one item of a sweep' },
  allowed: { roles: sweepers },
  worksOffline: true,
  input: z.object({
    ...onOccurrence,
    ordinal: z.int().min(1).max(999),
    result: z.enum(['fine', 'finding']),
    note: text(500).default(''),
    /** Requests that the finding raised: reported first, linked here. */
    foundRequestIds: z.array(idSchema).max(10).default([]),
    fileIds: z.array(idSchema).max(9).default([]),
  }),
  secretFields: ['note'],
});

/** Zero is a report: `restIsFine` answers in one tap for everything not yet looked at separately. */
export const finishSweep = defineCommand({
  name: 'sweep.finish',
  title: { zh: '排查完成', en: 'Finish a sweep' },
  allowed: { roles: sweepers },
  worksOffline: true,
  input: z.object({ ...onOccurrence, restIsFine: z.boolean().default(false) }),
});

export const recordMeeting = defineCommand({
  name: 'meeting.record',
  title: { zh: '登记座谈', en: 'Record a meeting' },
  allowed: { roles: keepers },
  input: z.object({
    ...onOccurrence,
    heldAt: z.iso.datetime({ offset: true }),
    place: words(100),
    attendees: z
      .array(z.object({ name: words(40), from: text(60).default('') }))
      .min(1)
      .max(100),
    topics: z
      .array(z.object({ title: words(200), answer: text(1000).default(''), requestId: idSchema.optional() }))
      .min(1)
      .max(50),
    minutes: text(10_000).default(''),
    decisions: z
      .array(
        z.object({
          decisionId: idSchema,
          text: words(500),
          ownerPostId: idSchema,
          dueOn: z.iso.date(),
          requestId: idSchema.optional(),
        }),
      )
      .max(50)
      .default([]),
  }),
  secretFields: ['attendees', 'minutes', 'topics', 'decisions'],
});

export const completeDecision = defineCommand({
  name: 'decision.complete',
  title: { zh: '落实议定事项', en: 'Complete a decision' },
  allowed: { anyStaff: true },
  input: z.object({ decisionId: idSchema, note: words(1000) }),
  secretFields: ['note'],
});

/** One tap. `digest` is that of the register shown: what is confirmed is what was seen. */
export const confirmRegister = defineCommand({
  name: 'register.confirm',
  title: { zh: '确认台账', en: 'Confirm the register' },
  allowed: { roles: signers },
  input: z.object({ ...onOccurrence, digest: z.string().length(64) }),
});

/** A confirmed register is never changed: what proves wrong is said in a further line that refers to it. */
export const correctRegister = defineCommand({
  name: 'register.correct',
  title: { zh: '更正台账', en: 'Correct a register' },
  allowed: { roles: signers },
  input: z.object({ ...onOccurrence, correctionId: idSchema, lineNo: z.int().min(1).optional(), text: words(1000) }),
  secretFields: ['text'],
});
