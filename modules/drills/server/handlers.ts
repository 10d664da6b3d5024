// A drill is planned, begun, turned minute by minute by the house, ended; its gaps are given to somebody (C1, E16).
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { actOf, isGap, stateOf } from '../shared/act.ts';
import * as c from '../shared/commands.ts';
import { drillProblem } from '../shared/problems.ts';
import * as store from './store.ts';

const doneOf = (
  drill: Pick<store.DrillRow, 'drillId' | 'unitId'>,
  type: string,
  more: Record<string, unknown> = {},
): Done => ({
  subjectId: drill.drillId,
  territoryId: drill.unitId,
  unitIds: [drill.unitId],
  events: [{ type, drillId: drill.drillId, ...more }],
  isDrill: true,
});

async function openOwn(drillId: string, { tx }: CommandContext): Promise<store.DrillRow> {
  const drill = await store.lockDrill(tx, drillId);
  if (!drill) throw drillProblem('not_found');
  if (!(await store.isOwnUnit(tx, drill.unitId))) throw drillProblem('out_of_area');
  if (drill.cancelledAt) throw drillProblem('cancelled');
  return drill;
}

export const planHandler = command(c.planDrill, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const unitId = input.unitId ?? by.unitId;
  if (!(await store.isOwnUnit(tx, unitId))) throw drillProblem('out_of_area');
  const drill = { drillId: input.drillId, districtId: by.districtId, unitId };
  store.addDrill(tx, {
    ...input,
    ...drill,
    plannedAt: new Date(input.plannedAt),
    byName: by.staffName,
    byPostId: by.postId,
  });
  for (const [n, one] of input.injections.toSorted((a, b) => a.atMinute - b.atMinute).entries()) {
    const forUnitId = one.forUnitId ?? unitId;
    if (!(await store.isBelow(tx, forUnitId, unitId))) throw drillProblem('out_of_area');
    store.addInjection(tx, drill, n + 1, { ...one, forUnitId, forRole: one.forRole ?? null });
  }
  return doneOf(drill, 'drill.planned');
});

export const beginHandler = command(c.beginDrill, async ({ drillId }, context): Promise<Done> => {
  const drill = await openOwn(drillId, context);
  if (drill.begunAt) throw drillProblem('begun_already');
  store.begin(context.tx, drillId, staffOf(context.actor).staffName);
  return doneOf(drill, 'drill.begun');
});

export const cancelHandler = command(c.cancelDrill, async ({ drillId, reason }, context): Promise<Done> => {
  const drill = await openOwn(drillId, context);
  if (drill.begunAt) throw drillProblem('begun_already');
  store.cancel(context.tx, drillId, reason);
  return doneOf(drill, 'drill.cancelled');
});

/** By the house: what its minute has come for is injected, and what the journal holds is seen. */
export const turnHandler = command(c.turnDrill, async ({ drillId }, { tx, now }): Promise<Done> => {
  const drill = await store.lockDrill(tx, drillId);
  if (!drill?.begunAt || drill.endedAt) return { subjectId: drillId, events: [] };
  const events: Done['events'] = [];
  const units = new Set<string>([drill.unitId]);
  for (const one of await store.listInjections(tx, drillId)) {
    const isDue = drill.begunAt.getTime() + one.atMinute * 60_000 <= now;
    if (!one.injectedAt && isDue) {
      store.inject(tx, one.injectionId);
      units.add(one.forUnitId);
      events.push({ type: 'drill.injected', drillId, injectionId: one.injectionId });
    } else if (one.injectedAt && !one.actedAt && (await store.takeAct(tx, one, actOf(one.expects).commands, tx.at))) {
      units.add(one.forUnitId);
      events.push({ type: 'drill.acted', drillId, injectionId: one.injectionId });
    }
  }
  return { subjectId: drillId, territoryId: drill.unitId, unitIds: [...units], events, isDrill: true };
});

/** One press by whoever was asked; the time is this act's own. */
export const doneHandler = command(c.doneInDrill, async ({ injectionId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const one = await store.findInjection(tx, injectionId);
  const drill = one && (await store.findDrill(tx, one.drillId));
  if (!one || !drill) throw drillProblem('not_found');
  if (one.expects !== 'by_hand') throw drillProblem('not_by_hand');
  if (!one.injectedAt || one.actedAt || drill.endedAt) throw drillProblem('not_open');
  const isAsked = one.forRole
    ? one.forRole === by.role && (await store.isBelow(tx, by.unitId, one.forUnitId))
    : one.forUnitId === by.unitId;
  if (!isAsked) throw drillProblem('not_yours');
  return { ...doneOf(drill, 'drill.done', { injectionId }), subjectId: injectionId };
});

export const endHandler = command(c.endDrill, async ({ drillId }, context): Promise<Done> => {
  const { tx, actor, now } = context;
  const drill = await openOwn(drillId, context);
  if (!drill.begunAt || drill.endedAt) throw drillProblem('not_running');
  store.end(tx, drillId, staffOf(actor).staffName);
  const injections = await store.listInjections(tx, drillId);
  const gaps = injections.filter((one) => isGap(stateOf(one, tx.at, now)));
  const work = (await store.owesDrill(tx, drill.unitId))
    ? await tellWork(
        {
          visitId: newId(),
          subjectId: drill.unitId,
          action: 'drill',
          outcome: 'done',
          note: '',
          told: [
            { field: 'drillPlan', value: `${drill.title}：${drill.scenario}`.slice(0, 2000) },
            { field: 'drillResult', value: resultOf(injections.length, gaps) },
          ],
          requestIds: [],
          fileIds: [],
          isDrill: true,
        },
        context,
      )
    : undefined;
  const done = doneOf(drill, 'drill.ended', { gaps: gaps.length });
  return { ...done, events: [...done.events, ...(work?.events ?? [])] };
});

const resultOf = (all: number, gaps: readonly store.InjectionRow[]): string =>
  (gaps.length === 0
    ? `${all} 项全部按时`
    : `${all} 项中 ${gaps.length} 项没有按时：${gaps.map(({ text }) => text).join('；')}`
  ).slice(0, 2000);

export const nameGapHandler = command(c.nameGap, async (input, context): Promise<Done> => {
  const { tx, actor } = context;
  const drill = await openOwn(input.drillId, context);
  const { staffName: namedByName, districtId } = staffOf(actor);
  if (input.injectionId) {
    const one = await store.findInjection(tx, input.injectionId);
    if (one?.drillId !== input.drillId) throw drillProblem('not_found');
  }
  const mender = input.menderId ? await store.findMender(tx, input.menderId, drill.unitId) : undefined;
  const menderName = input.menderId ? mender?.name : input.menderName;
  if (menderName === undefined) throw drillProblem('mender_elsewhere');
  const { injectionId = null } = input;
  store.addGap(tx, {
    ...input,
    injectionId,
    menderName,
    menderPostId: mender?.postId ?? null,
    districtId,
    namedByName,
  });
  return doneOf(drill, 'drill.gap_named', { gapId: input.gapId });
});

export const mendHandler = command(c.mendGap, async ({ gapId, note }, context): Promise<Done> => {
  const gap = await store.lockGap(context.tx, gapId);
  if (!gap) throw drillProblem('gap_not_found');
  const drill = await openOwn(gap.drillId, context);
  if (gap.mendedAt) throw drillProblem('mended_already');
  store.mend(context.tx, gapId, note, staffOf(context.actor).staffName);
  return doneOf(drill, 'drill.mended', { gapId });
});
