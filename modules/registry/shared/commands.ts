// What can be done to the register of residents. Personal fields are sealed in the journal.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { choiceFields, mergers } from './merging.ts';
import { flagCodes, politicalCodes, relationCodes, revealFields } from './person.ts';

/** Those who stand at the doors, and the desks behind them. */
const keepers = [
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

const documentKinds = [
  'resident_id',
  'hong_kong_macao_permit',
  'taiwan_permit',
  'residence_permit',
  'permanent_residence',
  'passport',
] as const;
const name = z.string().trim().min(1).max(120);
const phone = z.string().trim().max(40);
const date = z.iso.date();
const document = z.object({
  kind: z.enum(documentKinds).default('resident_id'),
  number: z.string().trim().min(1).max(40),
});
const stay = z.object({
  stayId: idSchema,
  placeId: idSchema,
  relation: z.enum(relationCodes).optional(),
  /** The day of moving in; left out, today. */
  from: date.optional(),
});
const facts = {
  name: name.optional(),
  sex: z.enum(['male', 'female']).nullable().optional(),
  bornOn: date.nullable().optional(),
  document: document.nullable().optional(),
  phone: phone.nullable().optional(),
  political: z.enum(politicalCodes).nullable().optional(),
  note: z.string().trim().max(500).nullable().optional(),
};
const secretFields = ['name', 'sex', 'bornOn', 'document', 'phone', 'political', 'note'];

export const addPerson = defineCommand({
  name: 'person.add',
  title: { zh: '登记居民', en: 'Record a resident' },
  input: z.object({
    personId: idSchema,
    ...facts,
    name,
    /** Met at home, or where they work: the same person either way (A8). */
    stay: stay.extend({ kind: z.enum(['living', 'working']).optional() }),
  }),
  allowed: { roles: keepers },
  secretFields,
  worksOffline: true,
});

export const correctPerson = defineCommand({
  name: 'person.correct',
  title: { zh: '更正居民资料', en: 'Correct a resident' },
  input: z.object({
    personId: idSchema,
    ...facts,
    /** When the page it was told from was filled, by the house's clock (`knownAt` of the answer). */
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }),
  allowed: { roles: keepers },
  secretFields,
  worksOffline: true,
});

export const movePerson = defineCommand({
  name: 'person.move',
  title: { zh: '搬迁', en: 'Move a resident' },
  input: z.object({ personId: idSchema, stay }),
  allowed: { roles: keepers },
  worksOffline: true,
});

/** Somebody who is on record elsewhere in the district and moved here: name and number in hand prove them. */
export const moveInPerson = defineCommand({
  name: 'person.move_in',
  title: { zh: '迁入', en: 'Move in from elsewhere' },
  input: z.object({ name, document, stay }),
  allowed: { roles: keepers },
  secretFields: ['name', 'document'],
});

export const leavePerson = defineCommand({
  name: 'person.leave',
  title: { zh: '迁出', en: 'Record that a resident left' },
  input: z.object({ personId: idSchema, on: date.optional(), whereTo: z.string().trim().max(200).optional() }),
  allowed: { roles: keepers },
  secretFields: ['whereTo'],
});

export const flagPerson = defineCommand({
  name: 'person.flag',
  title: { zh: '加标签', en: 'Flag a resident' },
  input: z.object({
    flagId: idSchema,
    personId: idSchema,
    flag: z.enum(flagCodes),
    reason: z.string().trim().min(1).max(300),
    from: date.optional(),
  }),
  allowed: { roles: keepers },
  secretFields: ['flag', 'reason'],
});

export const unflagPerson = defineCommand({
  name: 'person.unflag',
  title: { zh: '去标签', en: 'End a flag' },
  input: z.object({ flagId: idSchema, reason: z.string().trim().min(1).max(300) }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

/** Logs who looks, at what and why; the value itself is told by `person.revealed` for two minutes, and never enters the journal. */
export const revealPerson = defineCommand({
  name: 'person.reveal',
  title: { zh: '查看完整信息', en: 'Open a masked field' },
  input: z.object({
    personId: idSchema,
    field: z.enum(revealFields),
    purpose: z.string().trim().min(2).max(200),
    /** Not what holds, but what somebody told (说法不一); of name and telephone alone. */
    telling: z.int().min(1).optional(),
  }),
  allowed: { roles: [...keepers, 'mediator', 'lane_chief', 'district_dispatcher'] },
});

const reason = z.string().trim().min(1).max(300);

/** 户籍: at a place of the district, or in words where it lies outside. The one before ends on that day. */
export const registerAt = defineCommand({
  name: 'person.register_at',
  title: { zh: '登记户籍', en: 'Record where somebody is registered' },
  input: z.object({
    personId: idSchema,
    at: z.union([
      z.object({ stayId: idSchema, placeId: idSchema }),
      z.object({ elsewhere: z.string().trim().min(2).max(200) }),
    ]),
    from: date.optional(),
    reason: reason.optional(),
  }),
  allowed: { roles: keepers },
  secretFields: ['at', 'reason'],
});

export const endRegistration = defineCommand({
  name: 'person.end_registration',
  title: { zh: '户籍迁出', en: 'Record that a registration ended' },
  input: z.object({ personId: idSchema, on: date.optional(), reason }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

export const workAt = defineCommand({
  name: 'person.work_at',
  title: { zh: '登记工作地点', en: 'Record where somebody works' },
  input: z.object({
    personId: idSchema,
    stayId: idSchema,
    placeId: idSchema,
    from: date.optional(),
    reason: reason.optional(),
  }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

export const leaveWork = defineCommand({
  name: 'person.leave_work',
  title: { zh: '不在这里工作了', en: 'Record that somebody left a work place' },
  input: z.object({ stayId: idSchema, on: date.optional(), reason }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

/** Everybody who lives there is named, with their relation to the new head: what they were to the old one says nothing any more. */
export const changeHead = defineCommand({
  name: 'household.change_head',
  title: { zh: '变更户主', en: 'Change the head of a household' },
  input: z.object({
    placeId: idSchema,
    members: z
      .array(z.object({ personId: idSchema, stayId: idSchema, relation: z.enum(relationCodes) }))
      .min(1)
      .max(100),
    on: date.optional(),
    reason,
  }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

const side = z.enum(['keep', 'merged']);

/** Two records of one person become one; what was before is kept, sealed, and can be put back. */
export const mergePersons = defineCommand({
  name: 'person.merge',
  title: { zh: '合并重复的人', en: 'Bring two records of one person together' },
  input: z.object({
    mergeId: idSchema,
    keepId: idSchema,
    mergedId: idSchema,
    choices: z.partialRecord(z.enum(choiceFields), side).default({}),
    reason,
  }),
  allowed: { roles: mergers },
  secretFields: ['reason'],
});

export const unmergePersons = defineCommand({
  name: 'person.unmerge',
  title: { zh: '撤回合并', en: 'Take a merge back' },
  input: z.object({ mergeId: idSchema, reason }),
  allowed: { roles: mergers },
  secretFields: ['reason'],
});

export const tellApart = defineCommand({
  name: 'person.tell_apart',
  title: { zh: '不是同一个人', en: 'Say that two records are two people' },
  input: z.object({ distinctionId: idSchema, personId: idSchema, otherId: idSchema, reason }),
  allowed: { roles: mergers },
  secretFields: ['reason'],
});

export const reconsiderPair = defineCommand({
  name: 'person.reconsider',
  title: { zh: '撤回“不是同一个人”', en: 'Take “two people” back' },
  input: z.object({ personId: idSchema, otherId: idSchema, reason }),
  allowed: { roles: mergers },
  secretFields: ['reason'],
});
