// Carries a rehearsed redraw out in one transaction, or refuses and says what has changed since the rehearsal. Owners of yesterday stay
// on record: ranges end, nothing is deleted (A1).
//
// Lock order: the redraw, then its community. Commands that record or assign places hold the community for share, so none of them can put a
// place into a grid while it ends here.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { moveOpenRequest } from '#modules/requests/server/public.ts';
import type { applyRedraw } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import type { RedrawFacts, RedrawPlan, Rehearsal } from '../../shared/redraw.ts';
import { tellFaults } from '../../shared/redraw-faults.ts';
import { rehearseRedraw } from '../../shared/rehearse-redraw.ts';
import { moveContracts, movePosts } from '../duties/store.ts';
import { putIntoGrids, takeOutOfGrids } from '../places/store.ts';
import { basisOf, tellChanges } from '../redraws/basis.ts';
import { findRedraw, markApplied, markScheduled } from '../redraws/store.ts';
import { readRedrawFacts } from '../redraws/views.ts';
import { getOwnUnit } from '../units/area.ts';
import * as units from '../units/store.ts';

export async function handleApplyRedraw(
  input: z.output<typeof applyRedraw.input>,
  { tx, actor, now }: CommandContext,
): Promise<Done> {
  const redraw = await findRedraw(tx, input.redrawId, { lock: true });
  if (!redraw) throw territoryProblem('redraw_not_found');
  if (redraw.appliedAt) throw territoryProblem('redraw_applied');
  const decision = { by: actor.kind === 'staff' ? actor.staffId : null, reason: input.reason ?? null };
  const community = await getOwnUnit(tx, redraw.communityId, { lock: 'update' });
  if (redraw.plan.effectiveAt && Date.parse(redraw.plan.effectiveAt) > now) {
    markScheduled(tx, redraw.redrawId, decision);
    return done(
      redraw.redrawId,
      community.unitId,
      [{ type: 'redraw.scheduled', redrawId: redraw.redrawId, effectiveAt: redraw.plan.effectiveAt }],
      {
        isScheduled: true,
        effectiveAt: redraw.plan.effectiveAt,
      },
    );
  }
  const facts = await readRedrawFacts(tx, community.unitId);
  const ended = new Set(redraw.plan.endGrids.map((grid) => grid.gridId));
  const changes = tellChanges(redraw.basis, basisOf(facts, new Set(Object.keys(redraw.basis.sources)), ended));
  if (changes) throw territoryProblem('redraw_stale', { summary: changes.zh, summaryEn: changes.en });
  const rehearsal = rehearseRedraw(redraw.plan, facts);
  if (rehearsal.faults.length > 0) {
    const words = tellFaults(rehearsal.faults);
    throw territoryProblem('redraw_stale', { summary: words.zh, summaryEn: words.en, faults: rehearsal.faults });
  }
  const events = await carryOut(tx, redraw.plan, facts, rehearsal, redraw.districtId);
  markApplied(tx, redraw.redrawId, rehearsal.preview, decision);
  const { preview } = rehearsal;
  const applied = {
    type: 'redraw.applied',
    redrawId: redraw.redrawId,
    communityId: community.unitId,
    newGridIds: redraw.plan.newGrids.map((grid) => grid.gridId),
    endedGridIds: redraw.plan.endGrids.map((grid) => grid.gridId),
    requestIds: preview.requests.map((request) => request.id),
  };
  return done(redraw.redrawId, community.unitId, [applied, ...events], {
    isScheduled: false,
    placesMoved: preview.placesMoved,
    requestsMoved: preview.requests.length,
    postsEnded: preview.postsEnded.length,
    vacancies: preview.vacancies.length,
  });
}

const done = (redrawId: string, communityId: string, events: DomainEvent[], result: unknown): Done => ({
  subjectId: redrawId,
  territoryId: communityId,
  events,
  result,
});

async function carryOut(
  tx: CommandContext['tx'],
  plan: RedrawPlan,
  facts: RedrawFacts,
  { preview, targets }: Rehearsal,
  districtId: string,
): Promise<DomainEvent[]> {
  const { initialsOf } = await loadPinyin();
  const declared = new Map(preview.grids.map((grid) => [grid.gridId, grid.declaredAfter]));
  // Level 1 before level 2: a part needs its whole.
  for (const level of [1, 2] as const) {
    units.addUnits(
      tx,
      plan.newGrids
        .filter((grid) => grid.level === level)
        .map((grid) => ({
          unitId: grid.gridId,
          districtId,
          parentId: grid.parentId,
          kind: 'grid' as const,
          gridLevel: grid.level,
          gridKind: grid.kind,
          name: grid.name,
          initials: initialsOf(grid.name, 'text'),
          declaredHouseholds: declared.get(grid.gridId) ?? null,
        })),
    );
  }
  units.setParents(
    tx,
    plan.regroups.map(({ gridId, parentId }) => ({ unitId: gridId, parentId })),
  );
  const old = facts.grids.filter(
    (grid) => declared.has(grid.gridId) && !plan.endGrids.some((ended) => ended.gridId === grid.gridId),
  );
  units.setDeclared(
    tx,
    old.map((grid) => ({ unitId: grid.gridId, declaredHouseholds: declared.get(grid.gridId) ?? null })),
  );
  takeOutOfGrids(tx, [...targets.keys()]);
  putIntoGrids(
    tx,
    [...targets].map(([placeId, gridId]) => ({ placeId, gridId })),
  );
  for (const request of preview.requests) moveOpenRequest(tx, request.id, request.toGridId);
  movePosts(tx, preview.postsMoved);
  moveContracts(tx, preview.contractsMoved);
  // What was queued must have gone well before anything is read: a failure would otherwise show as an aborted transaction only.
  await tx.settle();
  const posts = await units.endUnits(
    tx,
    plan.endGrids.map((grid) => grid.gridId),
  );
  return [
    ...posts.map((post) => ({ type: 'post.ended', ...post, reason: 'grid_ended' })),
    ...preview.postsMoved.map((post) => ({
      type: 'post.moved',
      postId: post.postId,
      newPostId: post.newPostId,
      staffId: post.staffId,
      unitId: post.toGridId,
    })),
    ...preview.requests.map((request) => ({
      type: 'request.moved',
      requestId: request.id,
      fromUnitId: request.fromGridId,
      toUnitId: request.toGridId,
    })),
  ];
}
