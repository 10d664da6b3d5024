import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { beginCampaign } from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { findOwnUnit, listKinds } from '../store/campaigns.ts';
import { findRound } from '../store/rounds.ts';
import { type CampaignView, headOf, listArea, listBelow, listCampaignHeads, listRoundHeads } from './heads.ts';
import { listOrders } from './orders.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerList(
  { state }: { state: 'running' | 'over' },
  context: Context,
): Promise<Out<typeof q.listCampaigns>> {
  const { tx, actor } = context;
  const heads = await listCampaignHeads(
    tx,
    state === 'running' ? sql`c.ended_at is null` : sql`c.ended_at is not null`,
  );
  const ids = heads.map(({ campaignId }) => campaignId);
  const [last, counted] = await Promise.all([
    listRoundHeads(
      tx,
      sql`r.id in (select distinct on (campaign_id) id from campaign_rounds where campaign_id = any (${ids}::uuid[]) order by campaign_id, round_no desc)`,
    ),
    tx.all<{ id: string; rounds: number }>(
      sql`select campaign_id as id, count(*) as rounds from campaign_rounds where campaign_id = any (${ids}::uuid[]) group by 1`,
    ),
  ]);
  const lastOf = new Map(last.map((round) => [round.campaignId, round]));
  const countOf = new Map(counted.map(({ id, rounds }) => [id, rounds]));
  const mayBegin = actor.kind === 'staff' && mayBy(beginCampaign.allowed, actor);
  return {
    campaigns: heads.map((view) => ({
      ...headOf(view),
      rounds: countOf.get(view.campaignId) ?? 0,
      last: lastOf.get(view.campaignId) ?? null,
    })),
    begin: mayBegin && actor.kind === 'staff' ? await listChoices(context, actor.unitId) : null,
  };
}

async function listChoices(
  { tx }: Context,
  unitId: string,
): Promise<NonNullable<Out<typeof q.listCampaigns>['begin']>> {
  const [kinds, units, registers] = await Promise.all([
    listKinds(tx, unitId),
    listArea(tx, unitId),
    tx.all<{ registerId: string; title: { zh: string; en: string }; subject: q.CampaignHead['subject'] }>(sql`
      select id as "registerId", title, subject_kind as subject from subject_registers
       where ended_at is null and (not is_sensitive or app.reads_sensitive_flags())
         and (area_unit_id is null or area_unit_id = any (app.scope()) or app.lies_under(area_unit_id)) order by code`),
  ]);
  return {
    kinds: kinds.map(({ code, title, subject, rounds, power }) => ({ code, title, subject, sort: rounds, power })),
    units,
    registers,
  };
}

async function getCampaign(context: Context, campaignId: string): Promise<CampaignView> {
  const [campaign] = await listCampaignHeads(context.tx, sql`c.id = ${campaignId}`);
  if (!campaign) throw campaignProblem('not_found');
  return campaign;
}

const isLeader = ({ actor }: Context): boolean => actor.kind === 'staff' && mayBy(beginCampaign.allowed, actor);

export async function answerPage(
  { campaignId }: { campaignId: string },
  context: Context,
): Promise<Out<typeof q.campaignPage>> {
  const { tx, actor } = context;
  const view = await getCampaign(context, campaignId);
  const own = isLeader(context) ? await findOwnUnit(tx, view.unitId) : undefined;
  const unitId = actor.kind === 'staff' ? actor.unitId : '';
  const [rounds, orders, units, below] = await Promise.all([
    listRoundHeads(tx, sql`r.campaign_id = ${campaignId}`),
    listOrders(context, sql`o.campaign_id = ${campaignId}`),
    own ? listBelow(tx, view.unitId) : [],
    isLeader(context) ? listBelow(tx, unitId) : [],
  ]);
  const isRunning = view.endedAt === null;
  const isOpen = rounds.some(({ endedAt }) => endedAt === null);
  return {
    campaign: headOf(view),
    rounds,
    orders,
    units,
    below,
    abilities: {
      mayOpenRound:
        own !== undefined && isRunning && view.sort !== 'rotation' && (view.sort !== 'single' || rounds.length === 0),
      mayOrder: isLeader(context) && isRunning && isOpen && below.length > 0,
      mayEnd: own !== undefined && isRunning && !isOpen,
      reportsUpFirst: view.beginsByOrder && unitId === view.unitId,
    },
  };
}

export async function answerWaiting(_: object, context: Context): Promise<Out<typeof q.waitingOrders>> {
  const orders = await listOrders(
    context,
    sql`o.cancelled_at is null and c.ended_at is null and r.ended_at is null
        and o.id in (select order_id from campaign_receipts where unit_id = app.unit_id() and started_at is null)`,
  );
  return { orders: orders.filter(({ mayReceive, mayStart }) => mayReceive || mayStart) };
}

export async function answerRound(
  { roundId }: { roundId: string },
  context: Context,
): Promise<Out<typeof q.campaignRound>> {
  const { tx, actor } = context;
  const [round] = await listRoundHeads(tx, sql`r.id = ${roundId}`);
  const row = round && (await findRound(tx, roundId));
  if (!round || !row || actor.kind !== 'staff') throw campaignProblem('round_not_found');
  const view = await getCampaign(context, round.campaignId);
  const [own, unit, found] = await Promise.all([
    isLeader(context) ? findOwnUnit(tx, view.unitId) : undefined,
    unitWithin(context, row.unitIds),
    tx.all<Out<typeof q.campaignRound>['found'][number] & { kind: string }>(sql`
      select f.subject_id as "subjectId", s.name, s.kind, p.address, f.found_at as "foundAt", f.by_name as "byName", coalesce(f.done_at, d.done_at) as "doneAt"
        from campaign_found f join subjects s on s.id = f.subject_id left join places p on p.id = s.place_id
        left join duties d on d.rhythm_id = f.round_id and d.subject_id = f.subject_id and d.slot = 'once'
       where f.round_id = ${roundId} order by f.found_at desc, f.subject_id limit 200`),
  ]);
  const isMasked = !seesNames(actor.role);
  return {
    campaign: headOf(view),
    round,
    found: found.map(({ kind, ...one }) => ({
      ...one,
      name: isMasked && kind === 'person' ? maskName(one.name) : one.name,
    })),
    unit,
    abilities: {
      mayEnd: own !== undefined && round.endedAt === null,
      mayCall: isLeader(context) && round.endedAt === null && view.isByBuilding,
    },
  };
}

/** The unit whose share of the round the asker sees first: their own, or the round's where it lies within theirs. */
export async function unitWithin(
  { tx, actor }: Context,
  unitIds: readonly string[],
): Promise<{ unitId: string; name: string }> {
  const own = actor.kind === 'staff' ? actor.unitId : '';
  // An officer has no area: what they see of a round is their department's part of it.
  if (actor.kind === 'staff' && actor.role === 'department_officer') {
    const office = await tx.first<{ name: string }>(sql`select name from governance_units where id = ${own}`);
    return { unitId: own, name: office?.name ?? '' };
  }
  const only = unitIds.length === 1 ? await findOwnUnit(tx, unitIds[0] ?? '') : undefined;
  const unit = only ?? (await findOwnUnit(tx, own));
  if (!unit) throw campaignProblem('out_of_area');
  return { unitId: unit.unitId, name: unit.name };
}
