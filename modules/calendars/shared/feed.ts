// What a calendar feed is: whose, how far it looks, and the key in its link. Pure.
import { addDays, type CalendarDate } from '#kernel/shared/clock/time.ts';

/** How many links one post may have open: a phone, a desk, a tablet, and two forgotten ones. */
export const mostFeeds = 5;

/** A month behind, so that a phone keeps what was; three months ahead, further than anything is laid out. */
export function daysShown(today: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  return { from: addDays(today, -31), to: addDays(today, 92) };
}

/** How often a calendar program is asked to look again, in seconds. */
export const lookAgainSeconds = 3600;

/** 32 random bytes as base64url; made in the browser, kept by the house as a keyed hash only. */
export const keyPattern = /^[\w-]{43}$/;

export const pathOfFeed = (key: string): string => `/calendar/${key}.ics`;

/** The key of a file that is asked for, if it can be one. */
export function keyOfFile(file: string): string | undefined {
  const key = file.endsWith('.ics') ? file.slice(0, -4) : '';
  return keyPattern.test(key) ? key : undefined;
}
