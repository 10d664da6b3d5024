// Opening and ending the links to one's calendar.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { command } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { closeFeed, endFeeds, openFeed } from '../../shared/commands.ts';
import { mostFeeds } from '../../shared/feed.ts';
import { calendarProblem } from '../../shared/problems.ts';
import { addFeed, closeFeedsOf, closeOneFeed, countOpenFeeds, findOwnFeed } from '../store.ts';

export function postOf({ actor }: Pick<CommandContext, 'actor'>) {
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  return actor;
}

export const openFeedHandler = command(openFeed, async (input, context): Promise<Done> => {
  const { tx, secrets } = context;
  const post = postOf(context);
  if ((await countOpenFeeds(tx, post.postId)) >= mostFeeds) throw calendarProblem('too_many', { most: mostFeeds });
  const { feedId, label, language } = input;
  addFeed(tx, post, { id: feedId, keyHash: secrets.hash('calendar', input.key), label, language });
  return {
    subjectId: feedId,
    events: [{ type: 'calendar.feed_opened', feedId, postId: post.postId }],
    result: { feedId },
  };
});

export const closeFeedHandler = command(closeFeed, async ({ feedId }, { tx }): Promise<Done> => {
  const feed = await findOwnFeed(tx, feedId);
  if (!feed) throw calendarProblem('not_found');
  if (feed.isOver) throw calendarProblem('over');
  closeOneFeed(tx, feedId);
  return { subjectId: feedId, events: [{ type: 'calendar.feed_closed', feedId, postId: feed.postId }] };
});

export const endFeedsHandler = command(endFeeds, async ({ staffId }, { tx }): Promise<Done> => {
  const count = await closeFeedsOf(tx, staffId);
  return { subjectId: staffId, events: count > 0 ? [{ type: 'calendar.feeds_ended', staffId, count }] : [] };
});
