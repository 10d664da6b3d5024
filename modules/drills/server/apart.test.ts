// C1: a drill never changes a real figure. Whatever is played — cases, contacts, tests of a firm, visits, a campaign with its samples and results — every count, coverage, list
// and sheet of what is in earnest reads as before; and what is told in earnest meanwhile counts as on any day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openSampling } from '#modules/sampling/server/fixtures/sampling.ts';
import { placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';

const s = await openSampling();
const { house, desk, worker } = s;
await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
const supervisor = await house.as('district_supervisor', 'district');
const iso = (hours = 0) => new Date(house.clock.now() + hours * HOUR_MS).toISOString();

const people = await s.people(40, placeIds.dwelling101);
/** A real round stands; what is played must not move it. */
await s.order();
const real = await s.round();
/** What is played of mass testing sleeps without an order of its own. */
await s.order({ isDrill: true, title: '演练用' });
const realCase = newId();
await house.act(
  'trace.open_case',
  { traceId: realCase, subjectId: people[0], sampledAt: iso(-1), symptom: 'none' },
  desk,
);
const tracedAtFirst = await house.ask('trace.cases', {}, desk);
assert.ok(JSON.stringify(tracedAtFirst).includes(realCase));

/** Everything that counts, as a desk and a supervisor read it. */
async function figures(): Promise<unknown> {
  const of = async (hat: StaffHat) => {
    const { counts, cases } = await house.ask<{ counts: object; cases: { isDrill: boolean }[] }>(
      'trace.cases',
      {},
      hat,
    );
    const { total, rows } = await s.coverage(real.roundId, hat);
    return {
      counts,
      real: cases.filter(({ isDrill }) => !isDrill),
      coverage: { total, rows },
      round: await s.figures(real.roundId, hat),
      rhythms: await house.ask('duty.rhythms', {}, hat),
      clusters: await house.ask('cluster.list', {}, hat),
    };
  };
  const rows = await house.asOwner((tx) =>
    tx.all(sql`
      select (select count(*) from visits where not is_drill) as visits, (select count(*) from duties d join duty_rhythms y on y.id = d.rhythm_id where d.done_at is not null and y.action <> 'drill') as done,
             (select count(*) from traced_people where not is_drill) as traced, (select count(*) from monitored_tests where not is_drill) as monitored,
             (select count(*) from sample_tubes where not is_drill) as tubes, (select coalesce(sum(done), 0) from duty_tallies where rhythm_id = ${real.roundId}) as tallied`),
  );
  const board = await house.ask<{ frame: object }>(
    'board.overview',
    { from: '2026-03-01', to: '2026-03-31' },
    supervisor,
  );
  const { frame: _of, ...counted } = board;
  return { desk: await of(desk), supervisor: await of(supervisor), rows, board: counted };
}

let played = 0;
const someone = () => people[1 + (played++ % 38)];
const plays: Record<string, () => Promise<void>> = {
  async case() {
    await house.act(
      'trace.open_case',
      { traceId: newId(), subjectId: someone(), sampledAt: iso(-1), symptom: 'mild', isDrill: true },
      desk,
    );
  },
  async sameAsReal() {
    await house.act(
      'trace.open_case',
      { traceId: newId(), subjectId: people[0], sampledAt: iso(-1), symptom: 'severe', isDrill: true },
      desk,
    );
  },
  async contact() {
    const opened = await house.act(
      'trace.open_case',
      { traceId: newId(), subjectId: someone(), sampledAt: iso(-1), symptom: 'none', isDrill: true },
      desk,
    );
    const fromId = (opened as { traceId: string }).traceId;
    const met = people[0];
    const named = await house.act(
      'trace.name_contact',
      {
        traceId: newId(),
        exposureId: newId(),
        fromId,
        subjectId: met,
        kind: 'close',
        place: '演练场地',
        lastAt: iso(-2),
      },
      desk,
    );
    const traceId = (named as { traceId: string }).traceId;
    assert.notEqual(traceId, realCase);
    await house.act(
      'trace.tell_test',
      { traceId: fromId, testId: newId(), sampledAt: iso(), result: 'negative' },
      desk,
    );
  },
  async visit() {
    const visit = { visitId: newId(), subjectId: someone(), action: 'visit', outcome: 'done', isDrill: true };
    await house.act('visit.record', visit, worker);
  },
  async ring() {
    const calloutId = newId();
    const ring = {
      calloutId,
      kind: 'test',
      text: '演练呼叫',
      reason: '演练',
      unitIds: [unitIds.dongzhaEast],
      isDrill: true,
    };
    await house.act('duty_call.start', ring, desk);
    await house.act('duty_call.end', { calloutId }, desk);
  },
  async testing() {
    const { campaignId, roundId } = await s.round(desk, unitIds.dongzha, { isDrill: true });
    const siteId = await s.site(campaignId);
    await house.act('site.open', s.opening(siteId), desk);
    const tube = s.tube(siteId, roundId, { size: 1, kind: 'single' });
    await house.act('tube.open', tube, desk);
    await house.act('sample.register', s.sample(tube.tubeId, 1, someone()), desk);
    await house.act('tube.result', { roundId, rows: [{ code: tube.code, result: 'positive', testedAt: iso() }] }, desk);
    await house.act('trace.from_results', { roundId }, system);
  },
  async drill() {
    const drillId = newId();
    const injections = [{ injectionId: newId(), atMinute: 0, text: '到位', expects: 'by_hand', withinMinutes: 5 }];
    await house.act('drill.plan', { drillId, title: '演练', scenario: '演练', plannedAt: iso(), injections }, desk);
    await house.act('drill.begin', { drillId }, desk);
    await house.act('drill.turn', { drillId }, system);
    await house.act('drill.done', { injectionId: injections[0]?.injectionId }, desk);
    await house.act('drill.turn', { drillId }, system);
    await house.act('drill.end', { drillId }, desk);
  },
};

test('whatever is played, in whatever order, no figure moves', async () => {
  const before = await figures();
  assert.deepEqual(await figures(), before, 'the figures are read the same twice');
  const names = Object.keys(plays) as (keyof typeof plays)[];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 7 }), async (order) => {
      for (const name of order) await plays[name]?.();
      assert.deepEqual(await figures(), before);
    }),
    { numRuns: 6, examples: [[names]] },
  );
  const drilled = await house.asOwner((tx) =>
    tx.all<{ n: number }>(sql`select count(*) as n from traced_people where is_drill`),
  );
  assert.ok((drilled[0]?.n ?? 0) > 2, 'the drills did play');
  // In earnest meanwhile: counted as on any day.
  await house.act(
    'trace.open_case',
    { traceId: newId(), subjectId: people[39], sampledAt: iso(-1), symptom: 'none' },
    desk,
  );
  assert.notDeepEqual(await figures(), before);
});
