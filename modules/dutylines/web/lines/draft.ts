// The line while it is being set, as values; what is still wanting is told.
import type { LineMember } from '../../shared/queries.ts';

export type DraftLink = {
  linkId: string;
  /** The bare telephone of a duty room, held by no post. */
  isRoom: boolean;
  postId: string;
  label: string;
  rank: string;
  /** undefined: what stands there stays. */
  phone: string | undefined;
  /** Masked, of what stands there. */
  stands: string | null;
};

/** Whoever is there by a shift alone is set in the roster, not here. */
export const draftOf = (members: readonly LineMember[]): DraftLink[] =>
  members.flatMap(({ linkId, postId, name, rank, phone, isDutyPhone }) =>
    linkId === null
      ? []
      : [
          {
            linkId,
            isRoom: postId === null,
            postId: postId ?? '',
            label: postId ? '' : name,
            rank: String(rank),
            phone: undefined,
            stands: isDutyPhone ? phone : null,
          },
        ],
  );

export const nextRank = (links: readonly DraftLink[]): string =>
  String(Math.min(9, Math.max(0, ...links.map(({ rank }) => Number(rank))) + 1));

export type Wanting = 'post' | 'twice' | 'phone';
export function wantingOf(links: readonly DraftLink[]): Wanting | undefined {
  if (links.some((link) => (link.isRoom ? link.label.trim() === '' : link.postId === ''))) return 'post';
  const posts = links.filter((link) => !link.isRoom).map(({ postId }) => postId);
  if (new Set(posts).size < posts.length) return 'twice';
  return links.some((link) => link.isRoom && link.stands === null && !link.phone?.trim()) ? 'phone' : undefined;
}

export const inputOf = (unitId: string, links: readonly DraftLink[]) => ({
  unitId,
  links: links.map((link) => ({
    linkId: link.linkId,
    ...(link.isRoom ? { label: link.label.trim() } : { postId: link.postId }),
    rank: Number(link.rank),
    ...(link.phone === undefined ? {} : { phone: link.phone.trim() }),
  })),
});
