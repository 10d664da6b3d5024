import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkCertificates } from '#modules/emergencies/server/public.ts';
import { eraseWhatIsOver } from '#modules/emergencies/server/reactions.ts';
import { forgetAtOnce } from '#modules/phones/server/reactions.ts';
import { personIds, placeIds, unitIds } from '#testing/house.ts';
import type { BoxLine, SiteLine } from '../shared/queries.ts';
import { openSampling } from './fixtures/sampling.ts';
import { countSums, sumsThatDiffer } from './fixtures/sums.ts';
import { askRetestsAtOnce, askRetestsLate, matchPeople, warnBoxes } from './reactions.ts';

const s = await openSampling();
const { house, desk, worker, otherDesk } = s;
const asleepCode = await (async () => {
  const campaign = { campaignId: newId(), kind: 'mass_testing', unitId: unitIds.dongzha };
  return s.codeOf('campaign.begin', { ...campaign, title: '没有令', purpose: '没有令' }, desk);
})();
const emergencyId = await s.order();
const underOrderAt = house.clock.now();
const many = await s.people(30, placeIds.dwelling102);
const fresh = (count: number) => many.splice(0, count);
const { campaignId, roundId } = await s.round();
const siteId = await s.site(campaignId);
await house.act('site.open', s.opening(siteId), desk);
const tabletA = await s.tablet(desk);
const tabletB = await s.tablet(worker);
const boxesOf = async () => (await house.ask<{ boxes: BoxLine[] }>('sampling.boxes', { campaignId }, desk)).boxes;
const lineOf = async (id: string) =>
  (await house.ask<{ sites: SiteLine[] }>('sampling.sites', { campaignId }, desk)).sites.find(
    (one) => one.siteId === id,
  )!;
const tubeOf = (tubeId: string) =>
  house.ask<{ people: { no: number | null; subjectId: string | null; name: string }[] }>(
    'sampling.tube',
    { tubeId },
    desk,
  );
/** A closed tube with these in it. */
async function filled(subjectIds: readonly string[], more: object = {}) {
  const tube = s.tube(siteId, roundId, more);
  const samples = subjectIds.map((id, n) => s.sample(tube.tubeId, n + 1, id));
  await s.bring(tabletA, [
    s.acted('tube.open', tube),
    ...samples.map((one) => s.acted('sample.register', one)),
    s.acted('tube.close', { tubeId: tube.tubeId, told: subjectIds.length, shortReason: '收点' }),
  ]);
  return { ...tube, samples };
}

test('while no order has the power everything sleeps; what a tablet did while it held is taken after its end', async () => {
  assert.equal(asleepCode, 'emergency.asleep');
});

test('a site does not open with a missing role or zone, and says which; where there is no room it says why (C5, C14, C17)', async () => {
  const other = await s.site(campaignId, { title: '西门' });
  const { roles, zones } = s.opening(other);
  const without = (role: string) => s.opening(other, { roles: roles.filter((one) => one.role !== role) });
  for (const role of ['chief', 'community_worker', 'medical', 'registrar', 'police'])
    assert.equal(await s.codeOf('site.open', without(role), desk), 'sampling.role_missing', role);
  const small = { zones: zones.filter((zone) => zone !== 'buffer') };
  assert.equal(await s.codeOf('site.open', s.opening(other, small), desk), 'sampling.zones_missing');
  assert.equal(await s.codeOf('site.open', s.opening(other, { equipmentTested: false }), desk), 'sampling.not_ready');
  await house.act('site.open', s.opening(other, { ...small, zonesReason: '场地小，下雨' }), desk);
  assert.equal((await lineOf(other)).state, 'open');
});

