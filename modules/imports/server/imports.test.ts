import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { writeSheets } from '#kernel/server/sheets/write.ts';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { clearOldFiles, forgetOldRuns } from './module.ts';
import { runImport } from './run-import.ts';

const house = await openTestHouse();
const street = await house.as('street_supervisor', 'jiezhuang');
const desk = await house.as('community_desk', 'dabu');
const failures: unknown[] = [];
const log = { error: (error: unknown) => failures.push(error) };

async function work(): Promise<void> {
  while (await runNextTask(house.house, house.bus, log));
  assert.deepEqual(failures, []);
}
async function upload(bytes: Uint8Array, name: string, as: StaffHat): Promise<string> {
  const kept = await house.house.files.keep(Buffer.from(bytes), {
    name,
    by: `staff ${as.staffId}`,
    districtId: as.districtId,
  });
  return kept.id;
}
const sample = (name: string) => readFile(new URL(`../../../samples/${name}`, import.meta.url));
type Run = {
  state: string;
  kind: string;
  sheets: { sheet: number; isTaken: boolean; samples: unknown[][] }[];
  counts: {
    allRows: number;
    verdicts: Record<string, number>;
    standings: Record<string, number>;
    apart: Record<string, number>;
    taken: Record<string, number> | null;
  };
  faults: { code: string; count: number; open: number }[];
  ties: { ties: boolean }[];
  earlier: unknown[];
  problem: unknown;
};
const runOf = (runId: string, as: StaffHat) => house.ask<Run>('import.run', { runId }, as);
type Rows = {
  total: number;
  rows: {
    sheet: number;
    row: number;
    verdict: string;
    standing: string | null;
    cells: Record<string, unknown>;
    problems: { code: string; proposal: string | null }[];
    differences: { what: { zh: string }; from: string | null; to: string | null }[];
  }[];
};
const rowsOf = (runId: string, filter: object, as: StaffHat) =>
  house.ask<Rows>('import.rows', { runId, ...filter }, as);
const refused = async (name: string, input: unknown, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  return outcome.outcome === 'rejected' ? outcome.problem.code : outcome.outcome;
};
const count = (query: ReturnType<typeof sql>) => house.asOwner(async (tx) => (await tx.first<{ n: number }>(query))?.n);

/** Opens and maps as guessed; the run is then checked. */
async function check(
  bytes: Uint8Array,
  name: string,
  unitId: string,
  as: StaffHat,
  options: object = {},
): Promise<string> {
  const runId = newId();
  await house.act('import.open', { runId, fileId: await upload(bytes, name, as), unitId }, as);
  await work();
  const { sheets } = await runOf(runId, as);
  await house.act(
    'import.map',
    { runId, sheets: sheets.filter((sheet) => sheet.isTaken).map(({ sheet }) => ({ sheet })), options },
    as,
  );
  await work();
  return runId;
}
async function take(runId: string, as: StaffHat): Promise<Record<string, number> | null> {
  await house.act('import.take', { runId }, as);
  await work();
  const run = await runOf(runId, as);
  assert.equal(run.state, 'taken', JSON.stringify(run.problem));
  return run.counts.taken;
}

