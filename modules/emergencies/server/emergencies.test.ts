import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { sealJournal, verifyJournal } from '#kernel/server/seal.ts';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import { anonymous, openTestHouse, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import type { OrderRow, PublicOrder } from '../shared/queries.ts';
import { during, handled, makeSwabTable, modulesWithSwabs } from './fixtures/swabs.ts';
import { digestOf } from './handlers/erase-gathered.ts';
import { checkCertificates, listPowerSpans } from './public.ts';
import { eraseWhatIsOver, tellEnds } from './reactions.ts';

const house = await openTestHouse({ modules: modulesWithSwabs });
await house.asOwner(makeSwabTable);
const maker = await house.as('district_dispatcher', 'district');
const checker = await house.as('district_supervisor', 'district');
const worker = await house.as('grid_worker', 'dongzhaEast');
/** Their phone, which may tell late what was done off line. */
const leaseId = newId();
await house.asOwner((tx) =>
  tx.all(sql`
    insert into device_leases (id, district_id, staff_id, account_id, label, public_key, granted_at, ends_at)
    values (${leaseId}, ${worker.districtId}, ${worker.staffId}, ${worker.accountId}, '手机', decode(repeat('04', 65), 'hex'), '2020-01-01', '2100-01-01')`),
);

/** Each test stands weeks after the one before, so that no order of one reaches into another. */
let turned = 0;
afterEach(() => {
  turned += 200;
  house.clock.reset();
  house.clock.advance(turned * DAY_MS);
});
const iso = (hours: number): string => new Date(house.clock.now() + hours * HOUR_MS).toISOString();

type Part = {
  unitIds?: string[];
  powers?: string[];
  from?: number;
  to?: number;
  extendsId?: string;
  isDrill?: boolean;
};
async function propose({ from = 0, to = 48, ...part }: Part = {}, by: StaffHat = maker) {
  const emergencyId = newId();
  const outcome = await house.run(
    'emergency.propose',
    {
      emergencyId,
      title: '区域核酸检测',
      legalText: '按市指挥部第 4 号通告',
      articles: ['emergency_response_73'],
      unitIds: [unitIds.luohe],
      powers: ['mass_testing'],
      fromAt: iso(from),
      toAt: iso(to),
      ...part,
    },
    by,
  );
  return { emergencyId, code: codeOf(outcome) };
}
const codeOf = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.code : outcome.outcome);
const approve = async (emergencyId: string, by: StaffHat = checker) =>
  codeOf(await house.run('emergency.approve', { emergencyId }, by));
async function ordered(part: Part = {}): Promise<string> {
  const { emergencyId, code } = await propose(part);
  assert.equal(code, 'accepted');
  assert.equal(await approve(emergencyId), 'accepted');
  return emergencyId;
}
const withdraw = async (emergencyId: string, by: StaffHat = checker) =>
  codeOf(await house.run('emergency.withdraw', { emergencyId, reason: '风险解除' }, by));

/** `hoursAgo`: told late by the phone. */
const swab = (unit: UnitHandle, how: { hoursAgo?: number; isDrill?: boolean } = {}) =>
  house.bus.execute(
    {
      id: newId(),
      name: 'swab.take',
      at: iso(-(how.hoursAgo ?? 0)),
      input: { swabId: newId(), unitId: unitIds[unit], name: '张桂兰', isDrill: how.isDrill },
    },
    how.hoursAgo === undefined
      ? worker
      : { as: 'lease', leaseId, postId: worker.postId, doneAt: house.clock.now() - how.hoursAgo * HOUR_MS },
  );
const swabCode = async (...args: Parameters<typeof swab>) => codeOf(await swab(...args));
const stateOf = async (emergencyId: string): Promise<string> =>
  (await house.ask<{ order: OrderRow }>('emergency.page', { emergencyId }, checker)).order.state;
