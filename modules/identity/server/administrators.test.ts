// Three administrators (三员, GB/T 22239-2019 8.1.4.2): each does what is theirs and nothing of the others', and nobody is two of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealJournal } from '#kernel/server/seal.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { Role } from '#kernel/shared/right.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { identityModule } from './index.ts';

const house = await openTestHouse({ modules: [identityModule] });
const codeOf = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.code : outcome.outcome);

const system = await house.as('system_admin', 'district');
const security = await house.as('security_admin', 'district');
const audit = await house.as('audit_admin', 'district');
const secretary = await house.as('community_secretary', 'dongzha');
const hats: Record<string, StaffHat> = { system, security, audit, secretary };

async function newStaff(): Promise<string> {
  const staffId = newId();
  await house.act('staff.add', { staffId, name: '周敏', homeUnitId: unitIds.dongzha }, system);
  return staffId;
}
async function newAccount(): Promise<{ staffId: string; accountId: string; username: string }> {
  const staffId = await newStaff();
  const accountId = newId();
  const username = `zhou.${accountId.slice(-8)}`;
  await house.act('account.open', { accountId, staffId, username }, system);
  return { staffId, accountId, username };
}

test('each administrator’s commands are refused to the other two and to everybody else', async () => {
  const { accountId } = await newAccount();
  const staffId = await newStaff();
  const reason = '试';
  const commands: { by: string; name: string; input: () => object }[] = [
    { by: 'system', name: 'account.open', input: () => ({ accountId: newId(), staffId, username: 'zhou.min' }) },
    { by: 'system', name: 'calendar.change', input: () => ({ days: [] }) },
    { by: 'security', name: 'account.close', input: () => ({ accountId, reason }) },
    { by: 'security', name: 'account.reopen', input: () => ({ accountId, reason }) },
    { by: 'security', name: 'account.unlock', input: () => ({ accountId, reason }) },
    { by: 'security', name: 'account.reset_second_factor', input: () => ({ accountId, reason }) },
    { by: 'security', name: 'account.end_sessions', input: () => ({ accountId, reason }) },
  ];
  for (const { by, name, input } of commands) {
    for (const [who, hat] of Object.entries(hats)) {
      if (who !== by)
        assert.equal(codeOf(await house.run(name, input(), hat)), 'kernel.not_permitted', `${name} by ${who}`);
    }
    assert.equal(codeOf(await house.run(name, input(), hats[by] ?? system)), 'accepted', `${name} by ${by}`);
  }
});

test('the journal opens to the audit administrator alone, and the accounts to the other two', async () => {
  for (const name of ['audit.list', 'audit.seals']) {
    await house.ask(name, {}, audit);
    for (const who of [system, security, secretary])
      await assert.rejects(house.ask(name, {}, who), { code: 'kernel.not_permitted' });
  }
  for (const who of [system, security]) await house.ask('account.list', {}, who);
  for (const who of [audit, secretary])
    await assert.rejects(house.ask('account.list', {}, who), { code: 'kernel.not_permitted' });
});

test('the database itself holds the line: under another role the journal is empty and the functions refuse', async () => {
  const { accountId } = await newAccount();
  const asRole = (hat: StaffHat, statement: string) =>
    house.database.transact(async (tx) => {
      await tx.all(sql`select * from app.enter_staff(${hat.token}, ${hat.postId}::uuid)`);
      return tx.all(sql.raw(statement));
    });
  assert.deepEqual(await asRole(security, 'select 1 from journal'), []);
  assert.notDeepEqual(await asRole(audit, 'select 1 from journal limit 1'), []);
  await assert.rejects(asRole(system, `select app.reset_second_factor('${accountId}')`), { code: '42501' });
  await assert.rejects(asRole(secretary, `select app.close_account('${accountId}', true)`), { code: '42501' });
  await assert.rejects(asRole(security, `select app.open_account('x', 'x', 'x', '${newId()}')`), { code: '42501' });
  assert.deepEqual(await asRole(audit, 'select * from app.list_accounts()'), []);
  await assert.rejects(asRole(system, 'select password from auth.account'), { code: '42501' });
});

