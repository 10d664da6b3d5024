// The commands on a publication. Who may issue one is refined by the chart (publication-chart.ts) once the record is known.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { draftShape } from './draft.ts';
import { publishers, writers } from './publication.ts';

const onPublication = { publicationId: idSchema };
/** What was on the writer's screen: another's change in between is not written over. */
const version = z.int().min(1);

export const draftPublication = defineCommand({
  name: 'publication.draft',
  title: { zh: '起草', en: 'Draft' },
  allowed: { roles: writers },
  input: draftShape.extend(onPublication),
});

export const revisePublication = defineCommand({
  name: 'publication.revise',
  title: { zh: '修改草稿', en: 'Revise a draft' },
  allowed: { roles: writers },
  input: draftShape.extend({ ...onPublication, version }),
});

export const discardPublication = defineCommand({
  name: 'publication.discard',
  title: { zh: '丢弃草稿', en: 'Discard a draft' },
  allowed: { roles: writers },
  input: z.object(onPublication),
});

/** R3: the number is drawn here. `version` is that of the draft shown: what goes out is what was seen. */
export const publishPublication = defineCommand({
  name: 'publication.publish',
  title: { zh: '发布', en: 'Publish' },
  allowed: { roles: publishers },
  input: z.object({ ...onPublication, version }),
});

/** R3: withdrawn. The number stays used; the public reads the reason instead of the text. */
export const withdrawPublication = defineCommand({
  name: 'publication.withdraw',
  title: { zh: '撤回', en: 'Withdraw' },
  allowed: { roles: publishers },
  input: z.object({ ...onPublication, reason: z.string().trim().min(1).max(300) }),
});

/** One tap by anybody of a unit that a bulletin names. */
export const confirmReceipt = defineCommand({
  name: 'publication.confirm_receipt',
  title: { zh: '签收通报', en: 'Confirm receipt of a bulletin' },
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
  worksOffline: true,
  input: z.object(onPublication),
});

/** R6: says that a request this resident has just reported is about this notice. It is answered as every request is. */
export const objectToNotice = defineCommand({
  name: 'publication.object',
  title: { zh: '对公告提意见', en: 'Object to a notice' },
  allowed: { kinds: ['resident'] },
  input: z.object({ ...onPublication, requestId: idSchema }),
  perMinute: 30,
});
