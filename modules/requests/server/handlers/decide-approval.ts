// The second person decides. What an approval brings about is here: days are added, the clock is stopped, the request leaves the rates.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addLimit } from '#kernel/shared/clock/limit.ts';
import { instantAt } from '#kernel/shared/clock/time.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { type ApprovalRow, decideOn, findOpenApproval } from '../store/oversight.ts';
import { openPause } from '../store/pauses.ts';
import { changeRequest, type RequestRow } from '../store/request.ts';

type Input = { requestId: string; approvalId: string; isApproved: boolean; note: string };

export async function handleDecide(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('decide', input.requestId, context);
  const approval = await findOpenApproval(tx, input.approvalId, request.id);
  if (!approval) throw requestProblem('not_found');
  const staff = staffOf(context.actor);
  if (staff.staffId === approval.askedByStaffId) throw requestProblem('decide_own');
  decideOn(tx, approval.id, {
    isApproved: input.isApproved,
    note: input.note,
    postId: staff.postId,
    staffId: staff.staffId,
  });
  if (input.isApproved) apply(approval, request, context);
  const type = input.isApproved ? 'request.approved' : 'request.refused';
  return done(request, [
    { type, requestId: request.id, kind: approval.kind, amount: approval.amount, note: input.note, by: staff.name },
  ]);
}

function apply(approval: ApprovalRow, request: RequestRow, { tx, calendar }: CommandContext): void {
  switch (approval.kind) {
    case 'extension': {
      const days = approval.amount ?? 1;
      const dueAt = request.resolveDueAt
        ? addLimit(calendar, request.resolveDueAt.getTime(), { amount: days, unit: 'work_day' })
        : null;
      changeRequest(tx, request, {
        extendedDays: request.extendedDays + days,
        ...(dueAt === null ? {} : { resolveDueAt: new Date(dueAt) }),
        timeCard: 'none',
        wakeAt: tx.at,
      });
      return;
    }
    case 'suspension':
      // M12: it stays in sight as long-running, and comes back to the desk on its review day.
      openPause(tx, request.id, approval.reason);
      changeRequest(tx, request, {
        state: 'suspended',
        pausedAt: tx.at,
        timeCard: 'none',
        wakeAt: approval.reviewOn ? new Date(instantAt(approval.reviewOn, 8 * 60 + 30)) : null,
      });
      return;
    case 'exclusion':
    case 'appeal':
      changeRequest(tx, request, { isExcluded: true });
  }
}