test('only the disinfection ends a site’s day: closed without it, it is named the next day (C13)', async () => {
  const other = await s.site(campaignId, { title: '南门' });
  await house.act('site.open', s.opening(other), desk);
  house.clock.advance(MINUTE_MS);
  await house.act('site.close', { closingId: newId(), siteId: other }, desk);
  assert.equal((await lineOf(other)).state, 'closed');
  house.clock.advance(DAY_MS);
  assert.equal((await lineOf(other)).undisinfected.length, 1);
  const [fromAt, toAt] = [-30, -5].map((minutes) => new Date(house.clock.now() + minutes * MINUTE_MS).toISOString());
  const told = {
    disinfectionId: newId(),
    siteId: other,
    people: '样消毒员',
    agent: '含氯消毒液 1000mg/L',
    protection: 'level_2',
    fromAt,
    toAt,
  };
  assert.equal(await s.codeOf('site.disinfect', { ...told, toAt: fromAt }, desk), 'sampling.times_wrong');
  await house.act('site.disinfect', told, desk);
  assert.equal((await lineOf(other)).undisinfected.length, 0);
});

test('ten to a tube and no eleventh; who is where is certain; a short tube says why; registering closes the turn (C9, C11)', async () => {
  const people = fresh(10);
  const before = await s.figures(roundId, desk);
  const tube = s.tube(siteId, roundId);
  const outcomes = await s.bring(tabletA, [
    s.acted('tube.open', tube),
    ...people.map((id, n) => s.acted('sample.register', s.sample(tube.tubeId, n + 1, id))),
    s.acted('sample.register', s.sample(tube.tubeId, 10, personIds.elder)),
    s.acted('tube.close', { tubeId: tube.tubeId, told: 10 }),
    s.acted('sample.register', s.sample(tube.tubeId, 1, personIds.elder)),
    s.acted('tube.close', { tubeId: tube.tubeId, told: 10 }),
  ]);
  assert.deepEqual(
    s.codes(outcomes).filter((code) => code !== 'accepted'),
    ['sampling.tube_full', 'sampling.tube_closed', 'sampling.tube_closed'],
  );
  assert.deepEqual(
    (await tubeOf(tube.tubeId)).people.map(({ no, subjectId }) => [no, subjectId]),
    people.map((id, n) => [n + 1, id]),
  );
  assert.equal(
    (await s.figures(roundId, desk)).done + (await s.figures(roundId, desk)).foundDone,
    before.done + before.foundDone + 10,
  );
  const short = s.tube(siteId, roundId);
  await s.bring(tabletA, [s.acted('tube.open', short)]);
  assert.deepEqual(
    s.codes(
      await s.bring(tabletA, [
        s.acted('tube.close', { tubeId: short.tubeId, told: 4 }),
        s.acted('tube.close', { tubeId: short.tubeId, told: 4, shortReason: '收点' }),
      ]),
    ),
    ['sampling.reason_wanted', 'accepted'],
  );
  assert.ok((await s.flagsOf(roundId)).some(({ flag, code }) => flag === 'count_differs' && code === short.code));
});

test('a tablet fills and closes its own tubes only; the desk closes for one that is dead, and what it still brings is taken', async () => {
  const [one, two] = fresh(2);
  const tube = s.tube(siteId, roundId);
  await s.bring(tabletA, [s.acted('tube.open', tube), s.acted('sample.register', s.sample(tube.tubeId, 1, one))]);
  assert.deepEqual(
    s.codes(
      await s.bring(tabletB, [
        s.acted('sample.register', s.sample(tube.tubeId, 2, two)),
        s.acted('tube.close', { tubeId: tube.tubeId, told: 1, shortReason: 'x' }),
      ]),
    ),
    ['sampling.tube_of_another', 'sampling.tube_of_another'],
  );
  await house.act('tube.close', { tubeId: tube.tubeId, told: 2, shortReason: '平板没电' }, desk);
  assert.deepEqual(s.codes(await s.bring(tabletA, [s.acted('sample.register', s.sample(tube.tubeId, 2, two))])), [
    'accepted',
  ]);
  assert.equal((await tubeOf(tube.tubeId)).people.length, 2);
});

