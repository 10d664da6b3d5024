import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS, HOUR_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import coldChain from '#methods/cold-chain/method.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { eraseWhatIsOver } from '#modules/emergencies/server/reactions.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openSampling } from '#modules/sampling/server/fixtures/sampling.ts';
import { placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type { CaseLine, ChainNode, ContactLine, MonitoredFirm } from '../shared/queries.ts';
import { letGoAtOnce, reachedByCall, traceAtOnce } from './reactions.ts';

const s = await openSampling();
const { house, desk, otherDesk, worker } = s;
await house.act('method.publish', { methodId: newId(), body: coldChain }, system);
await layOutMethods.run(house.hand);
await house.act('duty.lay_out', { districtId: unitIds.district }, system);
const secretary = await house.as('community_secretary', 'dongzha');
const supervisor = await house.as('street_supervisor', 'luohe');

const iso = (hoursAgo = 0) => new Date(house.clock.now() - hoursAgo * HOUR_MS).toISOString();
/** What reactions would have heard since. */
let heard = 0;
async function react(): Promise<void> {
  for (;;) {
    await house.settled();
    const rows = await house.asOwner((tx) =>
      tx.all<{ seq: number; events: { type: string }[] }>(
        sql`select seq, content->'events' as events from journal where seq > ${heard} and outcome = 'accepted' order by seq`,
      ),
    );
    if (rows.length === 0) return;
    for (const row of rows) {
      heard = row.seq;
      for (const event of row.events)
        for (const reaction of [traceAtOnce, reachedByCall, letGoAtOnce])
          if (reaction.on.includes(event.type)) await reaction.react(event, row as never, house.hand);
    }
  }
}

const openCase = async (subjectId: string | undefined, more: object = {}, as: StaffHat = desk): Promise<string> => {
  const traceId = newId();
  const result = await house.act(
    'trace.open_case',
    { traceId, subjectId, sampledAt: iso(2), symptom: 'none', ...more },
    as,
  );
  return (result as { traceId: string }).traceId;
};
const nameContact = async (
  fromId: string,
  subjectId: string | undefined,
  more: object = {},
  as: StaffHat = desk,
): Promise<string> => {
  const contact = {
    traceId: newId(),
    exposureId: newId(),
    fromId,
    subjectId,
    kind: 'close',
    place: '冷库装卸口',
    lastAt: iso(5),
    ...more,
  };
  return ((await house.act('trace.name_contact', contact, as)) as { traceId: string }).traceId;
};
const codeOf = async (name: string, input: object, as: StaffHat = desk) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};
type Page = {
  nodes: ChainNode[];
  isShut: boolean;
  status: string;
  ownerName: string;
  end: string | null;
  name: string;
};
const page = (traceId: string, as: StaffHat = desk) => house.ask<Page>('trace.page', { traceId }, as);
const opened = async (traceId: string, as: StaffHat = desk): Promise<Page> => {
  await house.act('trace.look', { traceId, lookId: newId(), purpose: '流调处置' }, as);
  return page(traceId, as);
};
const statusIn = async (caseId: string, traceId: string): Promise<string | undefined> =>
  (await opened(caseId)).nodes.find((node) => node.traceId === traceId)?.status;
const cases = async (as: StaffHat = desk) =>
  house.ask<{ cases: CaseLine[]; counts: Record<string, number> }>('trace.cases', {}, as);
const owed = async (subjectId = '') => {
  const { subjects } = await house.ask<{ subjects: { subjectId: string; duties: { title: { zh: string } }[] }[] }>(
    'duty.mine',
    { span: 'open', limit: 500 },
    worker,
  );
  return subjects
    .filter((one) => one.subjectId === subjectId)
    .flatMap(({ duties }) => duties.map(({ title }) => title.zh));
};

