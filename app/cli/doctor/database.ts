// The database as a program: version, text, extensions, roles, migrations, clock. Reads only.
import { existsSync } from 'node:fs';
import { readMigrations } from '#kernel/server/migrate.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { migrationsDir } from '../../server/ground.ts';
import { doubtful, type Finding, ill, well } from './finding.ts';

const leastVersion = 15;
const extensions = ['btree_gist', 'pg_trgm'];
/** Must be under row-level security whatever else changes: without it everybody sees everybody. */
const guarded = ['people', 'stays', 'subject_flags', 'requests', 'request_notes', 'journal', 'tasks'];

export async function checkVersion(database: Database): Promise<Finding> {
  const row = await database.asOwner((tx) =>
    tx.first<{ version: string; number: number }>(
      sql`select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    ),
  );
  const what = { zh: 'PostgreSQL', en: 'PostgreSQL' };
  if (row!.number >= leastVersion * 10_000) return well(what, row!.version);
  return ill(what, row!.version, { zh: `需要 ${leastVersion} 或更新`, en: `${leastVersion} or newer is needed` });
}

/** UTF-8, and a locale under which Chinese has trigrams: plain C has none, and fuzzy search would silently find nothing. */
export async function checkText(database: Database): Promise<Finding[]> {
  const row = await database.asOwner((tx) =>
    tx.first<{ encoding: string; locale: string; trigrams: number; likeness: number }>(sql`
      select pg_encoding_to_char(encoding) as encoding, concat_ws(' ', datcollate, datctype, datlocprovider) as locale,
             cardinality(show_trgm('济宁高新区')) as trigrams, similarity('盛景花园', '盛景家园')::float8 as likeness
        from pg_database where datname = current_database()`),
  );
  const { encoding, locale, trigrams, likeness } = row!;
  const isUtf8 = encoding === 'UTF8';
  const findsChinese = trigrams > 0 && likeness > 0;
  return [
    isUtf8
      ? well({ zh: '编码', en: 'Encoding' }, `${encoding} · ${locale}`)
      : ill({ zh: '编码', en: 'Encoding' }, encoding, {
          zh: '数据库须用 UTF8 建',
          en: 'The database must be made with UTF8',
        }),
    findsChinese
      ? well({ zh: '中文模糊查找', en: 'Fuzzy search of Chinese' }, `pg_trgm ${trigrams}`)
      : ill({ zh: '中文模糊查找', en: 'Fuzzy search of Chinese' }, locale, {
          zh: '这种区域设置下查不到中文，请用 C.UTF-8、zh_CN.UTF-8 或 ICU 重建数据库',
          en: 'Under this locale Chinese finds nothing; make the database with C.UTF-8, zh_CN.UTF-8 or ICU',
        }),
  ];
}

export async function checkExtensions(database: Database): Promise<Finding> {
  const rows = await database.asOwner((tx) => tx.all<{ name: string }>(sql`select extname as name from pg_extension`));
  const missing = extensions.filter((name) => !rows.some((row) => row.name === name));
  const what = { zh: '扩展', en: 'Extensions' };
  if (missing.length === 0) return well(what, extensions.join(' '));
  return ill(what, missing.join(' '), {
    zh: `缺少；请执行 create extension ${missing[0]}`,
    en: `Missing: create extension ${missing[0]}`,
  });
}

/** Every request runs as huying_app, which must not be able to step past row-level security. */
export async function checkRoles(database: Database): Promise<Finding[]> {
  const { own, app, open } = await database.asOwner(async (tx) => ({
    own: await tx.first<{ name: string; isSuper: boolean; isMember: boolean }>(sql`
      select rolname as name, rolsuper as "isSuper", coalesce((select pg_has_role(rolname, a.oid, 'MEMBER') from pg_roles a where a.rolname = 'huying_app'), false) as "isMember"
        from pg_roles where rolname = current_user`),
    app: await tx.first<{ isFree: boolean; mayLogIn: boolean }>(
      sql`select rolsuper or rolbypassrls as "isFree", rolcanlogin as "mayLogIn" from pg_roles where rolname = 'huying_app'`,
    ),
    open: await tx.all<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any (${guarded}::text[]) and not relrowsecurity`),
  }));
  const what = { zh: '角色', en: 'Roles' };
  const again = { zh: '重新启动一次服务，迁移会建好', en: 'Start the server once; migrations make it' };
  if (!app || !own?.isMember) return [ill(what, 'huying_app', again)];
  const findings: Finding[] = [];
  if (app.isFree || app.mayLogIn)
    findings.push(
      ill(what, 'huying_app', {
        zh: '权限过大：alter role huying_app nologin nosuperuser nobypassrls',
        en: 'It may too much: alter role huying_app nologin nosuperuser nobypassrls',
      }),
    );
  if (own.isSuper)
    findings.push(
      doubtful(what, own.name, {
        zh: '用超级用户连接；请换一个普通的属主角色',
        en: 'Connected as a superuser; use an ordinary owner',
      }),
    );
  for (const { name } of open)
    findings.push(ill({ zh: '行级权限', en: 'Row-level security' }, name, { zh: '没有打开', en: 'It is off' }));
  return findings.length > 0 ? findings : [well(what, `${own.name} → huying_app`)];
}

