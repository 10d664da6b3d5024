// Volunteers (J1, E6): apply by themselves or through the desk, are approved by their community, leave when they wish. No ID number is asked (MZ/T 061-2015).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { line, planners } from './commands.ts';
import { partyStatuses, skills } from './roster.ts';

const name = z.string().trim().min(1).max(40);
const minutes = z.int().min(0).max(1440);
const told = {
  skills: z.array(z.enum(skills)).max(skills.length).default([]),
  available: z
    .array(
      z
        .object({ weekday: z.int().min(0).max(6), from: minutes, to: minutes })
        .refine(({ from, to }) => from < to, { message: 'from < to' }),
    )
    .max(21)
    .default([]),
};
const about = {
  volunteerId: idSchema,
  /** Their home community. */
  unitId: idSchema,
  name,
  partyStatus: z.enum(partyStatuses),
  ...told,
  consents: z.boolean(),
};

export const applyAsVolunteer = defineCommand({
  name: 'volunteer.apply',
  title: { zh: '报名做志愿者', en: 'Apply as a volunteer' },
  input: z.object(about),
  allowed: { kinds: ['resident'] },
  secretFields: ['name'],
  perMinute: 20,
});

export const enterVolunteer = defineCommand({
  name: 'volunteer.enter',
  title: { zh: '代录志愿者', en: 'Enter a volunteer' },
  input: z.object({
    ...about,
    phone: z.string().trim().max(30),
    /** The number of the national system, where they have one. */
    volunteerNo: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{4,30}$/)
      .optional(),
  }),
  allowed: { roles: planners },
  secretFields: ['name', 'phone'],
});

export const changeVolunteer = defineCommand({
  name: 'volunteer.change',
  title: { zh: '改特长和时间', en: 'Change skills and times' },
  input: z.object({ volunteerId: idSchema, ...told }),
  allowed: { roles: planners, kinds: ['resident'] },
});

export const approveVolunteer = defineCommand({
  name: 'volunteer.approve',
  title: { zh: '通过志愿者', en: 'Approve a volunteer' },
  input: z.object({ volunteerId: idSchema }),
  allowed: { roles: planners },
});
export const declineVolunteer = defineCommand({
  name: 'volunteer.decline',
  title: { zh: '不通过志愿者', en: 'Decline a volunteer' },
  input: z.object({ volunteerId: idSchema, reason: line }),
  allowed: { roles: planners },
  secretFields: ['reason'],
});
export const leaveVolunteers = defineCommand({
  name: 'volunteer.leave',
  title: { zh: '退出志愿者', en: 'Leave the volunteers' },
  input: z.object({ volunteerId: idSchema }),
  allowed: { roles: planners, kinds: ['resident'] },
});
