// A table from above fills itself: its columns said once, each cell traced to what put it there, only the gaps asked, at visits that are due anyway.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeXlsx } from 'hucre';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type * as q from '../shared/queries.ts';
import type { ColumnMeaning } from '../shared/table.ts';
import { filledKeptDays, uploadKeptDays } from '../shared/table-commands.ts';
import type * as tq from '../shared/table-queries.ts';
import { dropDaily } from './table/drop-task.ts';

const dayMs = 86_400_000;
const house = await openTestHouse();
await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
const desk = await house.as('community_desk', 'dongzha');
const worker = await house.as('grid_worker', 'dongzhaEast');
const secretary = await house.as('community_secretary', 'xizha');

type Page = QueryAnswer<typeof tq.tablePage>;
type Cell = QueryAnswer<typeof tq.tableCell>;
type Gaps = QueryAnswer<typeof tq.tableGaps>;
type Opened = QueryAnswer<typeof q.openFormQuery>;

const sample = (name: string) => readFileSync(new URL(`../../../samples/${name}`, import.meta.url));
const upload = async (bytes: Uint8Array, name: string, by: StaffHat = desk) =>
  (
    await house.house.files.keep(Buffer.from(bytes), {
      name,
      by: `staff ${by.staffId}`,
      districtId: unitIds.district,
    })
  ).id;
const begin = (fileId: string, tableId = newId(), as = desk, unitId: string = unitIds.dongzha) =>
  house.run('table.begin', { tableId, fileId, unitId }, as);
const pageOf = (tableId: string, as = desk) => house.ask<Page>('table.page', { tableId }, as);
async function tasks(): Promise<void> {
  while (
    await runNextTask(house.house, house.bus, { error: (error, words) => assert.fail(`${words} ${String(error)}`) })
  );
}
async function registers(): Promise<void> {
  for (const name of ['register.lay_out', 'register.keep'])
    await house.house.modules
      .flatMap(({ ticks }) => ticks ?? [])
      .find((tick) => tick.name === name)
      ?.run(house.hand);
}
const flag = (personId: string, code: string) =>
  house.act('person.flag', { flagId: newId(), personId, flag: code, reason: '入户了解' }, desk);
const problemOf = (outcome: Awaited<ReturnType<typeof house.run>>) =>
  'problem' in outcome ? outcome.problem : assert.fail(outcome.outcome);

await flag(personIds.elder, 'lone_elder');
await flag(personIds.neighbour, 'lone_elder');
await registers();

const care = await writeXlsx({
  sheets: [
    {
      name: '独居老人',
      rows: [
        ['独居老人关爱情况统计表'],
        ['序号', '姓名', '性别', '家庭住址', '帮扶人', '生活能否自理', '需要帮助事项', '备注'],
        [null],
        [null],
        ['填表人：', null, null, '审核：'],
      ],
      merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 7 }],
    },
  ],
});
const meant: ColumnMeaning[] = [
  { rowNumber: true },
  { field: 'name' },
  { field: 'sex' },
  { field: 'homeAddress' },
  { field: 'helper' },
  { field: 'selfCare' },
  { field: 'careNeeds' },
  { text: '街道统计' },
];
const tableId = newId();
let lone = '';

test('a roster as it really comes: header found below the title, columns known by their other names, data rows told as examples', async () => {
  const id = newId();
  assert.equal((await begin(await upload(sample('居民花名册.xlsx'), '居民花名册.xlsx'), id)).outcome, 'accepted');
  const { table } = await pageOf(id);
  assert.equal(table.subjectKind, 'person');
  assert.equal(table.title, '接庄社区常住居民花名册（2022年4月）');
  assert.equal(table.exampleRows, 2803);
  const byHeader = new Map(table.headers.map((header, i) => [header, table.columns[i]]));
  assert.deepEqual(byHeader.get('序号'), { rowNumber: true });
  assert.deepEqual(byHeader.get('姓名'), { field: 'name' });
  assert.deepEqual(byHeader.get('公民身份号码'), { field: 'idNumber' });
  assert.deepEqual(byHeader.get('联系电话'), { field: 'phone' });
  assert.deepEqual(byHeader.get('户籍地'), { field: 'registeredPlace' });
  assert.deepEqual(byHeader.get('政治面貌'), { field: 'politicalStatus' });
  assert.deepEqual(byHeader.get('备注'), { empty: true });
});

