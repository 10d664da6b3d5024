// Tries a redraw on the facts of this moment and keeps the picture, touching nothing else (A1).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { rehearseRedrawCommand } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { tellFaults } from '../../shared/redraw-faults.ts';
import { rehearseRedraw } from '../../shared/rehearse-redraw.ts';
import { isCommunityKind } from '../../shared/unit.ts';
import { basisOf } from '../redraws/basis.ts';
import { findRedraw, keepRehearsal } from '../redraws/store.ts';
import { readRedrawFacts } from '../redraws/views.ts';
import { getOwnUnit } from '../units/area.ts';

/** A moment may lie this far back: the minutes between writing a plan and sending it. */
const graceMs = 5 * 60_000;

export async function handleRehearseRedraw(
  input: z.output<typeof rehearseRedrawCommand.input>,
  { tx, actor, now }: CommandContext,
): Promise<Done> {
  const community = await getOwnUnit(tx, input.communityId);
  if (!isCommunityKind(community.kind)) throw territoryProblem('not_a_community');
  if (input.plan.effectiveAt && Date.parse(input.plan.effectiveAt) < now - graceMs)
    throw territoryProblem('redraw_in_the_past');
  const kept = await findRedraw(tx, input.redrawId, { lock: true });
  if (kept?.appliedAt) throw territoryProblem('redraw_applied');
  if (kept && kept.communityId !== community.unitId) throw territoryProblem('redraw_not_found');
  const facts = await readRedrawFacts(tx, community.unitId);
  const { faults, preview, sources } = rehearseRedraw(input.plan, facts);
  if (faults.length > 0) {
    const words = tellFaults(faults);
    throw territoryProblem('redraw_faulty', { summary: words.zh, summaryEn: words.en, faults });
  }
  keepRehearsal(tx, {
    redrawId: input.redrawId,
    districtId: community.districtId,
    communityId: community.unitId,
    name: input.name,
    plan: input.plan,
    preview,
    basis: basisOf(facts, sources, new Set(input.plan.endGrids.map((grid) => grid.gridId))),
    madeBy: actor.kind === 'staff' ? actor.staffId : null,
  });
  return {
    subjectId: input.redrawId,
    territoryId: community.unitId,
    events: [{ type: 'redraw.rehearsed', redrawId: input.redrawId, communityId: community.unitId }],
    result: {
      placesMoved: preview.placesMoved,
      requestsMoved: preview.requests.length,
      postsEnded: preview.postsEnded.length,
    },
  };
}
