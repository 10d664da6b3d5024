// What can be done to facts, the dictionary and forms. Values are sealed in the journal.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { factValueSchema, fieldNameSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { subjectFieldSchema } from './dictionary.ts';
import { formSchema } from './form.ts';

/** Those who stand at the doors, and the desks behind them: the same who keep the register of residents. */
export const keepers = [
  'grid_worker',
  'grid_chief',
  'building_chief',
  'seconded_cadre',
  'community_desk',
  'community_secretary',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
] as const satisfies readonly Role[];
/** Who may set up what others are asked. */
export const setters = [
  'community_secretary',
  'street_supervisor',
  'district_supervisor',
  'system_admin',
] as const satisfies readonly Role[];

export const correctFact = defineCommand({
  name: 'fact.correct',
  title: { zh: '更正信息', en: 'Correct a fact' },
  input: z.object({
    subjectId: idSchema,
    field: fieldNameSchema,
    value: factValueSchema,
    reason: z.string().trim().min(2).max(200),
    /** The day on which it was so; left out, now. */
    observedOn: z.iso.date().optional(),
    /** When the screen it was told from was filled, by the house's clock (`knownAt` of the answer). */
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }),
  allowed: { roles: keepers },
  secretFields: ['value', 'reason'],
  worksOffline: true,
});

/** The desks that decide where two tellings contradict each other: the same that take up what came too late from phones. */
export const deciders = [
  'community_desk',
  'community_secretary',
  'street_supervisor',
  'district_supervisor',
] as const satisfies readonly Role[];

/** 以此为准: one of the tellings of a field holds from now on, as a telling of its own. Its value is not sent: a sealed one is not known to whoever decides. */
export const confirmFact = defineCommand({
  name: 'fact.confirm',
  title: { zh: '以此为准', en: 'Confirm a telling' },
  input: z.object({
    subjectId: idSchema,
    field: fieldNameSchema,
    telling: z.int().min(1),
    reason: z.string().trim().min(2).max(200),
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }),
  allowed: { roles: deciders },
  secretFields: ['reason'],
});

/** Asked once more at the next visit that is due anyway; makes no duty (减负). */
export const askAgain = defineCommand({
  name: 'fact.ask_again',
  title: { zh: '下次走访时再问', en: 'Ask at the next visit' },
  input: z.object({ subjectId: idSchema, field: fieldNameSchema, dueOn: z.iso.date() }),
  allowed: { roles: deciders },
});

/** Puts the look on record; the fact itself is told by `fact.revealed` for ten minutes, and never enters the journal. */
export const revealFact = defineCommand({
  name: 'fact.reveal',
  title: { zh: '查看隐去的信息', en: 'Open a masked fact' },
  input: z.object({ subjectId: idSchema, field: fieldNameSchema, purpose: z.string().trim().min(2).max(200) }),
  allowed: { roles: keepers },
});

/** Values replaced long enough ago are forgotten (keepDays); only the house. */
export const forgetFacts = defineCommand({
  name: 'fact.forget',
  title: { zh: '到期清除旧信息', en: 'Forget replaced facts' },
  input: z.object({ on: z.iso.date() }),
  allowed: {},
});

export const proposeField = defineCommand({
  name: 'dictionary.propose',
  title: { zh: '新增字段', en: 'Add a field to the dictionary' },
  input: z.object({ unitId: idSchema, entry: subjectFieldSchema, reason: z.string().trim().min(2).max(200) }),
  allowed: { roles: setters },
});

export const defineForm = defineCommand({
  name: 'form.define',
  title: { zh: '设一张表单', en: 'Define a form' },
  input: z.object({
    unitId: idSchema,
    form: formSchema,
    /** The register whose subjects it is for: what another form of it asks already is not asked again. */
    register: z
      .string()
      .regex(/^[a-z][a-z0-9_]{1,39}$/)
      .optional(),
  }),
  allowed: { roles: setters },
});
