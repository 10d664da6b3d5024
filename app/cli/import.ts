// `import FILE`: a table into the register, by the same steps and rules as on the screen; what was not taken lies beside the file with the reasons.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import { type PassedOver, runImport } from '#modules/imports/server/run-import.ts';
import type { ImportKindName } from '#modules/imports/shared/kinds.ts';
import { importKindNames } from '#modules/imports/shared/run.ts';
import { type Summary, summarize } from '#modules/imports/shared/summary.ts';
import { dataDir } from '../server/ground.ts';
import { type OpenHouse, openHouse } from '../server/run.ts';
import { CallFault, type Command, type Given } from './command.ts';
import { onGround } from './ground.ts';
import { grouped, openProgress } from './progress.ts';

const kinds: readonly string[] = importKindNames;
const isKind = (name: string): name is ImportKindName => kinds.includes(name);

export const command: Command = {
  about: {
    zh: '导入表格：居民花名册、网格划分表、诉求登记、便民服务点、企业名录',
    en: 'Import a table: roster, grids, register of requests, service points, enterprises',
  },
  usage: [
    'import FILE --dry-run',
    'import FILE --community 接庄社区',
    'import FILE --community 接庄社区 --kind roster --accept-mends',
  ],
  options: {
    kind: {
      type: 'string',
      about: { zh: `哪种表：${kinds.join(' ')}；不写则自己认`, en: 'what kind of table; guessed if left out' },
    },
    community: {
      type: 'string',
      about: { zh: '谁的表：社区、村或街道的名称', en: 'whose table: the name of a community, village or street' },
    },
    'accept-mends': { type: 'boolean', about: { zh: '采纳全部修改建议', en: 'accept every proposal' } },
    'dry-run': { type: 'boolean', about: { zh: '只看，不写', en: 'look only, write nothing' } },
  },
  help: [
    {
      zh: '没有导入的行写到原文件旁边的“…-未导入.xlsx”，每行注明原因和建议；改好后可以再导入。有没导入的行时退出码为 1。请先停服务，或者在网页上导入。',
      en: 'Rows not taken are written beside the file, each with its reason and a proposal; mend them there and import again. Exit code 1 when there are any. Stop the server first, or import on the screen.',
    },
  ],
  async run({ values, words }) {
    const [file, ...rest] = words;
    if (!file || rest.length > 0) throw new CallFault('import FILE');
    const path = resolve(file);
    if (!existsSync(path)) throw new CallFault(`没有这个文件 There is no ${file}`);
    const kind = values['kind'] as string | undefined;
    if (kind !== undefined && !isKind(kind)) throw new CallFault(`--kind ${kinds.join(' | ')}`);
    if (values['dry-run']) return lookAt(path, kind);
    if (typeof values['community'] !== 'string') throw new CallFault('--community 接庄社区');
    return take(path, kind, values);
  },
};

/** Read and judged, without a database: what is held already cannot be told. */
async function lookAt(path: string, kind: ImportKindName | undefined): Promise<number> {
  const file = await openImport(await readFile(path), basename(path), kind ? { kindName: kind } : {});
  const checked = file.engine.checkRows(
    file.sheets.filter((sheet) => sheet.isTaken),
    { today: dateOf(Date.now()) },
  );
  const summary = summarize(checked);
  const passedOver = file.sheets
    .filter(({ isTaken }) => !isTaken)
    .map(({ sheet, layout, mapping }) => ({
      name: sheet.name,
      isHidden: sheet.hidden,
      rows: layout.classes.filter((one) => one === 'data').length,
      missing: file.engine.fields.filter(({ field }) => mapping.missing.includes(field)).map(({ title }) => title),
    }));
  console.log(`${file.engine.title.zh} ${file.engine.title.en}`);
  tellFindings(summary);
  const isAllSeen = tellPassedOver(passedOver);
  const { good, mend, ask } = summary.verdicts;
  console.log(
    `可以导入 good ${grouped(good)} · 有修改建议 mend ${grouped(mend)} · 要问 ask ${grouped(ask)} · 全部行 all rows ${grouped(summary.allRows)}`,
  );
  return mend + ask > 0 || !isAllSeen ? 1 : 0;
}

