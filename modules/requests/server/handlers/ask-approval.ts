// Extensions, suspensions, exclusions and appeals are asked by one and decided by another; until decided, nothing changes for the caller.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { askApproval } from '../../shared/commands.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertNote } from '../store/notes.ts';
import { insertApproval } from '../store/oversight.ts';

type Input = z.output<typeof askApproval.input>;
const actOf = {
  extension: 'ask_extension',
  suspension: 'ask_suspension',
  exclusion: 'ask_exclusion',
  appeal: 'appeal',
} as const;

export async function handleAskApproval(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, method } = await openFor(actOf[input.kind], input.requestId, context);
  const staff = staffOf(context.actor);
  const { extensionMaximum, suspensions, exclusions } = method.method;
  if (input.kind === 'extension') {
    const left = extensionMaximum.amount - request.extendedDays;
    if ((input.amount ?? 1) > left) throw requestProblem('extension_too_long', { left });
  }
  if (input.kind === 'suspension' && !suspensions.some((s) => s.code === input.reasonCode))
    throw requestProblem('reason_unknown');
  if (input.kind === 'exclusion' && !exclusions.some((e) => e.code === input.reasonCode))
    throw requestProblem('reason_unknown');
  const title = [...suspensions, ...exclusions].find((r) => r.code === input.reasonCode)?.title.zh;
  insertApproval(tx, {
    id: input.approvalId,
    requestId: request.id,
    kind: input.kind,
    reason: title ? `${title}：${input.reason}` : input.reason,
    amount: input.kind === 'extension' ? (input.amount ?? 1) : null,
    reviewOn: input.reviewOn ?? null,
    postId: staff.postId,
    askedByStaffId: staff.staffId,
  });
  if (input.fileIds.length > 0) {
    insertNote(tx, {
      id: context.commandId,
      requestId: request.id,
      kind: 'internal',
      text: input.reason,
      fileIds: input.fileIds,
      byKind: 'staff',
      byStaffId: staff.staffId,
      byUnitId: staff.unitId,
      byName: staff.name,
      isPublic: false,
    });
  }
  return done(request, [
    {
      type: 'request.approval_asked',
      requestId: request.id,
      kind: input.kind,
      reason: input.reason,
      amount: input.amount ?? null,
      by: staff.name,
    },
  ]);
}
