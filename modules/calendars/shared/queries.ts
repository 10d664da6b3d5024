import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { calendarOwners } from './commands.ts';

const feedLine = z.object({
  feedId: z.string(),
  label: z.string(),
  language: z.enum(['zh', 'en']),
  roleTitle: wordsSchema,
  unitName: z.string(),
  /** Of the hat that is worn now. */
  isOfThisPost: z.boolean(),
  openedAt: z.date(),
  lastReadOn: z.string().nullable(),
});
export type FeedLine = z.output<typeof feedLine>;

/** One's own links that still work, of all one's posts. */
export const myFeeds = defineQuery({
  name: 'calendar.my_feeds',
  title: { zh: '我的日历订阅', en: 'My calendar subscriptions' },
  input: z.object({}),
  answer: z.object({ feeds: z.array(feedLine), mayOpen: z.boolean(), most: z.number() }),
  allowed: calendarOwners,
});

const comingLine = z.object({
  title: wordsSchema,
  note: wordsSchema.nullable(),
  on: z.string(),
  /** Null: the whole day. */
  from: z.date().nullable(),
  path: z.string(),
});

/** What the calendar of this post holds next: what a subscription would show, before one is opened. */
export const comingEntries = defineQuery({
  name: 'calendar.coming',
  title: { zh: '日历里有什么', en: 'What the calendar holds' },
  input: z.object({ limit: z.int().min(1).max(50).default(5) }),
  answer: z.object({ rows: z.array(comingLine), count: z.number() }),
  allowed: calendarOwners,
});
