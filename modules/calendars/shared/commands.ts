// What is done to calendar feeds. The key is made by whoever opens one and travels once; the journal keeps it sealed, the table a hash.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { keyPattern } from './feed.ts';

/** Whoever has work with a day to it. Administrators have none. */
export const calendarOwners = { roles: [...territoryRoles, ...assignedRoles] } as const satisfies Allowed;

export const openFeed = defineCommand({
  name: 'calendar.open_feed',
  title: { zh: '打开日历订阅', en: 'Open a calendar subscription' },
  allowed: calendarOwners,
  input: z.object({
    feedId: idSchema,
    key: z.string().regex(keyPattern),
    /** Where it is used: 手机, 办公电脑. */
    label: z.string().trim().max(30).default(''),
    language: z.enum(['zh', 'en']),
  }),
  secretFields: ['key'],
});

export const closeFeed = defineCommand({
  name: 'calendar.close_feed',
  title: { zh: '结束日历订阅', en: 'End a calendar subscription' },
  allowed: calendarOwners,
  input: z.object({ feedId: idSchema }),
});

/** By the house, when the account is closed or its sessions are ended: a link must not outlive either, nor come back with a reopened account. */
export const endFeeds = defineCommand({
  name: 'calendar.end_feeds',
  title: { zh: '随账号结束日历订阅', en: 'End subscriptions with the account' },
  allowed: {},
  input: z.object({ staffId: idSchema }),
});
