// The parties: taken in, corrected, given the key to their own page.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { needsGuardian } from '../rules.ts';
import { mediationStaff, onCase, role, said, text } from '../shapes.ts';

const fields = {
  name: said(60),
  sex: z.int().min(0).max(2).default(0),
  age: z.int().min(0).max(130).optional(),
  address: text(200).optional(),
  phone: text(30).optional(),
  /** Nobody else reads what comes to this number. */
  isPhonePrivate: z.boolean().default(false),
  isMinor: z.boolean().default(false),
  guardianName: text(60).optional(),
  guardianRelation: text(40).optional(),
};

const guarded = (party: { isMinor: boolean; age?: number | undefined; guardianName?: string | undefined }) =>
  !needsGuardian(party) || Boolean(party.guardianName);

const guardianNeeded = { message: '未成年人要填监护人 a minor needs a guardian', path: ['guardianName'] };

/** A party as taken in with the case or later. */
export const newParty = z.object({ partyId: idSchema, role, ...fields }).refine(guarded, guardianNeeded);

export const addParty = defineCommand({
  name: 'mediation.add_party',
  title: { zh: '加当事人', en: 'Add a party' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, partyId: idSchema, role, ...fields }).refine(guarded, guardianNeeded),
  secretFields: ['name', 'phone', 'address', 'guardianName'],
});

export const changeParty = defineCommand({
  name: 'mediation.change_party',
  title: { zh: '改当事人信息', en: 'Correct a party' },
  allowed: mediationStaff,
  input: z
    .object({ ...onCase, partyId: idSchema, ...fields, isRemoved: z.boolean().default(false) })
    .refine(guarded, guardianNeeded),
  secretFields: ['name', 'phone', 'address', 'guardianName'],
});

/** The key is made by the page that invites and shown there; the house keeps its hash. A new one ends the old. */
export const inviteParty = defineCommand({
  name: 'mediation.invite',
  title: { zh: '给当事人专属链接', en: 'Give a party their private link' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    partyId: idSchema,
    accessKey: z.string().min(32).max(100),
    isMessageWanted: z.boolean().default(false),
  }),
  secretFields: ['accessKey'],
});

export const revealParty = defineCommand({
  name: 'mediation.reveal_party',
  title: { zh: '查看当事人电话', en: 'Reveal a party’s number' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, partyId: idSchema, purpose: said(200) }),
});
