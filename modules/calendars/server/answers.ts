import { query } from '#kernel/server/house.ts';
import { daysOf } from '#kernel/shared/calendar-entry.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { roles } from '#kernel/shared/right.ts';
import { daysShown, mostFeeds } from '../shared/feed.ts';
import { comingEntries, myFeeds } from '../shared/queries.ts';
import type { Gather } from './gather.ts';
import { postOf } from './handlers/feeds.ts';
import { listOwnFeeds } from './views.ts';

export const myFeedsAnswer = query(myFeeds, async (_input, context) => {
  const post = postOf(context);
  const own = await listOwnFeeds(context.tx, post.staffId);
  const feeds = own.map(({ postId, role, ...feed }) => ({
    ...feed,
    roleTitle: roles[role].title,
    isOfThisPost: postId === post.postId,
  }));
  return { feeds, mayOpen: feeds.filter(({ isOfThisPost }) => isOfThisPost).length < mostFeeds, most: mostFeeds };
});

export const comingAnswer = (gather: Gather) =>
  query(comingEntries, async ({ limit }, context) => {
    const today = dateOf(context.now);
    const present = await gather(context.tx, postOf(context), today, daysShown(today).to);
    const coming = present
      .filter(({ entry }) => !entry.isCancelled)
      .map(({ uid, entry }) => {
        const from = 'on' in entry.when ? null : entry.when.from;
        return { uid, entry, on: daysOf(entry).firstOn, from };
      })
      .sort((a, b) => a.on.localeCompare(b.on) || (a.from ?? 0) - (b.from ?? 0) || a.uid.localeCompare(b.uid));
    return {
      count: coming.length,
      rows: coming.slice(0, limit).map(({ entry, on, from }) => ({
        title: entry.title,
        note: entry.note ?? null,
        on,
        from: from === null ? null : new Date(from),
        path: entry.path,
      })),
    };
  });
