// Urging, orders, meetings and going up the line: each is a row with who, why and to whom, and none of them changes who did what.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { findUnit, findUnitAbove } from '#modules/territory/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { answerSupervisionOrder, insertSupervision } from '../store/oversight.ts';
import { changeRequest, writeAsHouse } from '../store/request.ts';

type Remind = { requestId: string; supervisionId: string; text: string };

/** 催办 */
export async function handleRemind(input: Remind, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('remind', input.requestId, context);
  const staff = staffOf(context.actor);
  insertSupervision(tx, {
    id: input.supervisionId,
    requestId: request.id,
    kind: 'reminder',
    reason: input.text,
    fromUnitId: staff.unitId,
    toUnitId: request.leadUnitId,
    postId: staff.postId,
    dueAt: null,
  });
  changeRequest(tx, request, { reminderCount: request.reminderCount + 1 });
  return done(request, [
    {
      type: 'request.reminded',
      requestId: request.id,
      by: staff.name,
      byCaller: staff.staffId === null,
      toUnitId: request.leadUnitId,
      text: input.text,
    },
  ]);
}

type Supervise = { requestId: string; supervisionId: string; reason: string; dueAt?: string | undefined };

/** 督办: must be answered. */
export async function handleSupervise(input: Supervise, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('supervise', input.requestId, context);
  const staff = staffOf(context.actor);
  insertSupervision(tx, {
    id: input.supervisionId,
    requestId: request.id,
    kind: 'supervision_order',
    reason: input.reason,
    fromUnitId: staff.unitId,
    toUnitId: request.leadUnitId ?? request.deskUnitId,
    postId: staff.postId,
    dueAt: input.dueAt ? new Date(input.dueAt) : null,
  });
  return done(request, [
    {
      type: 'request.supervised',
      requestId: request.id,
      by: staff.name,
      reason: input.reason,
      dueAt: input.dueAt ?? null,
    },
  ]);
}

export async function handleAnswerSupervision(
  input: { requestId: string; supervisionId: string; answer: string },
  context: CommandContext,
): Promise<Done> {
  const { request } = await openFor('note', input.requestId, context);
  const isOpen = await answerSupervisionOrder(context.tx, input.supervisionId, request.id, input.answer);
  if (!isOpen) throw requestProblem('not_found');
  return done(request, [
    {
      type: 'request.supervision_answered',
      requestId: request.id,
      by: staffOf(context.actor).name,
      answer: input.answer,
    },
  ]);
}

type Escalate = { requestId: string; supervisionId: string; reason: string };

/** B12: what is out of this level's power goes up with its reason; the desk above dispatches and closes it from then on. */
export async function handleEscalate(input: Escalate, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('escalate', input.requestId, context);
  const above = await findUnitAbove(tx, request.deskUnitId);
  if (!above) throw requestProblem('no_superior');
  const staff = staffOf(context.actor);
  insertSupervision(tx, {
    id: input.supervisionId,
    requestId: request.id,
    kind: 'escalation',
    reason: input.reason,
    fromUnitId: request.deskUnitId,
    toUnitId: above.unitId,
    postId: staff.postId,
    dueAt: null,
  });
  writeAsHouse(tx);
  changeRequest(tx, request, {
    state: 'accepted',
    deskUnitId: above.unitId,
    leadUnitId: null,
    leadPostId: null,
    isOutOfPower: true,
  });
  return done({ ...request, deskUnitId: above.unitId, assistUnitIds: [...request.assistUnitIds, request.deskUnitId] }, [
    { type: 'request.escalated', requestId: request.id, by: staff.name, toUnit: above.unitName, reason: input.reason },
  ]);
}

type Convene = { requestId: string; supervisionId: string; topic: string; meetsAt: string; unitIds: string[] };

/** Joint on-site meeting for hard, repeated or cross-boundary matters (DB11, e1). The units invited see the matter from now on. */
export async function handleConvene(input: Convene, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('convene', input.requestId, context);
  const names: string[] = [];
  for (const id of input.unitIds) {
    const unit = await findUnit(tx, id);
    if (!unit || unit.districtId !== request.districtId) throw requestProblem('unit_unknown');
    names.push(unit.unitName);
  }
  const staff = staffOf(context.actor);
  insertSupervision(tx, {
    id: input.supervisionId,
    requestId: request.id,
    kind: 'joint_meeting',
    reason: input.topic,
    fromUnitId: staff.unitId,
    toUnitId: null,
    postId: staff.postId,
    dueAt: new Date(input.meetsAt),
  });
  const assistUnitIds = [...new Set([...request.assistUnitIds, ...input.unitIds])].filter(
    (id) => id !== request.leadUnitId,
  );
  changeRequest(tx, request, { assistUnitIds });
  return done({ ...request, assistUnitIds }, [
    {
      type: 'request.convened',
      requestId: request.id,
      by: staff.name,
      topic: input.topic,
      meetsAt: input.meetsAt,
      units: names,
    },
  ]);
}
