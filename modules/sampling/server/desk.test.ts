// The desk's side: told in advance and taken back, visited at home, who it was, a positive's owner, a firm's summary.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { personIds, placeIds, system, unitIds } from '#testing/house.ts';
import type * as q from '../shared/queries.ts';
import { openSampling } from './fixtures/sampling.ts';
import { sumsThatDiffer } from './fixtures/sums.ts';
import { askRetestsAtOnce } from './reactions.ts';

const s = await openSampling();
const { house, desk, worker, otherDesk } = s;
await s.order();
const people = await s.people(12, placeIds.dwelling102);
const secretary = await house.as('community_secretary', 'dongzha');
const { campaignId, roundId } = await s.round();
const siteId = await s.site(campaignId);
const tablet = await s.tablet(desk);
const tabletOfWorker = await s.tablet(worker);

const homes = (as = desk) => house.ask<QueryAnswer<typeof q.listHome>>('sampling.home', { roundId }, as);
const roundsOf = async (subjectId: string) =>
  (await house.ask<QueryAnswer<typeof q.roundsOfPerson>>('sampling.rounds_of_person', { subjectId }, worker)).rounds;
const at = (minutes: number) => new Date(house.clock.now() + minutes * MINUTE_MS).toISOString();

async function filled(of: string, subjectIds: readonly string[], more: object = {}, where = siteId) {
  const tube = s.tube(where, of, more);
  await s.bring(tablet, [
    s.acted('tube.open', tube),
    ...subjectIds.map((id, n) => s.acted('sample.register', s.sample(tube.tubeId, n + 1, id))),
    s.acted('tube.close', { tubeId: tube.tubeId, told: subjectIds.length, shortReason: '收点' }),
  ]);
  return tube;
}
const tell = (of: string, code: string, result: string) =>
  house.act('tube.result', { roundId: of, rows: [{ code, result, testedAt: at(0) }] }, desk);
const askRetests = () =>
  askRetestsAtOnce.react({ type: 'tube.result_told', roundId, bad: 1 }, { seq: newId() } as never, house.hand);

test('a worker tells an elder in advance with consent and proxy; what was told wrongly is taken back with a reason, in any order once (C19)', async () => {
  const preRegistrationId = newId();
  const told = { preRegistrationId, roundId, subjectId: personIds.elder, consent: 'said', note: '没有手机' };
  await house.act('pre_registration.add', told, worker);
  const [mine] = (await homes()).preRegistered;
  assert.deepEqual([mine?.subjectId, mine?.consent, mine?.byName], [personIds.elder, 'said', worker.name]);
  assert.equal((await roundsOf(personIds.elder))[0]?.preRegistration?.byName, worker.name);
  const flags = async () => {
    const { people: rows } = await house.ask<{ people: string[][] }>('sampling.roster', { roundId, siteId }, desk);
    return rows.find(([id]) => id === personIds.elder)?.at(-1) ?? '';
  };
  assert.ok((await flags()).includes('r'));
  const back = (reason: string, doneAt: number) =>
    s.bring(tabletOfWorker, [s.acted('pre_registration.withdraw', { preRegistrationId, reason }, doneAt)]);
  house.clock.advance(2 * MINUTE_MS);
  await back('后说的', house.clock.now());
  await back('登记错了人', house.clock.now() - MINUTE_MS);
  assert.deepEqual((await homes()).preRegistered, []);
  assert.ok(!(await flags()).includes('r'));
  const row = await house.asOwner((tx) =>
    tx.first<{ reason: string }>(
      sql`select withdraw_reason as reason from sample_pre_registrations where id = ${preRegistrationId}`,
    ),
  );
  assert.equal(row?.reason, '登记错了人', 'the earlier stands');
  await house.act('pre_registration.add', { ...told, preRegistrationId: newId(), consent: 'family' }, worker);
  assert.equal((await homes()).preRegistered[0]?.consent, 'family');
  assert.equal(
    await s.codeOf('pre_registration.withdraw', { preRegistrationId, reason: 'x' }, otherDesk),
    'sampling.pre_registration_not_found',
  );
});

