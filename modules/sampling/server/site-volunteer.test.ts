// C22: the volunteer of a shift runs a table of their site, for the hours of the shift, and can see or do nothing else; what was done on time counts whenever it comes in.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { leasePhone } from '#modules/phones/server/fixtures/phone.ts';
import { personIds, placeIds, system } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { sampleInput } from '#testing/sample-input.ts';
import type { MySite, RosterPage, TableState } from '../shared/field-queries.ts';
import { emptyTable, foldTable, type TableAct } from '../shared/field-state.ts';
import { openSampling } from './fixtures/sampling.ts';
import { type Shift, type Volunteer, volunteersOf } from './fixtures/volunteer.ts';

const s = await openSampling();
const { house, desk, HOUR_MS } = s;
const v = volunteersOf(house, desk);
const { url } = await openSite(house);
const morning = house.clock.now();
await s.order();
const people = await s.people(12, placeIds.dwelling102);
const { campaignId, roundId } = await s.round();
const siteId = await v.workSite();
await s.site(campaignId, { siteId });
const scope = { siteId, roundId };
const otherSiteId = await v.workSite();
await s.site(campaignId, { siteId: otherSiteId, title: '西门' });
let shift: Shift;
let volunteer: Volunteer;

const at = async <T>(hours: number, body: () => Promise<T>): Promise<T> => {
  house.clock.set(morning + hours * HOUR_MS);
  try {
    return await body();
  } finally {
    house.clock.set(morning);
  }
};
const problemOf = async (name: string, input: unknown, as = volunteer) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};
const doneAtOf = (subjectId: string) =>
  house.asOwner((tx) =>
    tx.first<{ doneAt: Date | null; visitId: string | null }>(sql`
      select done_at as "doneAt", visit_id as "visitId" from duties where rhythm_id = ${roundId} and subject_id = ${subjectId}`),
  );
const stored = async (sampleId: string) =>
  (await house.asOwner((tx) => tx.first(sql`select id from samples where id = ${sampleId}`))) !== undefined;
/** A tube with these people, as a table does it, told at these moments. */
const filling = (who: readonly string[], doneAt: (n: number) => number, more: object = {}) => {
  const tube = s.tube(siteId, roundId, more);
  const samples = who.map((subjectId, n) => s.sample(tube.tubeId, n + 1, subjectId));
  const acts = [{ name: 'tube.open', input: tube as object, at: doneAt(0) }].concat(
    samples.map((input, n) => ({ name: 'sample.register', input, at: doneAt(n + 1) })),
  );
  return { tube, samples, acts };
};

before(async () => {
  shift = await v.shift(siteId, 1, 11);
  volunteer = await v.onShift(shift);
});

