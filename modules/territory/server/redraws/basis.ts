// What a rehearsal was computed on, small enough to keep: if it differs when the redraw is applied, somebody must look again.
// Requests are left out on purpose: they come in all day and follow an explicit rule, so a new one changes nothing that was decided.
import { digest } from '#kernel/server/canonical.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { RedrawFacts } from '../../shared/redraw.ts';

type Named = Record<string, string>;
export type Basis = {
  /** Grid → name and parent. */
  grids: Named;
  /** Grids that lose something: place count and a digest of the places in them. */
  sources: Record<string, { name: string; places: number; digest: string }>;
  /** Places in no grid. */
  loose: { places: number; digest: string };
  posts: Named;
  contracts: Named;
  services: Named;
};

/** `sources` lose places, `ended` grids end: the posts, contracts and services of those are decided on, no others. */
export function basisOf(facts: RedrawFacts, sources: ReadonlySet<string>, ended: ReadonlySet<string>): Basis {
  const placesIn = (test: (gridId: string | null) => boolean) => {
    const lines = facts.places
      .filter((place) => test(place.gridId))
      .map((place) => `${place.placeId} ${place.kind} ${place.parentId} ${place.gridId}`);
    return { places: lines.length, digest: digest(lines.sort().join('\n')).toString('base64url') };
  };
  const isEnding = ({ gridId }: { gridId: string }) => ended.has(gridId);
  const names = new Map(facts.grids.map((grid) => [grid.gridId, grid.name]));
  return {
    grids: Object.fromEntries(facts.grids.map((grid) => [grid.gridId, `${grid.name}|${grid.parentId}`])),
    sources: Object.fromEntries(
      [...sources].sort().map((id) => [id, { name: names.get(id) ?? '', ...placesIn((gridId) => gridId === id) }]),
    ),
    loose: placesIn((gridId) => gridId === null),
    posts: Object.fromEntries(
      facts.posts.filter(isEnding).map((post) => [post.postId, `${post.staffName}|${post.role}|${post.gridId}`]),
    ),
    contracts: Object.fromEntries(
      facts.contracts
        .filter(isEnding)
        .map((contract) => [contract.contractId, `${contract.contractor}|${contract.gridId}`]),
    ),
    services: Object.fromEntries(
      facts.services
        .filter(isEnding)
        .map((service) => [service.serviceAreaId, `${service.handlingUnit}|${service.gridId}`]),
    ),
  };
}

/** What changed between two looks, in words; undefined when nothing that matters did. */
export function tellChanges(before: Basis, after: Basis): Words | undefined {
  const lines: Words[] = [];
  const compare = (zh: string, en: string, a: Named, b: Named) => {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter((id) => a[id] !== b[id])
      .map((id) => (b[id] ?? a[id] ?? '').split('|')[0]);
    if (names.length > 0)
      lines.push({
        zh: `${zh}有变动（${names.slice(0, 5).join('、')}）`,
        en: `${en} changed (${names.slice(0, 5).join(', ')})`,
      });
  };
  compare('网格', 'grids', before.grids, after.grids);
  for (const [id, source] of Object.entries(before.sources)) {
    const now = after.sources[id];
    if (now?.digest === source.digest) continue;
    lines.push({
      zh: `${source.name}的房屋有变动（原 ${source.places} 处，现 ${now?.places ?? 0} 处）`,
      en: `places of ${source.name} changed (${source.places} before, ${now?.places ?? 0} now)`,
    });
  }
  if (before.loose.digest !== after.loose.digest) {
    lines.push({
      zh: `未划入网格的房屋有变动（原 ${before.loose.places} 处，现 ${after.loose.places} 处）`,
      en: `places in no grid changed (${before.loose.places} before, ${after.loose.places} now)`,
    });
  }
  compare('岗位', 'posts', before.posts, after.posts);
  compare('包保', 'contracts', before.contracts, after.contracts);
  compare('服务范围', 'service areas', before.services, after.services);
  if (lines.length === 0) return undefined;
  return { zh: lines.map((line) => line.zh).join('；'), en: lines.map((line) => line.en).join('; ') };
}
