import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { slotStepMs, slotsFor } from './calls.ts';
import { chineseNumber, noticeText, roundTitle } from './words.ts';

const from = Date.parse('2026-03-11T08:00:00+08:00');

test('one building after another, each with time for its people, those under closure last whatever was given', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ placeId: fc.uuid(), people: fc.integer({ min: 1, max: 900 }), isAtDoor: fc.boolean() }), {
        maxLength: 40,
      }),
      fc.integer({ min: 10, max: 2000 }),
      (buildings, peoplePerHour) => {
        const calls = slotsFor(buildings, peoplePerHour, from);
        assert.equal(calls.length, buildings.length);
        let at = from;
        for (const [n, call] of calls.entries()) {
          assert.equal(call.position, n + 1);
          assert.equal(call.slotFrom, at);
          const length = call.slotTo - call.slotFrom;
          assert.ok(length >= slotStepMs && length % slotStepMs === 0);
          assert.ok(
            (length / HOUR_MS) * peoplePerHour >= call.people,
            'nobody is called for a time that does not take them',
          );
          at = call.slotTo;
        }
        const firstAtDoor = calls.findIndex(({ isAtDoor }) => isAtDoor);
        assert.ok(firstAtDoor < 0 || calls.slice(firstAtDoor).every(({ isAtDoor }) => isAtDoor));
      },
    ),
  );
});

test('rounds are numbered as people say it (C16), and what is said names building, round and slot (C25)', () => {
  assert.deepEqual([1, 4, 10, 12, 20, 99, 100].map(chineseNumber), ['一', '四', '十', '十二', '二十', '九十九', '100']);
  assert.equal(roundTitle(4), '第四轮');
  const said = noticeText(
    { zh: '{place}：{round}，{slot}{site}', en: '{place}' },
    { place: '3号楼', round: '第四轮', slot: '8:00–8:30', site: '' },
  );
  assert.equal(said.zh, '3号楼：第四轮，8:00–8:30');
});
