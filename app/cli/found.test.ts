// An installation without the demonstration, from nothing to the first post appointed: the words of the command line as real processes, the rest as
// three administrators at their browsers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { newId } from '#kernel/shared/id.ts';
import { testDatabase } from '#testing/database.ts';
import { type Browser, openBrowser } from '#testing/over-http.ts';
import { totp } from '#testing/totp.ts';
import { needsSeed } from '../seed/index.ts';
import { migrationsDir, projectRoot } from '../server/ground.ts';
import { type Serving, serve } from '../server/serve.ts';

const empty = await testDatabase(undefined, { migrations: null });
const dataDir = mkdtempSync(join(tmpdir(), 'huying-found-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const own = 'qingzhou-2026-ninghe';

type Said = { code: number; out: string; err: string };
function huying(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot, 'bin/cli.ts'), ...args],
      { cwd: dataDir, env: { ...process.env, HUYING_DATA: dataDir, DATABASE_URL: empty.url } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** The one-time password that the terminal tells. */
async function install(role: string, username: string, ...more: string[]): Promise<string> {
  const { code, out, err } = await huying(
    'admin',
    'add',
    '--role',
    role,
    '--name',
    '李安',
    '--username',
    username,
    ...more,
  );
  assert.equal(code, 0, err);
  return /One-time password: (\S+)/.exec(out)?.[1] ?? '';
}

describe('a district of one’s own', () => {
  const passwords = new Map<string, string>();
  let serving: Serving;
  let districtId: string;
  let security: Browser;
  let system: Browser;

  before(async () => {
    const client = new pg.Client(empty.connection);
    await client.connect();
    await migrate(client, migrationsDir);
    await client.end();
  });
  after(() => serving?.stop());

  test('without a district there is nobody to install', async () => {
    const { code, err } = await huying('admin', 'add', '--role', 'audit_admin', '--name', '甲', '--username', 'jia');
    assert.equal(code, 1);
    assert.match(err, /还没有区/);
  });

  test('is founded once, with days off and a work method, and no demonstration comes over it', async () => {
    assert.equal((await huying('found', '--name', '某某区', '--short-code', 'MM')).code, 0);
    const again = await huying('found', '--name', '别的区');
    assert.equal(again.code, 1);
    assert.match(again.err, /已经有某某区/);
    const { rows } = await empty.pool.query<{ id: string; units: string; years: string }>(
      `select (select id from governance_units) as id, (select count(*) from governance_units) as units,
              (select count(*) from calendar_years) as years`,
    );
    assert.equal(Number(rows[0]?.units), 1);
    assert.ok(Number(rows[0]?.years) >= 4);
    districtId = rows[0]?.id ?? '';
    serving = await serve({
      connection: empty.connection,
      dataDir,
      port: 0,
      host: '127.0.0.1',
      withReactions: false,
      logLevel: 'silent',
    });
    assert.equal(await needsSeed(serving), false);
  });

  test('gets each of the three administrators once, as three people, beside the running server', async () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin'])
      passwords.set(role, await install(role, role.replace('_admin', '.first')));
    const second = await huying('admin', 'add', '--role', 'audit_admin', '--name', '乙', '--username', 'audit.second');
    assert.equal(second.code, 1);
    assert.match(second.err, /已经有审计管理员/);
    const taken = await huying(
      'admin',
      'add',
      '--role',
      'audit_admin',
      '--name',
      '乙',
      '--username',
      'audit.first',
      '--beside',
    );
    assert.equal(taken.code, 1);
    assert.match(taken.err, /用户名已有人用/);
    assert.notEqual(await install('audit_admin', 'audit.second', '--beside'), '');
    const { rows } = await empty.pool.query(
      `select count(distinct staff_id)::int as people, count(*)::int as posts from posts where unit_id = $1`,
      [districtId],
    );
    assert.deepEqual(rows, [{ people: 4, posts: 4 }]);
  });

  async function comeIn(role: string): Promise<Browser> {
    const browser = openBrowser(serving.address);
    const username = role.replace('_admin', '.first');
    const given = passwords.get(role) ?? '';
    const signIn = (password: string) => browser.post('/api/auth/sign-in/username', { username, password });
    assert.equal((await signIn(given)).body['next'], 'change_password');
    assert.equal((await browser.ask('staff.list', {})).body['code'], 'kernel.password_change_needed');
    assert.equal((await browser.post('/api/session/password', { current: given, next: own })).status, 200);
    assert.equal((await browser.ask('staff.list', {})).body['code'], 'kernel.second_factor_needed');
    const enrolment = await browser.post('/api/auth/two-factor/enable', { password: own });
    const code = totp(String(enrolment.body['totpUri']));
    assert.deepEqual((await browser.post('/api/auth/two-factor/verify-totp', { code })).body, { next: 'done' });
    assert.equal(
      (await openBrowser(serving.address).post('/api/auth/sign-in/username', { username, password: given })).status,
      401,
    );
    return browser;
  }

  test('the first sign-in changes the password and enrols a second factor before anything else', async () => {
    system = await comeIn('system_admin');
    security = await comeIn('security_admin');
  });

  test('the system administrator registers a person, the security administrator appoints them, and neither does the other’s part', async () => {
    const staffId = newId();
    const accountId = newId();
    const add = { staffId, name: '周督', homeUnitId: districtId };
    const appoint = { postId: newId(), staffId, role: 'district_supervisor', unitId: districtId };
    assert.equal((await system.act('staff.add', add)).status, 200);
    assert.equal((await system.act('account.open', { accountId, staffId, username: 'zhou.du' })).status, 200);
    assert.equal((await system.act('post.appoint', appoint)).status, 403);
    assert.equal((await security.act('post.appoint', appoint)).status, 200);
    const { rows } = await empty.pool.query(`select role from posts where staff_id = $1`, [staffId]);
    assert.deepEqual(rows, [{ role: 'district_supervisor' }]);
  });

  test('the journal tells who was installed by the machine’s operator, and holds no password', async () => {
    const { rows } = await empty.pool.query<{ actor: string; text: string }>(
      `select actor_id as actor, content::text as text from journal where name = 'administrator.install' and outcome = 'accepted'`,
    );
    assert.equal(rows.length, 4);
    for (const { actor, text } of rows) {
      assert.equal(actor, 'command_line');
      for (const password of passwords.values()) assert.ok(!text.includes(password));
    }
  });
});
