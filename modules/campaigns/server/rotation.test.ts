// E12 in the database: joins, leaves and absences over two cycles, held against what may never happen.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, weekdayOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { placeIds, system, unitIds } from '#testing/house.ts';
import { drawParts } from '../shared/rotation.ts';
import { openCampaigns } from './fixtures/campaigns.ts';
import { closeTurns } from './public.ts';
import { drawDays } from './reactions.ts';

const c = await openCampaigns();
const { house, desk } = c;

type Draw = {
  cycleNo: number | null;
  parts: { partNo: number; roundId: string | null; heldOn: string | null; drawn: number; done: number }[];
  names: {
    subjectId: string;
    partNo: number;
    key: string;
    isCarried: boolean;
    isLate: boolean;
    doneOn: string | null;
  }[];
};
const draw = (campaignId: string, cycleNo: number) =>
  house.ask<Draw>('campaign.rotation', { campaignId, cycleNo }, desk);
const start = () => c.begin('rotation', desk, unitIds.dongzha, { registerId: c.registerId });
const drawDay = async (campaignId: string, heldOn: string) =>
  (await house.act('campaign.draw_day', { campaignId, heldOn }, system)) as { roundId: string; listed: number };
const askedOf = async (roundId: string): Promise<string[]> => {
  const { rows } = await house.ask<{ rows: { subjectId: string }[] }>(
    'duty.list',
    { rhythmId: roundId, slot: 'once', unitId: unitIds.dongzha, limit: 500 },
    desk,
  );
  return rows.map(({ subjectId }) => subjectId);
};
const close = (roundId: string, ids: readonly string[]) =>
  house.asOwner((tx) =>
    closeTurns(
      tx,
      ids.map((subjectId) => ({ roundId, subjectId, workId: newId(), doneAt: new Date(house.clock.now()) })),
      { byName: '', byPostId: null },
    ),
  );
const keyOf = (campaignId: string, cycleNo: number, subjectId: string) =>
  createHash('sha256').update(`${campaignId}:${cycleNo}:${subjectId}`).digest('hex');

test('the draw can be worked out again by anybody: by SHA-256 of campaign, cycle and person, cut into five', async () => {
  const everybody = await c.people(23, placeIds.dwelling102);
  await c.join(everybody);
  const campaignId = await start();
  await drawDay(campaignId, '2026-03-11');
  const { names, parts } = await draw(campaignId, 1);
  const ordered = everybody.toSorted((a, b) => (keyOf(campaignId, 1, a) < keyOf(campaignId, 1, b) ? -1 : 1));
  for (const one of names) assert.equal(one.key, keyOf(campaignId, 1, one.subjectId));
  assert.deepEqual(
    drawParts(ordered, 5),
    parts.map(({ partNo }) => names.filter((one) => one.partNo === partNo).map(({ subjectId }) => subjectId)),
  );
  assert.deepEqual(await askedOf(parts[0]!.roundId!).then((ids) => ids.toSorted()), ordered.slice(0, 5).toSorted());
  await c.leave(everybody);
});

test('joins, leaves and absences: nobody drawn twice in a cycle, everybody present asked until reached, who left asked no more', async () => {
  const days = fc.array(
    fc.record({
      joins: fc.nat(4),
      leaves: fc.nat(3),
      /** Of every three asked, which are there. */
      absent: fc.nat(2),
    }),
    { minLength: 6, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(17), days, async (begun, story) => {
      const present = new Set(await c.people(begun + 1, placeIds.dwelling102));
      await c.join([...present]);
      const campaignId = await start();
      const left = new Set<string>();
      const reached = new Map<number, Set<string>>();
      let leftOver = new Set<string>();
      for (const [n, day] of story.entries()) {
        const [cycleNo, partNo] = [Math.floor(n / 5) + 1, (n % 5) + 1];
        const { roundId, listed } = await drawDay(campaignId, addDays('2026-03-11', n));
        // A list without names is told to nobody (app.sees_list).
        const asked = listed === 0 ? [] : await askedOf(roundId);
        const done = reached.get(cycleNo) ?? new Set();
        reached.set(cycleNo, done);
        assert.equal(new Set(asked).size, asked.length);
        for (const id of asked) {
          assert.ok(!left.has(id), 'who left is asked no more');
          assert.ok(!done.has(id), 'who was reached in the cycle is not asked again in it');
        }
        for (const id of leftOver)
          if (present.has(id)) assert.ok(asked.includes(id), 'left over: asked on the next day');
        if (partNo === 5)
          for (const id of present)
            assert.ok(asked.includes(id) || done.has(id), 'by the fifth day everybody was asked');
        const there = asked.filter((_, at) => at % 3 !== day.absent);
        await close(roundId, there);
        for (const id of there) done.add(id);
        leftOver = new Set(asked.filter((id) => !there.includes(id)));
        const going = [...present].slice(0, day.leaves);
        await c.leave(going);
        for (const id of going) {
          present.delete(id);
          left.add(id);
        }
        const coming = day.joins > 0 ? await c.people(day.joins, placeIds.dwelling102) : [];
        await c.join(coming);
        // Whoever came on the fifth day comes into the next cycle.
        for (const id of coming) present.add(id);
        const { names } = await draw(campaignId, cycleNo);
        assert.equal(
          new Set(names.map(({ subjectId }) => subjectId)).size,
          names.length,
          'nobody is drawn twice in a cycle',
        );
      }
      await house.act('campaign.end_round', { roundId: (await c.page(campaignId, desk)).rounds[0]!.roundId }, desk);
      await house.act('campaign.end', { campaignId }, desk);
      await c.leave([...present]);
    }),
    { numRuns: 6 },
  );
});

test('the house draws one day each working day, from its hour on, and not twice; weekends have none', async () => {
  await c.join(await c.people(10, placeIds.dwelling102));
  const campaignId = await start();
  const held = async () => (await c.page(campaignId, desk)).rounds.length;
  house.clock.set(Date.parse('2026-03-13T05:59:00+08:00'));
  await drawDays.run(house.hand);
  assert.equal(await held(), 0, 'before its hour');
  house.clock.set(Date.parse('2026-03-13T06:00:00+08:00'));
  await drawDays.run(house.hand);
  await drawDays.run(house.hand);
  assert.equal(await held(), 1);
  assert.equal(weekdayOf('2026-03-14'), 5);
  for (const day of ['2026-03-14T10:00:00+08:00', '2026-03-15T10:00:00+08:00']) {
    house.clock.set(Date.parse(day));
    await drawDays.run(house.hand);
  }
  assert.equal(await held(), 1, 'Saturday and Sunday');
  house.clock.set(Date.parse('2026-03-16T10:00:00+08:00'));
  await drawDays.run(house.hand);
  const { rounds } = await c.page(campaignId, desk);
  assert.equal(rounds.length, 2);
  assert.ok(rounds[1]?.endedAt, 'the day before is over');
});