test('nobody is two of the three, at no time that overlaps', async () => {
  const staffId = await newStaff();
  const appoint = (role: Role, more: object = {}) =>
    house.run('post.appoint', { postId: newId(), staffId, role, unitId: unitIds.district, ...more }, security);
  const from = new Date(Date.now() + 86_400_000).toISOString();
  assert.equal(codeOf(await appoint('audit_admin', { until: from })), 'accepted');
  assert.equal(codeOf(await appoint('system_admin')), 'identity.administrators_apart');
  assert.equal(
    codeOf(await appoint('security_admin', { from: new Date(Date.now() + 3_600_000).toISOString() })),
    'identity.administrators_apart',
  );
  assert.equal(codeOf(await appoint('system_admin', { from })), 'accepted');
});

test('the last administrator of a kind cannot be dismissed, nor leave', async () => {
  const end = (postId: string) => house.run('post.end', { postId, reason: '换人' }, security);
  assert.equal(
    codeOf(await house.run('staff.leave', { staffId: security.staffId, reason: '走' }, system)),
    'identity.last_administrator',
  );
  const second = await house.as('system_admin', 'district', 2);
  assert.equal(codeOf(await end(second.postId)), 'accepted');
  assert.equal(codeOf(await end(system.postId)), 'identity.last_administrator');
});

test('an account is opened once a person, under a name nobody has, and not in another district', async () => {
  const { staffId, username } = await newAccount();
  const open = (input: object, hat = system) =>
    house.run('account.open', { accountId: newId(), staffId, username: 'sun.li', ...input }, hat);
  assert.equal(codeOf(await open({})), 'identity.has_account');
  assert.equal(
    codeOf(await open({ staffId: await newStaff(), username: username.toUpperCase() })),
    'identity.username_taken',
  );
  const stranger = newId();
  await house.asOwner((tx) =>
    tx.all(sql`insert into staff (id, district_id, name) values (${stranger}, ${unitIds.otherDistrict}, '外区')`),
  );
  assert.equal(codeOf(await open({ staffId: stranger })), 'identity.staff_not_found');
  const { accounts } = await house.ask<{ accounts: { staffName: string; isOneTime: boolean }[] }>(
    'account.list',
    { search: username },
    security,
  );
  assert.deepEqual(
    accounts.map(({ staffName, isOneTime }) => [staffName, isOneTime]),
    [['周敏', true]],
  );
});

test('closing an account ends its sessions with the next request; reopening does not bring them back', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const { accountId } = worker;
  await house.ask('post.list', {}, worker);
  await house.act('account.close', { accountId, reason: '手机丢失' }, security);
  await assert.rejects(house.ask('post.list', {}, worker), { code: 'kernel.sign_in_needed' });
  await house.act('account.reopen', { accountId, reason: '找回' }, security);
  await assert.rejects(house.ask('post.list', {}, worker), { code: 'kernel.sign_in_needed' });
  assert.equal(
    codeOf(await house.run('account.close', { accountId: security.accountId, reason: '自己' }, security)),
    'identity.own_account',
  );
});

test('a setting is changed by its own administrator within its bounds, and the journal keeps what it was', async () => {
  const change = (name: string, value: unknown, hat: StaffHat) => house.run('setting.change', { name, value }, hat);
  assert.equal(codeOf(await change('session_idle_minutes', 20, system)), 'identity.setting_not_yours');
  assert.equal(codeOf(await change('office_hours', { week: [] }, security)), 'identity.setting_not_yours');
  assert.equal(codeOf(await change('session_idle_minutes', 2, security)), 'identity.setting_malformed');
  assert.equal(codeOf(await change('session_idle_minutes', '20', security)), 'identity.setting_malformed');
  assert.equal(codeOf(await change('demo', { accounts: [] }, system)), 'identity.setting_unknown');
  assert.equal(codeOf(await change('__proto__', 1, system)), 'identity.setting_unknown');
  // Nobody sets up a ranking by log-ins (国办函〔2026〕12号); whoever tries is told why.
  const ranking = await change('login_count_ranking', true, system);
  assert.equal(codeOf(ranking), 'burden.forbidden_measure');
  assert.match('problem' in ranking ? ranking.problem.title.zh : '', /国办函〔2026〕12号/u);
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day < 5
      ? [
          [480, 720],
          [700, 1020],
        ]
      : [],
  );
  assert.equal(
    codeOf(await change('office_hours', { week }, system)),
    'identity.setting_malformed',
    'overlapping hours',
  );
  await house.act('setting.change', { name: 'session_idle_minutes', value: 20 }, security);
  const outcome = await change('session_idle_minutes', 25, security);
  assert.deepEqual('events' in outcome && outcome.events, [
    { type: 'setting.changed', name: 'session_idle_minutes', before: 20, after: 25 },
  ]);
  const { settings } = await house.ask<{
    settings: { name: string; value: unknown; isDefault: boolean; mayChange: boolean }[];
  }>('setting.list', {}, security);
  const shown = settings.find(({ name }) => name === 'session_idle_minutes');
  assert.deepEqual([shown?.value, shown?.isDefault, shown?.mayChange], [25, false, true]);
  await house.act('setting.change', { name: 'session_idle_minutes', value: null }, security);
});

