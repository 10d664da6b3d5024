// 传播链 (C3): the forest told from exposures. Pure; the same whatever the order in which they were told (chain.test.ts).

import { groupBy } from '#kernel/shared/group-by.ts';
export type Edge = { exposureId: string; fromId: string; toId: string; lastAt: number };
export type Branch = { id: string; exposureId: string | null; depth: number };

const earlier = (a: Edge, b: Edge): number => a.lastAt - b.lastAt || (a.exposureId < b.exposureId ? -1 : 1);

/**
 * Each person has at most one parent: of the exposures to them, the earliest that closes no circle with those before it. Every exposure that is not taken is named in `beside`.
 * `nodes` in the order in which roots and siblings are to stand; the answer runs through each tree before the next.
 */
export function chainOf(nodes: readonly string[], edges: readonly Edge[]): { branches: Branch[]; beside: Edge[] } {
  const known = new Set(nodes);
  const parentOf = new Map<string, Edge>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = parentOf.get(at); up; up = parentOf.get(at)) at = up.fromId;
    return at;
  };
  const beside: Edge[] = [];
  for (const edge of edges.filter(({ fromId, toId }) => known.has(fromId) && known.has(toId)).toSorted(earlier)) {
    if (parentOf.has(edge.toId) || rootOf(edge.fromId) === edge.toId) beside.push(edge);
    else parentOf.set(edge.toId, edge);
  }
  const children = groupBy(
    nodes.filter((id) => parentOf.has(id)),
    (id) => parentOf.get(id)?.fromId ?? '',
  );
  const branches: Branch[] = [];
  const walk = (id: string, depth: number): void => {
    branches.push({ id, exposureId: parentOf.get(id)?.exposureId ?? null, depth });
    for (const child of children.get(id) ?? []) walk(child, depth + 1);
  };
  for (const id of new Set(nodes)) if (!parentOf.has(id)) walk(id, 0);
  return { branches, beside };
}

/** Who is let go when these cases turn out to be none: whom no standing case reaches by any row of exposures. */
export function unreached(standingCases: readonly string[], edges: readonly Edge[], open: readonly string[]): string[] {
  const next = groupBy(edges, ({ fromId }) => fromId);
  const seen = new Set(standingCases);
  const queue = [...seen];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const { toId } of next.get(id) ?? [])
      if (!seen.has(toId)) {
        seen.add(toId);
        queue.push(toId);
      }
  return open.filter((id) => !seen.has(id));
}
