// `node bench/import.ts --rows 100000`: a roster of so many rows, as a real .xlsx, through the guided import, step by step as the screen and the command line take it: opened,
// read, checked, taken, and once more (which must change nothing). Prints what each took, how often its progress was told, and the most memory.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { streamSheet } from '#kernel/server/sheets/write.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { runImport } from '#modules/imports/server/run-import.ts';
import { benchId, generateTerritory } from './generate-territory.ts';
import { layBenchGround } from './ground.ts';
import { sayMachine } from './say.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(values.rows);
const head = [
  '小区',
  '楼号',
  '单元',
  '房号',
  '姓名',
  '性别',
  '证件号码',
  '联系电话',
  '与户主关系',
  '户籍地',
  '政治面貌',
  '备注',
];
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲秀'];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ID numbers of a division that does not exist (379900), with their check digit (GB 11643). */
function idNumber(n: number): string {
  const day = new Date(Date.UTC(1940, 0, 1) + (n % 25_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `379900${day}${String(Math.floor(n / 25_000) * 2 + (n % 2) + 100).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
  return body + '10X98765432'[sum % 11];
}

function* roster(): Generator<Cell[]> {
  for (let n = 0; n < rows; n++) {
    const home = Math.floor(n / 3);
    const name = `${surnames[n % surnames.length]}${given[n % given.length]}${given[Math.floor(n / 31) % given.length]}`;
    yield [
      `第${Math.floor(home / 2400) + 1}花园`,
      `${(Math.floor(home / 120) % 20) + 1}号楼`,
      `${(Math.floor(home / 40) % 3) + 1}单元`,
      `${(Math.floor(home / 2) % 20) + 1}0${(home % 2) + 1}`,
      name,
      n % 2 === 0 ? '女' : '男',
      idNumber(n),
      `199${String(n).padStart(8, '0')}`,
      n % 3 === 0 ? '户主' : n % 3 === 1 ? '配偶' : '子女',
      '山东省济宁市',
      n % 11 === 0 ? '中共党员' : '群众',
      n % 40 === 0 ? '独居老人' : '',
    ];
  }
}

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
try {
  await client.connect();
  await generateTerritory(client, {
    streets: 1,
    communitiesPerStreet: 1,
    gridsPerCommunity: 12,
    since: new Date('2020-01-01'),
  });
  const sheet = streamSheet({
    name: '居民花名册',
    columns: head.map(() => ({ kind: 'text' })),
    head: [head],
    rows: roster(),
  });
  const bytes = new Uint8Array(await new Response(sheet).arrayBuffer());
  console.log(`${rows.toLocaleString('en')} rows in an .xlsx of ${(bytes.length / 2 ** 20).toFixed(1)} MiB`);
  for (const turn of ['first', 'the same file again']) {
    const told = new Map<string, Set<number>>();
    const steps: { name: string; at: number }[] = [];
    let peak = 0;
    let watched: Promise<unknown> = Promise.resolve();
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
      watched = client
        .query<{ kind: string; done: number }>(
          `select kind, done_count::int as done from tasks where state = 'running' and done_count > 0`,
        )
        .then(({ rows: open }) =>
          open.forEach(({ kind, done }) => told.set(kind, (told.get(kind) ?? new Set()).add(done))),
        );
    }, 250);
    const startedAt = performance.now();
    const report = await runImport({
      ...ground.opened,
      bytes,
      fileName: '居民花名册.xlsx',
      unitId: benchId('community 1 1'),
      kind: 'roster',
      options: { gridId: benchId('grid 1 1 1') },
      onProgress: (name) => steps.push({ name, at: performance.now() }),
    });
    const endedAt = performance.now();
    clearInterval(watch);
    await watched;
    const each = steps.map(
      ({ name, at }, i) => `${name} ${(((steps[i + 1]?.at ?? endedAt) - at) / 1000).toFixed(1)} s`,
    );
    const seconds = (endedAt - startedAt) / 1000;
    console.log(
      `${turn}: ${seconds.toFixed(1)} s, ${(rows / seconds).toFixed(0)} rows/s (${each.join(', ')}); progress told ${[...told].map(([kind, at]) => `${kind} ${at.size} times`).join(', ')}; most memory ${(peak / 2 ** 20).toFixed(0)} MiB`,
    );
    console.log(`  ${JSON.stringify(report.counts)}${report.problem ? ` ${report.problem.code}` : ''}`);
  }
} finally {
  await client.end();
  await ground.end();
}