test('[A4] the table of grids makes 25 level-1 and 108 level-2 grids with their people; the same file again changes nothing', async () => {
  const bytes = await sample('网格划分表.xlsx');
  const before = await count(sql`select count(*) as n from governance_units where kind = 'grid'`);
  const runId = await check(bytes, '网格划分表.xlsx', unitIds.jiezhuang, street, {
    contractorName: '园区发展服务中心',
  });
  const run = await runOf(runId, street);
  assert.equal(run.kind, 'grid_table');
  assert.deepEqual(run.counts.verdicts['good'], 108);
  assert.deepEqual(run.counts.standings, { new: 108, changed: 0, same: 0, conflict: 0 });
  assert.ok(run.ties.length >= 2 && run.ties.every((tie) => tie.ties), 'the foot note says 25 and 108');
  const taken = await take(runId, street);
  // 大部社区 was there; the nine others of the table, 25 and 108 grids are new.
  assert.equal(taken?.['units'], 9 + 25 + 108);
  assert.equal(taken?.['contracts'], 108);
  const { units } = await house.ask<{
    units: {
      kind: string;
      gridLevel: number | null;
      name: string;
      figures: { declared: number | null; households: number };
    }[];
  }>('unit.tree', { rootId: unitIds.jiezhuang }, street);
  const level = (n: number) => units.filter((unit) => unit.gridLevel === n).length;
  // One level-1 grid of the little district stood in 大部社区 before.
  assert.deepEqual([level(1), level(2)], [25 + 1, 108]);
  assert.equal(units.find((unit) => unit.name === '接庄社区1-1')?.figures.households, 278);
  assert.ok(units.some((unit) => unit.kind === 'village' && unit.name === '接庄村'));
  const [chief] = await house.asOwner((tx) =>
    tx.all<{ role: string; basis: string; unit: string; title: string }>(sql`
      select p.role, p.basis, u.name as unit, s.title from staff s join posts p on p.staff_id = s.id join governance_units u on u.id = p.unit_id
       where s.name = '叶一鸣' and s.title is not null order by p.basis`),
  );
  assert.deepEqual(
    chief,
    { role: 'department_officer', basis: 'home', unit: '招商处', title: '招商处副处长' },
    '[A5] the home post runs on beside the grid post',
  );
  assert.equal(await count(sql`select count(*) as n from posts where role = 'grid_chief' and basis = 'seconded'`), 25);
  assert.equal(
    await count(
      sql`select count(*) as n from responsibility_contracts c join governance_units u on u.id = c.contractor_unit_id where u.name = '园区发展服务中心'`,
    ),
    108,
  );
  const gaps = await house.ask<{ judged: number; gaps: { state: string }[] }>(
    'contract.gaps',
    { unitId: unitIds.jiezhuang },
    street,
  );
  assert.deepEqual(
    [gaps.judged, gaps.gaps.length],
    [109, 1],
    'every grid of the table has one cadre; 龙城一号网格 of before has none',
  );

  const again = await check(bytes, '网格划分表.xlsx', unitIds.jiezhuang, street, {
    contractorName: '园区发展服务中心',
  });
  const second = await runOf(again, street);
  assert.deepEqual(second.counts.standings, { new: 0, changed: 0, same: 108, conflict: 0 });
  assert.equal(second.earlier.length, 1);
  assert.equal(await refused('import.take', { runId: again }, street), 'import.nothing_to_take');
  assert.equal(await refused('import.make_rest', { runId: again }, street), 'import.nothing_left');
  assert.equal(await count(sql`select count(*) as n from governance_units where kind = 'grid'`), (before ?? 0) + 133);
});

test('[A7] a new chief in the table relieves the old one in the same instant, and the page shows who held the post last', async () => {
  const file = await readSheets(await sample('网格划分表.xlsx'), 'x.xlsx');
  const sheet = file.sheets[0];
  assert.ok(sheet);
  const first = sheet.rows.findIndex((row) => row.includes('闫志强'));
  const news = new Map<unknown, string | number>([
    ['闫志强', '新来者'],
    ['19900089565', '19900088888'],
    [278, 280],
  ]);
  const rows = sheet.rows.map((row, r) => (r === first ? row.map((cell) => news.get(cell) ?? cell) : row));
  const bytes = await writeSheets([{ name: sheet.name, columns: [], head: [], rows, merges: sheet.merges }]);
  const runId = await check(bytes, '网格划分表2.xlsx', unitIds.jiezhuang, street);
  const { counts } = await runOf(runId, street);
  // The chief stands in five rows of one block; the households in the first of them.
  assert.deepEqual([counts.standings['changed'], counts.standings['same']], [5, 103]);
  const { rows: changed } = await rowsOf(runId, { standings: ['changed'], limit: 1 }, street);
  assert.deepEqual(
    changed[0]?.differences.map(({ what, from, to }) => [what.zh, from, to]),
    [
      ['网格长', '闫志强', '新来者'],
      ['户数', '278', '280'],
    ],
  );
  const taken = await take(runId, street);
  assert.deepEqual([taken?.['posts'], taken?.['relieved'], taken?.['units'], taken?.['contracts']], [1, 1, 0, 0]);
  const [unit] = await house.asOwner((tx) =>
    tx.all<{ id: string }>(sql`select id from governance_units where name = '接庄社区1网格'`),
  );
  const page = await house.ask<{
    posts: { staffName: string }[];
    vacancies: unknown[];
    figures: { households: number };
  }>('unit.page', { unitId: unit?.id }, street);
  assert.deepEqual(
    page.posts.map((post) => post.staffName),
    ['新来者'],
  );
  assert.deepEqual(page.vacancies, []);
});

