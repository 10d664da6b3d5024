// Where one may be: the places of one's own ground, so that a report names its place without a network.
import { mayBy } from '#kernel/shared/right.ts';
import { type Along, alone } from '#kernel/web/along.ts';
import type { Post } from '#kernel/web/door/session.ts';
import { listPlaces, searchPlaces } from '../shared/queries.ts';

const perPage = 500;
/** A grid has some hundreds, a large community some thousands. */
const mostPages = 10;

const pageOf = (post: Post, page: number) => ({
  ...(post.unitKind === 'grid' ? { gridId: post.unitId } : { communityId: post.unitId }),
  offset: page * perPage,
  limit: perPage,
});
const hasGround = ({ unitKind }: Post) => ['grid', 'community', 'village'].includes(unitKind);

const along: Along = {
  async take({ post, ask }) {
    if (!hasGround(post) || !mayBy(listPlaces.allowed, { kind: 'staff', role: post.role })) return;
    for (let page = 0; page < mostPages; page++) {
      const { nextOffset } = await ask(listPlaces, pageOf(post, page));
      if (nextOffset === null) return;
    }
  },
  answers: [
    alone(searchPlaces, async ({ text, limit = 20 }, { post, kept }) => {
      if (!post || !hasGround(post)) return undefined;
      const words = text.trim().toLowerCase().split(/\s+/);
      const found = [];
      for (let page = 0; page < mostPages; page++) {
        const known = await kept(listPlaces, pageOf(post, page));
        if (!known) break;
        found.push(
          ...known.places.filter(({ address }) => words.every((word) => address.toLowerCase().includes(word))),
        );
        if (known.nextOffset === null) break;
      }
      return { places: found.slice(0, limit) };
    }),
  ],
};
export default along;
