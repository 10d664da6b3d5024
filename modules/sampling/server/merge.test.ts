// The rule that decides the design: what two tablets did alone comes in in any order, as often as it likes, and what stands is the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { placeIds } from '#testing/house.ts';
import { type Act, openSampling, type Tablet } from './fixtures/sampling.ts';
import { countSums, sumsThatDiffer } from './fixtures/sums.ts';

const s = await openSampling();
const { house, desk } = s;
await s.order();
const people = await s.people(14, placeIds.dwelling102);
const started = house.clock.now();
// Evening: what the tables did during the day is told now.
house.clock.advance(8 * s.HOUR_MS);

/** What a table does in a while: tubes opened and filled, some not swabbed after all, some lost; people and codes of a small choice, so that two tables meet. */
type Step = {
  person: number;
  unswab: boolean;
  hold: boolean;
  lose: boolean;
  newTube: boolean;
  code: number;
  minutes: number;
};
const step = fc.record<Step>({
  // Few, so that the same are met at both tables.
  person: fc.nat(5),
  unswab: fc.boolean(),
  hold: fc.boolean(),
  lose: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  newTube: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  code: fc.nat(5),
  minutes: fc.nat(9),
});

/** Ids in their order, given out one after the other: the same work in another round has other ids, and each is known by its number. */
function numbered() {
  const ids = Array.from({ length: 200 }, newId).sort();
  let n = 0;
  const numberOf = new Map(ids.map((id, at) => [id, `#${at}`]));
  return { next: () => ids[n++]!, numberOf };
}

function queueOf(steps: readonly Step[], siteId: string, roundId: string, tableNo: number, next: () => string): Act[] {
  const acts: Act[] = [];
  let at = started;
  const act = (name: string, input: Record<string, unknown>) => acts.push({ ...s.acted(name, input, at), id: next() });
  let tubeId = '';
  let filled = 0;
  const open = (code: number) => {
    const tube = s.tube(siteId, roundId, { tubeId: next(), tableNo, size: 5, code: `C-${code}` });
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
    if (hold) act('gate.hold', { holdId: next(), siteId, subjectId: people[person], temperature: 38 });
    const sample = s.sample(tubeId, filled + 1, people[person], { sampleId: next() });
    act('sample.register', sample);
    if (unswab) act('sample.unswab', { sampleId: sample.sampleId, reason: '没张嘴' });
    else filled++;
    if (lose) act('tube.lose', { tubeId, how: 'broken', reason: '掉在地上' });
  }
  if (tubeId !== '') close();
  act('box.pack', {
    boxId: next(),
    siteId,
    roundId,
    code: `B-0${tableNo}`,
    sealNo: '1',
    lab: '区医院',
    codes: ['C-0', 'C-1', `C-${tableNo}9`],
    told: 3,
  });
  return acts;
}

async function stateOf(roundId: string, siteId: string, numberOf: ReadonlyMap<string, string>): Promise<string> {
  const rows = await house.asOwner((tx) =>
    Promise.all([
      tx.all(sql`
        select t.code, t.table_no, t.closed_at, t.told_count, t.lost_at, t.id,
               (select json_agg(json_build_array(s.id, s.position, s.subject_id, s.unswabbed_at, s.taken_at) order by s.taken_at, s.id) from samples s where s.tube_id = t.id) as people
          from sample_tubes t where t.round_id = ${roundId} order by t.id`),
      tx.all(sql`select subject_id, done_at, visit_id from duties where rhythm_id = ${roundId} order by subject_id`),
      tx.all(
        sql`select subject_id, done_at, work_id from campaign_found where round_id = ${roundId} order by subject_id`,
      ),
      tx.all(sql`select subject_id, held_at from gate_holds where site_id = ${siteId} order by id`),
    ]),
  );
  const flags = await s.flagsOf(roundId);
  const { boxes } = await house.ask<{ boxes: { siteId: string }[] }>(
    'sampling.boxes',
    { campaignId: await campaign },
    desk,
  );
  const told = JSON.stringify([
    rows,
    flags,
    boxes.filter((box) => box.siteId === siteId),
    await s.figures(roundId, desk),
  ]);
  return told
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => numberOf.get(id) ?? id)
    .replaceAll(roundId, 'round')
    .replaceAll(siteId, 'site');
}

const campaign = s.round().then(({ campaignId }) => campaignId);
const tablets: [Tablet, Tablet] = [await s.tablet(s.worker), await s.tablet(desk)];
/** How often each flag was seen: a property over states in which nothing ever happened would prove nothing. */
const seen = new Map<string, number>();

type Plan = readonly (readonly [boolean, number, boolean])[];
/** The same work in a round of its own, brought by a plan: whose queue, how many acts of it, and whether twice. What is left comes one queue after the other. */
async function played(one: readonly Step[], two: readonly Step[], plan: Plan): Promise<string> {
  const campaignId = await campaign;
  const [roundId, siteId] = [await s.openRound(campaignId, desk), await s.site(campaignId)];
  const { next, numberOf } = numbered();
  const queues = [queueOf(one, siteId, roundId, 1, next), queueOf(two, siteId, roundId, 2, next)];
  const left = [...plan];
  while (queues.some((queue) => queue.length > 0)) {
    const [wanted, count, isTwice] = left.shift() ?? [false, 1000, false];
    const which = queues[Number(wanted)]!.length > 0 ? Number(wanted) : Number(!wanted);
    const part = queues[which]!.splice(0, count);
    const outcomes = s.codes(await s.bring(tablets[which]!, part));
    assert.deepEqual(
      outcomes.filter((outcome) => outcome !== 'accepted'),
      [],
      'nothing is refused for what the other did',
    );
    if (isTwice) await s.bring(tablets[which]!, part);
  }
  for (const { flag } of await s.flagsOf(roundId)) seen.set(flag, (seen.get(flag) ?? 0) + 1);
  assert.deepEqual(await house.asOwner(sumsThatDiffer), [], 'every sum and mark is what its rows say');
  return stateOf(roundId, siteId, numberOf);
}

test('any order of two devices’ queues, cut anywhere and brought twice, gives the same tubes, positions, turns, flags, boxes and counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.array(step, { minLength: 1, maxLength: 9 }),
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 6 }), fc.boolean()), { maxLength: 10 }),
      async (one, two, plan) => {
        assert.equal(await played(one, two, plan), await played(one, two, []));
        assert.equal(await played(one, two, [[true, 1000, true]]), await played(one, two, []), 'the other first');
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  for (const flag of ['person_twice', 'code_twice', 'held', 'not_open']) assert.ok(seen.get(flag), `${flag} came up`);
  for (const [what, count] of Object.entries(await house.asOwner(countSums))) assert.ok(count > 0, `${what} came up`);
});