const rosterUnit = async () =>
  (
    await house.asOwner((tx) =>
      tx.all<{ id: string }>(sql`select id from governance_units where name = '接庄社区' and kind = 'community'`),
    )
  )[0]?.id ?? '';

test('[A8] 2,803 residents less the faulty rows come in; mended rows follow; the same file again changes nothing and the counts tie', async () => {
  const community = await rosterUnit();
  const bytes = await sample('居民花名册.xlsx');
  const runId = await check(bytes, '居民花名册.xlsx', community, street);
  const run = await runOf(runId, street);
  assert.equal(run.kind, 'roster');
  assert.deepEqual(run.counts.verdicts, { good: 2720, mend: 22, ask: 61, same: 0, left_out: 0 });
  assert.deepEqual(run.counts.standings, { new: 2720, changed: 0, same: 0, conflict: 0 });
  assert.equal(run.counts.allRows, 2806);
  assert.equal(
    Object.values(run.counts.verdicts).reduce((a, b) => a + b, 0) +
      Object.values(run.counts.apart).reduce((a, b) => a + b, 0),
    run.counts.allRows,
  );
  const people = () =>
    count(
      sql`select count(*) as n from people where id in (select s.person_id from stays s join places p on p.id = s.place_id where p.community_id = ${community})`,
    );
  assert.equal(await people(), 0, 'nothing is in the register before it is taken');
  const first = await take(runId, street);
  assert.equal(first?.['people'], 2720);
  assert.equal(await people(), 2720);

  // Accepting all proposals of two kinds, one edit by hand, one fault waived, one of two bearers of a number left out.
  await house.act('import.accept_mend', { runId, codes: ['name.spaces', 'id.full_width', 'id.old15'] }, street);
  await work();
  assert.deepEqual((await runOf(runId, street)).counts.verdicts, {
    good: 2742,
    mend: 0,
    ask: 61,
    same: 0,
    left_out: 0,
  });
  const { rows: faulty } = await rowsOf(runId, { code: 'id.check_digit' }, street);
  const [bad] = faulty;
  assert.ok(bad);
  // The proposal is a number, and shows only to who put the look on record.
  assert.match(bad.problems[0]?.proposal ?? '', /^3799\*+..$/);
  const place = { sheet: bad.sheet, row: bad.row };
  await house.act('import.reveal_row', { runId, place }, street);
  const whole = await house.ask<Rows['rows'][number]>('import.row_whole', { runId, place }, street);
  await house.act('import.edit_row', { runId, place, values: { idNumber: whole.problems[0]?.proposal } }, street);
  await house.act('import.waive', { runId, place: { sheet: 0, row: 97 }, code: 'id.empty' }, street);
  await house.act('import.leave_out', { runId, rows: [{ sheet: 0, row: 90 }] }, street);
  await work();
  const decided = await runOf(runId, street);
  assert.deepEqual(decided.counts.verdicts, { good: 2742 + 3, mend: 0, ask: 61 - 4, same: 0, left_out: 1 });
  assert.deepEqual(decided.counts.standings, { new: 22 + 3, changed: 0, same: 2720, conflict: 0 });
  assert.equal((await take(runId, street))?.['people'], 25);
  assert.equal(await people(), 2745);

  const homes = await count(sql`select count(*) as n from places where community_id = ${community}`);
  const again = await check(bytes, '居民花名册.xlsx', community, street);
  assert.deepEqual((await runOf(again, street)).counts.standings, { new: 0, changed: 0, same: 2720, conflict: 0 });
  assert.equal(await refused('import.take', { runId: again }, street), 'import.nothing_to_take');
  assert.deepEqual(
    [await people(), await count(sql`select count(*) as n from places where community_id = ${community}`)],
    [2745, homes],
  );
  assert.equal(
    await count(
      sql`select count(*) as n from (select id_hash from people where id_hash is not null group by district_id, id_hash having count(*) > 1) twice`,
    ),
    0,
  );

  // They are found at once, by whoever answers for the place and nobody else; in no grid until somebody says which.
  const secretary = await house.alsoAs(street, 'community_secretary', 'dabu');
  const found = await house.ask<{ people: { name: string; address: string }[] }>(
    'person.find',
    { text: '覃春梅' },
    street,
  );
  assert.ok(found.people.some((person) => person.address === '盛景花园1号楼1单元101'));
  assert.deepEqual((await house.ask<{ people: unknown[] }>('person.find', { text: '覃春梅' }, secretary)).people, []);
  const coverage = await house.ask<{
    communities: { communityId: string; dwellings: number; uncovered: { dwellings: number } }[];
  }>('territory.coverage', { unitId: community }, street);
  assert.equal(coverage.communities[0]?.uncovered.dwellings, coverage.communities[0]?.dwellings);
});