test('registered and not swabbed opens the turn again; swabbed by another meanwhile it stays done', async () => {
  const [alone, twice] = fresh(2);
  const tube = s.tube(siteId, roundId);
  const [a, b] = [s.sample(tube.tubeId, 1, alone), s.sample(tube.tubeId, 2, twice)];
  const other = s.tube(siteId, roundId);
  await s.bring(tabletA, [s.acted('tube.open', tube), s.acted('sample.register', a), s.acted('sample.register', b)]);
  await s.bring(tabletB, [s.acted('tube.open', other), s.acted('sample.register', s.sample(other.tubeId, 1, twice))]);
  assert.equal(
    (await s.flagsOf(roundId)).filter(
      ({ flag, code }) => flag === 'person_twice' && [tube.code, other.code].includes(code),
    ).length,
    2,
  );
  const before = await s.figures(roundId, desk);
  await s.bring(tabletA, [
    s.acted('sample.unswab', { sampleId: a.sampleId, reason: '走了' }),
    s.acted('sample.unswab', { sampleId: b.sampleId, reason: '走了' }),
  ]);
  const after = await s.figures(roundId, desk);
  assert.equal(after.done + after.foundDone, before.done + before.foundDone - 1);
  assert.ok(!(await s.flagsOf(roundId)).some(({ flag, code }) => flag === 'person_twice' && code === other.code));
});

test('a sealed home is not mixed with strangers: its tube takes its own people, and theirs elsewhere are named (C11)', async () => {
  const [own] = await s.people(1, placeIds.dwelling201);
  const [stranger] = fresh(1);
  const tube = s.tube(siteId, roundId, { kind: 'household', householdPlaceId: placeIds.dwelling201 });
  assert.deepEqual(
    s.codes(
      await s.bring(tabletA, [
        s.acted('tube.open', tube),
        s.acted('sample.register', s.sample(tube.tubeId, 1, own)),
        s.acted('sample.register', s.sample(tube.tubeId, 2, stranger)),
        s.acted('tube.close', { tubeId: tube.tubeId, told: 1 }),
      ]),
    ),
    ['accepted', 'accepted', 'sampling.not_of_home', 'accepted'],
  );
  const mixed = await filled([own!]);
  assert.ok((await s.flagsOf(roundId)).some(({ flag, code }) => flag === 'sealed_mixed' && code === mixed.code));
});

test('whom the gate holds belongs into a single tube until released, with a reason (C8)', async () => {
  const [warm] = fresh(1);
  const holdId = newId();
  await house.act('gate.hold', { holdId, siteId, subjectId: warm, temperature: 38.2 }, desk);
  house.clock.advance(MINUTE_MS);
  const pooled = await filled([warm!]);
  const single = await filled([warm!], { kind: 'single', size: 1 });
  const held = async () => (await s.flagsOf(roundId)).flatMap(({ flag, code }) => (flag === 'held' ? code : []));
  assert.deepEqual(await held(), [pooled.code]);
  assert.equal((await lineOf(siteId)).held, 1);
  house.clock.advance(MINUTE_MS);
  await house.act('gate.release', { holdId, outcome: 'released', reason: '复测 36.5' }, desk);
  house.clock.advance(MINUTE_MS);
  await filled([warm!]);
  assert.deepEqual(await held(), [pooled.code], 'after the release nothing is wrong');
  assert.ok(!single.code.includes(pooled.code));
});