test('the calendar of days off is edited day by day and confirmed by year', async () => {
  const days = [
    { on: '2027-02-06', kind: 'day_off', name: '春节' },
    { on: '2027-02-14', kind: 'make_up', name: '春节' },
    { on: '2027-03-08', kind: 'half_pm', name: '妇女节' },
  ];
  await house.act('calendar.change', { days, confirmYears: [2027] }, system);
  const list = () =>
    house.ask<{ days: object[]; confirmedYears: number[]; mayChange: boolean }>(
      'calendar.list',
      { year: 2027 },
      secretary,
    );
  assert.deepEqual((await list()).days, days);
  assert.equal((await list()).confirmedYears.includes(2027), true);
  assert.equal((await list()).mayChange, false);
  await house.act('calendar.change', { days: [{ on: '2027-03-08', kind: null }], unconfirmYears: [2027] }, system);
  assert.equal((await list()).days.length, 2);
  assert.equal((await list()).confirmedYears.includes(2027), false);
  assert.equal(
    codeOf(await house.run('calendar.change', { days: [{ on: '2027-02-30', kind: 'day_off' }] }, system)),
    'kernel.malformed',
  );
});

test('the auditor finds acts by who, on what, which kind and when, refusals too; sealed numbers stay sealed', async () => {
  const staffId = newId();
  const before = new Date();
  await house.act('staff.add', { staffId, name: '吴昊', phone: '19900000099', homeUnitId: unitIds.dongzha }, secretary);
  await house.run('account.close', { accountId: newId(), reason: '越权' }, secretary);
  type Row = {
    seq: number;
    name: string;
    outcome: string;
    actorName: string;
    role: string;
    unitName: string;
    content: Record<string, unknown>;
  };
  const find = async (input: object) =>
    (await house.ask<{ rows: Row[]; next: number | null }>('audit.list', input, audit)).rows;
  const [added] = await find({ subjectId: staffId });
  assert.deepEqual(
    [added?.name, added?.actorName, added?.role, added?.unitName],
    ['staff.add', secretary.name, 'community_secretary', '东闸社区'],
  );
  assert.deepEqual((added?.content['input'] as Record<string, unknown> | undefined)?.['phone'], { sealed: true });
  const bySecretary = await find({ actorId: secretary.staffId, from: before.toISOString() });
  assert.deepEqual(
    bySecretary.map(({ name, outcome }) => [name, outcome]),
    [
      ['account.close', 'rejected'],
      ['staff.add', 'accepted'],
    ],
  );
  assert.equal(
    (await find({ name: 'account', outcome: 'rejected', actorId: secretary.staffId }))[0]?.name,
    'account.close',
  );
  assert.deepEqual(await find({ until: '2020-01-01T00:00:00Z' }), []);

  const all = await find({ limit: 200 });
  const paged: Row[] = [];
  for (let next: number | null | undefined; next !== null; ) {
    const page = await house.ask<{ rows: Row[]; next: number | null }>(
      'audit.list',
      { limit: 7, ...(next ? { before: next } : {}) },
      audit,
    );
    paged.push(...page.rows);
    next = page.next;
  }
  assert.deepEqual(
    paged.slice(0, all.length).map((row) => row.seq),
    all.map((row) => row.seq),
  );
});

test('the auditor of another district sees nothing of this one', async () => {
  const other = await house.as('audit_admin', 'otherDistrict');
  const { rows } = await house.ask<{ rows: { actorId: string }[] }>('audit.list', { limit: 200 }, other);
  assert.deepEqual(rows, []);
});

test('seals are listed with what is not sealed yet', async () => {
  const seals = () =>
    house.ask<{ seals: { rowCount: number; hash: string }[]; unsealedRows: number }>('audit.seals', {}, audit);
  const before = await seals();
  assert.ok(before.unsealedRows > 0);
  const sealed = await sealJournal(house.database);
  const after = await seals();
  assert.equal(after.seals[0]?.rowCount, sealed);
  assert.match(after.seals[0]?.hash ?? '', /^[0-9a-f]{64}$/);
  assert.equal(after.unsealedRows, before.unsealedRows - sealed);
});