test('a row that differs from the register says how; taking it moves the person and keeps where they were; a contradiction is never taken', async () => {
  const community = await rosterUnit();
  const file = await readSheets(await sample('居民花名册.xlsx'), 'x.xlsx');
  const sheet = file.sheets[0];
  assert.ok(sheet);
  const [title = [], header = [], one = [], two = [], three = []] = sheet.rows;
  const name = header.indexOf('姓名');
  const room = header.indexOf('房号');
  const phone = header.indexOf('联系电话');
  const moved = one.with(room, '999').with(phone, '19900007777');
  const other = two.with(name, '别人家');
  const bytes = await writeSheets([
    {
      name: '表',
      columns: header.map(() => ({ kind: 'text' as const })),
      head: [],
      rows: [title, header, moved, other, three],
    },
  ]);
  const runId = await check(bytes, '更新.xlsx', community, street);
  const { rows } = await rowsOf(runId, {}, street);
  assert.deepEqual(
    rows.map((row) => row.standing),
    ['changed', 'conflict', 'same'],
  );
  assert.deepEqual(
    rows[0]?.differences.map(({ what, to }) => [what.zh, to]),
    [
      ['住处', '盛景花园1号楼1单元999'],
      ['电话', '199****7777'],
    ],
  );
  assert.deepEqual(
    rows[1]?.differences.map(({ from, to }) => [from, to]),
    [[two[name], '别人家']],
  );
  const taken = await take(runId, street);
  assert.deepEqual([taken?.['rows'], taken?.['people'], taken?.['changed'], taken?.['moved']], [1, 0, 1, 1]);
  // What contradicts the register goes back too, with what is on record beside it.
  await house.act('import.make_rest', { runId }, street);
  await work();
  const { fileId } = await house.ask<{ fileId: string }>('import.annotated', { runId }, street);
  const rest = await readSheets((await house.house.files.read(fileId)).bytes, 'x.xlsx');
  const cells = rest.sheets[0]?.rows.flat().map(String) ?? [];
  assert.ok(cells.some((cell) => cell.includes(`姓名登记的是 ${two[name]}，表里是 别人家`)));
  const [person] = (
    await house.ask<{ people: { personId: string; address: string }[] }>('person.find', { text: '7777' }, street)
  ).people.filter((p) => p.address.endsWith('999'));
  assert.ok(person);
  const stays = await count(sql`select count(*) as n from stays where person_id = ${person.personId}`);
  assert.equal(stays, 2);
});