test('nobody is turned away: whom the tablet did not find is kept as said, sealed, and found by the number of the card', async () => {
  const number = '37990019550101001X';
  const [known] = fresh(1);
  await house.asOwner((tx) =>
    tx.all(
      sql`update people set id_hash = ${house.house.secrets.hash('id', number)}, id_kind = 'resident_id' where id = ${known}`,
    ),
  );
  const tube = s.tube(siteId, roundId);
  const told = { name: '样未找到', idNumber: number.toLowerCase() };
  await s.bring(tabletB, [
    s.acted('tube.open', tube),
    s.acted('sample.register', s.sample(tube.tubeId, 1, undefined, { told, how: 'id_card' })),
    s.acted(
      'sample.register',
      s.sample(tube.tubeId, 2, undefined, { told: { name: 'John Doe', idNumber: 'E12345678' }, how: 'passport' }),
    ),
    s.acted('sample.register', s.sample(tube.tubeId, 3, undefined)),
  ]);
  const journal = await house.asOwner((tx) => tx.all(sql`select content from journal where name = 'sample.register'`));
  assert.ok(!JSON.stringify(journal).includes('样未找到'), 'sealed in the journal as well');
  assert.deepEqual(
    (await tubeOf(tube.tubeId)).people.map(({ name }) => name),
    ['样未找到', 'John Doe'],
  );
  await matchPeople.run(house.hand);
  assert.deepEqual(
    (await tubeOf(tube.tubeId)).people.map(({ subjectId }) => subjectId),
    [known, null],
  );
  assert.equal(
    (await s.flagsOf(roundId)).filter(({ flag, code }) => flag === 'nobody_found' && code === tube.code).length,
    1,
  );
});

test('a box is counted by both sides, names what is missing, and its four hours are warned of before they are over (C12)', async () => {
  const [one, two] = fresh(2);
  const [a, b] = [await filled([one!]), await filled([two!])];
  const box = {
    boxId: newId(),
    siteId,
    roundId,
    code: 'B-100',
    sealNo: 'S1',
    lab: '区人民医院',
    codes: [a.code],
    told: 2,
  };
  assert.equal(await s.codeOf('box.pack', box, desk), 'sampling.count_reason_wanted');
  await house.act('box.pack', { ...box, reason: '一支没贴标签' }, desk);
  const ofBox = async () => (await boxesOf()).find(({ boxId }) => boxId === box.boxId)!;
  assert.deepEqual([(await ofBox()).isMatched, (await ofBox()).clock], [false, 'ok']);
  const { unboxed } = await house.ask<{ unboxed: { codes: string[] }[] }>('sampling.boxes', { campaignId }, desk);
  assert.ok(unboxed.some(({ codes }) => codes.includes(b.code) && !codes.includes(a.code)));
  const alarms = async () =>
    (await house.ask<{ boxes: { boxId: string; clock: string }[] }>('sampling.alarms', {}, desk)).boxes.filter(
      ({ boxId }) => boxId === box.boxId,
    );
  house.clock.advance(2.9 * s.HOUR_MS);
  await warnBoxes.run(house.hand);
  assert.deepEqual(await alarms(), []);
  house.clock.advance(0.2 * s.HOUR_MS);
  await warnBoxes.run(house.hand);
  await warnBoxes.run(house.hand);
  assert.deepEqual(
    (await alarms()).map(({ clock }) => clock),
    ['warned'],
  );
  house.clock.advance(s.HOUR_MS);
  await warnBoxes.run(house.hand);
  assert.deepEqual(
    (await alarms()).map(({ clock }) => clock),
    ['over'],
  );
  const told = await house.asOwner((tx) =>
    tx.all<{ n: number }>(sql`select count(*) as n from journal where name = 'box.warn' and subject_id = ${box.boxId}`),
  );
  assert.equal(told[0]?.n, 2, 'each once');
  const handing = {
    handoverId: newId(),
    boxId: box.boxId,
    siteId,
    fromName: '样转运',
    toName: '样检验',
    fromCount: 2,
    toCount: 1,
    temperature: 4,
    isSealIntact: true,
    lab: '区人民医院',
  };
  assert.equal(await s.codeOf('box.receive', handing, desk), 'sampling.handover_reason_wanted');
  await house.act('box.receive', { ...handing, reason: '少一支，已联系采样点' }, desk);
  assert.deepEqual([(await ofBox()).clock, await alarms()], ['arrived_late', []]);
});

