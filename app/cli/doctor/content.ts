// What is in the database and grows old by itself: the calendar, the seals, the backup; and what must not be there in real use.
import { existsSync } from 'node:fs';
import { lastBackupSetting } from '#kernel/server/backup/index.ts';
import { loadMasterKey, openSecrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { DAY_MS, dateOf, daysBetween, HOUR_MS } from '#kernel/shared/clock/time.ts';
import { checkCertificates } from '#modules/emergencies/server/public.ts';
import { keyPath } from '../key.ts';
import { grouped } from '../progress.ts';
import { doubtful, type Finding, ill, well } from './finding.ts';

/** The State Council tells next year's days off in November. */
const calendarWarnDays = 45;
const backupWarnMs = 2 * DAY_MS;
const sealWarnMs = HOUR_MS;

/** Beyond the known years the limits are counted by the plain week, which is a guess. */
export async function checkCalendar(database: Database, now = Date.now()): Promise<Finding> {
  const row = await database.asOwner((tx) =>
    tx.first<{ year: number | null }>(sql`select max(year) as year from calendar_years`),
  );
  const what = { zh: '工作日历', en: 'Working calendar' };
  const wayOut = {
    zh: '在“设置 · 日历”录入下一年放假安排',
    en: 'Enter next year’s days off under Settings · Calendar',
  };
  if (!row?.year) return ill(what, '—', wayOut);
  const through = `${row.year}-12-31`;
  const left = daysBetween(dateOf(now), through);
  if (left < 0) return ill(what, through, wayOut);
  return left < calendarWarnDays ? doubtful(what, `${through} · ${left} 天 days`, wayOut) : well(what, through);
}

/** Rows are sealed every few seconds while the server runs. */
export async function checkSeals(database: Database, now = Date.now()): Promise<Finding> {
  const row = await database.asOwner((tx) =>
    tx.first<{ count: number; oldest: Date | null; rows: number }>(sql`
      select count(*) filter (where s.chain_no is null) as count, min(j.at) filter (where s.chain_no is null) as oldest, count(*) as rows
        from journal j left join journal_seals s on s.epoch = j.epoch and j.xid >= s.xid_from and j.xid < s.xid_to`),
  );
  const { count, oldest, rows } = row!;
  const what = { zh: '日志封存', en: 'Journal seals' };
  const found = `${grouped(rows)} 条 rows · ${grouped(count)} 未封存 unsealed`;
  const isOld = oldest !== null && now - oldest.getTime() > sealWarnMs;
  return isOld
    ? doubtful(what, found, { zh: '启动服务就会封存', en: 'Sealed as soon as the server runs' })
    : well(what, found);
}

/** What was erased is gone; that it was must not be rewritten. */
export async function checkErasures(database: Database): Promise<Finding> {
  const { count, broken } = await database.asOwner(checkCertificates);
  const what = { zh: '删除证明', en: 'Deletion certificates' };
  const wayOut = {
    zh: '内容和封存的摘要对不上：保留现场，报告审计管理员',
    en: 'They no longer fit what was sealed: keep everything as it is and tell the audit administrator',
  };
  return broken.length > 0 ? ill(what, broken.join('、'), wayOut) : well(what, `${grouped(count)}`);
}

export async function checkBackup(database: Database, now = Date.now()): Promise<Finding> {
  const row = await database.asOwner((tx) =>
    tx.first<{ value: { at: string; path: string } }>(
      sql`select value from settings where name = ${lastBackupSetting}`,
    ),
  );
  const what = { zh: '最近备份', en: 'Last backup' };
  const wayOut = { zh: 'npm run huying -- backup 目录，每天一次', en: 'npm run huying -- backup DIR, once a day' };
  if (!row) return doubtful(what, '—', wayOut);
  const age = now - Date.parse(row.value.at);
  const found = `${row.value.at} · ${Math.floor(age / HOUR_MS)} 小时前 h ago · ${row.value.path}`;
  return age > backupWarnMs ? doubtful(what, found, wayOut) : well(what, found);
}

/** The key that is there must be the key these rows were sealed under. */
export async function checkKeyFits(database: Database): Promise<Finding[]> {
  if (!process.env['HUYING_KEY'] && !existsSync(keyPath())) return [];
  const row = await database.asOwner((tx) =>
    tx.first<{ sealed: Buffer }>(sql`
      select sealed from (
        (select id_cipher as sealed from people where id_cipher is not null limit 1) union all
        (select caller_phone_cipher from requests where caller_phone_cipher is not null limit 1) union all
        (select phone_cipher from staff where phone_cipher is not null limit 1)) s limit 1`),
  );
  if (!row) return [];
  const what = { zh: '密钥与数据', en: 'Key and data' };
  try {
    openSecrets(loadMasterKey(keyPath())).open(row.sealed);
    return [well(what, '✓')];
  } catch {
    return [
      ill(what, '✗', {
        zh: '这把密钥打不开这里的数据，请找回原来的密钥',
        en: 'This key does not open this data: find the one it was sealed with',
      }),
    ];
  }
}

export async function checkDemonstration(database: Database): Promise<Finding[]> {
  const rows = await database.asOwner((tx) =>
    tx.all<{ name: string; value: unknown }>(
      sql`select name, value from settings where name in ('demo', 'second_factor_required')`,
    ),
  );
  const findings: Finding[] = [];
  if (rows.some(({ name }) => name === 'demo'))
    findings.push(
      doubtful({ zh: '演示', en: 'Demonstration' }, 'settings.demo', {
        zh: '演示账号的密码是公开的；正式使用请用 HUYING_SEED=0 另装',
        en: 'The demonstration’s password is public; for real use install anew with HUYING_SEED=0',
      }),
    );
  if (rows.some(({ name, value }) => name === 'second_factor_required' && value === false))
    findings.push(
      doubtful({ zh: '动态口令', en: 'Second factor' }, 'off', {
        zh: '正式使用须打开（等保三级）',
        en: 'Required in real use (等保 level 3)',
      }),
    );
  return findings;
}
