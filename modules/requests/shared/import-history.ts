// Matters from before the house stood: a month's register taken over as it was written, with its own times. Contract only.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';

const text = (max: number) => z.string().trim().max(max);

export const importHistory = defineCommand({
  name: 'request.import_history',
  title: { zh: '导入历史诉求', en: 'Import past requests' },
  allowed: {
    roles: ['system_admin', 'community_secretary', 'community_desk', 'street_dispatcher', 'district_dispatcher'],
  },
  input: z.object({
    /** Whose register it is: a community or village. */
    communityId: idSchema,
    rows: z
      .array(
        z.object({
          /** As numbered in the register; what `mergedIntoNo` of another row points to. */
          no: text(40).optional(),
          receivedAt: z.iso.datetime({ offset: true }),
          channel: z.string().max(40),
          callerName: text(60).optional(),
          callerPhone: text(30).optional(),
          /** As written: 盛景花园2号楼2单元201. */
          placeText: text(200).optional(),
          text: text(20_000).min(1),
          /** A kind of the work method by its title or code. */
          category: text(60).optional(),
          countsAs: z.enum(['service', 'problem']),
          mergedIntoNo: text(40).optional(),
          remark: text(500).optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  secretFields: ['rows'],
});
