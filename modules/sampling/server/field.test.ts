// The table on a tablet is held to the house's own answer; what a resident shows is what the roster knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { placeIds } from '#testing/house.ts';
import type { MySite, RosterPage, TableState } from '../shared/field-queries.ts';
import { openHasher, openRoster } from '../shared/field-roster.ts';
import { emptyTable, foldTable, type TableAct } from '../shared/field-state.ts';
import { type Act, openSampling } from './fixtures/sampling.ts';

const s = await openSampling();
const { house, desk } = s;
await s.order();
const people = await s.people(6, placeIds.dwelling102);
const { campaignId, roundId } = await s.round();
const siteId = await s.site(campaignId);
const tablet = await s.tablet(desk);
const scope = { siteId, roundId };

test('what the house answers of a tablet is what the tablet folds out of its own acts, at every step', async () => {
  let at = house.clock.now();
  house.clock.advance(8 * HOUR_MS);
  const acts: Act[] = [];
  const act = (name: string, input: Record<string, unknown>) => acts.push(s.acted(name, input, (at += MINUTE_MS)));
  act('site.open', s.opening(siteId));
  const [first, second] = [s.tube(siteId, roundId, { size: 5 }), s.tube(siteId, roundId, { size: 1, kind: 'single' })];
  act('tube.open', first);
  for (const n of [0, 1, 2]) act('sample.register', s.sample(first.tubeId, n + 1, people[n]));
  const stranger = s.sample(first.tubeId, 4, undefined, {
    how: 'passport',
    told: { name: 'J. Smith', idNumber: 'G12345678' },
  });
  act('sample.register', stranger);
  act('sample.unswab', { sampleId: stranger.sampleId, reason: '人走了' });
  const holdId = newId();
  act('gate.hold', { holdId, siteId, subjectId: people[4], temperature: 38.1 });
  act('tube.open', second);
  act('sample.register', s.sample(second.tubeId, 1, people[4]));
  act('tube.close', { tubeId: second.tubeId, told: 1 });
  act('gate.release', { holdId, outcome: 'taken_over', reason: '120 接走' });
  act('tube.lose', { tubeId: first.tubeId, how: 'broken', reason: '掉在地上' });
  act('box.pack', { boxId: newId(), ...scope, code: 'B-1', sealNo: '7', lab: '区医院', codes: [second.code], told: 1 });
  act('site.close', { closingId: newId(), siteId });
  const told = acts.map(
    ({ id, name, input, doneAt }): TableAct => ({ id, name, input, at: new Date(doneAt).toISOString() }),
  );
  for (let n = 0; n < acts.length; n++) {
    assert.deepEqual(s.codes(await s.bring(tablet, acts.slice(n, n + 1))), ['accepted'], acts[n]!.name);
    const answer = await house.ask<TableState>('sampling.table', { ...scope, deviceId: tablet.leaseId }, desk);
    assert.deepEqual(answer, foldTable(emptyTable, told.slice(0, n + 1), scope), `after ${acts[n]!.name}`);
  }
  const other = await house.ask<TableState>('sampling.table', { ...scope, deviceId: newId() }, desk);
  assert.deepEqual(other.tubes, [], 'another tablet’s tubes are not one’s own');
});

test('where one may stand: sites of campaigns that run, with their open rounds', async () => {
  const { sites } = await house.ask<{ sites: MySite[] }>('sampling.my_sites', {}, s.worker);
  const site = sites.find((one) => one.siteId === siteId);
  assert.deepEqual(site?.rounds, [{ roundId, title: site?.rounds[0]?.title, poolSize: 10, isRetest: false }]);
  assert.equal(site?.isOpen, false, 'closed again');
});

test('a resident’s code is in the roster under its hash alone; who gave no number has no code to show, and nobody else’s is told', async () => {
  const phone = '19900001234';
  await house.asOwner(async (tx) => {
    await tx.all(
      sql`update people set phone_hash = ${house.house.secrets.hash('phone', phone)} where id in (${people[0]!}, ${people[1]!})`,
    );
  });
  const family = await house.resident(phone);
  const { people: codes } = await house.ask<{ people: { name: string; code: string }[] }>(
    'sampling.my_codes',
    {},
    family,
  );
  assert.equal(codes.length, 2);
  assert.ok(codes.every(({ name }) => name.includes('*')));
  const page = await house.ask<RosterPage>('sampling.roster', { ...scope, limit: 5000 }, desk);
  assert.ok(!JSON.stringify(page).includes(codes[0]!.code));
  const roster = openRoster([page], true);
  const hashOf = await openHasher(roster.key);
  const found = await Promise.all(codes.map(async ({ code }) => roster.byHash(await hashOf(code))?.subjectId));
  assert.deepEqual(found.sort(), [people[0], people[1]].sort());
  const stranger = await house.resident('19900009999');
  assert.deepEqual(await house.ask('sampling.my_codes', {}, stranger), { isOn: true, people: [] });
  await assert.rejects(house.ask('sampling.my_codes', {}, desk));
});

test('one’s own last sample is told as waiting, negative or to be taken again, never as positive; of the family’s people alone', async () => {
  const phone = '19900001235';
  const [own, relative] = [people[2]!, people[3]!];
  await house.asOwner((tx) =>
    tx.all(
      sql`update people set phone_hash = ${house.house.secrets.hash('phone', phone)} where id in (${own}, ${relative})`,
    ),
  );
  const family = await house.resident(phone);
  type Last = { takenAt: Date; siteTitle: string; standing: string } | null;
  const told = async () => {
    const { people: all } = await house.ask<{ people: { last: Last }[] }>('sampling.my_codes', {}, family);
    return all.map(({ last }) => last?.standing ?? 'none').sort();
  };
  // People of `s.people` were sampled in the tube that broke, by the first test: to be taken again.
  const swab = async (subjectId: string) => {
    const tube = s.tube(siteId, roundId, { size: 1, kind: 'single' });
    const acts = [s.acted('tube.open', tube), s.acted('sample.register', s.sample(tube.tubeId, 1, subjectId))];
    assert.deepEqual(s.codes(await s.bring(tablet, acts)), ['accepted', 'accepted']);
    return tube.code;
  };
  const result = (code: string, what: string) =>
    house.act(
      'tube.result',
      { roundId, rows: [{ code, result: what, testedAt: new Date(house.clock.now()).toISOString() }] },
      desk,
    );
  assert.deepEqual(await told(), ['again', 'none'], 'the tube of one of them broke');
  house.clock.advance(HOUR_MS);
  const [first, second] = [await swab(own), await swab(relative)];
  assert.deepEqual(await told(), ['waiting', 'waiting']);
  await result(first, 'negative');
  await result(second, 'invalid');
  assert.deepEqual(await told(), ['again', 'negative']);
  house.clock.advance(HOUR_MS);
  await result(second, 'negative');
  assert.deepEqual(await told(), ['negative', 'negative']);
  await result(first, 'positive');
  house.clock.advance(HOUR_MS);
  await result(first, 'negative');
  assert.deepEqual(await told(), ['again', 'negative'], 'a positive stays one');
});

test('the roster comes in pages that together name everybody once', async () => {
  const whole = await house.ask<RosterPage>('sampling.roster', scope, desk);
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page: RosterPage = await house.ask(
      'sampling.roster',
      { ...scope, limit: 4, ...(after ? { after } : {}) },
      desk,
    );
    ids.push(...page.people.map(([id]) => id));
    after = page.next ?? undefined;
  } while (after);
  assert.deepEqual(
    ids,
    whole.people.map(([id]) => id),
  );
  assert.ok(ids.length > 6);
});
