// Residents by phone code, over HTTP: what a phone gets, how often it may ask, and that nobody learns whose number is known.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import { anonymous, openTestHouse } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { identityModule } from './index.ts';
import { sendAll } from './ticks.ts';

const folder = mkdtempSync(join(tmpdir(), 'huying-messages-'));
const file = join(folder, 'messages.jsonl');
process.env['HUYING_MESSAGE_FILE'] = file;
after(() => rmSync(folder, { recursive: true, force: true }));

const house = await openTestHouse({ modules: [identityModule] });
const site = await openSite(house);
let made = 0;
const newPhone = () => `1990000${String(9000 + made++)}`;

const ask = (phone: string) => house.run('resident.ask_code', { phone }, anonymous);
const codeOf = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.code : outcome.outcome);
const resultOf = (outcome: Outcome): object => ('result' in outcome ? (outcome.result as object) : {});

/** The last code sent to this number, as the phone would show it. */
async function received(phone: string): Promise<string> {
  await sendAll(house.hand);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const messages = lines
    .map((line) => JSON.parse(line) as { to: string; text: string })
    .filter(({ to }) => to === phone);
  return /验证码是 (\d{6})/.exec(messages.at(-1)?.text ?? '')?.[1] ?? '';
}
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a code from the phone opens a session that knows its number, masked; signing out ends it for every copy', async () => {
  const phone = newPhone();
  const asked = await ask(phone);
  assert.deepEqual(Object.keys(resultOf(asked)), ['expiresAt'], 'no code in the answer');
  const code = await received(phone);
  const browser = site.browser();
  assert.equal((await browser.get('/api/resident/me')).status, 401);
  const answer = await browser.post('/api/resident/sign-in', { phone: ` +86 ${phone}`, code });
  assert.deepEqual(answer.body, { phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` });
  assert.match(
    answer.headers.get('set-cookie') ?? '',
    /^huying_resident=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  assert.deepEqual((await browser.get('/api/resident/me')).body, answer.body);
  const copy = browser.copy();
  await browser.post('/api/resident/sign-out', {});
  assert.equal(browser.cookies.has('huying_resident'), false);
  assert.equal((await copy.get('/api/resident/me')).status, 401);
});

test('a code opens once, for its own number, within five minutes, and not after five wrong tries', async () => {
  const enter = (phone: string, code: string) => site.browser().post('/api/resident/sign-in', { phone, code });
  const phone = newPhone();
  await ask(phone);
  const code = await received(phone);
  assert.equal((await enter(newPhone(), code)).body['code'], 'identity.wrong_resident_code');
  assert.equal((await enter(phone, wrong(code))).body['code'], 'identity.wrong_resident_code');
  assert.equal((await enter(phone, code)).status, 200);
  assert.equal((await enter(phone, code)).body['code'], 'identity.wrong_resident_code');

  const late = newPhone();
  await ask(late);
  const lateCode = await received(late);
  house.clock.advance(5 * 60_000 + 1000);
  assert.equal((await enter(late, lateCode)).body['code'], 'identity.wrong_resident_code');
  house.clock.reset();

  const guessed = newPhone();
  await ask(guessed);
  const guessedCode = await received(guessed);
  const guesses = await Promise.all(Array.from({ length: 5 }, () => enter(guessed, wrong(guessedCode))));
  assert.ok(guesses.every((answer) => answer.body['code'] === 'identity.wrong_resident_code'));
  assert.equal((await enter(guessed, guessedCode)).body['code'], 'identity.wrong_resident_code');
});

test('one code a minute, five an hour, ten a day for one number; the newest is the only one that opens', async () => {
  const phone = newPhone();
  const start = Date.now();
  const at = (ms: number) => house.clock.set(start + ms);
  const minute = 60_000;
  at(0);
  const both = await Promise.all([ask(phone), ask(phone)]);
  assert.deepEqual(both.map(codeOf).toSorted(), ['accepted', 'identity.code_too_soon'], 'two at once are two');
  const first = await received(phone);
  at(59_000);
  const soon = await ask(phone);
  assert.equal(codeOf(soon), 'identity.code_too_soon');
  let newest = '';
  for (let i = 1; i < 5; i++) {
    at(i * 2 * minute);
    assert.equal(codeOf(await ask(phone)), 'accepted', `number ${i + 1}`);
    newest = await received(phone);
  }
  const enter = (code: string) => site.browser().post('/api/resident/sign-in', { phone, code });
  if (first !== newest) assert.notEqual((await enter(first)).status, 200);
  assert.equal((await enter(newest)).status, 200);
  at(59 * minute);
  assert.equal(codeOf(await ask(phone)), 'identity.code_too_soon', 'the sixth of the hour');
  for (let i = 0; i < 5; i++) {
    at(2 * 60 * minute + i * 2 * minute);
    assert.equal(codeOf(await ask(phone)), 'accepted', `number ${i + 6}`);
  }
  at(20 * 60 * minute);
  assert.equal(codeOf(await ask(phone)), 'identity.code_too_soon', 'the eleventh of the day');
  at(24 * 60 * minute + minute);
  assert.equal(codeOf(await ask(phone)), 'accepted');
  house.clock.reset();
});

test('a number that is known and one that is not get the same answers', async () => {
  const known = await house.resident(newPhone());
  const shape = async (phone: string) => {
    const asked = await ask(phone);
    const entered = await site.browser().post('/api/resident/sign-in', { phone, code: '000000' });
    return [asked.outcome, Object.keys(resultOf(asked)), entered.status, entered.body['code']];
  };
  assert.deepEqual(await shape(known.phone), await shape(newPhone()));
  for (const phone of ['12345', '0537-2345678', '1990000', 'abc']) {
    assert.match(String(codeOf(await ask(phone))), /^identity\.(phone_not_right|mobile_needed)$/, phone);
  }
});

test('neither number nor code lies in the journal in clear, nor in the table of messages', async () => {
  const phone = newPhone();
  await ask(phone);
  const code = await received(phone);
  await site.browser().post('/api/resident/sign-in', { phone, code });
  const text = await house.asOwner(async (tx) => {
    const journal = await tx.all(sql`select name, actor_id, content from journal`);
    const messages = await tx.all(sql`select kind, to_cipher, to_tail, text_cipher, state from messages`);
    return JSON.stringify([journal, messages]);
  });
  for (const secret of [phone, `是 ${code}`]) assert.equal(text.includes(secret), false, secret);
});

test('in a demonstration the code is shown, said to be a demonstration, and nothing is sent', async () => {
  await house.asOwner((tx) => tx.all(sql`insert into settings (name, value) values ('demo', '{"accounts": []}')`));
  const phone = newPhone();
  const { shownCode, note } = resultOf(await ask(phone)) as { shownCode: string; note: { zh: string } };
  assert.match(shownCode, /^\d{6}$/);
  assert.match(note.zh, /演示/);
  assert.equal(await received(phone), '', 'the file has no line for it');
  assert.equal((await site.browser().post('/api/resident/sign-in', { phone, code: shownCode })).status, 200);
  await house.asOwner((tx) => tx.all(sql`delete from settings where name = 'demo'`));
});

test('what has run out is swept away, what still holds stays', async () => {
  const { sweepTick } = await import('./ticks.ts');
  const kept = await house.resident(newPhone());
  const count = async () => (await house.asOwner((tx) => tx.all(sql`select 1 from resident_codes`))).length;
  assert.ok((await count()) > 0);
  house.clock.advance(3 * 86_400_000);
  await sweepTick.run(house.hand);
  assert.equal(await count(), 0);
  house.clock.reset();
  assert.equal(
    (await site.browser().get('/api/resident/me', { cookie: house.headers(kept)['cookie'] ?? '' })).status,
    200,
  );
});

test('one address gets no more than twenty codes a minute, for however many numbers', async () => {
  const browser = site.browser();
  const statuses: number[] = [];
  for (let i = 0; i < 21; i++) {
    const answer = await browser.post('/api/commands/resident.ask_code', { id: newId(), input: { phone: newPhone() } });
    statuses.push(answer.status);
  }
  assert.deepEqual(statuses, [...Array.from({ length: 20 }, () => 200), 429]);
});