const publicRow = async (emergencyId: string): Promise<PublicOrder | undefined> =>
  (await house.ask<{ rows: PublicOrder[] }>('emergency.public', { limit: 100 }, anonymous)).rows.find(
    ({ orderId }) => orderId === emergencyId,
  );
const events = async (type: string, emergencyId: string) =>
  (
    await house.asOwner((tx) =>
      tx.all<{ event: Record<string, unknown> }>(sql`
        select e as event from journal j, jsonb_array_elements(j.content->'events') e where e->>'type' = ${type} and e->>'emergencyId' = ${emergencyId}`),
    )
  ).map(({ event }) => event);

describe('a power sleeps', () => {
  test('without an order no handler is even reached, and the refusal says which order and who may propose it', async () => {
    const before = handled.count;
    const outcome = await swab('dongzhaEast');
    assert.equal(codeOf(outcome), 'emergency.asleep');
    assert.ok('problem' in outcome && outcome.problem.wayOut?.zh.includes('全员核酸'));
    assert.ok('problem' in outcome && outcome.problem.wayOut?.zh.includes('区级督查'));
    assert.equal(handled.count, before);
  });

  test('it wakes at the hour, sleeps by itself at the end, and nobody did anything', async () => {
    const emergencyId = await ordered({ from: 1, to: 25 });
    assert.equal(await stateOf(emergencyId), 'ahead');
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
    house.clock.advance(HOUR_MS + 1000);
    assert.equal(await stateOf(emergencyId), 'in_force');
    const taken = await swab('dongzhaEast');
    assert.deepEqual('result' in taken && taken.result, { orderId: emergencyId });
    house.clock.advance(24 * HOUR_MS);
    assert.equal(await stateOf(emergencyId), 'over');
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
  });

  test('another power of the same place still sleeps', async () => {
    await ordered({ powers: ['closure', 'venue_codes'] });
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
  });

  test('it covers its units and all below, a grid made later too, and nothing beside', async () => {
    await ordered({ unitIds: [unitIds.dongzha] });
    assert.equal(await swabCode('dongzha'), 'accepted');
    assert.equal(await swabCode('dongzhaEast'), 'accepted');
    assert.equal(await swabCode('luohe'), 'emergency.asleep');
    const reached = handled.count;
    assert.equal(await swabCode('xizhaGrid'), 'emergency.asleep');
    assert.ok(handled.count > reached, 'awake in the district, so the handler asks for its own place');
    const grid = newId();
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into governance_units (id, district_id, parent_id, kind, grid_level, name) values (${grid}, ${unitIds.district}, ${unitIds.dongzha}, 'grid', 1, '新划网格')`),
    );
    const order = await house.asOwner((tx) =>
      tx.first<{ id: string | null }>(sql`select app.power_order('mass_testing', ${grid}, app.now()) as id`),
    );
    assert.ok(order?.id);
    await house.asOwner((tx) =>
      tx.all(sql`update governance_units set parent_id = ${unitIds.xizha} where id = ${grid}`),
    );
    const moved = await house.asOwner((tx) =>
      tx.first<{ id: string | null }>(sql`select app.power_order('mass_testing', ${grid}, app.now()) as id`),
    );
    assert.equal(moved?.id, null, 'redrawn out of the area it is asleep there');
  });

  test('work done off line while it held is taken after its end; done before or after it is not', async () => {
    const emergencyId = await ordered({ to: 10 });
    house.clock.advance(12 * HOUR_MS);
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
    const late = await swab('dongzhaEast', { hoursAgo: 5 });
    assert.deepEqual('result' in late && late.result, { orderId: emergencyId });
    assert.equal(await swabCode('dongzhaEast', { hoursAgo: 1 }), 'emergency.asleep');
    assert.equal(await swabCode('dongzhaEast', { hoursAgo: 13 }), 'emergency.asleep');
    const kept = await house.asOwner((tx) =>
      tx.first<{ gap: number }>(
        sql`select extract(epoch from at - device_at)::int as gap from journal where command_id = ${late.commandId}`,
      ),
    );
    assert.equal(kept?.gap, 5 * 3600);
  });

  test('a clock that runs ahead wakes nothing that is still to come', async () => {
    await ordered({ from: 5, to: 20 });
    assert.equal(await swabCode('dongzhaEast', { hoursAgo: -6 }), 'emergency.asleep');
  });

  test('a drill wakes drills alone, has numbers of its own, and the public does not read of it', async () => {
    const emergencyId = await ordered({ isDrill: true });
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
    assert.equal(await swabCode('dongzhaEast', { isDrill: true }), 'accepted');
    assert.equal(await publicRow(emergencyId), undefined);
    const real = await ordered();
    assert.equal((await publicRow(real))?.orderNo, 1 + (await countBefore(real)));
  });

  /** Approved orders of the same year before it. */
  const countBefore = async (orderId: string): Promise<number> =>
    (await house.asOwner((tx) =>
      tx.first<{ n: number }>(sql`
        select count(*) as n from emergency_decisions d join emergency_decisions own on own.order_id = ${orderId} and own.year = d.year
         where not d.is_drill and d.order_no < own.order_no`),
    ))!.n;
});

describe('an order', () => {
  test('is made by one and approved by another, who stands at or above the area', async () => {
    const own = await propose({}, checker);
    assert.equal(await approve(own.emergencyId, checker), 'emergency.same_person');
    const twice = await house.alsoAs(checker, 'street_supervisor', 'luohe');
    assert.equal(await approve(own.emergencyId, twice), 'emergency.same_person', 'another post is no other person');
    const below = await house.as('community_secretary', 'dongzha');
    assert.equal(await approve(own.emergencyId, below), 'emergency.not_found');
    const wider = await propose({ unitIds: [unitIds.dongzha, unitIds.xizha] });
    assert.equal(await approve(wider.emergencyId, below), 'emergency.outside_area');
    const beside = await house.as('street_supervisor', 'jiezhuang');
    assert.equal(await approve(own.emergencyId, beside), 'emergency.not_found');
    assert.equal(await approve(own.emergencyId, maker), 'kernel.not_permitted');
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
    assert.equal(await approve(own.emergencyId, await house.as('street_supervisor', 'luohe', 2)), 'accepted');
    assert.equal(
      await approve(own.emergencyId, await house.as('district_supervisor', 'district', 2)),
      'emergency.not_proposed',
    );
  });

  test('the tables hold two persons apart and keep every row, past the handlers too', async () => {
    const { emergencyId } = await propose();
    const rejects = (query: ReturnType<typeof sql>, what: RegExp) =>
      assert.rejects(
        house.asOwner((tx) => tx.all(query)),
        what,
      );
    await rejects(
      sql`insert into emergency_decisions (order_id, proposed_by_staff_id, district_id, is_drill, verdict, year, order_no, decided_by_staff_id, decided_by_post_id, decided_by_role, decided_by_unit_id)
          values (${emergencyId}, ${maker.staffId}, ${maker.districtId}, false, 'approved', 2026, 9999, ${maker.staffId}, ${maker.postId}, 'district_supervisor', ${maker.unitId})`,
      /emergency_two_persons/,
    );
    await rejects(
      sql`update emergency_orders set to_at = to_at + interval '1 day' where id = ${emergencyId}`,
      /kept as it was/,
    );
    await rejects(sql`delete from emergency_orders where id = ${emergencyId}`, /kept as it was/);
    await approve(emergencyId);
    await rejects(
      sql`update emergency_decisions set decided_at = decided_at where order_id = ${emergencyId}`,
      /kept as it was/,
    );
  });

  test('lasts 14 days at most, ends after it begins, and is not dated back', async () => {
    assert.equal((await propose({ from: 1, to: 1 + 336 })).code, 'accepted');
    assert.equal((await propose({ from: 1, to: 1 + 336.001 })).code, 'emergency.term');
    assert.equal((await propose({ from: 5, to: 5 })).code, 'emergency.term');
    assert.equal((await propose({ from: -2, to: 5 })).code, 'emergency.begun_long_ago');
  });

  test('is proposed for one’s own area only', async () => {
    const secretary = await house.as('community_secretary', 'dongzha');
    assert.equal((await propose({ unitIds: [unitIds.dongzhaEast] }, secretary)).code, 'accepted');
    assert.equal((await propose({ unitIds: [unitIds.xizha] }, secretary)).code, 'emergency.outside_area');
    assert.equal((await propose({ unitIds: [unitIds.otherStreet] })).code, 'emergency.outside_area');
    assert.equal((await propose({}, await house.as('grid_worker', 'dongzhaEast'))).code, 'kernel.not_permitted');
  });

  test('a proposal that nobody approved within a day of its beginning lapses; approved late it holds from then', async () => {
    const [lapsed, late] = [await propose({ unitIds: [unitIds.xizha] }), await propose()];
    house.clock.advance(5 * HOUR_MS);
    assert.equal(await approve(late.emergencyId), 'accepted');
    assert.equal(await swabCode('dongzhaEast', { hoursAgo: 3 }), 'emergency.asleep', 'nobody had approved it yet');
    assert.equal(await swabCode('dongzhaEast'), 'accepted');
    house.clock.advance(20 * HOUR_MS);
    assert.equal(await stateOf(lapsed.emergencyId), 'lapsed');
    assert.equal(await approve(lapsed.emergencyId), 'emergency.not_proposed');
  });

  test('refused with a reason it wakes nothing, has no number, and the public does not read of it', async () => {
    const { emergencyId } = await propose();
    assert.equal(
      codeOf(await house.run('emergency.refuse', { emergencyId, reason: '范围太大' }, maker)),
      'kernel.not_permitted',
    );
    await house.act('emergency.refuse', { emergencyId, reason: '范围太大' }, checker);
    const { order } = await house.ask<{ order: OrderRow }>('emergency.page', { emergencyId }, maker);
    assert.deepEqual([order.state, order.orderNo, order.decided?.reason], ['refused', null, '范围太大']);
    assert.equal(await publicRow(emergencyId), undefined);
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
  });

  test('two of one power and area do not overlap, in either nesting; another power, place or time may', async () => {
    const first = await propose({ unitIds: [unitIds.dongzha], to: 48 });
    const rival = await propose({ unitIds: [unitIds.luohe], to: 20 });
    assert.equal(await approve(first.emergencyId), 'accepted');
    assert.equal(await approve(rival.emergencyId), 'emergency.overlaps', 'proposed side by side, only one is approved');
    assert.equal((await propose({ unitIds: [unitIds.luohe] })).code, 'emergency.overlaps');
    assert.equal((await propose({ unitIds: [unitIds.dongzhaEast], from: 47, to: 60 })).code, 'emergency.overlaps');
    assert.equal((await propose({ unitIds: [unitIds.dongzhaEast], from: 48, to: 60 })).code, 'accepted');
    assert.equal((await propose({ unitIds: [unitIds.luohe], powers: ['closure'] })).code, 'accepted');
    assert.equal((await propose({ unitIds: [unitIds.xizha] })).code, 'accepted');
  });

  test('two approved at the same moment: the second waits for the first and is refused', async () => {
    const both = [await propose(), await propose({ unitIds: [unitIds.dongzha] })];
    const codes = await Promise.all(both.map(({ emergencyId }) => approve(emergencyId)));
    assert.deepEqual(codes.toSorted(), ['accepted', 'emergency.overlaps']);
  });

  test('an extension is a new order approved again: it goes on without a gap, adds nothing, and comes once', async () => {
    const first = await ordered({ powers: ['mass_testing', 'closure'], to: 48 });
    const extend = (part: Part) => propose({ extendsId: first, from: 47, to: 96, ...part });
    assert.equal((await extend({ powers: ['venue_codes'] })).code, 'emergency.extends_more');
    assert.equal((await extend({ unitIds: [unitIds.district] })).code, 'emergency.extends_more');
    assert.equal((await extend({ from: 49 })).code, 'emergency.extends_more', 'a gap is no extension');
    assert.equal((await extend({ from: 1, to: 47 })).code, 'emergency.extends_more');
    const [next, rival] = [await extend({}), await extend({ unitIds: [unitIds.dongzha] })];
    assert.equal(await approve(next.emergencyId, checker), 'accepted');
    assert.equal(await approve(rival.emergencyId, checker), 'emergency.extended_already');
    house.clock.advance(47.5 * HOUR_MS);
    const spans = await house.asOwner((tx) =>
      listPowerSpans(tx, 'mass_testing', unitIds.dongzhaEast, { from: house.clock.now(), to: house.clock.now() }),
    );
    assert.deepEqual(
      spans.map(({ orderId }) => orderId),
      [next.emergencyId, first],
      'where both hold the later counts',
    );
    house.clock.advance(HOUR_MS);
    await tellEnds.run(house.hand);
    assert.deepEqual(
      (await events('emergency.ended', first)).map(({ continuedById }) => continuedById),
      [next.emergencyId],
    );
    const taken = await swab('dongzhaEast');
    assert.deepEqual('result' in taken && taken.result, { orderId: next.emergencyId });
    const shown = await publicRow(first);
    assert.deepEqual(
      shown?.extensions.map(({ orderId }) => orderId),
      [next.emergencyId],
    );
    house.clock.advance(48 * HOUR_MS);
    assert.equal((await propose({ extendsId: next.emergencyId, from: 0, to: 24 })).code, 'emergency.extends_nothing');
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
  });

  test('withdrawn it ends at once, with the extension that would follow, and says so once', async () => {
    const first = await ordered({ to: 48 });
    const next = await ordered({ extendsId: first, from: 47, to: 96 });
    assert.equal(await withdraw(first, await house.as('community_secretary', 'dongzha')), 'emergency.outside_area');
    house.clock.advance(HOUR_MS);
    assert.equal(await swabCode('dongzhaEast'), 'accepted');
    assert.equal(await withdraw(first), 'accepted');
    assert.equal(await withdraw(first), 'emergency.not_live');
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
    assert.deepEqual([await stateOf(first), await stateOf(next)], ['withdrawn', 'withdrawn']);
    await tellEnds.run(house.hand);
    await tellEnds.run(house.hand);
    assert.deepEqual(
      (await events('emergency.ended', first)).map(({ continuedById }) => continuedById),
      [null],
    );
    assert.deepEqual(await events('emergency.ended', next), [], 'it never held');
    assert.equal((await publicRow(first))?.withdrawn?.reason, '风险解除');
    house.clock.advance(50 * HOUR_MS);
    assert.equal(await swabCode('dongzhaEast'), 'emergency.asleep');
  });

  test('a proposal is seen by those of its area and by nobody else; approved by everybody, and the public reads no name', async () => {
    const { emergencyId } = await propose({ unitIds: [unitIds.dongzha] });
    const beside = await house.as('community_desk', 'xizha');
    await assert.rejects(house.ask('emergency.page', { emergencyId }, beside), /emergency.not_found/);
    assert.equal(await publicRow(emergencyId), undefined);
    await approve(emergencyId);
    assert.equal(
      (await house.ask<{ order: OrderRow }>('emergency.page', { emergencyId }, beside)).order.state,
      'in_force',
    );
    const text = JSON.stringify(await publicRow(emergencyId));
    assert.ok(
      text.includes('按市指挥部第 4 号通告') && text.includes('东闸社区') && text.includes('district_supervisor'),
    );
    for (const hat of [maker, checker]) assert.ok(!text.includes(hat.name) && !text.includes(hat.staffId));
  });

  test('within a day of its end whoever stands in the area is told, and whoever may extend it; not once it is extended', async () => {
    const inForce = async (hat: StaffHat) =>
      (
        await house.ask<{ rows: { orderId: string; endsSoon: boolean; mayExtend: boolean; isExtended: boolean }[] }>(
          'emergency.in_force',
          {},
          hat,
        )
      ).rows;
    const emergencyId = await ordered({ unitIds: [unitIds.dongzha], to: 30 });
    assert.deepEqual(
      (await inForce(worker)).map((row) => [row.orderId, row.endsSoon, row.mayExtend]),
      [[emergencyId, false, false]],
    );
    house.clock.advance(7 * HOUR_MS);
    assert.deepEqual(
      (await inForce(checker)).map((row) => [row.endsSoon, row.mayExtend]),
      [[true, true]],
    );
    assert.deepEqual(await inForce(await house.as('community_desk', 'xizha')), []);
    await ordered({ unitIds: [unitIds.dongzha], extendsId: emergencyId, from: 20, to: 60 });
    assert.deepEqual(
      (await inForce(checker)).map((row) => row.isExtended),
      [true],
    );
  });
});

describe('what was gathered', () => {
  const swabs = async (orderId: string): Promise<number> =>
    (await house.asOwner((tx) =>
      tx.first<{ n: number }>(sql`select count(*) as n from test_swabs where order_id = ${orderId}`),
    ))!.n;
  async function sampled(people: number): Promise<{ emergencyId: string; commands: string[] }> {
    const emergencyId = await ordered({ to: 24 });
    const commands: string[] = [];
    for (let n = 0; n < people; n++) commands.push((await swab('dongzhaEast')).commandId);
    assert.equal(await swabs(emergencyId), people);
    house.clock.advance(DAY_MS);
    return { emergencyId, commands };
  }
  const passRetention = async () => {
    house.clock.advance(30 * DAY_MS + 1000);
    await eraseWhatIsOver.run(house.hand);
  };

  test('stays until its retention is over, then goes in batches, each of which a killed house goes on from, and is certified', async () => {
    const { emergencyId, commands } = await sampled(8);
    const lateId = newId();
    house.clock.advance(29 * DAY_MS);
    await eraseWhatIsOver.run(house.hand);
    assert.equal(await swabs(emergencyId), 8);
    assert.equal(await swabCode('dongzhaEast', { hoursAgo: 29 * 24 + 1 }), 'accepted', 'told late, while it is kept');
    house.clock.advance(DAY_MS + 1000);
    await eraseWhatIsOver.run(house.hand);
    assert.equal(await swabs(emergencyId), 9, 'closed first, so that nothing under way is left behind');
    assert.equal(
      await swabCode('dongzhaEast', { hoursAgo: 30 * 24 + 1 }),
      'emergency.asleep',
      'nothing comes in any more',
    );

    house.clock.advance(2 * MINUTE_MS);
    let batches = 0;
    during.erase = () => {
      if (++batches >= 2) throw new Error('killed in the middle of the second batch');
    };
    await assert.rejects(eraseWhatIsOver.run(house.hand), /killed/);
    during.erase = () => {};
    assert.equal(await swabs(emergencyId), 6, 'the first batch is done, the second never was');
    assert.deepEqual((await publicRow(emergencyId))?.certificates, []);
    house.clock.advance(MINUTE_MS);
    await eraseWhatIsOver.run(house.hand);
    await eraseWhatIsOver.run(house.hand);
    assert.equal(await swabs(emergencyId), 0);

    const [certificate, ...others] = (await publicRow(emergencyId))?.certificates ?? [];
    assert.deepEqual(others, []);
    assert.ok(certificate?.isIntact);
    assert.deepEqual(
      certificate.content.gathered.map(({ table, erased }) => [table, erased]),
      [['test_swabs', 9]],
    );
    assert.deepEqual([certificate.content.rule.days, certificate.content.orderId], [30, emergencyId]);
    assert.ok(Date.parse(certificate.content.finished) >= Date.parse(certificate.content.rule.keptUntil));

    // The journal keeps that each happened, without what was said; and its seals still verify.
    const rows = await house.asOwner((tx) =>
      tx.all<{ name: string; content: unknown; isErased: boolean }>(
        sql`select name, content, erased_at is not null as "isErased" from journal where command_id = any (${[...commands, lateId]}::uuid[])`,
      ),
    );
    assert.equal(rows.length, 8);
    for (const row of rows) assert.deepEqual(row, { name: 'swab.take', content: { events: [] }, isErased: true });
    await house.settled();
    await sealJournal(house.database);
    assert.equal((await verifyJournal(house.database)).isIntact, true);
  });

  test('a certificate that somebody changed shows, also where the digest was changed with it', async () => {
    const { emergencyId } = await sampled(2);
    await passRetention();
    house.clock.advance(2 * MINUTE_MS);
    await eraseWhatIsOver.run(house.hand);
    const isIntact = async () => (await publicRow(emergencyId))?.certificates.map((one) => one.isIntact);
    assert.deepEqual(await isIntact(), [true]);
    const forge = (query: ReturnType<typeof sql>) =>
      house.asOwner(async (tx) => {
        await tx.all(sql`alter table emergency_certificates disable trigger emergency_certificates_kept`);
        await tx.all(query);
        await tx.all(sql`alter table emergency_certificates enable trigger emergency_certificates_kept`);
      });
    await forge(
      sql`update emergency_certificates set content = jsonb_set(content, '{gathered,0,erased}', '0') where order_id = ${emergencyId}`,
    );
    assert.deepEqual(await isIntact(), [false]);
    const forged = (await publicRow(emergencyId))?.certificates[0]?.content;
    assert.ok(forged);
    await forge(sql`update emergency_certificates set digest = ${digestOf(forged)} where order_id = ${emergencyId}`);
    assert.deepEqual(await isIntact(), [false], 'the journal has the true one under its seals');
    const { broken } = await house.asOwner(checkCertificates);
    assert.deepEqual(broken, [forged.certificate]);
  });

  test('of a chain nothing goes before the last of it is over for so long', async () => {
    const first = await ordered({ to: 24 });
    assert.equal(await swabCode('dongzhaEast'), 'accepted');
    const next = await ordered({ extendsId: first, from: 23, to: 24 + 240 });
    house.clock.advance(31 * DAY_MS);
    await eraseWhatIsOver.run(house.hand);
    house.clock.advance(2 * MINUTE_MS);
    await eraseWhatIsOver.run(house.hand);
    assert.equal(await swabs(first), 1);
    house.clock.advance(10 * DAY_MS);
    await eraseWhatIsOver.run(house.hand);
    house.clock.advance(2 * MINUTE_MS);
    await eraseWhatIsOver.run(house.hand);
    assert.equal(await swabs(first), 0);
    for (const id of [first, next]) assert.equal((await publicRow(id))?.certificates.length, 1);
    assert.deepEqual(
      (await publicRow(next))?.certificates[0]?.content.gathered.map(({ erased }) => erased),
      [0],
    );
  });

  test('is erased by the house alone', async () => {
    const { emergencyId } = await sampled(1);
    for (const name of ['emergency.erase', 'emergency.certify'])
      assert.equal(
        codeOf(await house.run(name, { emergencyId, power: 'mass_testing', batchNo: 0 }, checker)),
        'kernel.not_permitted',
      );
    await assert.rejects(
      house.database.transact((tx) => tx.all(sql`select app.erase_journal('{}')`)),
      /only the house erases/,
    );
    assert.equal(await swabs(emergencyId), 1);
  });
});