describe('a case (C2)', () => {
  test('has an owner in the same moment, by name; without a desk it is the next above; it is shown to the area alone', async () => {
    const [one] = await s.people(1, placeIds.dwelling101);
    const traceId = await openCase(one);
    const line = (await cases()).cases.find((row) => row.traceId === traceId);
    assert.equal(line?.ownerName, desk.name);
    assert.equal(line?.status, 'confirmed');
    assert.equal(
      await codeOf(
        'trace.open_case',
        { traceId: newId(), subjectId: one, sampledAt: iso(1), symptom: 'none' },
        otherDesk,
      ),
      'trace.not_found',
    );
    assert.equal((await cases(otherDesk)).cases.length, 0);
    // Told again it is the same one.
    assert.equal(await openCase(one), traceId);
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`update traced_people set owner_post_id = null where id = ${traceId}`)),
    );
  });

  test('its chain is shut until it is opened on record; a supervisor reads masked names before that, and no name of it is given', async () => {
    const [one] = await s.people(1, placeIds.dwelling101);
    const traceId = await openCase(one);
    const before = await page(traceId, supervisor);
    assert.ok(before.isShut);
    assert.deepEqual(before.nodes, []);
    const after = await opened(traceId, supervisor);
    assert.equal(after.nodes.length, 1);
    house.clock.advance(HOUR_MS);
    assert.ok((await page(traceId, supervisor)).isShut);
    const looks = await house.asOwner((tx) =>
      tx.all<{ purpose: string }>(sql`select purpose from traced_looks where traced_id = ${traceId}`),
    );
    assert.deepEqual(looks, [{ purpose: '流调处置' }]);
    assert.equal(
      await codeOf('trace.end_case', { traceId, end: 'recovered', reason: '出院' }, supervisor as StaffHat),
      'kernel.not_permitted',
    );
  });

  test('a false positive wants a later negative test, lets go whom it alone reaches, and keeps whom another case reaches', async () => {
    const [first, second, shared, only, below] = await s.people(5, placeIds.dwelling101);
    const [a, b] = [await openCase(first), await openCase(second)];
    const sharedId = await nameContact(a, shared);
    assert.equal(await nameContact(b, shared), sharedId);
    const onlyId = await nameContact(a, only);
    const belowId = await nameContact(onlyId, below, { kind: 'sub_close' });
    const unknownId = await nameContact(a, undefined, { name: '送货司机', phone: '19900091234' });
    const end = { traceId: a, end: 'false_positive', reason: '复检阴性' };
    assert.equal(await codeOf('trace.end_case', end), 'trace.no_retest');
    await house.act('trace.tell_test', { traceId: a, testId: newId(), sampledAt: iso(), result: 'negative' }, desk);
    await house.act('trace.end_case', end, desk);
    await react();
    assert.deepEqual(
      await Promise.all(
        [onlyId, belowId, unknownId, sharedId].map((id) =>
          statusIn(b, id).then(async (known) => known ?? (await statusIn(a, id))),
        ),
      ),
      ['released', 'released', 'released', 'to_reach'],
    );
    const chain = await opened(a);
    assert.equal(chain.end, 'false_positive');
    assert.deepEqual(await owed(only), []);
  });
});