test('homes of a roster go into the grid that is named for their estate, and only a lowest grid of that community will do', async () => {
  const rows = [
    ['小区', '楼号', '单元', '房号', '姓名', '性别', '公民身份号码'],
    ['龙城小区', '1', '1', '101', '王一', '男', '379900199001010019'],
  ];
  const sheetOf = (id: string) =>
    writeSheets([
      {
        name: '表',
        columns: (rows[0] ?? []).map(() => ({ kind: 'text' as const })),
        head: [],
        rows: [rows[0] ?? [], (rows[1] ?? []).with(6, id)],
      },
    ]);
  const { residentIdCheckDigit } = await import('#kernel/shared/identity/resident-id.ts');
  const id = `37990019900101001${residentIdCheckDigit('37990019900101001')}`;
  const runId = await check(await sheetOf(id), '大部.xlsx', unitIds.dabu, desk, {
    gridByEstate: { 龙城小区: unitIds.dabuGrid },
  });
  // The estate of the little district was in the old grid, which the table of grids has left a lowest one.
  await take(runId, desk);
  const [home] = await house.asOwner((tx) =>
    tx.all<{ grid: string; parents: string }>(sql`
      select g.grid_id as grid, (select string_agg(q.kind, ' ') from places q where q.address like '龙城小区1号楼%') as parents
        from places p join place_grids g on g.place_id = p.id where p.address = '龙城小区1号楼1单元101'`),
  );
  assert.equal(home?.grid, unitIds.dabuGrid);
  assert.equal(home?.parents.split(' ').sort().join(), 'building,building_unit,dwelling');
  const wrong = await check(
    await sheetOf(`37990019900101003${residentIdCheckDigit('37990019900101003')}`).then((b) => b),
    '大部.xlsx',
    unitIds.dabu,
    desk,
    { gridId: unitIds.dongzhaEast },
  );
  const { counts } = await runOf(wrong, desk);
  assert.equal(counts.standings['new'], 1);
});

test('a preview shows the ends of numbers only; the whole row shows for ten minutes to the one whose look is on record', async () => {
  const id = '379900196610251682';
  const bytes = Buffer.from(
    `姓名,公民身份号码,住址,联系电话,监护人\n覃一,${id},水岸新居1号楼1单元101,19900004321,身份证${id}\n`,
  );
  const runId = newId();
  const fileId = await upload(bytes, '遮.csv', desk);
  await house.act('import.open', { runId, fileId, unitId: unitIds.dabu, kind: 'roster' }, desk);
  await work();
  assert.ok(!JSON.stringify(await runOf(runId, desk)).includes('196610251'), 'the first rows, for choosing columns');
  await house.act('import.map', { runId, sheets: [{ sheet: 0 }] }, desk);
  await work();
  const shown = JSON.stringify(await rowsOf(runId, {}, desk));
  for (const told of ['196610251', '19900004321']) assert.ok(!shown.includes(told), told);
  assert.ok(shown.includes('覃一') && shown.includes('"isMasked":true'));
  const place = { sheet: 0, row: 2 };
  const look = (as: StaffHat) => house.ask<Rows['rows'][number]>('import.row_whole', { runId, place }, as);
  await assert.rejects(look(desk), /not_shown/);
  await house.act('import.reveal_row', { runId, place }, desk);
  assert.deepEqual((await look(desk)).cells['idNumber'], id);
  const colleague = await house.as('community_secretary', 'dabu');
  await assert.rejects(look(colleague), /not_shown/, 'one’s look is not another’s');
  house.clock.advance(11 * 60_000);
  await assert.rejects(look(desk), /not_shown/);
});

test('who may import what where: role, area, file', async () => {
  const bytes = await sample('居民花名册.xlsx');
  const fileId = await upload(bytes, '居民花名册.xlsx', desk);
  const open = (more: object) => ({ runId: newId(), fileId, unitId: unitIds.dabu, ...more });
  assert.equal(await refused('import.open', open({ unitId: unitIds.dongzha }), desk), 'import.not_your_area');
  assert.equal(await refused('import.open', open({ kind: 'grid_table' }), desk), 'import.not_your_kind');
  assert.equal(
    await refused('import.open', open({ kind: 'roster', unitId: unitIds.jiezhuang }), street),
    'import.file_not_found'.replace('file_not_found', 'wrong_area'),
  );
  assert.equal(
    await refused('import.open', open({ fileId: await upload(bytes, 'x.xlsx', street) }), desk),
    'import.file_not_found',
    'another’s upload opens nothing',
  );
  const worker = await house.as('grid_worker', 'dabuGrid');
  assert.equal(await refused('import.open', open({}), worker), 'kernel.not_permitted');
  const runId = newId();
  await house.act('import.open', { ...open({}), runId }, desk);
  await work();
  const other = await house.as('community_desk', 'dongzha');
  await assert.rejects(house.ask('import.run', { runId }, other), /run_not_found/);
  assert.equal(await refused('import.map', { runId, sheets: [{ sheet: 0 }] }, other), 'import.run_not_found');
  assert.equal(await refused('import.map', { runId, sheets: [{ sheet: 7 }] }, desk), 'import.sheet_not_found');
  assert.equal(
    await refused('import.map', { runId, sheets: [{ sheet: 0, changes: { name: null } }] }, desk),
    'import.columns_missing',
  );
  assert.equal(await refused('import.take', { runId }, desk), 'import.not_now');
});

