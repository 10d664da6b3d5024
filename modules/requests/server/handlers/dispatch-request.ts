// Dispatch by place and kind to the unit answerable there, the rule written beside it. First receiver leads (首接负责). The clocks start here.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addLimit } from '#kernel/shared/clock/limit.ts';
import type { dispatchRequest } from '../../shared/commands.ts';
import { requestProblem } from '../../shared/problems.ts';
import { cardAt, resolveDueAt } from '../../shared/time-limits.ts';
import { classify } from '../classify.ts';
import { planDispatch } from '../dispatch-plan.ts';
import { appointedEvents, keepFacts, needFacts, takeFacts } from '../facts.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { answerRings } from '../store/calls.ts';
import { insertNote } from '../store/notes.ts';
import { listPauses } from '../store/pauses.ts';
import { changeRequest } from '../store/request.ts';

type Input = z.output<typeof dispatchRequest.input>;

export async function handleDispatch(input: Input, context: CommandContext): Promise<Done> {
  const { tx, calendar, now } = context;
  const { request, method } = await openFor('dispatch', input.requestId, context);
  const staff = staffOf(context.actor);
  const kindCode = input.kindCode ?? request.kindCode;
  if (!kindCode) throw requestProblem('kind_needed');
  const kind = method.kinds.get(kindCode);
  const facts = takeFacts(input.facts, request, kind, method, context);
  await needFacts('file', request, kind, method, facts, context);
  const classified = kindCode === request.kindCode ? {} : classify(request, method, kindCode, staff.staffId, context);
  const plan = await planDispatch(tx, request, method, kindCode, input);
  const dispatchedAt = request.dispatchedAt?.getTime() ?? now;
  const pauses = request.dispatchedAt
    ? (await listPauses(tx, request.id)).map((p) => ({
        pausedAt: p.pausedAt.getTime(),
        resumedAt: p.resumedAt?.getTime() ?? null,
      }))
    : [];
  // Returned and dispatched anew, the resolution clock runs on from the first dispatch; only the response clock starts again.
  const dueAt = resolveDueAt(calendar, plan.limits.resolve, {
    dispatchedAt,
    extendedDays: request.extendedDays,
    pauses,
  });
  const { card, nextAt } = cardAt(calendar, dueAt, dispatchedAt, plan.limits.resolve, now);
  const responseDueAt = addLimit(calendar, now, plan.limits.response);
  if (request.state === 'received') answerRings(tx, request.id, staff.postId);
  changeRequest(tx, request, {
    ...classified,
    state: 'dispatched',
    acceptedAt: request.acceptedAt ?? tx.at,
    dispatchedAt: new Date(dispatchedAt),
    leadUnitId: plan.leadUnitId,
    leadPostId: plan.leadPostId,
    assistUnitIds: plan.assistUnitIds,
    dispatchRule: plan.rule,
    responseDueAt: new Date(responseDueAt),
    resolveDueAt: dueAt === null ? null : new Date(dueAt),
    timeCard: card,
    ringStep: null,
    wakeAt: nextAt === null ? null : new Date(nextAt),
    ...(request.firstAskedStaffId === null && staff.staffId ? { firstAskedStaffId: staff.staffId } : {}),
  });
  keepFacts(request.id, facts, kind, context);
  if (input.note) {
    insertNote(tx, {
      id: context.commandId,
      requestId: request.id,
      kind: 'internal',
      text: input.note,
      fileIds: [],
      byKind: 'staff',
      byStaffId: staff.staffId,
      byUnitId: staff.unitId,
      byName: staff.name,
      isPublic: false,
    });
  }
  return done(
    { ...request, leadUnitId: plan.leadUnitId, assistUnitIds: plan.assistUnitIds },
    [
      {
        type: 'request.dispatched',
        requestId: request.id,
        leadUnitId: plan.leadUnitId,
        leadName: plan.leadName,
        assistUnitIds: plan.assistUnitIds,
        rule: plan.rule,
        by: staff.name,
        kindCode,
      },
      ...appointedEvents(request.id, facts, kind, staff.name),
    ],
    {
      result: {
        leadUnitId: plan.leadUnitId,
        leadName: plan.leadName,
        rule: plan.rule,
        resolveDueAt: dueAt,
        responseDueAt,
      },
    },
  );
}
