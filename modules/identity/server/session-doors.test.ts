// How long a session may be left alone, and what it may do, by the door it was opened at: over HTTP, as a browser, a phone and a wall would.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { z } from 'zod';
import { command, type Module, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { defineCommand, defineQuery } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { openTestHouse, type StaffHat } from '#testing/house.ts';
import { type Browser, openSite } from '#testing/over-http.ts';
import { identityModule } from './index.ts';

const title = { zh: '试', en: 'Trial' };
const allowed = { anyStaff: true } as const;
const look = defineQuery({ name: 'trial.look', title, input: z.object({}), answer: z.object({}), allowed });
const act = defineCommand({ name: 'trial.act', title, input: z.object({}), allowed });
const trial: Module = {
  name: 'trial',
  queries: [query(look, async () => ({}))],
  commands: [command(act, async () => ({ events: [] }))],
};
const house = await openTestHouse({ modules: [identityModule, trial] });
const site = await openSite(house);
const password = 'pingan-2026-pingan';
const hour = 60;
let made = 0;

type Person = { hat: StaffHat; browser: Browser };

async function signIn(role: Role, door?: 'desk' | 'field' | 'screen'): Promise<Person> {
  const hat = await house.as(role, 'dongzha', ++made);
  await house.asOwner((tx) =>
    tx.all(sql`update auth."user" set "twoFactorEnabled" = false where id = ${hat.accountId}`),
  );
  await site.signIn.setPassword(hat.accountId, password);
  const browser = site.browser();
  const username = `${role}.dongzha.${made}`;
  const answer = await browser.post('/api/auth/sign-in/username', { username, password, ...(door ? { door } : {}) });
  assert.deepEqual(answer.body, { next: 'done' });
  return { hat, browser };
}

/** Real time cannot be turned, so what was last seen is moved back instead. */
async function leaveAlone({ hat, browser }: Person, minutes: number): Promise<number> {
  await house.asOwner((tx) =>
    tx.all(
      sql`update auth.session set "seenAt" = now() - make_interval(mins => ${minutes}) where "userId" = ${hat.accountId}`,
    ),
  );
  return (await browser.ask('trial.look', {})).status;
}

async function hoursLeft({ hat }: Person): Promise<number> {
  const row = await house.asOwner((tx) =>
    tx.first<{ hours: number }>(sql`
      select round(extract(epoch from "expiresAt" - now()) / 3600) as hours from auth.session where "userId" = ${hat.accountId} and token <> ${hat.token}`),
  );
  return row?.hours ?? 0;
}

const setting = (name: string, value: unknown) =>
  house.asOwner((tx) =>
    tx.all(sql`
      insert into settings (name, value) values (${name}, ${sql.json(value)}::jsonb) on conflict (name) do update set value = excluded.value`),
  );

before(() => setting('second_factor_required', false));

describe('left alone', () => {
  for (const door of ['desk', undefined] as const)
    test(`a ${door ?? 'door that was not named'} is signed out after half an hour, also a grid worker’s`, async () => {
      const person = await signIn('grid_worker', door);
      assert.equal(await leaveAlone(person, 29), 200);
      assert.equal(await leaveAlone(person, 31), 401);
    });

  test('a phone of the field stays for a shift of twelve hours and no longer', async () => {
    const person = await signIn('grid_worker', 'field');
    assert.equal(await hoursLeft(person), 12);
    assert.equal(await leaveAlone(person, 12 * hour - 1), 200);
    assert.equal((await person.browser.get('/api/session')).status, 200);
    assert.equal((await person.browser.act('trial.act', {})).status, 200);
    assert.equal(await leaveAlone(person, 12 * hour + 1), 401);
    assert.equal((await person.browser.get('/api/session')).status, 401);
  });

  test('the phone of somebody who runs a queue is held to the desk’s half hour', async () => {
    const person = await signIn('community_desk', 'field');
    assert.equal(await leaveAlone(person, 29), 200);
    assert.equal(await leaveAlone(person, 31), 401);
  });

  test('a phone whose owner is given a queue in mid-shift is held to the desk’s half hour from then on', async () => {
    const person = await signIn('grid_worker', 'field');
    assert.equal(await leaveAlone(person, 31), 200);
    const { staffId } = person.hat;
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into posts (id, staff_id, role, unit_id, district_id, basis, valid)
        select ${newId()}, staff_id, 'community_desk', unit_id, district_id, 'temporary', tstzrange(app.now(), null) from posts where staff_id = ${staffId}`),
    );
    assert.equal(await leaveAlone(person, 31), 401);
  });

  test('the shift of a phone is the security administrator’s to set', async () => {
    await setting('session_idle_field_minutes', 60);
    const person = await signIn('handler', 'field');
    assert.equal(await leaveAlone(person, 59), 200);
    assert.equal(await leaveAlone(person, 61), 401);
    await setting('session_idle_field_minutes', 720);
  });

  test('a wall stays for a week', async () => {
    const person = await signIn('community_secretary', 'screen');
    assert.equal(await hoursLeft(person), 7 * 24);
    assert.equal(await leaveAlone(person, 6 * 24 * hour), 200);
    assert.equal(await leaveAlone(person, 8 * 24 * hour), 401);
  });
});

describe('signed in at a wall', () => {
  test('one may look, and no act is done or kept as done', async () => {
    const { browser, hat } = await signIn('community_secretary', 'screen');
    assert.equal((await browser.ask('trial.look', {})).status, 200);
    const refused = await browser.act('trial.act', {});
    assert.equal(refused.status, 403);
    assert.equal((refused.body['problem'] as { code: string }).code, 'kernel.display_only');
    const done = await house.asOwner((tx) =>
      tx.all(
        sql`select 1 from journal where name = 'trial.act' and outcome = 'accepted' and actor_id = ${hat.staffId}`,
      ),
    );
    assert.deepEqual(done, []);
  });

  test('one can neither upload a file, nor sign out other devices, nor hand out a password', async () => {
    const { browser } = await signIn('community_secretary', 'screen');
    const form = new FormData();
    form.set('file', new Blob(['text'], { type: 'text/plain' }), 'a.txt');
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const sent = await fetch(`${site.url}/api/files`, {
      method: 'POST',
      body: form,
      headers: { cookie, 'huying-as': 'staff' },
    });
    assert.equal(((await sent.json()) as { code: string }).code, 'kernel.display_only');
    const ended = await browser.post('/api/session/end-others', {});
    assert.equal(ended.body['code'], 'kernel.display_only');
    const admin = await signIn('system_admin', 'screen');
    const { accountId } = (await signIn('handler')).hat;
    const answer = await admin.browser.post('/api/accounts/one-time-password', { accountId }, { 'huying-as': 'staff' });
    assert.equal(answer.body['code'], 'kernel.display_only');
  });

  test('the same person at a desk acts as ever', async () => {
    const { browser } = await signIn('community_secretary', 'desk');
    assert.equal((await browser.act('trial.act', {})).status, 200);
  });
});