test('who can hardly come down is counted and stands somewhere: nothing arranged, asked for, refused, done (C18)', async () => {
  const [isolated, plain] = people;
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, valid)
      select gen_random_uuid(), ${unitIds.district}, id, 'weak', false, daterange('2020-01-01', null) from unnest(${[isolated, plain]}::uuid[]) as p (id)`),
  );
  const standing = async (id: string) => (await homes()).frail.find(({ subjectId }) => subjectId === id)?.standing;
  assert.deepEqual([await standing(isolated!), await standing(plain!)], ['open', 'open']);
  const requestId = newId();
  const asked = {
    requestId,
    roundId,
    unitId: unitIds.dongzhaEast,
    subjectId: isolated,
    address: '1-102',
    reason: '密接，居家隔离',
    isIsolated: true,
  };
  await house.act('home_sampling.ask', asked, worker);
  assert.equal(await standing(isolated!), 'asked');
  const slot = { requestId, slotFrom: at(60), slotTo: at(90) };
  assert.equal(
    await s.codeOf('home_sampling.set_slot', { ...slot, slotTo: slot.slotFrom }, desk),
    'sampling.times_wrong',
  );
  await house.act('home_sampling.set_slot', slot, desk);
  const [line] = (await homes(worker)).requests;
  assert.deepEqual([line?.isIsolated, line?.slotFrom?.valueOf()], [true, Date.parse(slot.slotFrom)]);
  assert.equal(
    await s.codeOf('home_sampling.done', { requestId, outcome: 'refused' }, worker),
    'sampling.outcome_reason_wanted',
  );
  await house.act('home_sampling.done', { requestId, outcome: 'refused', note: '不开门，已联系民警' }, worker);
  assert.equal(await standing(isolated!), 'failed');
  await house.act('home_sampling.ask', { ...asked, requestId: newId() }, worker);
  assert.equal(await standing(isolated!), 'asked', 'asked for again');
  await filled(roundId, [isolated!], { kind: 'household', householdPlaceId: placeIds.dwelling102 });
  assert.equal(await standing(isolated!), 'done');
  assert.equal(
    (await homes()).frail.filter(({ standing: one }) => one === 'open').some(({ subjectId }) => subjectId === plain),
    true,
  );
});

test('a positive tube is owned by the owner of its cases, the one answer to C2; until whose tube it was is known, by whoever answers there; all negative in the retest is told as a false positive', async () => {
  const [one, two] = people.slice(2, 4);
  const tube = await filled(roundId, [one!, two!], { code: 'POS-1' });
  await tell(roundId, tube.code, 'positive');
  await askRetests();
  const openCases = () => house.act('trace.from_results', { roundId }, system);
  type Results = QueryAnswer<typeof q.roundResults>;
  const results = () => house.ask<Results>('sampling.results', { roundId }, desk);
  const first = (await results()).positives[0];
  assert.deepEqual(
    [first?.code, first?.owners, first?.isCase, first?.people, first?.standing],
    ['POS-1', [desk.name], false, 2, 'waiting'],
  );
  await openCases();
  const owned = async () => {
    const row = (await results()).positives.find(({ code }) => code === 'POS-1');
    return [row?.owners, row?.isCase];
  };
  assert.deepEqual(await owned(), [[desk.name], true]);
  // Given on where the case stands, it is so here.
  const cases = await house.asOwner((tx) =>
    tx.all<{ id: string }>(
      sql`select id from traced_people where subject_id = any (${[one, two]}::uuid[]) order by id`,
    ),
  );
  assert.equal(cases.length, 2);
  await house.act('trace.give', { traceId: cases[0]!.id, postId: secretary.postId }, desk);
  assert.deepEqual((await owned())[0], [desk.name, secretary.name].toSorted());
  // A result whose tube no tablet has told yet is nobody's case, and not nobody's.
  await tell(roundId, 'UNTOLD-1', 'positive');
  await openCases();
  const untold = (await results()).positives.find(({ code }) => code === 'UNTOLD-1');
  assert.deepEqual([untold?.tubeId, untold?.isCase, untold?.owners.length], [null, false, 1]);
  const retest = (await results()).retestRoundId!;
  const [a, b] = [
    await filled(retest, [one!], { kind: 'single', size: 1 }),
    await filled(retest, [two!], { kind: 'single', size: 1 }),
  ];
  await tell(retest, a.code, 'negative');
  assert.equal((await results()).positives[0]?.standing, 'waiting');
  await tell(retest, b.code, 'negative');
  assert.equal((await results()).positives[0]?.standing, 'false_positive');
  const shown = await house.ask<QueryAnswer<typeof q.tubePage>>('sampling.tube', { tubeId: tube.tubeId }, desk);
  assert.deepEqual(
    shown.people.map(({ againResult }) => againResult),
    ['negative', 'negative'],
  );
});

test('whom no tablet found may be somebody: by the phone or the name, never decided by the house', async () => {
  const [known] = people.slice(4);
  const phone = '19900001234';
  await house.asOwner((tx) =>
    tx.all(sql`update people set phone_hash = ${house.house.secrets.hash('phone', phone)} where id = ${known}`),
  );
  const tube = s.tube(siteId, roundId);
  const told = s.sample(tube.tubeId, 1, undefined, { told: { name: '样没登记', phone }, how: 'search' });
  await s.bring(tablet, [s.acted('tube.open', tube), s.acted('sample.register', told)]);
  type Found = QueryAnswer<typeof q.candidates>;
  const asked = () => house.ask<Found>('sampling.candidates', { sampleId: told.sampleId }, desk);
  const { people: found, name, phoneTail } = await asked();
  assert.deepEqual(
    [name, phoneTail, found.map(({ subjectId, by }) => [subjectId, by])],
    ['样没登记', '1234', [[known, 'phone']]],
  );
  await assert.rejects(house.ask('sampling.candidates', { sampleId: told.sampleId }, otherDesk), /sample_not_found/);
  await house.act('sample.name', { sampleId: told.sampleId, subjectId: known }, desk);
  await assert.rejects(asked(), /sample_not_found/);
});

test('a firm is told sums and tubes and no name; a shift at night is sampled when it is awake (C23)', async () => {
  const enterpriseId = newId();
  await house.asOwner((tx) =>
    tx.all(
      sql`insert into enterprises (id, district_id, unit_id, name, name_key) values (${enterpriseId}, ${unitIds.district}, ${unitIds.dongzha}, '样例食品厂', '样例食品厂')`,
    ),
  );
  const firmSite = newId();
  const slots = [{ title: '夜班', fromAt: at(8 * 60), toAt: at(9 * 60) }];
  const set = {
    siteId: firmSite,
    campaignId,
    unitId: unitIds.dongzha,
    title: '样例食品厂',
    kind: 'firm',
    enterpriseId,
    headcount: 40,
    slots,
  };
  await house.act('site.set_up', set, desk);
  const tube = await filled(roundId, people.slice(6, 9), {}, firmSite);
  await tell(roundId, tube.code, 'negative');
  const firm = await house.ask<QueryAnswer<typeof q.sitesOfFirm>>('sampling.firm', { enterpriseId }, desk);
  const summary = firm.sites[0]?.summary;
  assert.deepEqual(
    [summary?.headcount, summary?.people, summary?.negative, summary?.pending, summary?.slots[0]?.title],
    [40, 3, 3, 0, '夜班'],
  );
  assert.deepEqual(summary?.tubes, [{ code: tube.code, people: 3, result: 'negative' }]);
  assert.ok(!JSON.stringify(firm).includes('样7'));
});

test('who came by the roster is told apart from who is there by the chief’s word; without a roster nothing is said (C14)', async () => {
  const rostered = newId();
  await house.act('work_site.set_up', { siteId: rostered, kind: 'sampling', title: '有排班的点', campaignId }, desk);
  await house.act('site.set_up', { siteId: rostered, campaignId, unitId: unitIds.dongzha, title: '有排班的点' }, desk);
  const shiftId = newId();
  await house.act('shift.plan', { shiftId, siteId: rostered, task: '采样', from: at(-60), until: at(240) }, desk);
  const lineId = newId();
  await house.act('shift.assign', { shiftId, lines: [{ lineId, role: 'registrar', postId: worker.postId }] }, desk);
  await house.act('shift.come', { lineId }, desk);
  house.clock.advance(MINUTE_MS);
  type Page = QueryAnswer<typeof q.sitePage>;
  const page = (id: string) => house.ask<Page>('sampling.site', { siteId: id }, desk);
  assert.deepEqual((await page(rostered)).roster, [{ role: 'registrar', names: [worker.name] }]);
  const opening = s.opening(rostered);
  const roles = opening.roles.map((one) => (one.role === 'registrar' ? { ...one, name: worker.name } : one));
  await house.act('site.open', { ...opening, roles }, desk);
  const shown = (await page(rostered)).opening!.roles;
  assert.deepEqual(
    shown.filter(({ isByWord }) => !isByWord).map(({ role }) => role),
    ['registrar'],
  );
  await house.act('site.open', s.opening(siteId), desk);
  assert.deepEqual([...new Set((await page(siteId)).opening!.roles.map(({ isByWord }) => isByWord))], [null]);
});

test('after all of that every sum and mark is what its rows say', async () => {
  assert.deepEqual(await house.asOwner(sumsThatDiffer), []);
});