export async function checkMigrations(database: Database, dir = migrationsDir): Promise<Finding> {
  const what = { zh: '迁移', en: 'Migrations' };
  const files = existsSync(dir) ? await readMigrations(dir) : [];
  const done = await database.asOwner(async (tx) => {
    const found = await tx.first<{ is: boolean }>(
      sql`select to_regclass('public.schema_migrations') is not null as is`,
    );
    return found?.is
      ? tx.all<{ name: string; checksum: string }>(
          sql`select name, checksum from public.schema_migrations order by name`,
        )
      : [];
  });
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  const changed = done.find(({ name, checksum }) => known.has(name) && known.get(name) !== checksum);
  if (changed) return ill(what, changed.name, { zh: '和数据库里执行过的不一样', en: 'Not what this database has run' });
  const strange = done.find(({ name }) => !known.has(name));
  if (strange)
    return ill(what, strange.name, {
      zh: '数据库比程序新，请升级程序',
      en: 'The database is newer than the program: update the program',
    });
  const pending = files.filter(({ name }) => !done.some((row) => row.name === name));
  if (pending.length === 0) return well(what, `${done.length}`);
  return doubtful(what, pending.map(({ name }) => name).join(' '), {
    zh: '下次启动时执行；先备份',
    en: 'Applied at the next start; back up first',
  });
}

/** Two clocks a minute apart write two truths. */
export async function checkClock(database: Database): Promise<Finding> {
  const what = { zh: '时钟', en: 'Clock' };
  const before = Date.now();
  const row = await database.asOwner((tx) => tx.first<{ at: Date }>(sql`select clock_timestamp() as at`));
  const skew = Math.round(row!.at.getTime() - (before + Date.now()) / 2);
  const found = `${skew} ms`;
  const sync = { zh: '给数据库和服务器的机器对时（NTP）', en: 'Set both machines’ clocks (NTP)' };
  if (Math.abs(skew) > 60_000) return ill(what, found, sync);
  return Math.abs(skew) > 2_000 ? doubtful(what, found, sync) : well(what, found);
}

/** An acknowledged write must outlive a power cut. */
export async function checkDurability(database: Database): Promise<Finding> {
  const row = await database.asOwner((tx) =>
    tx.first<{ fsync: string; commit: string; pages: string }>(sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`),
  );
  const what = { zh: '断电不丢', en: 'Survives a power cut' };
  const found = `fsync ${row!.fsync} · synchronous_commit ${row!.commit} · full_page_writes ${row!.pages}`;
  const turnOn = { zh: '正式使用请打开', en: 'Turn them on for real use' };
  if (row!.fsync !== 'on' || row!.pages !== 'on') return ill(what, found, turnOn);
  return row!.commit === 'off' ? doubtful(what, found, turnOn) : well(what, found);
}
