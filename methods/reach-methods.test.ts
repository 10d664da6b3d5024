// The methods of reach that come with the product: each stands beside the others, and what it asks comes round on the days that tell.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { CalendarCadence } from '#modules/duties/shared/cadence.ts';
import type { DutyRhythm } from '#modules/duties/shared/rhythm.ts';
import { rollingSlotsOfDay } from '#modules/duties/shared/rolling.ts';
import { slotAfter, slotsBetween } from '#modules/duties/shared/slots.ts';
import { checkReach } from '#modules/methods/shared/check-reach.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';

const methods = new Map<string, ReachMethod>();

before(async () => {
  const files = globSync('*/method.ts', { cwd: import.meta.dirname }).toSorted();
  const bodies = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(join(import.meta.dirname, file)).href)).default as object),
  );
  for (const body of bodies.filter((one) => 'kind' in one && one.kind === 'reach')) {
    const others = [...methods.values()];
    const checked = checkReach(body, {
      fields: others.flatMap(({ fields }) => fields),
      registers: others.flatMap(({ registers }) => registers.map(({ code }) => code)),
    });
    assert.ok(checked.isValid, JSON.stringify('problems' in checked && checked.problems));
    methods.set(checked.method.name, checked.method);
  }
});

const rhythm = (method: string, code: string): DutyRhythm => {
  const found = methods.get(method)?.rhythms.find((one) => one.code === code);
  assert.ok(found, `${method} has no rhythm ${code}`);
  return found;
};
const daysOf = (method: string, code: string, from: string, to: string) => {
  const { cadence, onDayOff } = rhythm(method, code);
  return slotsBetween(cadence as CalendarCadence, onDayOff, chinaCalendar, from, to)
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ opensAt, dueAt }) => [dateOf(opensAt), dateOf(dueAt)]);
};

test('the methods of reach hold together: no field and no register is described twice', () => {
  const all = [...methods.values()];
  const fields = all.flatMap((method) => method.fields.map(({ home, field }) => `${home}.${field.name}`));
  const registers = all.flatMap((method) => method.registers.map(({ code }) => code));
  assert.ok(all.length >= 7 && fields.length > 20 && registers.length > 20);
  assert.deepEqual(fields, [...new Set(fields)]);
  assert.deepEqual(registers, [...new Set(registers)]);
});

test('festivals go by the moon: Spring Festival of 2023 and 2025, and in a leap year mid-autumn after National Day (I2, I4)', () => {
  // 2023 has a second second month, 2025 a second sixth: both put what follows a month later in the year.
  assert.deepEqual(daysOf('four-contacts', 'spring_festival_visit', '2022-12-01', '2025-12-31'), [
    ['2023-01-07', '2023-02-05'],
    ['2024-01-26', '2024-02-24'],
    ['2025-01-14', '2025-02-12'],
  ]);
  assert.deepEqual(daysOf('four-contacts', 'festival_contact', '2025-05-01', '2025-12-01').toSorted(byDay), [
    ['2025-05-24', '2025-06-03'],
    ['2025-09-24', '2025-10-04'],
    ['2025-09-29', '2025-10-09'],
  ]);
});

/** Turns are told in the order of their keys. */
const byDay = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

test('Monday’s maintenance waits for the first working day after a day off moved by 调休 (L11)', () => {
  // Monday 4 May 2026 is a day off of Labour Day, Tuesday the 5th too.
  assert.ok(chinaCalendar.daysOff.includes('2026-05-04') && chinaCalendar.daysOff.includes('2026-05-05'));
  assert.deepEqual(daysOf('facility-care', 'service_facility_maintain', '2026-05-04', '2026-05-10'), [
    ['2026-05-04', '2026-05-06'],
  ]);
  assert.deepEqual(daysOf('facility-care', 'service_facility_maintain', '2026-05-11', '2026-05-17'), [
    ['2026-05-11', '2026-05-11'],
  ]);
});

test('a service room is asked nothing on a day off, an open facility every day (L9, L10)', () => {
  const asked = (code: string, on: string) => {
    const { cadence, openingHours } = rhythm('facility-care', code);
    assert.ok(cadence.every === 'hours' && openingHours);
    return rollingSlotsOfDay(cadence, openingHours, chinaCalendar, on).map(({ dueAt }) => formatTime(dueAt));
  };
  assert.deepEqual(asked('service_facility_disinfect', '2026-10-01'), []);
  assert.deepEqual(asked('service_facility_disinfect', '2026-10-09'), ['11:30', '14:30', '17:30']);
  assert.deepEqual(asked('open_facility_disinfect', '2026-10-01'), ['09:00', '12:00', '15:00', '18:00', '21:00']);
  assert.deepEqual(
    daysOf('facility-care', 'service_facility_inspect', '2026-10-01', '2026-10-09').map(([on]) => on),
    ['2026-10-08', '2026-10-09'],
  );
  assert.equal(daysOf('facility-care', 'open_facility_inspect', '2026-10-01', '2026-10-09').length, 9);
});

test('a hazard point is seen on the day of the alert and again within two days, day off or not (M10)', () => {
  const after = (code: string, since: string) => {
    const { cadence, onDayOff } = rhythm('places-basic', code);
    assert.ok(cadence.every === 'after');
    const { opensAt, dueAt } = slotAfter(cadence, onDayOff, chinaCalendar, since);
    return [dateOf(opensAt), dateOf(dueAt)];
  };
  assert.deepEqual(after('rain_before', '2026-10-02'), ['2026-10-02', '2026-10-02']);
  assert.deepEqual(after('rain_after', '2026-10-02'), ['2026-10-03', '2026-10-04']);
  // M9: when the water is gone, roads and culverts are walked by the end of the next day.
  assert.deepEqual(after('rain_patrol', '2026-10-02'), ['2026-10-02', '2026-10-03']);
});

test('three checks a day on school days, and none on a day off (E11); the drill comes once a month (E16)', () => {
  assert.equal(daysOf('campus-health', 'campus_student_checks', '2026-03-09', '2026-03-15').length, 15);
  assert.equal(daysOf('campus-health', 'campus_student_checks', '2026-10-01', '2026-10-05').length, 0);
  assert.deepEqual(
    daysOf('campus-health', 'monthly_drill', '2026-01-01', '2026-03-31').map(([, due]) => due?.slice(0, 7)),
    ['2026-01', '2026-02', '2026-03'],
  );
});
