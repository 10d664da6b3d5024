import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, phones, type StaffHat, unitIds } from '#testing/house.ts';
import type { MyShift, RosterShift } from '../shared/queries.ts';
import { rolesPresent } from './public.ts';
import { closeAccounts } from './ticks.ts';

const house = await openTestHouse();
const start = Date.parse('2026-03-11T09:00:00+08:00');
house.clock.set(start);
const hour = (n: number) => new Date(start + n * 3_600_000).toISOString();

let desk: StaffHat;
let worker: StaffHat;
let second: StaffHat;
let stranger: StaffHat;

type Who = Parameters<typeof house.run>[2];
const problemOf = async (name: string, input: unknown, as: Who = desk) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : null;
};
const site = async (what: object = {}) => {
  const siteId = newId();
  await house.act('work_site.set_up', { siteId, kind: 'sampling', title: '盛景花园采样点', ...what }, desk);
  return siteId;
};
const shift = async (siteId: string | undefined, from: number, until: number, what: object = {}) => {
  const shiftId = newId();
  const times = { from: hour(from), until: hour(until) };
  await house.act('shift.plan', { shiftId, siteId, task: '扫码登记', ...times, ...what }, desk);
  return shiftId;
};
const ask = async (shiftId: string, hat: StaffHat, role = 'registrar') => {
  const lineId = newId();
  await house.act('shift.assign', { shiftId, lines: [{ lineId, role, postId: hat.postId }] }, desk);
  return lineId;
};
const page = async (shiftId: string) =>
  (await house.ask<{ shift: RosterShift }>('shift.page', { shiftId }, desk)).shift;
const lineOf = async (shiftId: string, lineId: string) =>
  (await page(shiftId)).lines.find((one) => one.lineId === lineId)!;
const mine = async (as: Who) => (await house.ask<{ rows: MyShift[] }>('shift.mine', {}, as)).rows;
const at = async <T>(n: number, body: () => Promise<T>): Promise<T> => {
  house.clock.set(start + n * 3_600_000);
  try {
    return await body();
  } finally {
    house.clock.set(start);
  }
};

before(async () => {
  desk = await house.as('community_desk', 'dongzha');
  worker = await house.as('grid_worker', 'dongzhaEast');
  second = await house.as('grid_worker', 'dongzhaWest');
  stranger = await house.as('community_desk', 'xizha');
});

test('a site wants the roles of its kind, and a shift names those that are lacking until people stand on it (C14)', async () => {
  const shiftId = await shift(await site(), 24, 30);
  const lacking = async () => Object.fromEntries((await page(shiftId)).gaps.map(({ role, lacking: n }) => [role, n]));
  assert.deepEqual(await lacking(), { chief: 1, medical: 2, registrar: 2, community_worker: 1, police: 1 });
  const lineId = await ask(shiftId, worker);
  assert.deepEqual(await lacking(), { chief: 1, medical: 2, registrar: 1, community_worker: 1, police: 1 });
  await house.act('shift.answer', { lineId, accepts: false, reason: '孩子没人带' }, worker);
  assert.equal((await lacking())['registrar'], 2);
  const told = await lineOf(shiftId, lineId);
  assert.deepEqual([told.state, told.reason], ['declined', '孩子没人带']);
  await house.act('shift.cancel', { shiftId, reason: '下雨' }, desk);
  const more = { shiftId, lines: [{ lineId: newId(), role: 'chief', postId: worker.postId }] };
  assert.equal(await problemOf('shift.assign', more), 'shift.cancelled');
});

test('nobody stands at two places at once, whoever plans them; who declined is free again', async () => {
  const gate = await site({ kind: 'checkpoint', title: '北门卡口' });
  const [one, other] = [await shift(await site(), 48, 54), await shift(gate, 53, 60)];
  const lineId = await ask(one, worker);
  const twice = { shiftId: other, lines: [{ lineId: newId(), role: 'gate', postId: worker.postId }] };
  assert.equal(await problemOf('shift.assign', twice), 'shift.twice');
  // Two desks at the same moment: the database refuses whoever comes second.
  await assert.rejects(
    house.asOwner((tx) =>
      tx.all(sql`
        insert into shift_people (id, district_id, shift_id, unit_id, staff_id, post_id, name, role, during)
        select gen_random_uuid(), district_id, ${other}, unit_id, staff_id, post_id, name, 'gate', during from shift_people where id = ${lineId}`),
    ),
    /shift_people_once/,
  );
  await house.act('shift.answer', { lineId, accepts: false, reason: '有课' }, worker);
  await house.act('shift.assign', twice, desk);
});