test('what is no xlsx, no table, or somebody else’s file is refused with what to do', async () => {
  const csv = await upload(Buffer.from('序号,姓名\n1,张三\n'), 'a.csv');
  assert.equal(problemOf(await begin(csv)).code, 'table.not_xlsx');
  const blank = await writeXlsx({ sheets: [{ name: '空', rows: [['随便写写', '没有表头']] }] });
  assert.equal(problemOf(await begin(await upload(blank, 'b.xlsx'))).code, 'table.no_header');
  const others = await upload(care, 'c.xlsx', worker);
  assert.equal(problemOf(await begin(others)).code, 'table.file_not_found');
  const mine = await upload(care, 'd.xlsx', secretary);
  assert.equal(problemOf(await begin(mine, newId(), secretary, unitIds.dongzha)).code, 'fact.not_your_area');
});

test('filled, the file keeps its title and foot, each member of the register in the area is one row, and gaps are counted by field', async () => {
  await house.act(
    'fact.correct',
    { subjectId: personIds.elder, field: 'helper', value: '女儿', reason: '上门' },
    worker,
  );
  await house.act(
    'fact.correct',
    { subjectId: personIds.elder, field: 'selfCare', value: 'partly', reason: '上门' },
    worker,
  );
  await begin(await upload(care, '关爱.xlsx'), tableId);
  const begun = await pageOf(tableId);
  assert.equal(begun.table.state, 'begun');
  assert.deepEqual(begun.table.columns.slice(0, 7), meant.slice(0, 7), 'guessed by the words of the dictionary');
  lone = begun.registers.find(({ title }) => title.zh === '独居老人')?.registerId ?? '';
  assert.equal(begun.registers.find(({ registerId }) => registerId === lone)?.members, 2);
  await house.act('table.map', { tableId, registerId: lone, columns: meant, issuer: '区民政局' }, desk);
  await house.act('table.fill', { tableId }, desk);
  await tasks();
  const { table, gapsByField, gapsByGrid } = await pageOf(tableId);
  assert.deepEqual([table.state, table.rowCount, table.cellCount, table.filledCount], ['filled', 2, 12, 8]);
  assert.deepEqual(
    gapsByField.map(({ field, open }) => [field, open]),
    [
      ['careNeeds', 2],
      ['helper', 1],
      ['selfCare', 1],
    ],
  );
  assert.deepEqual(
    gapsByGrid.map(({ name, open }) => [name, open]),
    [
      ['盛景花园西网格', 3],
      ['盛景花园东网格', 1],
    ],
  );
  const kept = await house.asOwner((tx) =>
    tx.first<{ id: string }>(sql`select filled_file_id as id from upper_tables where id = ${tableId}`),
  );
  const { bytes, name } = await house.house.files.read(kept?.id ?? '');
  assert.equal(name, '关爱-已填.xlsx');
  const [sheet, about] = (await readSheets(bytes, 'x.xlsx')).sheets;
  assert.deepEqual(sheet?.rows, [
    ['独居老人关爱情况统计表'],
    ['序号', '姓名', '性别', '家庭住址', '帮扶人', '生活能否自理', '需要帮助事项', '备注'],
    [1, '张桂兰', '女', '盛景花园1号楼1单元101', '女儿', '部分自理', null, '街道统计'],
    [2, '李建国', '男', '盛景花园2号楼201', null, null, null, '街道统计'],
    ['填表人：', null, null, '审核：'],
  ]);
  assert.ok(about?.rows.some(([what, count]) => what === '缺：有什么需要' && count === '2'));
});

