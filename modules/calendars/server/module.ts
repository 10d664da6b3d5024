// Table of contents: the calendar of a post, to subscribe to. What stands in it is said by the other modules (`Module.calendarEntries`).
import type { Module } from '#kernel/server/house.ts';
import { calendarProblem } from '../shared/problems.ts';
import { comingAnswer, myFeedsAnswer } from './answers.ts';
import { feedDoor } from './feed-door.ts';
import { gatherFrom } from './gather.ts';
import { closeFeedHandler, endFeedsHandler, openFeedHandler } from './handlers/feeds.ts';
import { endWithAccount } from './reactions.ts';

export function calendarsModuleOf(modules: readonly Module[]): Module {
  const gather = gatherFrom(modules);
  return {
    name: 'calendars',
    commands: [openFeedHandler, closeFeedHandler, endFeedsHandler],
    queries: [myFeedsAnswer, comingAnswer(gather)],
    reactions: [endWithAccount],
    constraints: { calendar_feeds_key: () => calendarProblem('key_taken') },
    routes: (app, house) => feedDoor(app, house, gather),
  };
}