test('coming and leaving are facts told once, by oneself, the desk or the chief; hours add up by person and by role (J1)', async () => {
  const siteId = await site();
  const shiftId = await shift(siteId, 100, 106);
  const [lineId, chiefLine] = [await ask(shiftId, worker), await ask(shiftId, second, 'chief')];
  assert.equal(await problemOf('shift.come', { lineId }, worker), 'shift.not_yet');
  assert.equal(await problemOf('shift.leave', { lineId }, worker), 'shift.not_come');
  assert.equal(await problemOf('shift.come', { lineId }, stranger), 'shift.line_not_found');
  await at(100, async () => {
    await house.act('shift.come', { lineId }, worker);
    assert.equal((await house.run('shift.come', { lineId }, worker)).outcome, 'superseded');
    await house.act('shift.come', { lineId: chiefLine }, second);
    const present = await house.asOwner((tx) => rolesPresent(tx, siteId, tx.at));
    assert.deepEqual(
      present.map(({ role, names }) => [role, names]),
      [
        ['chief', [second.name]],
        ['registrar', [worker.name]],
      ],
    );
  });
  // The chief tells it of the others.
  await at(105.5, () => house.act('shift.leave', { lineId }, second));
  await at(120, async () => {
    assert.equal(await problemOf('shift.leave', { lineId: chiefLine, at: hour(130) }), 'shift.times_reversed');
    await house.act('shift.leave', { lineId: chiefLine, at: hour(106) }, desk);
    type Hours = { people: { name: string; minutes: number }[]; roles: { role: string; minutes: number }[] };
    const { people, roles } = await house.ask<Hours>('shift.hours', { from: '2026-03-15', to: '2026-03-16' }, desk);
    assert.deepEqual(Object.fromEntries(people.map((one) => [one.name, one.minutes])), {
      [worker.name]: 330,
      [second.name]: 360,
    });
    assert.deepEqual(Object.fromEntries(roles.map((one) => [one.role, one.minutes])), { chief: 360, registrar: 330 });
    assert.deepEqual(await house.asOwner((tx) => rolesPresent(tx, siteId, tx.at)), []);
  });
});

test('who falls sick midway is replaced in one act: the hours done stay theirs, the rest is the other’s (A6)', async () => {
  const shiftId = await shift(await site(), 150, 156);
  const lineId = await ask(shiftId, worker);
  await at(150, () => house.act('shift.come', { lineId }, worker));
  const newLineId = newId();
  const replace = { lineId, newLineId, reason: '发热', postId: second.postId };
  await at(152, async () => {
    // Whoever cannot stay says so, and does not choose who comes.
    assert.equal(await problemOf('shift.replace', replace, worker), 'shift.line_not_found');
    await house.act('shift.replace', replace, desk);
    await house.act('shift.come', { lineId: newLineId }, second);
  });
  await at(156, () => house.act('shift.leave', { lineId: newLineId }, second));
  const { lines } = await at(156.1, () => page(shiftId));
  const minutes = (id: string) => {
    const one = lines.find((line) => line.lineId === id);
    return Math.round(((one?.leftAt?.getTime() ?? 0) - (one?.cameAt?.getTime() ?? 0)) / 60_000);
  };
  assert.deepEqual([minutes(lineId), minutes(newLineId)], [120, 240]);
  const later = await shift(await site(), 200, 206);
  const early = await ask(later, worker);
  await house.act('shift.replace', { ...replace, lineId: early, newLineId: newId() }, desk);
  const gap = (await page(later)).gaps.find(({ role }) => role === 'registrar')?.lacking;
  assert.deepEqual([(await lineOf(later, early)).state, gap], ['replaced', 1]);
});

