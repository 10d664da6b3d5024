// A gathering is planned, held with who came in one save, and its result told; a reading of a free check is told to the person.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { attendModes, checkItems, gatheringKinds, gatheringModes, serviceGroups } from './gathering.ts';

const instant = z.iso.datetime({ offset: true });
const line = z.string().trim().min(1).max(200);
const text = z.string().trim().min(1).max(1000);
const allowed = { roles: territoryRoles };

export const planGathering = defineCommand({
  name: 'gathering.plan',
  title: { zh: '安排活动', en: 'Plan a gathering' },
  input: z.object({
    gatheringId: idSchema,
    /** Left out: the unit of the post. */
    unitId: idSchema.optional(),
    kind: z.enum(gatheringKinds),
    topic: line,
    mode: z.enum(gatheringModes).default('on_spot'),
    placeText: z.string().trim().max(200).default(''),
    startsAt: instant,
    /** Whom it is for, and whose turn coming to it closes. */
    registerId: idSchema.optional(),
    rhythmId: idSchema.optional(),
    serviceGroup: z.enum(serviceGroups).optional(),
    beneficiary: line.optional(),
    need: text.optional(),
    isDrill: z.boolean().default(false),
  }),
  allowed,
  secretFields: ['beneficiary', 'need'],
});

export const holdGathering = defineCommand({
  name: 'gathering.hold',
  title: { zh: '记录活动', en: 'Record a gathering' },
  input: z.object({
    gatheringId: idSchema,
    /** Left out: now, or when it was to begin, whichever is earlier. */
    heldAt: instant.optional(),
    came: z
      .array(
        z.object({
          personId: idSchema,
          visitId: idSchema,
          mode: z.enum(attendModes),
          hours: z.number().min(0.5).max(999).multipleOf(0.5).optional(),
        }),
      )
      .max(500),
    publicCount: z.int().min(0).max(1_000_000).optional(),
  }),
  allowed,
  worksOffline: true,
});

export const tellResult = defineCommand({
  name: 'gathering.tell_result',
  title: { zh: '反馈结果', en: 'Tell the result' },
  input: z.object({ gatheringId: idSchema, beneficiary: line, result: text }),
  allowed,
  secretFields: ['beneficiary', 'result'],
});

export const cancelGathering = defineCommand({
  name: 'gathering.cancel',
  title: { zh: '取消活动', en: 'Cancel a gathering' },
  input: z.object({ gatheringId: idSchema, reason: line }),
  allowed,
});

export const recordReading = defineCommand({
  name: 'gathering.record_reading',
  title: { zh: '记录检查结果', en: 'Record a reading' },
  input: z.object({
    resultId: idSchema,
    gatheringId: idSchema,
    personId: idSchema,
    item: z.enum(checkItems),
    value: z.string().trim().min(1).max(100),
    isAbnormal: z.boolean(),
    advice: z.string().trim().max(500).optional(),
    /** The entry on the register of those to be followed up, where it is abnormal. */
    entryId: idSchema,
  }),
  allowed: { roles: sensitiveDuty },
  secretFields: ['personId', 'value', 'advice', 'isAbnormal'],
});

export const tellReading = defineCommand({
  name: 'gathering.tell_reading',
  title: { zh: '告知检查结果', en: 'Tell a reading to the person' },
  input: z.object({ resultId: idSchema }),
  allowed: { roles: sensitiveDuty },
});