describe('a contact (C3)', () => {
  test('is owed by the grid until reached; the worker’s call reaches, and the desk’s word closes the turn', async () => {
    const [index, rung, told] = await s.people(3, placeIds.dwelling101);
    const caseId = await openCase(index);
    const rungId = await nameContact(caseId, rung);
    const toldId = await nameContact(caseId, told);
    assert.deepEqual(await owed(rung), ['尽快联系本人，请其等社区电话']);
    await house.act('visit.record', { visitId: newId(), subjectId: rung, action: 'call', outcome: 'done' }, worker);
    await react();
    assert.equal(await statusIn(caseId, rungId), 'reached');
    await house.act('trace.reach', { traceId: toldId, how: 'phone' }, desk);
    assert.deepEqual(await owed(told), []);
    await assert.rejects(page(caseId, worker));
  });

  test('stands late past its deadline, first; positive it is a case with its own owner, negative it is let go; outside it is handed over and wants its receipt', async () => {
    const [index, late, sick, well, away] = await s.people(5, placeIds.dwelling101);
    const caseId = await openCase(index);
    const ids = await Promise.all([late, sick, well, away].map((one) => nameContact(caseId, one)));
    const [lateId = '', sickId = '', wellId = '', awayId = ''] = ids;
    house.clock.advance(5 * HOUR_MS);
    const test = (traceId: string, result: string) =>
      house.act('trace.tell_test', { traceId, testId: newId(), sampledAt: iso(1), result }, desk);
    await test(sickId, 'pending');
    assert.equal(await statusIn(caseId, sickId), 'tested');
    await test(sickId, 'positive');
    await test(wellId, 'negative');
    await house.act('trace.hand_out', { traceId: awayId, to: '任城区疾控' }, desk);
    const { contacts } = await house.ask<{ contacts: ContactLine[] }>('trace.contacts', {}, desk);
    assert.ok(contacts.find(({ traceId }) => traceId === lateId)?.isLate);
    for (const id of [sickId, wellId, awayId]) assert.ok(!contacts.some(({ traceId }) => traceId === id));
    const line = (await cases()).cases.find(({ traceId }) => traceId === caseId);
    assert.deepEqual([line?.contacts, line?.toReach, line?.late, line?.noReceipt], [4, 1, 1, 1]);
    assert.equal((await cases()).cases.find(({ traceId }) => traceId === sickId)?.ownerName, desk.name);
    assert.equal(await statusIn(caseId, awayId), 'handed_out');
    await house.act('trace.receipt', { traceId: awayId, from: '任城区疾控 刘医生' }, desk);
    assert.equal(await statusIn(caseId, awayId), 'receipted');
    assert.equal(await statusIn(caseId, wellId), 'released');
    assert.equal(await codeOf('trace.receipt', { traceId: awayId, from: '又一次' }), 'trace.receipt_there');
  });

  test('named from two sides and in a circle stands once; the chain is a tree', async () => {
    const [a, b, c] = await s.people(3, placeIds.dwelling101);
    const root = await openCase(a);
    const bId = await nameContact(root, b, { lastAt: iso(8) });
    const cId = await nameContact(bId, c, { kind: 'sub_close', lastAt: iso(6) });
    assert.equal(await nameContact(root, c, { lastAt: iso(4) }), cId);
    assert.equal(await nameContact(cId, a, { lastAt: iso(1) }), root);
    const { nodes } = await opened(root);
    assert.deepEqual(
      nodes.map(({ traceId, depth, beside }) => [traceId, depth, beside.length]),
      [
        [root, 0, 1],
        [bId, 1, 0],
        [cId, 2, 1],
      ],
    );
    assert.equal(
      await codeOf('trace.name_contact', {
        traceId: newId(),
        exposureId: newId(),
        fromId: root,
        subjectId: a,
        kind: 'close',
        place: '家',
        lastAt: iso(1),
      }),
      'trace.same_person',
    );
  });

  test('a number opens on record, to the post that opened it', async () => {
    const [index] = await s.people(1, placeIds.dwelling101);
    const caseId = await openCase(index);
    const traceId = await nameContact(caseId, undefined, { name: '路人', phone: '19900091235' });
    const lookId = newId();
    await house.act('trace.reveal', { traceId, lookId, purpose: '联系密接' }, desk);
    assert.deepEqual(await house.ask('trace.phone', { lookId }, desk), { phone: '19900091235' });
    await assert.rejects(house.ask('trace.phone', { lookId }, secretary));
  });
});