test('each cell says what put it there and when; what was corrected after the filling is not what the cell was', async () => {
  const cell = (row: number, column: number, as = desk) => house.ask<Cell>('table.cell', { tableId, row, column }, as);
  const helper = await cell(3, 4);
  assert.deepEqual(
    [helper.name, helper.held?.value, helper.held?.sourceKind, helper.held?.byName, helper.held?.observedOn],
    ['张桂兰', '女儿', 'entry', worker.name, dateOf(house.clock.now())],
  );
  const address = await cell(3, 3);
  assert.deepEqual([address.held?.sourceKind, address.held?.mask?.zh], ['house', '盛景花园1号楼1单元101']);
  assert.equal((await cell(4, 4)).held, null);
  assert.equal((await cell(3, 7)).meaning, 'text');
  house.clock.advance(60_000);
  await house.act(
    'fact.correct',
    { subjectId: personIds.elder, field: 'helper', value: '儿子', reason: '换人' },
    worker,
  );
  assert.equal((await cell(3, 4)).held?.value, '女儿');
  await assert.rejects(cell(5, 0), /not_found/);
});

test('[1.T] gaps are asked at the next visit with who wants them, once, and closed by the fact itself; nobody is asked for what is held', async () => {
  const dueOn = dateOf(house.clock.now() + 10 * dayMs);
  const asked = (await house.act('table.ask_gaps', { tableId, dueOn, fields: ['helper', 'careNeeds'] }, desk)) as {
    asked: number;
  };
  assert.equal(asked.asked, 3);
  assert.equal(
    (
      (await house.act('table.ask_gaps', { tableId, dueOn, fields: ['helper', 'careNeeds'] }, desk)) as {
        asked: number;
      }
    ).asked,
    3,
  );
  const before = await pageOf(tableId);
  assert.deepEqual(before.questions, { asked: 3, closed: 0 });
  const west = await house.as('grid_worker', 'dongzhaWest');
  await house.act(
    'form.define',
    {
      unitId: unitIds.dongzha,
      form: {
        code: 'short_visit',
        title: { zh: '短访', en: 'Short' },
        subject: 'person',
        fields: ['selfCare', 'drawsPension', 'pensionCheckedOn'],
      },
    },
    await house.as('community_secretary', 'dongzha'),
  );
  const opened = await house.ask<Opened>('form.open', { form: 'short_visit', subjectId: personIds.neighbour }, west);
  assert.deepEqual(
    opened.questions.map(({ field, issuer, dueOn: due }) => [field.name, issuer, due]),
    [
      ['careNeeds', '区民政局', dueOn],
      ['helper', '区民政局', dueOn],
    ],
  );
  const ofElder = await house.ask<Opened>('form.open', { form: 'short_visit', subjectId: personIds.elder }, worker);
  assert.deepEqual(
    ofElder.questions.map(({ field }) => field.name),
    ['careNeeds'],
  );
  await house.act(
    'fact.correct',
    { subjectId: personIds.neighbour, field: 'helper', value: '邻居', reason: '走访' },
    west,
  );
  const after = await pageOf(tableId);
  assert.deepEqual(after.questions, { asked: 3, closed: 1 });
  assert.ok(!after.gapsByField.some(({ field }) => field === 'helper'));
  const rest = await house.ask<Opened>('form.open', { form: 'short_visit', subjectId: personIds.neighbour }, west);
  assert.deepEqual(
    rest.questions.map(({ field }) => field.name),
    ['careNeeds'],
  );
  await house.act('table.fill', { tableId }, desk);
  await tasks();
  assert.equal((await pageOf(tableId)).table.filledCount, 9);
});

test('every number opens to its names: by field and by grid, each once, and masked from the street upwards', async () => {
  const names = async (filter: object, as = desk) => house.ask<Gaps>('table.gaps', { tableId, ...filter }, as);
  const { gapsByField, gapsByGrid } = await pageOf(tableId);
  for (const { field, open } of gapsByField) assert.equal((await names({ field })).total, open, field);
  for (const { gridId, open } of gapsByGrid) {
    const { people } = await names({ gridId: gridId ?? 'none' });
    assert.equal(
      people.reduce((sum, { missing }) => sum + missing.length, 0),
      open,
    );
  }
  const street = await house.as('street_supervisor', 'luohe');
  assert.ok((await names({}, street)).people.every(({ name }) => name.includes('*')));
});