test('one who came without a network has come, also when replaced meanwhile', async () => {
  const shiftId = await shift(await site(), 250, 256);
  const lineId = await ask(shiftId, worker);
  await house.act('shift.replace', { lineId, newLineId: newId(), reason: '打不通', postId: second.postId }, desk);
  assert.equal((await at(251, () => house.run('shift.come', { lineId }, worker))).outcome, 'superseded');
  await at(253, () => house.act('shift.leave', { lineId }, worker));
  assert.equal((await at(253, () => lineOf(shiftId, lineId))).state, 'left');
});

test('a week is copied with its people; who stands elsewhere by then is left out by name', async () => {
  const siteId = await site();
  // Monday the 23rd at midnight.
  const monday = 24 * 12 - 9;
  const shiftId = await shift(siteId, monday + 8, monday + 14);
  await ask(shiftId, worker);
  await ask(shiftId, second, 'chief');
  const next = monday + 24 * 7;
  await ask(await shift(await site({ kind: 'patrol', title: '河堤' }), next + 8, next + 10), worker, 'patrol');
  const copy = { siteId, fromMonday: '2026-03-23', toMonday: '2026-03-30' };
  assert.deepEqual(await house.act('shift.copy_week', copy, desk), { shifts: 1, leftOut: [worker.name] });
  assert.equal(await problemOf('shift.copy_week', copy), 'shift.week_not_empty');
  const { shifts } = await house.ask<{ shifts: RosterShift[] }>('shift.week', { monday: '2026-03-30', siteId }, desk);
  assert.deepEqual(
    shifts.map(({ from, lines }) => [from.toISOString(), lines.map(({ name, state }) => [name, state])]),
    [[hour(next + 8), [[second.name, 'asked']]]],
  );
});

test('the watch of a unit is whom its telephone rings; it is handed on with both names, and the next is known (J4, M11)', async () => {
  const watch = { kind: 'on_call', task: '防汛值班' };
  const [today, tomorrow] = [await shift(undefined, 0, 24, watch), await shift(undefined, 24, 48, watch)];
  const [one, next] = [await ask(today, worker, 'duty'), await ask(tomorrow, second, 'duty')];
  type Lines = { rows: { unitId: string; members: { source: string; name: string }[] }[] };
  const onShift = (n: number) =>
    at(n, async () => {
      const { rows } = await house.ask<Lines>('duty_line.list', {}, desk);
      const members = rows.find(({ unitId }) => unitId === unitIds.dongzha)?.members ?? [];
      return members.filter(({ source }) => source === 'shift').map(({ name }) => name);
    });
  assert.deepEqual(await onShift(1), [worker.name]);
  assert.equal((await mine(worker)).find(({ lineId }) => lineId === one)?.next?.name, second.name);
  const give = { lineId: one, toLineId: next, note: '三号泵在检修' };
  assert.equal(await problemOf('shift.hand_over', give, worker), 'shift.not_come');
  await at(0.5, () => house.act('shift.come', { lineId: one }, worker));
  await at(23.9, async () => {
    assert.equal(await problemOf('shift.take_over', { lineId: next }, second), 'shift.nothing_handed');
    await house.act('shift.hand_over', give, worker);
    const told = (await mine(second)).find(({ lineId }) => lineId === next)?.handedBy;
    assert.deepEqual([told?.name, told?.note], [worker.name, '三号泵在检修']);
  });
  await at(24.2, async () => {
    await house.act('shift.take_over', { lineId: next }, second);
    const given = await lineOf(today, one);
    const taker = await lineOf(tomorrow, next);
    assert.deepEqual([given.state, given.leftAt?.getTime(), taker.state], ['left', taker.cameAt?.getTime(), 'came']);
  });
  assert.deepEqual(await onShift(25), [second.name]);
});