test('a positive or invalid tube puts each of its people on the retest list at once and once, and whoever a late tablet still brings', async () => {
  const { campaignId: other, roundId: ofRound } = await s.round();
  const place = await s.site(other);
  const [one, two, three, late] = [...fresh(3), personIds.elder];
  const tubes = [0, 1].map(() => s.tube(place, ofRound, { code: `P-${newId().slice(-6).toUpperCase()}` }));
  await s.bring(tabletA, [
    ...tubes.map((tube) => s.acted('tube.open', tube)),
    s.acted('sample.register', s.sample(tubes[0]!.tubeId, 1, one)),
    s.acted('sample.register', s.sample(tubes[0]!.tubeId, 2, two)),
    s.acted('sample.register', s.sample(tubes[1]!.tubeId, 1, two)),
    s.acted('sample.register', s.sample(tubes[1]!.tubeId, 2, three)),
  ]);
  const testedAt = new Date(house.clock.now()).toISOString();
  const rows = [
    { code: tubes[0]!.code, result: 'positive', testedAt },
    { code: tubes[1]!.code, result: 'invalid', testedAt },
    { code: 'LATE-1', result: 'positive', testedAt },
  ];
  const told = (await house.act('tube.result', { roundId: ofRound, rows }, desk)) as {
    added: number;
    unknown: string[];
  };
  assert.deepEqual([told.added, told.unknown], [3, ['LATE-1']]);
  assert.equal(((await house.act('tube.result', { roundId: ofRound, rows }, desk)) as { added: number }).added, 0);
  const react = async () => {
    const entry = { seq: newId() } as never;
    await askRetestsAtOnce.react({ type: 'tube.result_told', roundId: ofRound, bad: 3 }, entry, house.hand);
  };
  await react();
  type List = { retestRoundId: string; people: { subjectId: string; result: string; codes: string[] }[] };
  const list = () => house.ask<List>('sampling.results', { roundId: ofRound }, desk);
  const first = await list();
  assert.deepEqual(
    new Map(first.people.map(({ subjectId, result }) => [subjectId, result])),
    new Map([
      [one, 'positive'],
      [two, 'positive'],
      [three, 'invalid'],
    ]),
  );
  assert.equal((await s.figures(first.retestRoundId, desk)).listed, 3);
  const tube = s.tube(place, ofRound, { code: 'LATE-1' });
  await s.bring(tabletB, [s.acted('tube.open', tube), s.acted('sample.register', s.sample(tube.tubeId, 1, late))]);
  await askRetestsLate.run(house.hand);
  await askRetestsLate.run(house.hand);
  assert.equal((await s.figures(first.retestRoundId, desk)).listed, 4);
  const page = await house.ask<{ round: { isRetest: boolean; poolSize: number; listed: number } }>(
    'campaign.round',
    { roundId: first.retestRoundId },
    desk,
  );
  assert.deepEqual([page.round.isRetest, page.round.poolSize, page.round.listed], [true, 1, 4]);
});

test('the roster finds a scanned number by its keyed hash and holds no number; only one’s own area is told', async () => {
  const { people, key } = await house.ask<{ people: [string, ...unknown[]][]; key: string }>(
    'sampling.roster',
    { roundId, siteId },
    desk,
  );
  assert.ok(people.length > 10 && key.length > 20);
  await assert.rejects(house.ask('sampling.roster', { roundId, siteId }, otherDesk), /sampling.site_not_found/);
  await assert.rejects(house.ask('sampling.site', { siteId }, otherDesk), /sampling.site_not_found/);
});

const lateAct = (said: string, at = house.clock.now()) => ({
  actId: newId(),
  command: 'gate.hold',
  input: { holdId: newId(), siteId, description: said, temperature: 38.5 },
  doneAt: new Date(at).toISOString(),
  problem: { code: 'x', title: { zh: '岗位已结束', en: 'x' } },
});