test('next month’s table of the same headers maps itself, under another title and with other rows', async () => {
  const next = await writeXlsx({
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['2026年12月独居老人统计'],
          ['单位：'],
          ['序号', '姓名*', '性别', '家庭 住址', '帮扶人', '生活能否自理', '需要帮助事项', '备注'],
        ],
      },
    ],
  });
  const id = newId();
  const outcome = await begin(await upload(next, '下月.xlsx'), id);
  assert.deepEqual('result' in outcome && outcome.result, { tableId: id, isMapped: true });
  const { table } = await pageOf(id);
  assert.deepEqual([table.state, table.isByMemory, table.issuer], ['mapped', true, '区民政局']);
  assert.deepEqual(table.columns, meant);
});

test('numbers leave in full only with a purpose on record; the screen never shows them', async () => {
  const id = newId();
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['姓名', '联系电话', '家庭住址']] }] });
  await begin(await upload(bytes, '电话.xlsx'), id);
  const columns = [{ field: 'name' }, { field: 'phone' }, { field: 'homeAddress' }];
  await house.act('table.map', { tableId: id, registerId: lone, columns }, desk);
  const refused = problemOf(await house.run('table.fill', { tableId: id }, desk));
  assert.equal(refused.code, 'table.purpose_needed');
  assert.match(refused.title.zh, /电话/);
  const rowsOf = async () => {
    const kept = await house.asOwner((tx) =>
      tx.first<{ id: string }>(sql`select filled_file_id as id from upper_tables where id = ${id}`),
    );
    const { bytes: book } = await house.house.files.read(kept?.id ?? '');
    return (await readSheets(book, 'x.xlsx')).sheets[0]?.rows;
  };
  await house.act('table.fill', { tableId: id, isMasked: true }, desk);
  await tasks();
  assert.ok((await rowsOf())?.slice(1).every((row) => /\*/.test(String(row[1]))));
  await house.act('table.fill', { tableId: id, purpose: '报区民政局冬季走访慰问' }, desk);
  await tasks();
  assert.deepEqual((await rowsOf())?.[1], ['张桂兰', '19900000001', '盛景花园1号楼1单元101']);
  const journal = await house.asOwner((tx) =>
    tx.all<{ row: string }>(
      sql`select content::text as row from journal where subject_id = ${id} and name = 'table.fill'`,
    ),
  );
  assert.ok(journal.some(({ row }) => row.includes('报区民政局冬季走访慰问')));
  const shown = await house.ask<QueryAnswer<typeof tq.tableRowsQuery>>('table.rows', { tableId: id }, desk);
  assert.ok(shown.rows.every(({ cells }) => cells[1]?.includes('*')));
});

test('a sensitive register fills no table of a post that may not see it; another area sees no table at all', async () => {
  const dispatcher = await house.as('street_dispatcher', 'luohe');
  const id = newId();
  await begin(await upload(care, '敏感.xlsx', dispatcher), id, dispatcher, unitIds.luohe);
  const ill = (await pageOf(id, dispatcher)).registers.find(({ title }) => title.zh === '病')?.registerId;
  const refused = problemOf(
    await house.run('table.map', { tableId: id, registerId: ill, columns: [{ field: 'name' }] }, dispatcher),
  );
  assert.equal(refused.code, 'table.sensitive_register');
  await assert.rejects(pageOf(tableId, secretary), /not_found/);
  await assert.rejects(house.ask('table.gaps', { tableId }, secretary), /not_found/);
  const { tables } = await house.ask<QueryAnswer<typeof tq.listTables>>('table.list', {}, secretary);
  assert.ok(!tables.some((one) => one.tableId === tableId));
});

test('the filled file goes after thirty days, the upload half a year after the last step; what was counted stays', async () => {
  const files = () =>
    house.asOwner((tx) =>
      tx.first<{ filled: string | null; dropped: boolean }>(sql`
        select filled_file_id as filled, file_dropped_at is not null as dropped from upper_tables where id = ${tableId}`),
    );
  const filled = (await files())?.filled ?? '';
  const clear = async () => {
    await dropDaily.run(house.hand);
    await tasks();
  };
  house.clock.advance((filledKeptDays - 1) * dayMs);
  await clear();
  assert.equal((await files())?.filled, filled);
  house.clock.advance(2 * dayMs);
  await clear();
  assert.deepEqual(await files(), { filled: null, dropped: false });
  await assert.rejects(house.house.files.read(filled), /deleted/);
  house.clock.advance(uploadKeptDays * dayMs);
  await clear();
  assert.equal((await files())?.dropped, true);
});