test('a seconded cadre makes themselves known once; who was sent down and has no place is named (A6)', async () => {
  const officer = await house.as('department_officer', 'housing');
  const cadre = await house.alsoAs(officer, 'seconded_cadre', 'dongzhaEast');
  type Coverage = { rows: { name: string; siteTitle: string | null; pledgedAt: Date | null }[] };
  const street = await house.as('street_supervisor', 'luohe');
  const coverage = async (only: string) => (await house.ask<Coverage>('shift.coverage', { only }, street)).rows;
  assert.deepEqual(
    (await coverage('without_place')).map(({ name }) => name),
    [cadre.name],
  );
  assert.equal((await house.ask<{ wantsPledge: boolean }>('shift.mine', {}, cadre)).wantsPledge, true);
  await house.act('shift.pledge', { partyStatus: 'member' }, cadre);
  assert.equal(await problemOf('shift.pledge', { partyStatus: 'member' }, cadre), 'shift.pledged_already');
  assert.equal(await problemOf('shift.pledge', { partyStatus: 'member' }, worker), 'shift.not_seconded');
  const gate = await site({ kind: 'checkpoint', title: '南门卡口' });
  const lineId = await ask(await shift(gate, 300, 306), cadre, 'gate');
  const [row] = await coverage('all');
  assert.deepEqual([row?.siteTitle, row?.pledgedAt instanceof Date], ['南门卡口', true]);
  // The post of a grid sees of the community's sites the one it stands at.
  const own = await at(290, () => mine(cadre));
  assert.deepEqual(
    own.map((one) => [one.lineId, one.siteTitle]),
    [[lineId, '南门卡口']],
  );
});

test('hours in a row stand beside a name when it is planned, and refuse nothing (J1)', async () => {
  const siteId = await site();
  await ask(await shift(siteId, 400, 407), worker);
  const next = await shift(siteId, 407, 413);
  type Rows = { rows: { name: string; busyAt: string | null; fatigue: { inARow: number; tone: string } }[] };
  const found = async () =>
    (await house.ask<Rows>('shift.candidates', { shiftId: next }, desk)).rows.find(({ name }) => name === worker.name);
  const one = await found();
  assert.deepEqual([one?.fatigue.inARow, one?.fatigue.tone, one?.busyAt], [13, 'red', null]);
  await ask(next, worker);
  assert.equal((await found())?.busyAt, '盛景花园采样点');
});

test('a resident applies, is approved with a volunteer number, signs up where somebody is lacking, and reads the hours (J1, E6)', async () => {
  const student = await house.resident(phones.neighbour);
  const volunteerId = newId();
  const about = { volunteerId, unitId: unitIds.dongzha, name: '颜同学', partyStatus: 'league', consents: true };
  assert.equal(await problemOf('volunteer.apply', { ...about, consents: false }, student), 'shift.no_consent');
  // Free on Thursday afternoons only.
  await house.act('volunteer.apply', { ...about, available: [{ weekday: 3, from: 780, to: 1200 }] }, student);
  const again = { ...about, volunteerId: newId() };
  assert.equal(await problemOf('volunteer.apply', again, student), 'shift.applied_already');
  assert.equal(await problemOf('volunteer.approve', { volunteerId }, stranger), 'shift.volunteer_not_found');
  type Mine = {
    me: { state: string; volunteerNo: string | null; minutes: number } | null;
    open: { shiftId: string; isAvailable: boolean }[];
    byRole: { role: string; minutes: number }[];
  };
  const own = () => house.ask<Mine>('volunteer.mine', {}, student);
  assert.deepEqual([(await own()).me?.state, (await own()).open], ['applied', []]);
  await house.act('volunteer.approve', { volunteerId }, desk);
  assert.match((await own()).me?.volunteerNo ?? '', /^V\d{6}$/);

  const siteId = await site({ wanted: [{ role: 'order', count: 1 }], title: '西门服务点' });
  // Thursday 14:00 to 17:00, and a morning with a class in it.
  const [free, clash] = [await shift(siteId, 29, 32), await shift(siteId, 24, 26)];
  const isFree = new Map((await own()).open.map((one) => [one.shiftId, one.isAvailable]));
  assert.deepEqual([isFree.get(free), isFree.get(clash)], [true, false]);
  const lineId = newId();
  assert.equal(await problemOf('shift.sign_up', { lineId, shiftId: free, role: 'chief' }, student), 'shift.full');
  await house.act('shift.sign_up', { lineId, shiftId: free, role: 'order' }, student);
  const twice = { lineId: newId(), shiftId: free, role: 'order' };
  assert.equal(await problemOf('shift.sign_up', twice, student), 'shift.twice');
  const other = await house.resident('19900000077');
  assert.equal(await problemOf('shift.come', { lineId }, other), 'shift.line_not_found');
  await at(29, () => house.act('shift.come', { lineId }, student));
  await at(32, () => house.act('shift.leave', { lineId }, student));
  const after = await own();
  assert.deepEqual([after.me?.minutes, after.byRole], [180, [{ role: 'order', minutes: 180 }]]);
  type List = { rows: { name: string; phone: string; minutes: number }[] };
  const list = (as: StaffHat) => house.ask<List>('volunteer.list', { tab: 'all' }, as);
  const row = (await list(desk)).rows.find(({ name }) => name === '颜同学');
  assert.equal(row?.minutes, 180);
  assert.match(row?.phone ?? '', /\*{4}/);
  assert.deepEqual((await list(stranger)).rows, []);
});