async function take(path: string, kind: ImportKindName | undefined, values: Given['values']): Promise<number> {
  const progress = openProgress();
  return onGround(async ({ connection }) => {
    const alone = new pg.Client(connection);
    await alone.connect();
    const opened = await openHouse({ connection, dataDir: dataDir(), poolSize: 4 });
    try {
      // The lock by which one server process at a time does what the house does by itself (kernel/server/reactions.ts).
      const held = await alone.query<{ held: boolean }>('select pg_try_advisory_lock(70002) as held');
      if (!held.rows[0]?.held)
        throw new CallFault(
          '服务正在运行：请先停服务，或者在网页上导入 / The server is running: stop it first, or import on the screen',
        );
      const report = await runImport({
        house: opened.house,
        bus: opened.bus,
        bytes: await readFile(path),
        fileName: basename(path),
        unitId: await unitNamed(opened, values['community'] as string),
        ...(kind ? { kind } : {}),
        ...(values['accept-mends'] ? { acceptMends: 'all' as const } : {}),
        onProgress: (words) => progress.show(words),
      });
      progress.end();
      tellFindings(report);
      const isAllSeen = tellPassedOver(report.passedOver);
      for (const [name, count] of Object.entries(report.counts)) console.log(`${name}: ${told(count)}`);
      const rest = await writeRest(opened, report.runId, path);
      if (rest) console.log(`没有导入的行 Rows not taken: ${rest}`);
      if (!report.problem) return rest || !isAllSeen ? 1 : 0;
      const { title, wayOut } = report.problem;
      for (const words of [title, wayOut]) if (words) console.error(`${words.zh} / ${words.en}`);
      return 1;
    } finally {
      await opened.close();
      await alone.end();
    }
  });
}

const told = (count: unknown): string =>
  count !== null && typeof count === 'object'
    ? Object.entries(count)
        .map(([name, value]) => `${name} ${told(value)}`)
        .join(' · ')
    : typeof count === 'number'
      ? grouped(count)
      : String(count);

function tellFindings({ faults, ties }: Pick<Summary, 'faults' | 'ties'>): void {
  for (const { what, stated, counted, ties: fits } of ties)
    console.log(
      `${fits ? '✓' : '✗'} ${what.zh} ${what.en}: 表上 stated ${grouped(stated)} · 数得 counted ${grouped(counted)}`,
    );
  for (const { message, gravity, count } of faults)
    console.log(`${gravity === 'note' ? '·' : '!'} ${grouped(count)} × ${message.zh} / ${message.en}`);
}

/** A sheet with rows that is not taken is named with its reason; whether there was none but hidden ones. */
function tellPassedOver(sheets: readonly PassedOver[]): boolean {
  const withRows = sheets.filter(({ rows }) => rows > 0);
  for (const { name, isHidden, rows, missing } of withRows) {
    const why = isHidden
      ? ['隐藏的工作表', 'a hidden sheet']
      : [`缺少 ${missing.map(({ zh }) => zh).join('、')}`, `without ${missing.map(({ en }) => en).join(', ')}`];
    console.log(
      `! 没有读“${name}”（${grouped(rows)} 行）：${why[0]} / “${name}” (${grouped(rows)} rows) is passed over: ${why[1]}`,
    );
  }
  return withRows.every(({ isHidden }) => isHidden);
}

async function unitNamed({ house }: OpenHouse, name: string): Promise<string> {
  const found = await house.database.asOwner((tx) =>
    tx.all<{ id: string }>(sql`
      select id from governance_units where name = ${name} and upper_inf(valid) and kind in ('community', 'village', 'subdistrict', 'town', 'township', 'zone', 'district')`),
  );
  if (found.length === 1) return found[0]!.id;
  throw new CallFault(
    found.length === 0 ? `没有这个单元 There is no unit called ${name}` : `${found.length} × ${name}`,
  );
}

/** Beside the file, under its name; undefined when every row was taken. */
async function writeRest({ house, bus }: OpenHouse, runId: string, path: string): Promise<string | undefined> {
  const open = await house.database.asOwner((tx) =>
    tx.first<{ count: number }>(
      sql`select count(*) as count from import_rows where run_id = ${runId} and taken_at is null and (verdict in ('mend', 'ask') or standing = 'conflict')`,
    ),
  );
  if (!open?.count) return undefined;
  const outcome = await bus.execute(
    { id: newId(), name: 'import.make_rest', input: { runId } },
    { as: 'system', name: 'import' },
  );
  if ('problem' in outcome) return undefined;
  while (await runNextTask(house, bus, { error: (error) => console.error(String(error)) }));
  const row = await house.database.asOwner((tx) =>
    tx.first<{ id: string | null }>(sql`select rest_file_id as id from import_runs where id = ${runId}`),
  );
  if (!row?.id) return undefined;
  const { bytes, name } = await house.files.read(row.id);
  const target = join(dirname(path), name ?? `${basename(path)}-未导入.xlsx`);
  await writeFile(target, bytes, { mode: 0o600 });
  return target;
}