test('an account opens half an hour before the shift, as set, and finds the one site of the shift with its whole roster', async () => {
  await at(0.45, () => assert.rejects(house.ask('sampling.my_sites', {}, volunteer), /kernel.post_ended/));
  await at(0.55, async () => {
    const { sites } = await house.ask<{ sites: MySite[] }>('sampling.my_sites', {}, volunteer);
    assert.deepEqual(
      sites.map((one) => [one.siteId, one.rounds.map((round) => round.roundId)]),
      [[siteId, [roundId]]],
    );
    // Somebody on a list that is for a named duty alone stands on the roster like everybody else.
    const flagId = newId();
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into subject_flags (id, district_id, subject_id, flag, valid, is_sensitive, reason, by_name)
        values (${flagId}, ${desk.districtId}, ${people[3]!}, 'community_correction', daterange('2020-01-01', null), true, '名单', '司法所')`),
    );
    const page = await house.ask<RosterPage>('sampling.roster', scope, volunteer);
    const own = await house.ask<RosterPage>('sampling.roster', scope, desk);
    assert.deepEqual(
      page.people.map(([id]) => id),
      own.people.map(([id]) => id),
    );
    assert.ok(people.every((id) => page.people.some(([one]) => one === id)));
    assert.equal(page.people.find(([id]) => id === people[3])?.[7], '');
    assert.equal(page.key, own.key);
  });
});

test('a table run alone all day comes in by the box: the house answers as the tablet folds, and the turns are closed at once', async () => {
  const phone = await at(1, () => leasePhone(house, url, volunteer));
  const { tube, samples, acts } = filling(people.slice(0, 4), (n) => morning + HOUR_MS + (n + 1) * MINUTE_MS);
  const stranger = { ...s.sample(tube.tubeId, 5, undefined), told: { name: '过路的', idNumber: 'G12345678' } };
  const more = [
    { name: 'sample.register', input: stranger },
    { name: 'sample.unswab', input: { sampleId: samples[3]!.sampleId, reason: '没张嘴' } },
    { name: 'tube.close', input: { tubeId: tube.tubeId, told: 4, shortReason: '换管' } },
    { name: 'gate.hold', input: { holdId: newId(), siteId, subjectId: people[4], temperature: 38.2 } },
    {
      name: 'box.pack',
      input: { boxId: newId(), ...scope, code: 'B-1', sealNo: '7', lab: '区医院', codes: [tube.code], told: 1 },
    },
  ].map((act, n) => ({ ...act, at: morning + 2 * HOUR_MS + n * MINUTE_MS }));
  const told = [...acts, ...more].map((act) => ({ ...act, id: newId() }));
  await at(10.5, async () => {
    const { outcomes } = await phone.send(...told);
    assert.deepEqual(
      outcomes.map((one) => one.outcome),
      told.map(() => 'accepted'),
      JSON.stringify(outcomes),
    );
    const answer = await house.ask<TableState>('sampling.table', { ...scope, deviceId: phone.leaseId }, volunteer);
    const fold = foldTable(
      emptyTable,
      told.map(({ id, name, input, at: when }): TableAct => ({ id, name, input, at: new Date(when).toISOString() })),
      scope,
    );
    assert.deepEqual(answer, fold);
  });
  for (const n of [0, 1, 2]) assert.equal((await doneAtOf(people[n]!))?.visitId, samples[n]!.sampleId);
  assert.equal((await doneAtOf(people[3]!))?.doneAt, null, 'not swabbed: the turn is open again');
});

test('at the site it is the own table alone, elsewhere nothing: ids copied from wherever open no other site, tube, sample or register', async () => {
  const theirs = s.tube(siteId, roundId);
  const sample = s.sample(theirs.tubeId, 1, people[5]!);
  await at(2, async () => {
    await house.act('tube.open', theirs, desk);
    await house.act('sample.register', sample, desk);
    const elsewhere = { siteId: otherSiteId };
    for (const [name, input, code] of [
      ['tube.open', s.tube(otherSiteId, roundId), 'site_not_found'],
      ['gate.hold', { holdId: newId(), ...elsewhere, description: '红衣', temperature: 38 }, 'site_not_found'],
      [
        'box.pack',
        { boxId: newId(), ...elsewhere, roundId, code: 'B-2', sealNo: '1', lab: 'x', codes: ['T-1'], told: 1 },
        'site_not_found',
      ],
      ['tube.open', s.tube(siteId, newId()), 'round_not_found'],
      ['sample.register', s.sample(theirs.tubeId, 2, people[6]!), 'tube_not_found'],
      ['tube.close', { tubeId: theirs.tubeId, told: 1, shortReason: '收点' }, 'tube_not_found'],
      ['tube.lose', { tubeId: theirs.tubeId, how: 'lost', reason: '找不到' }, 'tube_not_found'],
      ['sample.unswab', { sampleId: sample.sampleId, reason: '没采' }, 'sample_not_found'],
    ] as const)
      assert.equal(await problemOf(name, input), `sampling.${code}`, name);
    for (const name of [
      'site.open',
      'site.close',
      'tube.result',
      'sample.name',
      'site.set_up',
      'box.receive',
      'tube_label.draw',
    ])
      assert.equal(
        await problemOf(name, sampleInput(house.house.commands.get(name)!.spec.input, {})),
        'kernel.not_permitted',
        name,
      );
    for (const name of ['sampling.table', 'sampling.roster'])
      await assert.rejects(
        house.ask(name, { ...elsewhere, roundId, deviceId: newId() }, volunteer),
        /site_not_found/,
        name,
      );
    const { tubes } = await house.ask<TableState>('sampling.table', { ...scope, deviceId: desk.postId }, volunteer);
    assert.deepEqual(tubes, []);
  });
});

test('whatever a volunteer may ask, with whatever ids, only the roster of the site names a resident', async () => {
  const known = [...people, personIds.elder];
  await at(2, async () => {
    const told: string[] = [];
    for (const { spec } of house.house.queries.values()) {
      if (!mayBy(spec.allowed, { kind: 'staff', role: 'site_volunteer' })) {
        await assert.rejects(
          house.queries.ask(spec.name, sampleInput(spec.input, {}), volunteer),
          /kernel.not_permitted/,
        );
        continue;
      }
      const planted = {
        ...scope,
        personId: people[7]!,
        subjectId: people[7]!,
        search: '样',
        text: '样',
        shiftId: shift.shiftId,
        deviceId: desk.postId,
      };
      const answer = await house.queries.ask(spec.name, sampleInput(spec.input, planted), volunteer).catch(() => null);
      const text = JSON.stringify(answer) ?? '';
      if (known.some((id) => text.includes(id))) told.push(spec.name);
    }
    // 5 of these was sampled at the gate by this very table; the roster is what it is for.
    assert.deepEqual(told.sort(), ['sampling.roster', 'sampling.table']);
  });
});

test('the home of a sealed tube is known to the house: a neighbour does not go into it', async () => {
  const other = (await s.people(1, placeIds.dwelling101))[0]!;
  const how = { kind: 'household', householdPlaceId: placeIds.dwelling102 };
  await at(3, async () => {
    const tube = s.tube(siteId, roundId, how);
    await house.act('tube.open', tube, volunteer);
    assert.equal(await problemOf('sample.register', s.sample(tube.tubeId, 1, people[8]!)), 'accepted');
    assert.equal(await problemOf('sample.register', s.sample(tube.tubeId, 2, other)), 'sampling.not_of_home');
  });
});

test('the shift is over: nothing opens, what was done on time comes in though the account is closed, and what was done later goes to the community', async () => {
  const helper = await v.onShift(shift);
  const phone = await at(1, () => leasePhone(house, url, helper));
  const [inTime, late] = [
    filling([people[9]!], (n) => shift.until - (5 - n) * MINUTE_MS),
    filling([people[10]!], () => shift.until + MINUTE_MS),
  ];
  await at(11.5, async () => {
    await house.act('shift.close_account', { lineId: helper.lineId }, system);
    await assert.rejects(house.ask('sampling.my_sites', {}, helper), /kernel.(post_ended|sign_in_needed)/);
    assert.equal((await phone.enter()).status, 404, 'the lease is over');
    const { outcomes, state } = await phone.send(...inTime.acts, ...late.acts);
    assert.equal(state, 'over');
    assert.deepEqual(
      outcomes.map((one) => one.outcome),
      ['accepted', 'accepted', 'handed_on', 'handed_on'],
    );
  });
  assert.equal((await doneAtOf(people[9]!))?.visitId, inTime.samples[0]!.sampleId);
  assert.equal(await stored(late.samples[0]!.sampleId), false);
});

test('a lease ends with the shift, whatever contact there is', async () => {
  const helper = await v.onShift(shift);
  const phone = await at(1, () => leasePhone(house, url, helper));
  const endsAt = async () =>
    (
      await house.asOwner((tx) =>
        tx.first<{ endsAt: Date }>(sql`select ends_at as "endsAt" from device_leases where id = ${phone.leaseId}`),
      )
    )?.endsAt.getTime();
  assert.equal(await endsAt(), shift.until);
  await at(5, () => phone.bring([]));
  assert.equal(await endsAt(), shift.until);
});

test('prolonged while the tablet is off line: what is done in the longer shift counts; cut short, what is done after goes to the community', async () => {
  const long = await v.shift(siteId, 1, 10);
  const helper = await v.onShift(long);
  const phone = await at(1, () => leasePhone(house, url, helper));
  await at(9, () =>
    house.act('shift.set_end', { shiftId: long.shiftId, until: new Date(morning + 12 * HOUR_MS).toISOString() }, desk),
  );
  const evening = filling([people[10]!], () => morning + 11.5 * HOUR_MS);
  const codes = async (acts: typeof evening.acts, hours: number) =>
    (await at(hours, () => phone.send(...acts))).outcomes.map((one) => one.outcome);
  assert.deepEqual(await codes(evening.acts, 13), ['accepted', 'accepted']);

  const short = await v.shift(siteId, 1, 10);
  const second = await v.onShift(short);
  const tablet = await at(1, () => leasePhone(house, url, second));
  await at(4, () =>
    house.act('shift.set_end', { shiftId: short.shiftId, until: new Date(morning).toISOString() }, desk),
  );
  const [early, after] = [
    filling([people[11]!], () => morning + 3 * HOUR_MS),
    filling([people[0]!], () => morning + 5 * HOUR_MS),
  ];
  const { outcomes } = await at(6, () => tablet.send(...early.acts, ...after.acts));
  assert.deepEqual(
    outcomes.map((one) => one.outcome),
    ['accepted', 'accepted', 'handed_on', 'handed_on'],
  );
  await at(6, () => assert.rejects(house.ask('sampling.my_sites', {}, second), /kernel.post_ended/));
  // Over is over, and nobody else's shift is theirs to move.
  const moved = { shiftId: short.shiftId, until: new Date(morning + 9 * HOUR_MS).toISOString() };
  await at(6, async () =>
    assert.equal(await problemOf('shift.set_end', moved, { ...volunteer, ...desk }), 'shift.over'),
  );
  const stranger = await house.as('community_desk', 'xizha');
  const foreign = await house.run('shift.set_end', { ...moved, shiftId: long.shiftId }, stranger);
  assert.equal('problem' in foreign && foreign.problem.code, 'shift.not_found');
});

test('closed by an administrator, an account brings nothing in any more, though the shift ends later by itself', async () => {
  const helper = await v.onShift(shift);
  const phone = await at(1, () => leasePhone(house, url, helper));
  await at(2, async () => {
    const admin = await house.as('security_admin', 'district');
    await house.act('account.close', { accountId: helper.accountId, reason: '平板丢了' }, admin);
  });
  const { acts } = filling([people[1]!], () => morning + 1.5 * HOUR_MS);
  await at(12, async () => {
    await house.act('shift.close_account', { lineId: helper.lineId }, system);
    assert.deepEqual(
      (await phone.send(...acts)).outcomes.map((one) => one.outcome),
      ['handed_on', 'handed_on'],
    );
  });
});

test('a clock that is wrong moves nothing out of the shift or into it', async () => {
  const helper = await v.onShift(shift);
  const phone = await at(1, () => leasePhone(house, url, helper));
  const [ahead, unknown] = [
    filling([people[2]!], () => morning + 15 * HOUR_MS),
    filling([people[3]!], () => morning + 40 * HOUR_MS),
  ];
  await at(10, async () => {
    // Twelve hours ahead, and known to be so; a day ahead and not known: no later than it came in.
    const { outcomes } = await phone.send(
      ...ahead.acts.map((act) => ({ ...act, off: -12 * HOUR_MS })),
      ...unknown.acts,
    );
    assert.deepEqual(
      outcomes.map((one) => one.outcome),
      ['accepted', 'accepted', 'accepted', 'accepted'],
    );
  });
});

test('two shifts at two sites on one day are two accounts’ worth: each opens its own site and no other', async () => {
  const volunteerId = await v.enter();
  const [first, second] = [await v.shift(siteId, 1, 4), await v.shift(otherSiteId, 4, 8)];
  const [one, two] = [await v.onShift(first, volunteerId), await v.onShift(second, volunteerId)];
  assert.equal(one.accountId, two.accountId);
  const sitesOf = async (who: Volunteer) =>
    (await house.ask<{ sites: MySite[] }>('sampling.my_sites', {}, who)).sites.map((site) => site.siteId);
  await at(3.8, async () => {
    assert.deepEqual(await sitesOf(one), [siteId]);
    await assert.rejects(sitesOf(two), /kernel.post_ended/, 'no sooner than the other shift is over');
  });
  const phone = await at(3, () => leasePhone(house, url, one));
  const { acts } = filling([people[4]!], () => morning + 3.5 * HOUR_MS);
  await at(5, async () => {
    await assert.rejects(sitesOf(one), /kernel.post_ended/);
    assert.deepEqual(await sitesOf(two), [otherSiteId]);
    assert.deepEqual(
      (await phone.send(...acts)).outcomes.map((each) => each.outcome),
      ['accepted', 'accepted'],
    );
    const forged = filling([people[4]!], () => house.clock.now());
    assert.equal(await problemOf('tube.open', forged.tube, two), 'sampling.site_not_found');
  });
});

test('replaced midway, the account ends at once and the morning counts; a work site that is no sampling site opens no table', async () => {
  const mine = await v.shift(siteId, 1, 9);
  const helper = await v.onShift(mine);
  const phone = await at(1, () => leasePhone(house, url, helper));
  await at(4, () =>
    house
      .act(
        'shift.replace',
        { lineId: helper.lineId, newLineId: newId(), reason: '生病', volunteerId: helper.volunteerId },
        desk,
      )
      .catch(() => undefined),
  );
  const instead = await v.enter();
  await at(4, () =>
    house.act(
      'shift.replace',
      { lineId: helper.lineId, newLineId: newId(), reason: '生病', volunteerId: instead },
      desk,
    ),
  );
  const [early, after] = [
    filling([people[6]!], () => morning + 3 * HOUR_MS),
    filling([people[7]!], () => morning + 4.5 * HOUR_MS),
  ];
  const { outcomes } = await at(5, () => phone.send(...early.acts, ...after.acts));
  assert.deepEqual(
    outcomes.map((one) => one.outcome),
    ['accepted', 'accepted', 'handed_on', 'handed_on'],
  );

  const bare = await v.workSite();
  const without = await v.onShift(await v.shift(bare, 1, 9));
  await at(2, async () => {
    assert.deepEqual(await house.ask('sampling.my_sites', {}, without), { sites: [] });
    await assert.rejects(house.ask('sampling.roster', { siteId: bare, roundId }, without), /site_not_found/);
  });
});

test('who has come is told for the opening on the tablet as at the desk; hours in a row stay beside the name and refuse nothing', async () => {
  const all = await v.shift(siteId, 1, 13);
  const helper = await v.onShift(all);
  await at(1, () => house.act('shift.come', { lineId: helper.lineId }, helper));
  const present = async (id: string) =>
    (await house.ask<{ roster: unknown }>('sampling.present', { siteId: id }, desk)).roster;
  await at(2, async () => {
    assert.deepEqual(await present(siteId), [{ role: 'registrar', names: [helper.name] }]);
    await assert.rejects(house.ask('sampling.present', { siteId }, helper), /not_permitted/);
  });
  assert.deepEqual(await present(otherSiteId), []);
  await at(12.5, async () => {
    assert.equal(await present(await s.site(campaignId)), null);
    const tube = s.tube(siteId, roundId);
    await house.act('tube.open', tube, helper);
    assert.equal(await problemOf('sample.register', s.sample(tube.tubeId, 1, people[5]!), helper), 'accepted');
    const page = await house.ask<{ shift: { lines: { lineId: string; fatigue: { tone: string } }[] } }>(
      'shift.page',
      { shiftId: all.shiftId },
      desk,
    );
    assert.equal(page.shift.lines.find(({ lineId }) => lineId === helper.lineId)?.fatigue.tone, 'amber');
  });
});

test('who declines has no account any more, and the volunteer who is on the list is sampled like everybody else', async () => {
  const mine = await v.shift(siteId, 1, 9);
  const helper = await v.onShift(mine);
  await at(2, async () => {
    const [self] = await s.people(1, placeIds.dwelling102);
    const tube = s.tube(siteId, roundId);
    await house.act('tube.open', tube, helper);
    // On no list when it was frozen: found, and done.
    assert.equal(await problemOf('sample.register', s.sample(tube.tubeId, 1, self), helper), 'accepted');
    const found = await house.asOwner((tx) =>
      tx.first<{ workId: string | null }>(
        sql`select work_id as "workId" from campaign_found where round_id = ${roundId} and subject_id = ${self}`,
      ),
    );
    assert.ok(found?.workId);
    await house.act('shift.answer', { lineId: helper.lineId, accepts: false, reason: '发烧' }, helper);
    await assert.rejects(house.ask('sampling.my_sites', {}, helper), /kernel.post_ended/);
  });
});