test('a file that is no table says why, and the run can be opened again as another kind', async () => {
  const runId = newId();
  const fileId = await upload(Buffer.from('a,b,c\n1,2,3\n4,5,6\n'), '不明.csv', desk);
  await house.act('import.open', { runId, fileId, unitId: unitIds.dabu }, desk);
  await work();
  const failed = await runOf(runId, desk);
  assert.equal(failed.state, 'failed');
  assert.equal((failed.problem as { code: string }).code, 'import.kind_unknown');
  await house.act('import.open', { runId, fileId, unitId: unitIds.dabu, kind: 'roster' }, desk);
  await work();
  assert.equal((await runOf(runId, desk)).state, 'read');
});

test('a whole import in one go, as the command line does it, tells the same counts and says what is missing', async () => {
  const whole = { house: house.house, bus: house.bus, unitId: unitIds.xizha };
  const report = await runImport({
    ...whole,
    bytes: await sample('居民花名册.xlsx'),
    fileName: '居民花名册.xlsx',
    acceptMends: 'all',
    options: { gridId: unitIds.xizhaGrid },
  });
  assert.equal(report.problem, null);
  // Their numbers are on record in 接庄社区 under the same names: they move here, and nobody is there twice.
  const { standings, taken } = report.counts as { standings: Record<string, number>; taken: Record<string, number> };
  assert.deepEqual(standings, { new: 0, changed: 2742, same: 0, conflict: 0 });
  assert.deepEqual([taken['rows'], taken['people'], taken['moved']], [2742, 0, 2742]);
  const wrong = await runImport({
    ...whole,
    bytes: Buffer.from('姓名,性别\n王一,男\n王二,女\n'),
    fileName: '缺列.csv',
    kind: 'roster',
  });
  assert.equal(wrong.problem?.code, 'import.columns_missing');
  assert.match(wrong.problem?.title.zh ?? '', /证件号码/);
  assert.deepEqual(
    wrong.passedOver.map(({ name, rows, missing }) => [name, rows, missing.map(({ zh }) => zh)]),
    [['缺列', 2, ['房号', '证件号码']]],
    'a sheet that is not taken is named with its reason',
  );
  const street = await runImport({
    ...whole,
    unitId: unitIds.luohe,
    bytes: await sample('居民花名册.xlsx'),
    fileName: 'x.xlsx',
  });
  assert.equal(street.problem?.code, 'import.wrong_area');
});

test('what was not taken comes back as a sheet with the reasons beside it', async () => {
  const community = await rosterUnit();
  const [run] = await house.asOwner((tx) =>
    tx.all<{ id: string }>(
      sql`select id from import_runs where unit_id = ${community} and finished_at is not null order by finished_at limit 1`,
    ),
  );
  await house.act('import.make_rest', { runId: run?.id }, street);
  await work();
  const { fileId, url } = await house.ask<{ fileId: string; url: string }>(
    'import.annotated',
    { runId: run?.id },
    street,
  );
  assert.match(url, /sig=/);
  const { bytes, name } = await house.house.files.read(fileId);
  assert.equal(name, '居民花名册-未导入.xlsx');
  const rest = await readSheets(bytes, 'x.xlsx');
  const rows = rest.sheets[0]?.rows.filter((row) => typeof row[0] === 'number') ?? [];
  assert.equal(rows.length, 58, 'the 57 still to be asked about, and the one left out');
  assert.ok(rows.some((row) => row.some((cell) => String(cell).includes('末几位已丢失'))));
});

