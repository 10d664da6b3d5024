// The command line as an operator meets it: real processes, real exit codes, beside a house that is open.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { s3Store } from '#kernel/server/files/s3-store.ts';
import { openFileStore } from '#kernel/server/files/store.ts';
import { migrate } from '#kernel/server/migrate.ts';
import { connectionUrl, removePostgres, startPostgres } from '#kernel/server/postgres/index.ts';
import { sealJournal } from '#kernel/server/seal.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { testDatabase } from '#testing/database.ts';
import { openTestHouse, phones, placeIds } from '#testing/house.ts';
import { openTestS3 } from '#testing/s3.ts';
import { migrationsDir, projectRoot } from '../server/ground.ts';

const house = await openTestHouse();
const dataDir = mkdtempSync(join(tmpdir(), 'huying-cli-'));
const keyFile = join(dataDir, 'keys', 'master.key');

type Said = { code: number; out: string; err: string };

function huying(args: string[], env: Record<string, string> = {}): Promise<Said> {
  const { HUYING_KEY: _, ...own } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot, 'bin/cli.ts'), ...args],
      { cwd: dataDir, env: { ...own, HUYING_DATA: dataDir, DATABASE_URL: connectionUrl(house.connection), ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

before(async () => {
  mkdirSync(join(dataDir, 'keys'));
  // The key of the test house.
  writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  const desk = await house.as('community_desk', 'dongzha');
  const report = { channel: 'hotline', placeId: placeIds.dwelling101, text: '路灯不亮', callerPhone: phones.elder };
  for (let n = 0; n < 3; n++) await house.act('request.report', { requestId: newId(), ...report }, desk);
});
after(() => rmSync(dataDir, { recursive: true, force: true }));

describe('how it is called', () => {
  test('each word shows its usage in both languages, Chinese first', async () => {
    const { out } = await huying(['help']);
    const words = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((found) => found[1]!);
    assert.ok(words.length >= 7);
    for (const word of words) {
      const help = await huying([word, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^\\p{Script=Han}.* / [A-Z].*\\n\\n  (.*)huying ${word}`, 'u'));
    }
  });

  for (const args of [
    ['nothing'],
    ['backup', 'a', 'b'],
    ['backup', '--keep', 'all'],
    ['audit'],
    ['restore'],
    ['restore', 'absent.tar'],
    ['doctor', '--loud'],
    ['seed', '--people', '0'],
    ['found'],
    ['found', '--name', '某区', '--kind', 'planet'],
    ['admin', 'add', '--role', 'handler', '--name', '甲', '--username', 'jia.yi'],
    ['admin', 'add', '--role', 'audit_admin', '--name', '甲', '--username', '甲'],
    ['device', 'press'],
    ['device', 'shout', '--no', 'X', '--key', 'k'],
    ['device', 'cancel', '--no', 'X', '--key', 'k'],
    ['device', 'press', '--no', 'X', '--key', 'k', '--battery', '101'],
  ]) {
    test(`"${args.join(' ')}" is told what is wrong, with exit code 2`, async () => {
      const { code, err } = await huying(args);
      assert.equal(code, 2);
      assert.match(err, /huying/);
    });
  }
});

describe('method check', () => {
  const checkFile = async (body: unknown) => {
    const path = join(dataDir, 'method.json');
    writeFileSync(path, JSON.stringify(body));
    return huying(['method', 'check', path]);
  };

  test('a method that is right passes, as a folder and as JSON', async () => {
    assert.equal((await huying(['method', 'check', join(projectRoot, 'methods/minhu-5643')])).code, 0);
    assert.equal((await checkFile(method5643)).code, 0);
  });

  test('one that is wrong is told where, in the clerk’s words, with exit code 1', async () => {
    const { code, err } = await checkFile({ ...method5643, counts: { ...method5643.counts, channels: 6 } });
    assert.equal(code, 1);
    assert.match(err, /渠道|channels/);
    assert.match(err, /\[counts/);
  });
});

describe('method simulate and publish', () => {
  const visits = (minutes: number, more: object = {}) => ({
    kind: 'reach',
    name: 'cli-visits',
    version: '1.0.0',
    title: { zh: '走访', en: 'Visits' },
    summary: { zh: '走访', en: 'Visits' },
    effectiveFrom: '2022-01-01',
    registers: [
      {
        code: 'cli_people',
        title: { zh: '成年人', en: 'Grown-ups' },
        purpose: { zh: '测试', en: 'Test' },
        subject: 'person',
        membership: { rule: { field: 'bornOn', agedAtLeast: 18 } },
        sensitivity: 'normal',
      },
    ],
    rhythms: [
      {
        code: 'cli_visit',
        title: { zh: '天天走访', en: 'Daily' },
        register: 'cli_people',
        action: 'visit',
        cadence: { every: 'day' },
        onDayOff: 'same_day',
        role: 'grid_worker',
        rank: 3,
        minutes,
      },
    ],
    ...more,
  });
  const file = (body: object) => {
    const path = join(dataDir, 'visits.json');
    writeFileSync(path, JSON.stringify(body));
    return path;
  };

  test('by figures it needs no database: 40 hours pass, a worker fewer does not, and the code says so', async () => {
    // 60 people × 7 days × 20 minutes = 140 hours a week.
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const path = file(visits(20));
    const four = await huying(['method', 'simulate', path, '--people', '60', '--workers', '4'], nowhere);
    assert.equal(four.code, 0, four.err);
    assert.match(four.out, /420\.0 +20 +140\.0/);
    assert.match(four.out, / 35\.0 /);
    const three = await huying(['method', 'simulate', path, '--people', 'cli_people=60', '--workers', '3'], nowhere);
    assert.equal(three.code, 1);
    assert.match(three.err, /3 人每周超过 40 小时，最多的 46\.7 小时/);
    const none = await huying(['method', 'simulate', path, '--people', '1', '--workers', '0'], nowhere);
    assert.equal(none.code, 1);
    assert.match(none.err, /“网格员”岗位空缺/);
    const empty = await huying(['method', 'simulate', path, '--people', '0', '--workers', '0'], nowhere);
    assert.equal(empty.code, 0);
    assert.match(empty.out, /每周 0 小时/);
    for (const args of [
      ['--people', 'many', '--workers', '3'],
      ['--people', '3'],
    ])
      assert.equal((await huying(['method', 'simulate', path, ...args], nowhere)).code, 2);
  });

  test('by the registers of an area: who is there, whose post is vacant, and nothing is written', async () => {
    await house.as('grid_worker', 'dongzhaEast');
    const was = await house.asOwner((tx) => tx.all(sql`select id from reach_methods`));
    const { code, out, err } = await huying(['method', 'simulate', file(visits(20)), '--area', '东闸社区']);
    assert.equal(code, 0, err);
    assert.match(out, /天天走访 .* 2 +14\.0 +20 +4\.7/);
    assert.match(out, /空缺 Vacant: 网格员 盛景花园西网格 — 每周 2\.3 小时没有人做/);
    assert.deepEqual(await house.asOwner((tx) => tx.all(sql`select id from reach_methods`)), was);
    const unknown = await huying(['method', 'simulate', file(visits(20)), '--area', '没有的社区']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /没有这个单位/);
  });

  test('over forty hours it is published with a name only, and the name is kept', async () => {
    // 480 minutes a day for one person: 56 hours a week.
    const path = file(visits(480));
    assert.equal((await huying(['method', 'simulate', path, '--area', '东闸社区'])).code, 1);
    const refused = await huying(['method', 'publish', path, '--area', '东闸社区']);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /没有发布：按东闸社区现有名单测算，1 人每周会超过 40 小时，最多的 56\.0 小时/);
    const done = await huying(['method', 'publish', path, '--area', '东闸社区', '--approved-by', '周书记']);
    assert.equal(done.code, 0, done.err);
    assert.deepEqual(await house.asOwner((tx) => tx.all(sql`select name, approved_by from reach_methods`)), [
      { name: 'cli-visits', approved_by: '周书记' },
    ]);
  });
});

describe('beside an open house', () => {
  test('doctor finds nothing wrong, and changes nothing', async () => {
    const was = await house.asOwner((tx) => tx.all(sql`select name, value from settings order by 1`));
    const { code, out } = await huying(['doctor']);
    // A server for tests need not survive a power cut, and is told so.
    const wrong = [...out.matchAll(/^✗ (\S+)/gm)].map((found) => found[1]);
    assert.deepEqual(
      wrong.filter((what) => what !== '断电不丢'),
      [],
      out,
    );
    assert.equal(code, wrong.length > 0 ? 1 : 0);
    assert.deepEqual(await house.asOwner((tx) => tx.all(sql`select name, value from settings order by 1`)), was);
    for (const line of ['PostgreSQL', 'UTF8', 'pg_trgm', 'huying_app', '时钟']) assert.ok(out.includes(line), line);
    assert.match(out, /[!✓] 日志封存[^\n]*\d+ 未封存/);
    assert.match(out, /! 最近备份/);
  });

  test('doctor names a key that others may read, or that is not the key of this data', async () => {
    chmodSync(keyFile, 0o644);
    const open = await huying(['doctor']);
    chmodSync(keyFile, 0o600);
    assert.equal(open.code, 1);
    assert.match(open.out, /✗ 密钥 Key: .*644\n.*chmod 600/);
    const other = await huying(['doctor'], { HUYING_KEY: Buffer.alloc(32, 9).toString('base64') });
    assert.equal(other.code, 1);
    assert.match(other.out, /✗ 密钥与数据/);
  });

  test('doctor says of an empty database that nothing was started there', async (t) => {
    const empty = await testDatabase(t, { migrations: null });
    const { code, out } = await huying(['doctor'], { DATABASE_URL: empty.url });
    assert.equal(code, 1);
    assert.match(out, /先启动一次服务/);
    assert.match(out, /! 迁移 Migrations: 0001_kernel\.sql/);
    assert.equal((await empty.pool.query(`select from pg_tables where schemaname = 'public'`)).rowCount, 0);
  });

  test('backup, restore and audit verify: the whole way, and no second time into the same database', async (t) => {
    const made = await huying(['backup', join(dataDir, 'b')]);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /密钥不在里面/);
    const archive = join(dataDir, 'b', readdirSync(join(dataDir, 'b'))[0]!);
    assert.match((await huying(['doctor'])).out, /✓ 最近备份/);

    const target = await testDatabase(t, { migrations: null });
    const there = { DATABASE_URL: target.url };
    const keyless = await huying(['restore', archive], { ...there, HUYING_DATA: join(dataDir, 'elsewhere') });
    assert.equal(keyless.code, 1);
    assert.match(keyless.err, /没有密钥/);
    const restored = await huying(['restore', archive], there);
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /日志封存链完整/);
    assert.equal((await target.pool.query('select from requests')).rowCount, 3);
    assert.equal((await huying(['audit', 'verify'], there)).code, 0);
    const again = await huying(['restore', archive], there);
    assert.equal(again.code, 1);
    assert.match(again.err, /不会覆盖/);
  });

  test('--keep leaves the latest archives and nothing of anybody else’s', async () => {
    const folder = join(dataDir, 'kept');
    mkdirSync(folder);
    writeFileSync(join(folder, 'huying-20220101-0900-00.tar'), 'old');
    writeFileSync(join(folder, 'huying-20220102-0900-00.tar'), 'less old');
    writeFileSync(join(folder, 'mine.tar'), 'not ours');
    assert.equal((await huying(['backup', folder, '--keep', '2'])).code, 0);
    const left = readdirSync(folder).sort();
    assert.equal(left.length, 3);
    assert.deepEqual([left[0], left[2]], ['huying-20220102-0900-00.tar', 'mine.tar']);
  });

  test('audit verify names the seal and the row that was changed behind its back, with exit code 1', async () => {
    await sealJournal(house.database);
    assert.equal((await huying(['audit', 'verify'])).code, 0);
    const row = await house.asOwner(async (tx) => {
      await tx.all(sql`alter table journal disable trigger journal_append_only`);
      const changed = await tx.first<{ seq: number }>(sql`
        update journal set content = jsonb_set(content, '{events,0,channel}', '"walk_in"') where seq = (select min(seq) from journal where name = 'request.report') returning seq`);
      await tx.all(sql`alter table journal enable trigger journal_append_only`);
      return changed!;
    });
    const { code, err } = await huying(['audit', 'verify']);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`断开于第 1 个封存，第 ${row.seq} 条`));
  });
});

describe('with files in an S3 bucket', async () => {
  const s3 = await openTestS3();
  const own = await openTestHouse();
  const env = { ...s3.env, DATABASE_URL: connectionUrl(own.connection) };
  const fileId = newId();
  const photo = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('on S3')]);
  before(async () => {
    const files = openFileStore(own.database, s3Store(s3.settings), own.house.secrets);
    await files.keep(photo, { id: fileId, by: 'test', districtId: null });
  });

  test('doctor writes, reads and removes there; a wrong key, half a setting and files that were not moved are named', async () => {
    const well = await huying(['doctor'], env);
    assert.match(well.out, /✓ 附件存储 Store of files: S3 127\.0\.0\.1:\d+ huying-files\n/);
    assert.match(well.out, /✓ 附件 Files: 1\n/);
    const objects = readdirSync(s3.folder, { recursive: true }).filter((name) => String(name).includes('_object'));
    assert.ok(objects.length > 0 && objects.every((name) => String(name).includes(fileId)), objects.join(' '));
    const keyless = await huying(['doctor'], { ...env, HUYING_S3_SECRET_KEY: 'wrong' });
    assert.equal(keyless.code, 1);
    assert.match(keyless.out, /✗ 附件存储 .*store_refused SignatureDoesNotMatch\n.*HUYING_S3_/);
    const half = await huying(['doctor'], { ...env, HUYING_S3_BUCKET: '' });
    assert.equal(half.code, 1);
    assert.match(half.out, /✗ 附件存储 .*HUYING_S3_BUCKET/);
    const onDisk = await huying(['doctor'], { DATABASE_URL: env.DATABASE_URL });
    assert.equal(onDisk.code, 1);
    assert.match(onDisk.out, new RegExp(`✗ 附件 Files: .*缺 missing 1\\n.*${fileId}`));
  });

  test('backup says that they are not in the archive, restore where they are; a restore elsewhere opens them in the same bucket', async (t) => {
    const folder = join(dataDir, 's3-backup');
    const made = await huying(['backup', folder], env);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /1 个附件在 S3 .* huying-files，没有拷进这份备份/);
    const archive = join(folder, readdirSync(folder)[0]!);
    assert.equal(readFileSync(archive).includes(photo), false);

    const [same, other] = [await testDatabase(t, { migrations: null }), await testDatabase(t, { migrations: null })];
    const there = await huying(['restore', archive], { ...s3.env, DATABASE_URL: same.url });
    assert.equal(there.code, 0, there.err);
    assert.match(there.out, /1 个附件不在备份里，在 S3 .*：本机设置的就是它，可以打开/);
    assert.match((await huying(['doctor'], { ...s3.env, DATABASE_URL: same.url })).out, /✓ 附件 Files: 1\n/);
    const elsewhere = await huying(['restore', archive], { DATABASE_URL: other.url });
    assert.equal(elsewhere.code, 0, elsewhere.err);
    assert.match(elsewhere.out, /本机设置的是 .*files，要打开请把 HUYING_S3_\* 设成原来的桶/);
  });
});

test('where there is no database yet, what only looks makes none', async () => {
  const nowhere = join(dataDir, 'nowhere');
  for (const word of [['audit', 'verify'], ['backup']]) {
    const { code, err } = await huying(word, {
      HUYING_DATA: nowhere,
      HUYING_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL: '',
    });
    assert.equal(code, 1, word.join(' '));
    assert.match(err, /还没有数据库/);
  }
  assert.equal(existsSync(join(nowhere, 'postgres')), false);
});

test('on the embedded server of a house that is open, a command attaches, and the server is there afterwards', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'huying-cli-home-'));
  const postgres = await startPostgres({ dataDir: join(home, 'postgres'), settings: { fsync: false } });
  const client = new pg.Client(postgres.connection);
  t.after(async () => {
    await client.end();
    await postgres.stop('immediate');
    await removePostgres(join(home, 'postgres'));
    rmSync(home, { recursive: true, force: true });
  });
  await client.connect();
  await migrate(client, migrationsDir);
  const { code, out } = await huying(['audit', 'verify'], { HUYING_DATA: home, DATABASE_URL: '' });
  assert.equal(code, 0);
  assert.match(out, /完整：0 条/);
  assert.equal((await client.query('select 1 as one')).rows[0].one, 1);
});
