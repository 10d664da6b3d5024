// The answers about redraws: one, all of a community, and the ground a new one can work on.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { redrawers } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { countHouseholds } from '../../shared/staffing.ts';
import { isCommunityKind } from '../../shared/unit.ts';
import { findUnit } from '../units/store.ts';
import { findRedraw } from './store.ts';
import { listRedraws, readRedrawFacts } from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerRedraw(
  { redrawId }: In<typeof q.redrawPage>,
  { tx, actor }: Context,
): Promise<Out<typeof q.redrawPage>> {
  const redraw = await findRedraw(tx, redrawId);
  if (!redraw) throw territoryProblem('redraw_not_found');
  const by = { kind: actor.kind, role: actor.kind === 'staff' ? actor.role : undefined };
  return {
    redrawId: redraw.redrawId,
    name: redraw.name,
    communityId: redraw.communityId,
    communityName: redraw.communityName,
    plan: redraw.plan,
    preview: redraw.preview,
    rehearsedAt: redraw.rehearsedAt.toISOString(),
    effectiveAt: redraw.plan.effectiveAt || redraw.appliedAt ? redraw.effectiveAt.toISOString() : null,
    scheduledAt: redraw.scheduledAt?.toISOString() ?? null,
    appliedAt: redraw.appliedAt?.toISOString() ?? null,
    blocked: redraw.blocked ?? null,
    madeBy: redraw.madeBy,
    decidedBy: redraw.decidedBy,
    reason: redraw.reason,
    abilities: { mayApply: redraw.isInScope && !redraw.appliedAt && mayBy(redrawers, by) },
  };
}

export async function answerRedraws(
  { communityId }: In<typeof q.listRedraws>,
  { tx, actor }: Context,
): Promise<Out<typeof q.listRedraws>> {
  const [rows, community] = await Promise.all([listRedraws(tx, communityId), findUnit(tx, communityId)]);
  const by = { kind: actor.kind, role: actor.kind === 'staff' ? actor.role : undefined };
  const isOpen =
    community !== undefined && community.isInScope && !community.isEnded && isCommunityKind(community.kind);
  return {
    abilities: { mayRedraw: isOpen && mayBy(redrawers, by) },
    redraws: rows.map((row) => ({
      ...row,
      rehearsedAt: row.rehearsedAt.toISOString(),
      effectiveAt: row.effectiveAt?.toISOString() ?? null,
      scheduledAt: row.scheduledAt?.toISOString() ?? null,
      appliedAt: row.appliedAt?.toISOString() ?? null,
    })),
  };
}

/** Buildings and estates, and doors that lie in neither: what a person moves by hand. Dwellings one by one come from place.list. */
export async function answerGround(
  { communityId }: In<typeof q.redrawGround>,
  { tx }: Context,
): Promise<Out<typeof q.redrawGround>> {
  const facts = await readRedrawFacts(tx, communityId);
  const parents = new Set(facts.grids.map((grid) => grid.parentId));
  const placeById = new Map(facts.places.map((place) => [place.placeId, place]));
  const inside = new Map<string, { gridIds: Set<string>; dwellings: number; people: number }>();
  const blocks = facts.places.filter(
    (p) => p.kind === 'estate' || p.kind === 'building' || (p.parentId === null && p.kind !== 'lane'),
  );
  for (const block of blocks) inside.set(block.placeId, { gridIds: new Set(), dwellings: 0, people: 0 });
  for (const place of facts.places) {
    for (let at: typeof place | undefined = place, depth = 0; at && depth < 8; depth++) {
      const block = inside.get(at.placeId);
      if (block) {
        if (place.gridId) block.gridIds.add(place.gridId);
        if (place.kind === 'dwelling') block.dwellings++;
        block.people += place.people;
      }
      at = at.parentId ? placeById.get(at.parentId) : undefined;
    }
  }
  return {
    grids: facts.grids.map((grid) => {
      const own = facts.places.filter((place) => place.gridId === grid.gridId);
      const dwellings = own.filter((place) => place.kind === 'dwelling');
      const vacant = dwellings.filter((place) => place.isVacant).length;
      return {
        gridId: grid.gridId,
        parentId: grid.parentId,
        name: grid.name,
        level: grid.level,
        isLowest: !parents.has(grid.gridId),
        households: countHouseholds(
          { declared: grid.declaredHouseholds, dwellings: dwellings.length, vacant },
          facts.staffing,
        ).households,
        people: own.reduce((sum, place) => sum + place.people, 0),
        openRequests: facts.requests.filter((request) => request.territoryId === grid.gridId).length,
      };
    }),
    blocks: blocks.map((block) => {
      const found = inside.get(block.placeId);
      return {
        placeId: block.placeId,
        kind: block.kind,
        address: block.address,
        parentId: block.parentId,
        gridIds: [...(found?.gridIds ?? [])],
        dwellings: found?.dwellings ?? 0,
        people: found?.people ?? 0,
      };
    }),
    posts: facts.posts.map(({ postId, gridId, role, staffName }) => ({ postId, gridId, role, staffName })),
    contracts: facts.contracts.map((contract) => ({ ...contract })),
  };
}
