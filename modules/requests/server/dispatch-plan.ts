// Who gets it: worked out from kind and place by the method's rule, or as the dispatcher chose, with the sentence that says why.
import type { Tx } from '#kernel/server/transaction.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import {
  findAreaClass,
  findHandlingUnit,
  findPostUp,
  findUnit,
  type HandlingUnit,
} from '#modules/territory/server/public.ts';
import { requestProblem } from '../shared/problems.ts';
import { type Limits, limitsOf } from '../shared/time-limits.ts';
import type { RequestRow } from './store/request.ts';

export type DispatchPlan = {
  leadUnitId: string;
  leadPostId: string | null;
  leadName: string;
  assistUnitIds: string[];
  rule: string;
  limits: Limits;
};
type Choice = {
  leadUnitId?: string | undefined;
  leadPostId?: string | undefined;
  assistUnitIds?: readonly string[] | undefined;
};
type Spot = Pick<RequestRow, 'placeId' | 'territoryId' | 'deskUnitId'>;

export async function planDispatch(
  tx: Tx,
  request: Spot,
  method: MethodInForce,
  kindCode: string,
  choice: Choice,
): Promise<DispatchPlan> {
  const kind = method.kinds.get(kindCode);
  if (!kind) throw requestProblem('kind_unknown', { kind: kindCode });
  const spot = { placeId: request.placeId, territoryId: request.territoryId, communityId: request.deskUnitId };
  const [lead, areaClass] = await Promise.all([
    choice.leadUnitId ? chosen(tx, choice.leadUnitId) : ruled(tx, spot, method, kind),
    findAreaClass(tx, request.territoryId),
  ]);
  const assisting = choice.assistUnitIds ?? (await assistants(tx, spot, kind, lead.unitId));
  const limits = limitsOf(method.method, kind, areaClass);
  return {
    leadUnitId: lead.unitId,
    leadPostId: choice.leadPostId ?? lead.postId,
    leadName: lead.name,
    assistUnitIds: assisting.filter((id) => id !== lead.unitId),
    rule: choice.leadUnitId ? `人工指定：${kind.title.zh} → ${lead.name}` : lead.rule,
    limits,
  };
}

type Lead = { unitId: string; postId: string | null; name: string; rule: string };

async function chosen(tx: Tx, unitId: string): Promise<Lead> {
  const unit = await findUnit(tx, unitId);
  if (!unit) throw requestProblem('unit_unknown');
  return { unitId, postId: null, name: unit.unitName, rule: '' };
}

const viaWords: Record<HandlingUnit['via'], string> = {
  place: '该小区',
  community: '本社区',
  street: '本街道',
  district: '本区',
  self: '本网格',
};

async function ruled(
  tx: Tx,
  spot: { placeId: string | null; territoryId: string; communityId: string },
  method: MethodInForce,
  kind: RequestKind,
): Promise<Lead> {
  const unitTitle =
    method.method.handlingUnits.find((unit) => unit.kind === kind.handlingKind)?.title.zh ?? kind.handlingKind;
  const limit = `${kind.resolveLimit.amount}${{ work_day: '工作日', work_hour: '工作时', clock_hour: '小时' }[kind.resolveLimit.unit]}`;
  if (kind.handlingKind === 'community') {
    // The community's own work goes to the post the method names, at the nearest unit that has it filled.
    const post = await findPostUp(tx, spot.territoryId, kind.responsibleRole);
    if (post) {
      return {
        unitId: post.unitId,
        postId: post.postId,
        name: `${post.unitName} · ${post.staffName}`,
        rule: `${kind.title.zh} → ${unitTitle}（${post.unitName}）；限时 ${limit}`,
      };
    }
    const unit = await findUnit(tx, spot.communityId);
    return {
      unitId: spot.communityId,
      postId: null,
      name: unit?.unitName ?? '',
      rule: `${kind.title.zh} → ${unitTitle}；该岗位空缺，由社区承接；限时 ${limit}`,
    };
  }
  const unit = await findHandlingUnit(tx, spot, kind.handlingKind);
  if (!unit) throw requestProblem('no_handler', { kind: unitTitle });
  return {
    unitId: unit.unitId,
    postId: null,
    name: unit.unitName,
    rule: `${kind.title.zh} → ${viaWords[unit.via]}${unitTitle}；限时 ${limit}`,
  };
}

async function assistants(
  tx: Tx,
  spot: { placeId: string | null; territoryId: string; communityId: string },
  kind: RequestKind,
  leadUnitId: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const handlingKind of kind.assist ?? []) {
    const unit = await findHandlingUnit(tx, spot, handlingKind);
    if (unit && unit.unitId !== leadUnitId) found.push(unit.unitId);
  }
  return [...new Set(found)];
}
