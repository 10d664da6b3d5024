// The rule that decides the design: what two tablets did alone comes in in any order, as often as it likes, and what stands is the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { placeIds } from '#testing/house.ts';
import { type Act, openSampling, type Tablet } from './fixtures/sampling.ts';

const s = await openSampling();
const { house, desk } = s;
await s.order();
const people = await s.people(14, placeIds.dwelling102);
const started = house.clock.now();

/** What a table does in a while: tubes opened and filled, some not swabbed after all, some lost; people and codes of a small choice, so that two tables meet. */
type Step = { person: number; unswab: boolean; hold: boolean; lose: boolean; newTube: boolean; code: number; minutes: number };
const step = fc.record<Step>({
  person: fc.nat(people.length - 1),
  unswab: fc.boolean(),
  hold: fc.boolean(),
  lose: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  newTube: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  code: fc.nat(5),
  minutes: fc.nat(9),
});

/** Ids are given once, so that every order brings the very same acts. */
function queueOf(steps: readonly Step[], siteId: string, roundId: string, tableNo: number): Act[] {
  const acts: Act[] = [];
  let at = started;
  const act = (name: string, input: Record<string, unknown>) => acts.push(s.acted(name, input, at));
  let tubeId = '';
  let filled = 0;
  const open = (code: number) => {
    const tube = s.tube(siteId, roundId, { tableNo, size: 5, code: `C-${code}` });
    act('tube.open', tube);
    tubeId = tube.tubeId;
    filled = 0;
  };
  const close = () => act('tube.close', { tubeId, told: filled, shortReason: '换管' });
  for (const { person, unswab, hold, lose, newTube, code, minutes } of steps) {
    at += minutes * MINUTE_MS;
    if (tubeId === '' || newTube || filled >= 5) {
      if (tubeId !== '') close();
      open(code);
    }
    if (hold) act('gate.hold', { holdId: newId(), siteId, subjectId: people[person], temperature: 38 });
    const sample = s.sample(tubeId, filled + 1, people[person]);
    act('sample.register', sample);
    if (unswab) act('sample.unswab', { sampleId: sample.sampleId, reason: '没张嘴' });
    else filled++;
    if (lose) act('tube.lose', { tubeId, how: 'broken', reason: '掉在地上' });
  }
  if (tubeId !== '') close();
  act('box.pack', { boxId: newId(), siteId, roundId, code: `B-0${tableNo}`, sealNo: '1', lab: '区医院', codes: ['C-0', 'C-1', `C-${tableNo}9`], told: 3 });
  return acts;
}

async function stateOf(roundId: string): Promise<string> {
  const rows = await house.asOwner((tx) =>
    Promise.all([
      tx.all(sql`
        select t.code, t.table_no, t.closed_at, t.told_count, t.lost_at, t.id,
               (select json_agg(json_build_array(s.position, s.subject_id, s.unswabbed_at, s.taken_at) order by s.taken_at, s.id) from samples s where s.tube_id = t.id) as people
          from sample_tubes t where t.round_id = ${roundId} order by t.id`),
      tx.all(sql`select subject_id, done_at, visit_id from duties where rhythm_id = ${roundId} order by subject_id`),
      tx.all(sql`select subject_id, done_at, work_id from campaign_found where round_id = ${roundId} order by subject_id`),
    ]),
  );
  const flags = await s.flagsOf(roundId);
  const { campaignId } = (await house.asOwner((tx) =>
    tx.first<{ campaignId: string }>(sql`select campaign_id as "campaignId" from campaign_rounds where id = ${roundId}`),
  ))!;
  const boxes = await house.ask('sampling.boxes', { campaignId }, desk);
  return JSON.stringify([rows, flags, boxes, await s.figures(roundId, desk)]);
}

test('any order of two devices’ queues, cut anywhere and brought twice, gives the same tubes, positions, turns, flags, boxes and counts', async () => {
  const { campaignId } = await s.round();
  const siteId = await s.site(campaignId);
  const tablets: [Tablet, Tablet] = [await s.tablet(s.worker), await s.tablet(desk)];
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 6 }), fc.boolean()), { maxLength: 8 }),
      async (one, two, plan) => {
        const states: string[] = [];
        const roundId = await s.openRound(campaignId, desk);
        const queues = [queueOf(one, siteId, roundId, 1), queueOf(two, siteId, roundId, 2)];
        // First whole queue after whole queue; then the rows are taken out and the same acts come in by the plan.
        for (const isPlanned of [false, true]) {
          const rest = queues.map((queue) => [...queue]);
          const left = [...(isPlanned ? plan : [])];
          while (rest.some((queue) => queue.length > 0)) {
            const next = left.shift() ?? [isPlanned, 1000, false];
            const which = rest[next[0] ? 1 : 0]!.length > 0 ? Number(next[0]) : Number(!next[0]);
            const part = rest[which]!.splice(0, next[1]);
            await s.bring(tablets[which]!, part);
            if (next[2]) await s.bring(tablets[which]!, part);
          }
          states.push(await stateOf(roundId));
          if (!isPlanned) await forget(roundId);
        }
        assert.equal(states[1], states[0]);
      },
    ),
    { numRuns: 25 },
  );
});

/** As if nothing of this round had come in yet. */
async function forget(roundId: string): Promise<void> {
  await house.asOwner(async (tx) => {
    await tx.all(sql`select set_config('app.mending', 'on', true), set_config('session_replication_role', 'replica', true)`);
    await tx.all(sql`update duties set done_at = null, told_at = null, visit_id = null where rhythm_id = ${roundId}`);
    await tx.all(sql`delete from campaign_found where round_id = ${roundId}`);
    await tx.all(sql`delete from samples where round_id = ${roundId}`);
    await tx.all(sql`delete from transport_box_tubes where round_id = ${roundId}`);
    await tx.all(sql`delete from transport_boxes where round_id = ${roundId}`);
    await tx.all(sql`delete from sample_tubes where round_id = ${roundId}`);
    await tx.all(sql`delete from gate_holds`);
    await tx.all(sql`delete from journal where name like 'sample.%' or name like 'tube.%' or name like 'gate.%' or name like 'box.%'`);
  });
}