test('staged rows lie sealed, the journal names nobody, and thirty days after the end they are gone', async () => {
  const community = await rosterUnit();
  const secret = '379900196610251682';
  const texts = await house.asOwner((tx) =>
    tx.all<{ text: string }>(sql`
      select content::text as text from journal where name like 'import.%'
      union all select r::text from import_runs r union all select encode(sealed, 'escape') from import_rows limit 20000`),
  );
  assert.ok(texts.length > 2000);
  for (const word of [secret, '19900091140', '覃春梅']) assert.ok(!texts.some(({ text }) => text.includes(word)), word);
  const [run] = await house.asOwner((tx) =>
    tx.all<{ id: string }>(
      sql`select id from import_runs where unit_id = ${community} and finished_at is not null order by finished_at limit 1`,
    ),
  );
  await forgetOldRuns.run(house.hand);
  assert.equal((await runOf(run?.id ?? '', street)).counts.verdicts['good'], 2745);
  house.clock.advance(31 * 86_400_000);
  await house.asOwner((tx) =>
    tx.all(
      sql`update auth.session set "expiresAt" = now() + interval '90 days', "seenAt" = now() + interval '90 days'`,
    ),
  );
  await forgetOldRuns.run(house.hand);
  assert.equal(await count(sql`select count(*) as n from import_rows where run_id = ${run?.id ?? ''}`), 0);
  assert.equal((await runOf(run?.id ?? '', street)).counts.verdicts['good'], 2745, 'the counts stay');
  await assert.rejects(rowsOf(run?.id ?? '', {}, street), /forgotten/);
});

test('a week after the last step the file and the sheet of the rest are deleted, finished or left lying; ended by hand they go at once', async () => {
  const owner = await house.as('community_desk', 'dabu');
  const begin = async (name: string) => {
    const bytes = Buffer.from(`姓名,公民身份号码,住址\n${name},379900199001010011,水岸新居2号楼1单元101\n`);
    const runId = await check(bytes, `${name}.csv`, unitIds.dabu, owner);
    const [row] = await house.asOwner((tx) =>
      tx.all<{ fileId: string }>(sql`select file_id as "fileId" from import_runs where id = ${runId}`),
    );
    return { runId, fileId: row?.fileId ?? '' };
  };
  const isThere = (fileId: string) =>
    house.house.files.read(fileId).then(
      () => true,
      (problem: { code?: string }) => problem.code !== 'file.deleted',
    );
  const restOf = (runId: string, as: StaffHat) =>
    house.ask<{ fileId: string; url: string | null }>('import.annotated', { runId }, as);
  const left = await begin('甲一');
  const ended = await begin('乙一');
  await house.act('import.make_rest', { runId: left.runId }, owner);
  await work();
  const { fileId: restId, url } = await restOf(left.runId, owner);
  assert.match(url ?? '', /sig=/);
  const colleague = await house.as('community_secretary', 'dabu');
  assert.equal((await restOf(left.runId, colleague)).url, null, 'who did not ask for it gets no link');
  await house.act('import.close', { runId: ended.runId }, owner);
  await work();
  assert.equal(await isThere(ended.fileId), false);
  await assert.rejects(rowsOf(ended.runId, {}, owner), /forgotten/);
  await clearOldFiles.run(house.hand);
  await work();
  assert.deepEqual([await isThere(left.fileId), await isThere(restId)], [true, true]);
  house.clock.advance(8 * 86_400_000);
  await clearOldFiles.run(house.hand);
  await work();
  assert.deepEqual([await isThere(left.fileId), await isThere(restId)], [false, false]);
  const later = await house.as('community_desk', 'dabu');
  assert.equal((await rowsOf(left.runId, {}, later)).total, 1, 'the rows stay their thirty days');
  assert.equal(
    await refused('import.leave_out', { runId: left.runId, rows: [{ sheet: 0, row: 2 }] }, later),
    'import.files_deleted',
  );
  const overdue = sql`
    select count(*) as n from import_runs where files_deleted_at is null and touched_at < app.now() - interval '7 days'`;
  assert.equal(await count(overdue), 0);
});