test('a temporary account sees its own shift and nothing else, and ends with the shift by itself (C22)', async () => {
  const volunteerId = newId();
  const about = { volunteerId, unitId: unitIds.dongzha, name: '孔志愿', partyStatus: 'probationary', consents: true };
  await house.act('volunteer.enter', { ...about, phone: '19900001234' }, desk);
  const siteId = await site();
  const shiftId = await shift(siteId, 2, 8);
  const lineId = newId();
  const put = { shiftId, lines: [{ lineId, role: 'registrar', volunteerId }] };
  assert.equal(await problemOf('shift.assign', put), 'shift.not_approved');
  await house.act('volunteer.approve', { volunteerId }, desk);
  await house.act('shift.assign', put, desk);
  const chief = await house.as('grid_worker', 'dongzhaEast', 3);
  const chiefLine = await ask(shiftId, chief, 'chief');
  const open = () => ({ lineId, staffId: newId(), accountId: newId(), postId: newId() });
  assert.equal(await problemOf('shift.open_account', open(), second), 'shift.line_not_found');
  // The chief of the site opens it, though the community is not theirs.
  const { accountId, username } = (await house.act('shift.open_account', open(), chief)) as Record<string, string>;
  assert.match(username ?? '', /^zyz\.v\d+$/);
  assert.equal(await problemOf('shift.open_account', open(), desk), 'shift.account_standing');
  const posts = () =>
    house.asOwner((tx) =>
      tx.all<{ isClosed: boolean; role: string; until: Date | null; postId: string; staffId: string }>(sql`
        select a.closed_at is not null as "isClosed", p.role, upper(p.valid) as until, p.id as "postId", s.id as "staffId"
          from staff s join auth.account_states a on a.account_id = s.account_id join posts p on p.staff_id = s.id where s.account_id = ${accountId} order by p.id`),
    );
  const [account] = await posts();
  assert.ok(account && accountId);
  assert.deepEqual([account.isClosed, account.role, account.until?.toISOString()], [false, 'site_volunteer', hour(8)]);

  await house.asOwner(async (tx) => {
    await tx.all(sql`update auth.account_states set is_one_time = false where account_id = ${accountId}`);
    await tx.all(sql`update auth."user" set "twoFactorEnabled" = true where id = ${accountId}`);
    await tx.all(sql`
      insert into auth.session (id, "expiresAt", token, "userId") values (${newId()}, now() + interval '12 hours', 'shift-token', ${accountId})`);
  });
  const { staffId, postId } = account;
  const helper: StaffHat = { ...worker, token: 'shift-token', staffId, postId, accountId, role: 'site_volunteer' };
  await at(2, async () => {
    assert.deepEqual(
      (await mine(helper)).map((one) => one.lineId),
      [lineId],
    );
    await house.act('shift.come', { lineId }, helper);
    // A colleague's line of the same shift is seen, and not theirs to tell of.
    assert.equal(await problemOf('shift.come', { lineId: chiefLine }, helper), 'shift.line_not_found');
    for (const [name, { spec }] of house.house.queries)
      if (spec.allowed.roles && !spec.allowed.roles.includes('site_volunteer') && !spec.allowed.anyStaff)
        await assert.rejects(house.queries.ask(name, {}, helper), /kernel\.(not_permitted|malformed)/, name);
  });
  await at(8.1, async () => {
    await assert.rejects(house.ask('shift.mine', {}, helper), /kernel.post_ended/);
    await closeAccounts.run(house.hand);
    assert.equal((await posts())[0]?.isClosed, true);
  });
  // The next shift opens the same account again; when they are replaced it ends at once.
  const nextId = await shift(siteId, 0.5, 1.5);
  const next = newId();
  const line = { lineId: next, role: 'registrar', volunteerId };
  await house.act('shift.assign', { shiftId: nextId, lines: [line] }, desk);
  const reopened = await house.act('shift.open_account', { ...open(), lineId: next }, desk);
  assert.equal((reopened as Record<string, string>)['accountId'], accountId);
  const ends = async () => (await posts()).filter(({ until }) => until?.toISOString() === hour(1.5)).length;
  assert.equal(await ends(), 1);
  const replace = { lineId: next, newLineId: newId(), reason: '生病', postId: second.postId };
  await house.act('shift.replace', replace, desk);
  assert.equal(await ends(), 0);
});