describe('out of results of mass testing', () => {
  test('a positive pooled tube makes each in it a suspicion with an owner; the single retest rules out or makes sure; all of it goes with the order', async () => {
    const since = new Date(house.clock.now());
    const orderId = await s.order();
    const people = await s.people(3, placeIds.dwelling101);
    const { campaignId, roundId } = await s.round();
    const siteId = await s.site(campaignId);
    const tablet = await s.tablet(desk);
    const play = async (round: string, code: string, ids: readonly string[], size: number) => {
      const tube = s.tube(siteId, round, { code, size, kind: size === 1 ? 'single' : 'pooled' });
      const acts = [
        s.acted('tube.open', tube),
        ...ids.map((id, n) => s.acted('sample.register', s.sample(tube.tubeId, n + 1, id))),
      ];
      assert.deepEqual(new Set(s.codes(await s.bring(tablet, acts))), new Set(['accepted']));
    };
    await house.act('site.open', s.opening(siteId), desk);
    await play(roundId, 'POOL1', people, 10);
    house.clock.advance(2 * HOUR_MS);
    const tell = (round: string, code: string, result: string) =>
      house.act('tube.result', { roundId: round, rows: [{ code, result, testedAt: iso() }] }, desk);
    await tell(roundId, 'POOL1', 'positive');
    await react();
    const ofThem = async () => (await cases()).cases.filter(({ source }) => source === 'sampling');
    assert.deepEqual(
      (await ofThem()).map(({ status, ownerName }) => [status, ownerName]),
      people.map(() => ['suspected', desk.name]),
    );
    const suspects = await ofThem();
    const metBySuspect = await nameContact(suspects[0]?.traceId ?? '', (await s.people(1, placeIds.dwelling101))[0]);

    await house.act('sample.retest', { roundId }, system);
    const found = await house.ask<{ retestRoundId: string | null }>('sampling.results', { roundId }, desk);
    const retestRoundId = found.retestRoundId ?? '';
    for (const [n, id] of people.entries()) await play(retestRoundId, `ONE${n}`, [id], 1);
    house.clock.advance(HOUR_MS);
    for (const [n] of people.entries()) await tell(retestRoundId, `ONE${n}`, n === 2 ? 'positive' : 'negative');
    await react();
    const states = Object.groupBy(await ofThem(), ({ status }) => status);
    assert.deepEqual([states['confirmed']?.length, states['suspected']?.length], [1, undefined]);
    const ended = (await house.ask<{ cases: CaseLine[] }>('trace.cases', { ended: true }, desk)).cases.filter(
      ({ source }) => source === 'sampling',
    );
    assert.equal(ended.length, 2);
    // Whom the suspicion alone had named is let go with it, unless that one was the positive.
    const wasRuledOut = ended.some(({ traceId }) => traceId === suspects[0]?.traceId);
    const row = await house.asOwner((tx) =>
      tx.first<{ released: Date | null }>(
        sql`select released_at as released from traced_people where id = ${metBySuspect}`,
      ),
    );
    assert.equal(row?.released !== null, wasRuledOut);

    // Out of the order’s term and its retention: erased with it, and certified.
    house.clock.advance(45 * DAY_MS);
    await eraseWhatIsOver.run(house.hand);
    house.clock.advance(HOUR_MS);
    for (let n = 0; n < 3; n++) await eraseWhatIsOver.run(house.hand);
    const left = await house.asOwner((tx) =>
      tx.all(sql`select from traced_people where emergency_order_id = ${orderId}`),
    );
    assert.equal(left.length, 0);
    const told = await house.asOwner((tx) =>
      tx.all<{ count: number }>(
        sql`select count(*) from journal where name = 'trace.name_contact' and content ? 'input' and at > ${since}`,
      ),
    );
    assert.deepEqual(told, [{ count: 0 }]);
  });
});

