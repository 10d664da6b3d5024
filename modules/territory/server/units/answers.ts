// The answers about units: the tree, one unit, staffing, gaps. Views read, roll-up sums, this puts together.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { addPlaces, addUnit, makeContract, redrawers } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { isCommunityKind } from '../../shared/unit.ts';
import { getStaffing } from './area.ts';
import { postRights } from './post-rights.ts';
import { lowestGrids, nodeOf, rollUp, type Tree, treeOf, vacanciesOf } from './roll-up.ts';
import * as views from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

const instant = (date: Date | null) => date?.toISOString() ?? null;
const datedContract = (line: views.ContractLine) => ({
  ...line,
  from: line.from.toISOString(),
  until: instant(line.until),
});
const momentOf = (at: string | undefined): views.At => (at ? new Date(at) : null);

/** Where a reader starts when they name no unit: what lies below their post, or the whole district for those without a territory. */
function startOf({ actor }: Context): string {
  if (actor.kind === 'staff') return actor.reach === 'territory' ? actor.unitId : actor.districtId;
  throw territoryProblem('unit_not_found');
}

async function readTree({ tx }: Context, rootId: string, at: views.At) {
  const staffing = await getStaffing(tx);
  const tree = treeOf(await views.listUnitLines(tx, rootId, at, staffing.countedRoles));
  const figures = rollUp(tree, await views.countGrids(tx, lowestGrids(tree), at), staffing);
  return { tree, figures, staffing };
}

export async function answerTree(input: In<typeof q.unitTree>, context: Context): Promise<Out<typeof q.unitTree>> {
  const rootId = input.rootId ?? startOf(context);
  if (!input.withFigures) {
    const tree = treeOf(await views.listUnitLines(context.tx, rootId, momentOf(input.at), []));
    if (tree.lines.length === 0) throw territoryProblem('unit_not_found');
    return { rootId, units: tree.lines.map((line) => nodeOf(line, tree, null)) };
  }
  const { tree, figures } = await readTree(context, rootId, momentOf(input.at));
  if (tree.lines.length === 0) throw territoryProblem('unit_not_found');
  return { rootId, units: tree.lines.map((line) => nodeOf(line, tree, figures.get(line.unitId) ?? null)) };
}

export async function answerUnits(input: In<typeof q.listUnits>, { tx }: Context): Promise<Out<typeof q.listUnits>> {
  return { units: await views.findUnits(tx, input) };
}

export async function answerPage(
  { unitId, at }: In<typeof q.unitPage>,
  context: Context,
): Promise<Out<typeof q.unitPage>> {
  const { tx, actor } = context;
  const when = momentOf(at);
  const head = await views.findUnitHead(tx, unitId, when);
  if (!head) throw territoryProblem('unit_not_found');
  const [{ tree, figures }, chain, posts, lastHeld, contracts, serviceUnits, earlierNames, toCome, others] =
    await Promise.all([
      readTree(context, unitId, when),
      views.listChain(tx, unitId, when),
      views.listPosts(tx, unitId, when),
      views.listLastHeld(tx, unitId, when),
      views.listContracts(tx, unitId, when),
      views.listServiceUnits(tx, unitId, when),
      views.listEarlierNames(tx, unitId),
      when ? [] : views.listPostsToCome(tx, unitId),
      when ? { past: [], toCome: [] } : views.listOtherContracts(tx, unitId),
    ]);
  const line = tree.lines.find((one) => one.unitId === unitId);
  const isLowest = line ? tree.isLowest(line) : false;
  const by = { kind: actor.kind, role: actor.kind === 'staff' ? actor.role : undefined };
  const rights = postRights(actor, head);
  return {
    unit: {
      ...head,
      from: head.from.toISOString(),
      until: instant(head.until),
      geometry: head.geometry ?? null,
      isLowest,
    },
    division: head.division,
    chain,
    children: (tree.childrenOf.get(unitId) ?? []).map(({ unitId: id, name, kind, gridLevel }) => ({
      unitId: id,
      name,
      kind,
      gridLevel,
    })),
    posts: posts.map((post) => ({
      ...post,
      from: post.from.toISOString(),
      until: instant(post.until),
      mayEnd: rights.mayEnd(post),
    })),
    postsToCome: toCome.map((post) => ({ ...post, from: post.from.toISOString() })),
    vacancies: line
      ? vacanciesOf(line, isLowest).map((roles) => {
          const last = lastHeld
            .filter((held) => roles.includes(held.role))
            .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
          return { roles, lastHeld: last ? { staffName: last.staffName, until: last.until.toISOString() } : null };
        })
      : [],
    contracts: contracts.map(datedContract),
    contractsToCome: others.toCome.map(datedContract),
    contractsPast: others.past.map(datedContract),
    contractState: isLowest ? stateOf(contracts.length) : 'not_judged',
    serviceUnits,
    figures: figures.get(unitId) ?? {
      declared: null,
      dwellings: 0,
      vacant: 0,
      shops: 0,
      estates: 0,
      people: 0,
      households: 0,
      basis: 'registered',
      required: 0,
      actual: 0,
      shortfall: 0,
    },
    earlierNames: earlierNames.map((name) => ({ ...name, from: name.from.toISOString(), until: instant(name.until) })),
    abilities: {
      maySetUp: head.isInScope && mayBy(addUnit.allowed, by),
      mayRedraw: head.isInScope && (isCommunityKind(head.kind) || head.kind === 'grid') && mayBy(redrawers, by),
      mayKeepPlaces: head.isInScope && mayBy(addPlaces.allowed, by),
      mayContract: head.isInScope && head.kind === 'grid' && mayBy(makeContract.allowed, by),
      appointable: rights.appointable,
      secondable: rights.secondable,
    },
  };
}

