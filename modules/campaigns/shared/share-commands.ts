// Who is answerable for which part of a list of firms, and a firm that was met on no list (F14).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { answersSchema } from '#modules/duties/shared/commands.ts';
import { visitOutcomeSchema } from '#modules/duties/shared/visit.ts';
import { departmentCodes } from '#modules/enterprises/shared/enterprise.ts';
import { leaders } from './commands.ts';

/** Firms without a department or a park stand in a part of their own. */
export const noPart = '-';
export const departmentPart = z.enum([...departmentCodes, noPart]);
export const parkPart = z.string().trim().min(1).max(60);

/** Gives a part of the list, or these names of it, to a department, a park, surveyors. What is done stays with whoever did it. */
export const shareOut = defineCommand({
  name: 'campaign.share_out',
  title: { zh: '分工', en: 'Share out a list' },
  allowed: { roles: leaders },
  input: z.object({
    roundId: idSchema,
    department: departmentPart.optional(),
    park: parkPart.optional(),
    subjectIds: z.array(idSchema).min(1).max(500).optional(),
    /** Only those for whom nobody is named yet. */
    onlyUnnamed: z.boolean().default(false),
    toDepartment: departmentPart.optional(),
    toPark: parkPart.optional(),
    /** Dealt evenly, neighbours together. */
    postIds: z.array(idSchema).min(1).max(600).optional(),
  }),
});

/** A firm on no list, told at its door: by its sound code it is one with the record there is, and neither telling is refused. */
export const tellFirm = defineCommand({
  name: 'campaign.tell_firm',
  title: { zh: '登记名单外企业', en: 'Tell of a firm on no list' },
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
  input: z.object({
    roundId: idSchema,
    enterpriseId: idSchema,
    visitId: idSchema,
    recordId: idSchema,
    name: z.string().trim().min(2).max(120),
    uscc: z.string().trim().max(40).optional(),
    legalRepresentative: z.string().trim().max(60).optional(),
    address: z.string().trim().min(2).max(200),
    /** Where it works, if that is a place of the map. */
    placeId: idSchema.optional(),
    park: parkPart.optional(),
    outcome: visitOutcomeSchema.default('done'),
    happenedAt: z.iso.datetime({ offset: true }).optional(),
    note: z.string().trim().max(2000).default(''),
    told: answersSchema.default([]),
  }),
  secretFields: ['legalRepresentative', 'note', 'told'],
  worksOffline: true,
});

/** By the house, when firms were merged, parted, closed or opened again: turns follow the record that is kept. */
export const followFirm = defineCommand({
  name: 'campaign.follow_firm',
  title: { zh: '名单跟随企业变动', en: 'Follow a firm' },
  allowed: {},
  input: z.object({ enterpriseIds: z.array(idSchema).min(1).max(2) }),
});
