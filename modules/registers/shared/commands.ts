import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';

/** The registers of a method stand as soon as it is in force, those it no longer names end. Issued by the house. */
export const layOutRegisters = defineCommand({
  name: 'register.lay_out',
  title: { zh: '建立台账', en: 'Lay out the registers of a method' },
  input: z.object({ districtId: idSchema }),
  allowed: {},
});
