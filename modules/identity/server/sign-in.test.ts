// Signing in over HTTP, end to end: what a browser sees, and that what it holds is believed by the kernel and by nobody's wish.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { z } from 'zod';
import { type Module, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { defineQuery } from '#kernel/shared/command.ts';
import { openTestHouse, type StaffHat } from '#testing/house.ts';
import { type Browser, type HttpAnswer, openSite } from '#testing/over-http.ts';
import { totp } from '#testing/totp.ts';

const whoAmI = defineQuery({
  name: 'trial.who',
  title: { zh: '我是谁', en: 'Who am I' },
  input: z.object({}),
  answer: z.object({ role: z.string() }),
  allowed: { anyStaff: true },
});
const trial: Module = {
  name: 'trial',
  queries: [query(whoAmI, async (_input, { actor }) => ({ role: actor.kind === 'staff' ? actor.role : actor.kind }))],
};
const house = await openTestHouse({ modules: [trial] });
const site = await openSite(house);

const right = 'pingan-2026-pingan';
let made = 0;

/** A member of staff of the test house with a real password; the second factor not enrolled. */
async function person(role: StaffHat['role'] = 'community_desk'): Promise<{ hat: StaffHat; username: string }> {
  const hat = await house.as(role, role === 'system_admin' ? 'district' : 'dongzha', ++made);
  const username = `${role}.dongzha.${made}`.replace('system_admin.dongzha', 'system_admin.district');
  await house.asOwner((tx) =>
    tx.all(sql`update auth."user" set "twoFactorEnabled" = false where id = ${hat.accountId}`),
  );
  await site.signIn.setPassword(hat.accountId, right);
  return { hat, username };
}
const setting = (name: string, value: unknown) =>
  house.asOwner((tx) =>
    tx.all(
      sql`insert into settings (name, value) values (${name}, ${sql.json(value)}::jsonb) on conflict (name) do update set value = excluded.value`,
    ),
  );
const enter = (browser: Browser, username: string, password = right): Promise<HttpAnswer> =>
  browser.post('/api/auth/sign-in/username', { username, password });
const titleOf = (answer: HttpAnswer): string => (answer.body['title'] as { zh: string } | undefined)?.zh ?? '';

test('the cookie that the sign-in library writes is the one the kernel believes', async () => {
  await setting('second_factor_required', false);
  const { hat, username } = await person();
  const browser = site.browser();
  const answer = await enter(browser, username);
  assert.deepEqual([answer.status, answer.body], [200, { next: 'done' }]);
  assert.match(answer.headers.get('set-cookie') ?? '', /^huying\.session_token=[^;]+; .*HttpOnly; SameSite=Lax/i);
  assert.deepEqual((await browser.ask('trial.who', {})).body, { role: 'community_desk' });

  const session = await browser.get('/api/session', { 'huying-as': 'staff' });
  assert.equal(session.status, 200);
  assert.deepEqual(session.body['staff'], { id: hat.staffId, name: hat.name });
  assert.deepEqual((session.body['posts'] as { path: string }[])[0]?.path, '济宁高新区 · 洸河街道 · 东闸社区');
});

test('a cookie signed by somebody else, or with another token before its signature, opens nothing', async () => {
  const { username } = await person();
  const browser = site.browser();
  await enter(browser, username);
  const cookie = decodeURIComponent(browser.cookies.get('huying.session_token') ?? '');
  const [token = '', signature = ''] = cookie.split('.');
  const forged = createHmac('sha256', 'another secret of at least 32 chars').update(token).digest('base64');
  for (const value of [`${token}.${forged}`, `${token}x.${signature}`, token, `${token}.`, `.${signature}`]) {
    const answer = await site
      .browser()
      .post(
        '/api/queries/trial.who',
        {},
        { 'huying-as': 'staff', cookie: `huying.session_token=${encodeURIComponent(value)}` },
      );
    assert.equal(answer.status, 401, value);
  }
});

test('nobody signs up, and the library has no door but those that are meant', async () => {
  const browser = site.browser();
  for (const path of [
    '/sign-up/email',
    '/sign-in/email',
    '/is-username-available',
    '/update-user',
    '/change-password',
    '/two-factor/disable',
  ]) {
    const answer = await browser.post(`/api/auth${path}`, {
      email: 'a@b.cn',
      password: right,
      name: 'x',
      username: 'x',
    });
    assert.equal(answer.status, 404, path);
  }
});

test('another site’s page can neither sign in nor sign out', async () => {
  const { username } = await person();
  const foreign = await site
    .browser()
    .post('/api/auth/sign-in/username', { username, password: right }, { origin: 'https://evil.example' });
  assert.equal(foreign.body['code'], 'identity.foreign_page');
  const told = await site.browser().post('/api/auth/sign-out', {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(told.body['code'], 'identity.foreign_page');
  const own = await site
    .browser()
    .post('/api/auth/sign-in/username', { username, password: right }, { origin: site.url });
  assert.equal(own.status, 200);
});

test('five wrong passwords lock for fifteen minutes, whether or not the name exists, and the right one does not help', async () => {
  const { username } = await person();
  for (const name of [username, 'nobody.at.all']) {
    const left: unknown[] = [];
    for (let i = 1; i <= 4; i++) {
      const answer = await enter(site.browser(), name, `wrong-password-${i}`);
      assert.equal(answer.body['code'], 'identity.wrong_password');
      left.push((answer.body['details'] as { left: number }).left);
    }
    assert.deepEqual(left, [4, 3, 2, 1]);
    const fifth = await enter(site.browser(), name, 'wrong-password-5');
    assert.deepEqual([fifth.status, fifth.body['code']], [429, 'identity.account_locked']);
    assert.match(titleOf(fifth), /还要等 15 分钟/);
    const sixth = await enter(site.browser(), name);
    assert.equal(sixth.body['code'], 'identity.account_locked');
  }
  house.clock.advance(14 * 60_000);
  assert.equal((await enter(site.browser(), username)).body['code'], 'identity.account_locked');
  house.clock.advance(61_000);
  assert.equal((await enter(site.browser(), username)).status, 200);
  house.clock.reset();
});

test('guesses sent all at once are counted like guesses one after another', async () => {
  const { username } = await person();
  const guesses = Array.from({ length: 12 }, (_, i) => enter(site.browser(), username, `wrong-password-${i}`));
  const codes = (await Promise.all(guesses)).map((answer) => answer.body['code']);
  assert.equal(codes.filter((code) => code === 'identity.wrong_password').length, 4);
  assert.equal(codes.filter((code) => code === 'identity.account_locked').length, 8);
});

test('the second factor: led to enrol before anything else, then asked for at every sign-in', async () => {
  await setting('second_factor_required', true);
  const { username } = await person();
  const browser = site.browser();
  assert.equal((await enter(browser, username)).body['next'], 'enrol_second_factor');
  const session = await browser.get('/api/session');
  assert.equal(session.body['mustEnrolSecondFactor'], true);
  assert.equal((await browser.ask('trial.who', {})).body['code'], 'kernel.second_factor_needed');

  const wrong = await browser.post('/api/auth/two-factor/enable', { password: 'not-my-password' });
  assert.equal(wrong.body['code'], 'identity.wrong_password');
  const enrolment = await browser.post('/api/auth/two-factor/enable', { password: right });
  const uri = String(enrolment.body['totpUri']);
  const backupCodes = enrolment.body['backupCodes'] as string[];
  assert.match(uri, /^otpauth:\/\/totp\//);
  assert.equal(backupCodes.length, 10);
  assert.equal(
    (await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).body['code'],
    'identity.wrong_code',
  );
  assert.equal((await browser.ask('trial.who', {})).body['code'], 'kernel.second_factor_needed');
  const firstCode = totp(uri);
  assert.deepEqual((await browser.post('/api/auth/two-factor/verify-totp', { code: firstCode })).body, {
    next: 'done',
  });
  assert.equal((await browser.ask('trial.who', {})).status, 200);
  assert.equal(
    (await browser.post('/api/auth/two-factor/verify-totp', { code: totp(uri) })).body['code'],
    'identity.second_factor_on',
  );

  const next = site.browser();
  const step = await enter(next, username);
  assert.equal(step.body['next'], 'second_factor');
  assert.equal(next.cookies.has('huying.session_token'), false);
  assert.equal((await next.ask('trial.who', {})).status, 401);
  const beforeSecondStep = next.copy();
  // The code that finished the enrolment is spent, though the library would still take it.
  assert.equal(
    (await next.post('/api/auth/two-factor/verify-totp', { code: firstCode })).body['code'],
    'identity.wrong_code',
  );
  assert.equal(next.cookies.has('huying.session_token'), false);

  const again = site.browser();
  await enter(again, username);
  // The next one on the phone: the library takes a code one step early or late.
  const code = totp(uri, Date.now() + 30_000);
  assert.deepEqual((await again.post('/api/auth/two-factor/verify-totp', { code })).body, { next: 'done' });
  assert.equal((await again.ask('trial.who', {})).status, 200);
  const thief = site.browser();
  await enter(thief, username);
  assert.equal(
    (await thief.post('/api/auth/two-factor/verify-totp', { code })).body['code'],
    'identity.wrong_code',
    'a code seen over a shoulder',
  );
  assert.equal((await thief.ask('trial.who', {})).status, 401);

  const byPaper = site.browser();
  await enter(byPaper, username);
  const paper = byPaper.copy();
  assert.deepEqual((await byPaper.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).body, {
    next: 'done',
  });
  assert.notEqual((await paper.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status, 200);
  assert.equal(
    (await beforeSecondStep.post('/api/auth/two-factor/verify-totp', { code: '123456' })).body['code'],
    'identity.second_step_over',
  );
  await setting('second_factor_required', false);
});

test('a one-time password opens only the way to a password of one’s own', async () => {
  const admin = await person('system_admin');
  const adminBrowser = site.browser();
  await enter(adminBrowser, admin.username);
  const { hat, username } = await person();
  const old = site.browser();
  await enter(old, username);
  const given = await adminBrowser.post(
    '/api/accounts/one-time-password',
    { accountId: hat.accountId },
    { 'huying-as': 'staff' },
  );
  assert.equal(given.status, 200);
  assert.equal((await old.ask('trial.who', {})).status, 401, 'sessions under the old password are over');
  const own = await adminBrowser.post(
    '/api/accounts/one-time-password',
    { accountId: admin.hat.accountId },
    { 'huying-as': 'staff' },
  );
  assert.equal(own.body['code'], 'identity.own_account');

  const oneTime = String(given.body['password']);
  const browser = site.browser();
  assert.equal((await enter(browser, username, oneTime)).body['next'], 'change_password');
  assert.equal((await browser.ask('trial.who', {})).body['code'], 'kernel.password_change_needed');
  assert.equal((await browser.get('/api/session')).body['mustChangePassword'], 'one_time');
  const weak = await browser.post('/api/session/password', { current: oneTime, next: 'password123' });
  assert.equal(weak.body['code'], 'identity.weak_password');
  assert.match(titleOf(weak), /太常见/);
  assert.equal(
    (await browser.post('/api/session/password', { current: oneTime, next: oneTime })).body['code'],
    'identity.weak_password',
  );
  assert.equal(
    (await browser.post('/api/session/password', { current: oneTime, next: 'dongzha-hetang-7' })).status,
    200,
  );
  assert.equal((await browser.ask('trial.who', {})).status, 200);
  assert.equal((await enter(site.browser(), username, oneTime)).body['code'], 'identity.wrong_password');
  assert.equal((await enter(site.browser(), username, 'dongzha-hetang-7')).body['next'], 'done');
});

test('only a system administrator hands out one-time passwords, and only in their own district', async () => {
  const desk = await person('community_desk');
  const browser = site.browser();
  await enter(browser, desk.username);
  const other = await person();
  const refused = await browser.post(
    '/api/accounts/one-time-password',
    { accountId: other.hat.accountId },
    { 'huying-as': 'staff' },
  );
  assert.equal(refused.body['code'], 'kernel.not_permitted');
  const admin = await person('system_admin');
  const adminBrowser = site.browser();
  await enter(adminBrowser, admin.username);
  const stranger = await house.as('community_desk', 'otherCommunity');
  const abroad = await adminBrowser.post(
    '/api/accounts/one-time-password',
    { accountId: stranger.accountId },
    { 'huying-as': 'staff' },
  );
  assert.equal(abroad.body['code'], 'identity.account_not_found');
});

test('a password of ninety days is changed at the next sign-in, never in mid-shift', async () => {
  const { hat, username } = await person();
  const working = site.browser();
  await enter(working, username);
  const aged = (days: number) =>
    house.asOwner((tx) =>
      tx.all(
        sql`update auth.account_states set password_set_at = now() - make_interval(days => ${days}) where account_id = ${hat.accountId}`,
      ),
    );
  await aged(89);
  assert.equal((await enter(site.browser(), username)).body['next'], 'done');
  // Came of age a minute after the working session began.
  await house.asOwner((tx) =>
    tx.all(
      sql`update auth.account_states set password_set_at = now() + interval '1 minute' - interval '90 days' where account_id = ${hat.accountId}`,
    ),
  );
  assert.equal((await working.ask('trial.who', {})).status, 200);
  await aged(91);
  const browser = site.browser();
  assert.equal((await enter(browser, username)).body['next'], 'change_password');
  assert.equal((await browser.get('/api/session')).body['mustChangePassword'], 'too_old');
  await setting('password_max_days', 0);
  assert.equal((await browser.ask('trial.who', {})).status, 200);
  await setting('password_max_days', 90);
});

test('a session ends when idle for half an hour, after twelve hours, and at once when it is ended from another device', async () => {
  const { hat, username } = await person();
  const browser = site.browser();
  await enter(browser, username);
  const seen = (minutes: number) =>
    house.asOwner((tx) =>
      tx.all(
        sql`update auth.session set "seenAt" = now() - make_interval(mins => ${minutes}) where "userId" = ${hat.accountId}`,
      ),
    );
  await seen(29);
  assert.equal((await browser.ask('trial.who', {})).status, 200);
  await seen(31);
  assert.equal((await browser.ask('trial.who', {})).status, 401);

  const first = site.browser();
  const second = site.browser();
  await enter(first, username);
  await enter(second, username);
  const [{ hours = 0 } = {}] = await house.asOwner((tx) =>
    tx.all<{ hours: number }>(sql`
      select round(extract(epoch from max("expiresAt") - now()) / 3600) as hours from auth.session where "userId" = ${hat.accountId}`),
  );
  assert.equal(hours, 12);
  const ended = await first.post('/api/session/end-others', {});
  assert.equal(ended.body['ended'], 3, 'the one the test house made, the idle one and the second one');
  assert.equal((await second.ask('trial.who', {})).status, 401);
  assert.equal((await first.ask('trial.who', {})).status, 200);
  const window = first.copy();
  await first.post('/api/auth/sign-out', {});
  assert.equal(first.cookies.has('huying.session_token'), false);
  assert.equal((await window.ask('trial.who', {})).status, 401, 'the cookie kept by another window is worth nothing');
});

test('use keeps a session alive, written down once a minute at most', async () => {
  const { hat, username } = await person();
  const browser = site.browser();
  await enter(browser, username);
  const seenAt = async () =>
    (
      await house.asOwner((tx) =>
        tx.first<{ at: Date }>(
          sql`select "seenAt" as at from auth.session where "userId" = ${hat.accountId} and token <> ${hat.token}`,
        ),
      )
    )?.at.getTime() ?? 0;
  const start = await seenAt();
  await browser.ask('trial.who', {});
  assert.equal(await seenAt(), start);
  await house.asOwner((tx) =>
    tx.all(sql`update auth.session set "seenAt" = now() - interval '2 minutes' where "userId" = ${hat.accountId}`),
  );
  await browser.ask('trial.who', {});
  assert.ok((await seenAt()) >= start);
});

test('a post that was ended and somebody who left are refused with their next request', async () => {
  const { hat, username } = await person();
  const browser = site.browser();
  await enter(browser, username);
  assert.equal((await browser.ask('trial.who', {}, hat.postId)).status, 200);
  await house.asOwner((tx) =>
    tx.all(sql`update posts set valid = tstzrange(lower(valid), app.now()) where id = ${hat.postId}`),
  );
  assert.equal((await browser.ask('trial.who', {}, hat.postId)).body['code'], 'kernel.post_ended');
  assert.deepEqual((await browser.get('/api/session')).body['posts'], []);
  await house.asOwner((tx) => tx.all(sql`update staff set left_at = app.now() where id = ${hat.staffId}`));
  assert.equal((await browser.ask('trial.who', {})).status, 401);
  assert.equal((await enter(site.browser(), username)).body['code'], 'identity.account_closed');
  assert.equal(
    (await enter(site.browser(), username, 'wrong-password-1')).body['code'],
    'identity.wrong_password',
    'only who knows the password is told',
  );
});

test('the journal tells who came in and who failed, and holds no password', async () => {
  const { hat, username } = await person();
  await enter(site.browser(), username, 'wrong-password-1');
  await enter(site.browser(), 'secret-typed-in-the-wrong-field', 'wrong-password-1');
  const browser = site.browser();
  await enter(browser, username);
  await browser.post('/api/session/password', { current: right, next: 'dongzha-hetang-8' });
  const rows = await house.asOwner((tx) =>
    tx.all<{ name: string; outcome: string; actorId: string | null; subjectId: string | null; content: unknown }>(sql`
      select name, outcome, actor_id as "actorId", subject_id as "subjectId", content from journal order by seq desc limit 4`),
  );
  assert.deepEqual(
    rows.map(({ name, outcome, actorId, subjectId }) => [name, outcome, actorId, subjectId]),
    [
      ['password.change', 'accepted', hat.staffId, hat.staffId],
      ['session.open', 'accepted', hat.staffId, hat.staffId],
      ['session.open', 'rejected', null, null],
      ['session.open', 'rejected', null, hat.staffId],
    ],
  );
  const all = await house.asOwner((tx) =>
    tx.first<{ text: string }>(sql`select string_agg(content::text, '') as text from journal`),
  );
  for (const secret of [right, 'wrong-password', 'hetang', 'secret-typed'])
    assert.equal(all?.text.includes(secret), false, secret);
});

test('demonstration accounts are told only where a seed put them', async () => {
  assert.equal((await site.browser().get('/api/demo')).status, 404);
  const account = { username: 'demo', password: 'demo', name: '王芳', title: { zh: '社区坐席', en: 'Community desk' } };
  await setting('demo', { accounts: [account] });
  assert.deepEqual((await site.browser().get('/api/demo')).body, { accounts: [account] });
  await house.asOwner((tx) => tx.all(sql`delete from settings where name = 'demo'`));
});
