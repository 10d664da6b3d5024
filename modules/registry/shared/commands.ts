// What can be done to the register of residents. Personal fields are sealed in the journal.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
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
  input: z.object({ personId: idSchema, ...facts, name, stay }),
  allowed: { roles: keepers },
  secretFields,
  worksOffline: true,
});

export const correctPerson = defineCommand({
  name: 'person.correct',
  title: { zh: '更正居民资料', en: 'Correct a resident' },
  input: z.object({ personId: idSchema, ...facts }),
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
  input: z.object({ personId: idSchema, field: z.enum(revealFields), purpose: z.string().trim().min(2).max(200) }),
  allowed: { roles: [...keepers, 'mediator', 'lane_chief', 'district_dispatcher'] },
});
