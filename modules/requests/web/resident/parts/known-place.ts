// Where one's own requests mostly were: a good guess at where one lives. Pure.
import type { FollowedRequest } from '../../../shared/caller-queries.ts';

export function knownPlace(rows: readonly Pick<FollowedRequest, 'placeId'>[]): { placeId: string } | undefined {
  const counts = new Map<string, number>();
  for (const { placeId } of rows) if (placeId) counts.set(placeId, (counts.get(placeId) ?? 0) + 1);
  // Of two with as many, the one of the newer request, which stands first.
  const [placeId] = [...counts].reduce<[string | undefined, number]>(
    (best, next) => (next[1] > best[1] ? next : best),
    [undefined, 0],
  );
  return placeId === undefined ? undefined : { placeId };
}
