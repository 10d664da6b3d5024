// A calendar as iCalendar text (RFC 5545): moments in UTC, whole days as dates, so that nothing depends on a zone the reader's program may not know.
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type Lang } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { lookAgainSeconds } from '../shared/feed.ts';
import type { Told } from '../shared/retell.ts';

const drill: Words = { zh: '【演练】', en: '[Drill] ' };
const open: Words = { zh: '在系统里打开：', en: 'Open it: ' };

export type CalendarText = { title: Words; language: Lang; origin: string; told: readonly Told[] };

/** CRLF, folded at 75 octets. The same content is the same text: nothing in it is the present moment. */
export function writeCalendar({ title, language, origin, told }: CalendarText): string {
  const calendar = ical({
    name: clean(title[language]),
    prodId: { company: 'Huying', product: 'Huying', language: language === 'zh' ? 'ZH-CN' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgainSeconds,
  });
  for (const { uid, entry, sequence, changedAt } of told) {
    const changed = new Date(changedAt);
    const url = origin + entry.path;
    const lines = [entry.note?.[language], `${open[language]}${url}`].filter((line) => line !== undefined);
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changed,
      lastModified: changed,
      ...spanOf(entry.when),
      summary: clean(`${entry.isDrill ? drill[language] : ''}${entry.title[language]}`),
      description: lines.map(clean).join('\n'),
      url,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      // What is due on a day leaves the day free; a shift or a session does not.
      transparency: 'on' in entry.when ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

function spanOf(when: Told['entry']['when']) {
  // The end of a date is the day after (3.6.1).
  if ('on' in when) return { allDay: true, start: midnight(when.on), end: midnight(addDays(when.on, 1)) };
  return { start: new Date(when.from), ...(when.to === undefined ? {} : { end: new Date(when.to) }) };
}

/** The library writes the UTC date of a whole day. */
const midnight = (on: string): Date => new Date(`${on}T00:00:00Z`);

/** Controls have no place in a text value (3.3.11); a line break in a title would be one. */
const clean = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