test('when its retention is over all that names people is gone, from the journal as well: retest lists with their turns, names found, what a phone brought too late', async () => {
  const kept = lateAct('样迟到的人');
  await house.act('phone.hand_on', kept, desk);
  const retests = () =>
    house.asOwner((tx) =>
      tx.first<{ asked: number; owed: number; found: number; stranded: number; listed: number }>(sql`
        select (select count(*) from retest_asked) as asked, (select count(*) from duties d join retest_rounds r on r.retest_round_id = d.rhythm_id) as owed,
               (select count(*) from duties d join campaign_rounds r on r.id = d.rhythm_id join campaigns c on c.id = r.campaign_id where c.emergency_order_id = ${emergencyId}) as listed,
               (select count(*) from campaign_found where emergency_order_id = ${emergencyId}) as found, (select count(*) from stranded_acts) as stranded`),
    );
  const before = (await retests())!;
  assert.deepEqual(await house.asOwner(sumsThatDiffer), [], 'every sum and mark is what its rows say');
  const counted = await house.asOwner(countSums);
  assert.ok(counted.people > 0);
  assert.ok(before.asked >= 4 && before.owed === before.asked && before.found > 0 && before.stranded === 1);
  const figures = await s.figures(roundId, desk);
  assert.ok(before.listed > before.owed && figures.listed > 0, 'the main rounds have lists of their own');
  house.clock.advance(400 * DAY_MS);
  for (let n = 0; n < 20; n++) {
    await eraseWhatIsOver.run(house.hand);
    house.clock.advance(2 * MINUTE_MS);
  }
  const left = await house.asOwner((tx) =>
    tx.all<{ n: number }>(sql`
      select count(*) as n from samples union all select count(*) from gate_holds union all select count(*) from tube_results
      union all select count(*) from journal where name = 'sample.register' and outcome <> 'rejected' and erased_at is null
      union all select count(*) from journal where name = 'phone.hand_on' and erased_at is null`),
  );
  assert.deepEqual(
    left.map(({ n }) => n),
    [0, 0, 0, 0, 0],
  );
  assert.deepEqual(await retests(), { asked: 0, owed: 0, found: 0, stranded: 0, listed: 0 });
  assert.equal((await s.figures(roundId, desk)).listed, figures.listed, 'a count names nobody');
  // Nor is a new list frozen for it: its power sleeps.
  const again = await house.run('campaign.open_round', { campaignId, roundId: newId() }, desk);
  assert.equal('problem' in again ? again.problem.code : again.outcome, 'emergency.asleep');
  // Figures stay, and nobody is named by them.
  assert.deepEqual(await house.asOwner(sumsThatDiffer), []);
  assert.equal((await house.asOwner(countSums)).people, counted.people);
  const { count, broken } = await house.asOwner(checkCertificates);
  assert.ok(count >= 1);
  assert.deepEqual(broken, []);
  const certified = await house.asOwner((tx) =>
    tx.all<{ gathered: { table: string; erased: number }[] }>(
      sql`select content->'gathered' as gathered from emergency_certificates where order_id = ${emergencyId}`,
    ),
  );
  const erased = new Map(certified.flatMap(({ gathered }) => gathered).map((one) => [one.table, one.erased]));
  assert.equal(erased.get('retest_asked'), before.asked);
  // Retests that the other list did not take with it are counted there.
  assert.ok((erased.get('campaign_asked') ?? 0) >= before.listed - before.owed);
  assert.equal(erased.get('campaign_found'), before.found);
  assert.equal(erased.get('stranded_acts'), 1);
});

test('a phone that comes in when all is erased: that it came is kept, and nothing of what it said', async () => {
  const late = lateAct('样太迟的人', underOrderAt);
  await house.act('phone.hand_on', late, desk);
  await forgetAtOnce.react(
    { type: 'phone.stranded', actId: late.actId, isKept: false },
    { seq: newId() } as never,
    house.hand,
  );
  const shown = await house.ask<{ input: object }>('phone.stranded_act', { actId: late.actId }, desk);
  assert.deepEqual(shown.input, {});
  const said = await house.asOwner((tx) =>
    tx.all(sql`select 1 as one from journal where name = 'phone.hand_on' and erased_at is null`),
  );
  assert.deepEqual(said, []);
});