test('means: what is asked beyond what is free is a shortage, and is not given (C24)', async () => {
  const [meansId, siteId] = [newId(), await site()];
  const street = await house.as('street_dispatcher', 'luohe');
  const means = { meansId, kind: 'material', title: '防护服', quantity: 100, measure: '套' };
  await house.act('means.add', means, street);
  const use = async (quantity: number) => {
    const useId = newId();
    await house.act('means.ask', { useId, meansId, siteId, quantity }, desk);
    return useId;
  };
  const [first, more] = [await use(80), await use(50)];
  // The street gives what is the street's.
  assert.equal(await problemOf('means.give', { useId: first }), 'shift.means_not_found');
  await house.act('means.give', { useId: first }, street);
  assert.equal(await problemOf('means.give', { useId: more }, street), 'shift.means_short');
  type Board = { rows: { meansId: string; free: number; asked: number; short: number }[] };
  const board = async () => {
    const row = (await house.ask<Board>('means.board', {}, street)).rows.find((one) => one.meansId === meansId);
    return [row?.free, row?.asked, row?.short];
  };
  assert.deepEqual(await board(), [20, 50, 30]);
  assert.equal(await problemOf('means.release', { useId: first }, stranger), 'shift.means_not_found');
  await house.act('means.release', { useId: first }, desk);
  await house.act('means.give', { useId: more }, street);
  assert.deepEqual(await board(), [50, 0, 0]);
});

test('a gift over the value that is set waits for the leader’s eye, and not for one’s own (J6)', async () => {
  const leader = await house.as('community_secretary', 'dongzha');
  const gift = async (valueYuan: number, as: StaffHat) => {
    const giftId = newId();
    const what = { what: '水果', fromName: '一位居民', toName: '采样点全体', doneWith: '分给夜班' };
    await house.act('gift.record', { giftId, valueYuan, ...what }, as);
    return giftId;
  };
  const [small, big, own] = [await gift(60, desk), await gift(500, desk), await gift(900, leader)];
  type Gifts = { rows: { giftId: string; needsLeader: boolean }[] };
  const { rows } = await house.ask<Gifts>('gift.list', {}, leader);
  const needs = new Map(rows.map((row) => [row.giftId, row.needsLeader]));
  assert.deepEqual([needs.get(small), needs.get(big)], [false, true]);
  assert.equal(await problemOf('gift.see', { giftId: own }, leader), 'shift.gift_own');
  await house.act('gift.see', { giftId: big }, leader);
  assert.equal(await problemOf('gift.see', { giftId: big }, leader), 'shift.given_already');
});