describe('a cold-chain firm (C2)', () => {
  test('each worker’s test is told in one act; whoever lacks stands by name; a positive has its case in the same moment; the turn is closed by everybody, by nothing less', async () => {
    // A Wednesday: the week’s turn runs.
    house.clock.set(Date.parse('2026-05-13T09:00:00+08:00'));
    const enterpriseId = newId();
    await house.act(
      'enterprise.add',
      { enterpriseId, name: '样本进口冷链公司', uscc: '91350100M000100Y43', places: [] },
      desk,
    );
    await house.asOwner((tx) =>
      tx.all(sql`
      insert into enterprise_places (id, district_id, enterprise_id, kind, place_id, valid) values (gen_random_uuid(), ${unitIds.district}, ${enterpriseId}, 'working', ${placeIds.building1}, daterange('2020-01-01', null))`),
    );
    const employmentIds = [newId(), newId(), newId()];
    for (const [n, employmentId] of employmentIds.entries())
      await house.act(
        'enterprise.employ',
        { employmentId, enterpriseId, name: `工${'甲乙丙'[n]}`, phone: `1990000820${n}`, title: '装卸' },
        desk,
      );
    const { registers } = await house.ask<{ registers: { registerId: string; code: string }[] }>(
      'register.list',
      {},
      desk,
    );
    const registerId = registers.find(({ code }) => code === 'cold_chain_enterprise')?.registerId;
    await house.act(
      'register.enter',
      { entryId: newId(), registerId, subjectId: enterpriseId, reason: '进口冷链' },
      desk,
    );
    await keepRegisters.run(house.hand);
    await planDuties.run(house.hand);
    const firm = async () =>
      (await house.ask<{ firms: MonitoredFirm[] }>('monitoring.firms', {}, desk)).firms.find(
        (one) => one.enterpriseId === enterpriseId,
      );
    assert.equal((await firm())?.workers.filter(({ isLacking }) => isLacking).length, 3);
    assert.ok((await firm())?.dueAt);
    const tell = (tests: object[], more: object = {}) =>
      house.act('monitoring.tell', { enterpriseId, sampledAt: iso(), tests, ...more }, desk);
    const negative = (employmentId: string | undefined) => ({ testId: newId(), employmentId, result: 'negative' });
    await tell([negative(employmentIds[0]), negative(employmentIds[1])]);
    assert.deepEqual(
      (await firm())?.workers.filter(({ isLacking }) => isLacking).map(({ name }) => name),
      ['工丙'],
    );
    // A bare visit that says so closes nothing: who was tested is told one by one.
    assert.equal(
      await codeOf('visit.record', {
        visitId: newId(),
        subjectId: enterpriseId,
        action: 'test',
        outcome: 'done',
        told: [{ field: 'workersTested', value: 3 }],
      }),
      'duty.tested_one_by_one',
    );
    // A drill’s positive is a drill’s case, and closes nothing.
    await tell([{ testId: newId(), employmentId: employmentIds[2], result: 'positive' }], { isDrill: true });
    assert.equal((await firm())?.tested, 2);
    house.clock.advance(8 * DAY_MS);
    await planDuties.run(house.hand);
    assert.ok((await firm())?.workers.every(({ isLacking }) => isLacking));
    const result = (await tell([
      negative(employmentIds[0]),
      negative(employmentIds[1]),
      { testId: newId(), employmentId: employmentIds[2], result: 'positive', symptom: 'none' },
    ])) as { cases: { ownerName: string }[]; lacking: number };
    assert.deepEqual(result, {
      cases: [{ ownerName: desk.name, traceId: (result.cases[0] as { traceId?: string }).traceId }],
      lacking: 0,
    });
    const line = (await cases()).cases.filter(({ firmName }) => firmName === '样本进口冷链公司');
    assert.deepEqual(
      line.map(({ isDrill, status }) => [isDrill, status]),
      [
        [false, 'confirmed'],
        [true, 'confirmed'],
      ],
    );
    const left = await house.asOwner((tx) =>
      tx.all(
        sql`select from duties where subject_id = ${enterpriseId} and done_at is null and ended_at is null and opens_at <= app.now() and due_at > app.now()`,
      ),
    );
    assert.equal(left.length, 0);
    assert.equal(
      await codeOf('monitoring.tell', { enterpriseId, sampledAt: iso(), tests: [negative(newId())] }),
      'trace.not_working_there',
    );
  });
});

test('what has no order is erased when the whole chain is long over, and not before', async () => {
  // Past the order of the tests before.
  house.clock.advance(20 * DAY_MS);
  const [index, met] = await s.people(2, placeIds.dwelling101);
  const caseId = await openCase(index);
  await nameContact(caseId, met);
  await house.act('trace.end_case', { traceId: caseId, end: 'recovered', reason: '出院' }, desk);
  const forget = () => house.act('trace.forget', { districtId: unitIds.district }, system);
  const isThere = async () =>
    (await house.asOwner((tx) => tx.all(sql`select from traced_people where id = ${caseId}`))).length === 1;
  house.clock.advance(31 * DAY_MS);
  await forget();
  assert.ok(await isThere(), 'its contact was never let go');
  await house.asOwner((tx) =>
    tx.all(
      sql`update traced_people set released_at = app.now(), release_reason = 'x', over_at = app.now() - interval '31 days' where subject_id = ${met ?? null}`,
    ),
  );
  await forget();
  assert.ok(!(await isThere()));
});
