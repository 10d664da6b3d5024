// The file as other programs read it: by a checker written from RFC 5545 and by ical.js, the parser of Thunderbird.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import type { Told } from '../shared/retell.ts';
import { type CalendarText, writeCalendar } from './write-calendar.ts';

const changedAt = Date.parse('2026-11-22T10:00:00Z');
const told = (entry: CalendarEntry, sequence = 0): Told => ({
  uid: `test-${entry.id}@huying`,
  entry,
  sequence,
  changedAt,
});
const sweep: CalendarEntry = {
  id: '1',
  title: { zh: '周一一排查', en: 'Monday sweep' },
  note: { zh: '待完成 · 10 项，发现 0 件', en: 'Due · 10 items, 0 found' },
  when: { on: '2026-11-23' },
  path: '/desk/rhythms/sweeps/1',
};
const shift: CalendarEntry = {
  id: '2',
  title: { zh: '值班', en: 'On call' },
  when: { from: Date.parse('2026-11-23T08:30:00+08:00'), to: Date.parse('2026-11-24T08:30:00+08:00') },
  path: '/field',
};
const session: CalendarEntry = {
  id: '3',
  title: { zh: '调解', en: 'Mediation' },
  when: { from: Date.parse('2026-11-25T23:30:00+08:00') },
  path: '/desk/mediation/3',
  isCancelled: true,
  isDrill: true,
};
const write = (entries: readonly Told[], more: Partial<CalendarText> = {}) =>
  writeCalendar({
    title: { zh: '呼应 · 接庄社区 社区书记', en: 'Huying · 接庄社区 Community secretary' },
    language: 'zh',
    origin: 'https://huying.example',
    told: entries,
    ...more,
  });

/** RFC 5545 3.1: CRLF and nothing else, at most 75 octets a line, no character cut in two; 3.3.11: no controls. Gives the unfolded lines. */
function strictLines(text: string): string[] {
  assert.ok(text.endsWith('\r\n'));
  assert.ok(!/\n|\r/.test(text.replaceAll('\r\n', '')), 'a bare CR or LF');
  const physical = text.slice(0, -2).split('\r\n');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const line of physical) {
    const octets = Buffer.from(line, 'utf8');
    assert.ok(octets.length <= 75, `${octets.length} octets: ${line}`);
    assert.ok(line.length > 0, 'an empty line');
    assert.ok(
      !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(line),
      'a character cut in two',
    );
    decoder.decode(octets);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  for (const line of lines) {
    assert.match(line, /^[A-Z][A-Z0-9-]*(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*:/);
    assert.ok(!/[^\P{Cc}\t]/u.test(line), 'a control character');
  }
  return lines;
}

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

test('each property stands as the standard wants it', () => {
  const lines = strictLines(write([told(sweep), told(shift, 2), told(session, 1)]));
  assert.deepEqual(lines.slice(0, 4), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Huying//Huying//ZH-CN',
    'METHOD:PUBLISH',
  ]);
  for (const line of [
    'X-WR-CALNAME:呼应 · 接庄社区 社区书记',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'DTSTART;VALUE=DATE:20261123',
    'DTEND;VALUE=DATE:20261124',
    'DTSTART:20261123T003000Z',
    'DTEND:20261124T003000Z',
    'DTSTART:20261125T153000Z',
    'DTSTAMP:20261122T100000Z',
    'LAST-MODIFIED:20261122T100000Z',
    'STATUS:CANCELLED',
    'SEQUENCE:2',
    'CLASS:PRIVATE',
    'SUMMARY:【演练】调解',
  ])
    assert.ok(lines.includes(line), `${line} is not in\n${lines.join('\n')}`);
  const count = (name: string) => lines.filter((line) => line === name).length;
  assert.equal(count('BEGIN:VEVENT'), 3);
  assert.equal(count('END:VEVENT'), 3);
  assert.equal(lines.at(-1), 'END:VCALENDAR');
});

test('another program reads the same days, hours, words and states', () => {
  const [day, turn, called] = eventsOf(write([told(sweep), told(shift, 2), told(session, 1)]));
  assert.ok(day && turn && called);
  assert.deepEqual(
    [day.uid, day.summary, day.startDate.isDate, day.startDate.toString(), day.endDate.toString()],
    ['test-1@huying', '周一一排查', true, '2026-11-23', '2026-11-24'],
  );
  assert.equal(
    day.description,
    '待完成 · 10 项，发现 0 件\n在系统里打开：https://huying.example/desk/rhythms/sweeps/1',
  );
  assert.equal(day.component.getFirstPropertyValue('url'), 'https://huying.example/desk/rhythms/sweeps/1');
  assert.deepEqual(
    [turn.startDate.toJSDate().getTime(), turn.endDate.toJSDate().getTime()],
    [Date.parse('2026-11-23T00:30:00Z'), Date.parse('2026-11-24T00:30:00Z')],
  );
  assert.equal(turn.sequence, 2);
  assert.equal(called.component.getFirstPropertyValue('status'), 'CANCELLED');
});

test('the owner’s language is the language of the file', () => {
  const text = write([told(sweep), told(session)], { language: 'en' });
  assert.deepEqual(
    eventsOf(text).map(({ summary }) => summary),
    ['Monday sweep', '[Drill] Mediation'],
  );
  assert.ok(strictLines(text).includes('PRODID:-//Huying//Huying//EN'));
});

test('the same content is the same file, and an empty calendar is one', () => {
  assert.equal(write([told(sweep)]), write([told(sweep)]));
  assert.deepEqual(eventsOf(write([])), []);
  strictLines(write([]));
});

const text = fc.string({
  unit: fc.constantFrom('a', ';', ',', '\\', ':', '"', '中', '𠮷', '👨‍👩‍👧', '\n', '\r', '\t', ' ', 'é'),
  maxLength: 120,
});
const seen = (words: string) => words.replace(/\p{Cc}+/gu, ' ');

test('whatever the words are, they are folded rightly and come back as they were', () => {
  fc.assert(
    fc.property(text, text, (title, note) => {
      const entry = { ...sweep, title: { zh: title, en: title }, note: { zh: note, en: note } };
      const file = write([told(entry)], { title: { zh: title, en: title } });
      strictLines(file);
      const [event] = eventsOf(file);
      assert.equal(event?.summary, seen(title));
      assert.equal(event?.description.split('\n')[0], seen(note));
    }),
  );
});