test('neighbours read what is offered and wanted, never whose it is; the desk brings two together (J5)', async () => {
  const [giver, taker] = [await house.resident('19900000071'), await house.resident('19900000072')];
  const post = async (sense: string, as: typeof giver) => {
    const neighbourId = newId();
    const what = { unitId: unitIds.dongzha, sense, kind: 'rice', title: '大米十斤', until: hour(24) };
    await house.act('neighbour.post', { neighbourId, ...what }, as);
    return neighbourId;
  };
  type Board = { isOpen: boolean; unitId: string | null; rows: { neighbourId: string; isMine: boolean }[] };
  // Shut until somebody wants it: nothing is taken and nothing told.
  await assert.rejects(post('offer', giver), /neighbours_shut/);
  assert.equal((await house.ask<Board>('neighbour.board', {}, giver)).isOpen, false);
  await house.act(
    'setting.change',
    { name: 'neighbour_board', value: true },
    await house.as('system_admin', 'district'),
  );
  const [offerId, needId] = [await post('offer', giver), await post('need', taker)];
  assert.equal((await house.ask<Board>('neighbour.board', {}, taker)).unitId, unitIds.dongzha);
  const { rows } = await house.ask<Board>('neighbour.board', { unitId: unitIds.dongzha }, taker);
  const isMine = new Map(rows.map((row) => [row.neighbourId, row.isMine]));
  assert.deepEqual([isMine.get(offerId), isMine.get(needId)], [false, true]);
  assert.equal(JSON.stringify(rows).includes('1990000'), false);
  assert.equal(await problemOf('neighbour.end', { neighbourId: offerId }, taker), 'shift.neighbour_not_found');
  const reversed = { offerId: needId, needId: offerId };
  assert.equal(await problemOf('neighbour.match', reversed), 'shift.neighbour_unfit');
  const { token } = (await house.act('neighbour.call', { neighbourId: offerId }, desk)) as { token: string };
  assert.deepEqual(await house.ask('neighbour.number', { token }, desk), { phone: '19900000071' });
  await assert.rejects(
    house.ask('neighbour.number', { token }, await house.as('community_secretary', 'dongzha')),
    /neighbour_not_found/,
  );
  assert.equal(await problemOf('neighbour.call', { neighbourId: offerId }, stranger), 'shift.neighbour_not_found');
  await house.act('neighbour.match', { offerId, needId }, desk);
  assert.equal(await problemOf('neighbour.match', { offerId, needId }), 'shift.neighbour_unfit');
});

test('what happened at a site in a day stands on its sheet, told by who stood there (C15)', async () => {
  const siteId = await site();
  const lineId = await ask(await shift(siteId, 500, 504), worker);
  await at(500, async () => {
    await house.act('shift.come', { lineId }, worker);
    const note = { siteId, kind: 'faint', told: '排队老人头晕', done: '扶到阴凉处' };
    await house.act('site_note.tell', { noteId: newId(), ...note }, worker);
    const outside = await problemOf('site_note.tell', { noteId: newId(), ...note }, stranger);
    assert.equal(outside, 'shift.site_not_found');
    type Day = { notes: { told: string; byName: string }[] };
    const { notes } = await house.ask<Day>('shift.site_day', { siteId, on: '2026-04-01' }, desk);
    assert.deepEqual([notes[0]?.told, notes[0]?.byName], ['排队老人头晕', worker.name]);
    type Notes = { rows: { told: string; done: string }[]; counts: { kind: string; count: number }[] };
    const board = await house.ask<Notes>('site_note.list', { kind: 'faint' }, desk);
    assert.deepEqual([board.rows[0]?.told, board.rows[0]?.done], ['排队老人头晕', '扶到阴凉处']);
    assert.deepEqual(board.counts, [{ kind: 'faint', count: 1 }]);
    assert.deepEqual((await house.ask<Notes>('site_note.list', { kind: 'rain' }, desk)).rows, []);
    assert.deepEqual((await house.ask<Notes>('site_note.list', {}, stranger)).rows, []);
  });
});

test('only people of the area plan there; an outsider sees neither site nor shift', async () => {
  const siteId = await site();
  const shiftId = await shift(siteId, 600, 604);
  const plan = { shiftId: newId(), siteId, task: '扫码', from: hour(1), until: hour(2) };
  assert.equal(await problemOf('shift.plan', plan, stranger), 'shift.site_not_found');
  assert.equal(await problemOf('shift.cancel', { shiftId, reason: '不' }, stranger), 'shift.not_found');
  await assert.rejects(house.ask('shift.page', { shiftId }, stranger), /shift.not_found/);
  await assert.rejects(house.ask('shift.site_day', { siteId, on: '2026-04-05' }, stranger), /shift.site_not_found/);
  assert.equal(await problemOf('shift.plan', { ...plan, until: hour(40) }), 'shift.times_unfit');
  const castle = { siteId: newId(), kind: 'castle', title: '城堡' };
  assert.equal(await problemOf('work_site.set_up', castle), 'shift.unknown_kind');
});