export async function answerStaffing(
  input: In<typeof q.staffingTable>,
  context: Context,
): Promise<Out<typeof q.staffingTable>> {
  const rootId = input.unitId ?? startOf(context);
  const { tree, figures, staffing } = await readTree(context, rootId, momentOf(input.at));
  const communityOf = communities(tree);
  const rows = tree.lines.flatMap((line) => {
    const own = figures.get(line.unitId);
    if (line.kind !== 'grid' || !own) return [];
    const community = communityOf.get(line.unitId);
    return [
      {
        unitId: line.unitId,
        name: line.name,
        gridLevel: line.gridLevel,
        communityId: community?.unitId ?? '',
        communityName: community?.name ?? '',
        parentId: line.parentId,
        isLowest: tree.isLowest(line),
        figures: own,
      },
    ];
  });
  // Each grid by its own: a street is short by the sum of its grids' shortfalls, not by its own rounded-up sum.
  const lowest = rows.filter((row) => row.isLowest);
  const sum = (key: 'households' | 'required' | 'shortfall') =>
    lowest.reduce((total, row) => total + row.figures[key], 0);
  return {
    staffing,
    rows,
    totals: {
      households: sum('households'),
      required: sum('required'),
      actual: figures.get(rootId)?.actual ?? 0,
      shortfall: sum('shortfall'),
    },
  };
}

export async function answerGaps(
  input: In<typeof q.contractGaps>,
  context: Context,
): Promise<Out<typeof q.contractGaps>> {
  const rootId = input.unitId ?? startOf(context);
  const tree = treeOf(await views.listUnitLines(context.tx, rootId, momentOf(input.at), []));
  const communityOf = communities(tree);
  const lowest = tree.lines.filter((line) => tree.isLowest(line));
  return {
    judged: lowest.length,
    gaps: lowest.flatMap((line) => {
      const state = stateOf(line.contracts);
      if (state === 'ok') return [];
      return [
        {
          gridId: line.unitId,
          name: line.name,
          communityName: communityOf.get(line.unitId)?.name ?? '',
          state,
          contractors: line.contractors,
        },
      ];
    }),
  };
}

const stateOf = (contracts: number) =>
  contracts === 0 ? ('none' as const) : contracts > 1 ? ('double' as const) : ('ok' as const);

function communities(tree: Tree): Map<string, { unitId: string; name: string }> {
  const found = new Map<string, { unitId: string; name: string }>();
  for (const line of tree.lines) {
    const own = isCommunityKind(line.kind) ? { unitId: line.unitId, name: line.name } : found.get(line.parentId ?? '');
    if (own) found.set(line.unitId, own);
  }
  return found;
}
