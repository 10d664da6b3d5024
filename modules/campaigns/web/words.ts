// Small things that several screens of campaigns share.

import { formatTime } from '#kernel/shared/clock/format.ts';
import { addDays, dateOf, type Instant } from '#kernel/shared/clock/time.ts';

/** What changes a campaign's pages: its own events, and duties that are closed or excused. */
export const campaignEvents = ['campaign.', 'duty.', 'visit.'];

/** As a field of date and time shows it, in Shanghai; and back. */
export const fieldOf = (at: Instant): string => `${dateOf(at)}T${formatTime(at)}`;
export const instantOfField = (text: string): string => `${text}:00+08:00`;

/** The next whole hour. */
export const nextHour = (now: Instant): string => fieldOf(Math.ceil(now / 3_600_000) * 3_600_000);
export const tomorrow = (now: Instant): string => addDays(dateOf(now), 1);
