// An export that somebody edited comes back as nothing but its edits (R1), as a workbook and as CSV.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { enter } from '#kernel/server/actor.ts';
import { streamCsv } from '#kernel/server/sheets/csv.ts';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { streamSheet, watermark } from '#kernel/server/sheets/write.ts';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { keyTitle, leaveTitle } from '../../shared/sheet-columns.ts';
import { keepRegisters, layOutMethods } from '../reactions.ts';

const house = await openTestHouse();
let desk: StaffHat;
let registerId = '';
const failures: unknown[] = [];

async function kept() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
}

before(async () => {
  desk = await house.as('community_desk', 'dongzha');
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await kept();
  for (const personId of [personIds.elder, personIds.neighbour])
    await house.act('person.flag', { flagId: newId(), personId, flag: 'weak', reason: '体弱' }, desk);
  await tell(personIds.elder, 'selfCare', 'partly');
  await tell(personIds.elder, 'helper', '女儿，住在隔壁');
  await kept();
  const { registers } = await house.ask<{ registers: { code: string; registerId: string }[] }>(
    'register.list',
    {},
    desk,
  );
  registerId = registers.find(({ code }) => code === 'weak')!.registerId;
});

const tell = (subjectId: string, field: string, value: unknown) =>
  house.asOwner(async (tx) => {
    await tx.all(
      sql`update subject_facts set replaced_at = now() where subject_id = ${subjectId} and field = ${field} and replaced_at is null`,
    );
    await tx.all(
      sql`insert into subject_facts (subject_id, field, value, source_kind, observed_on) values (${subjectId}, ${field}, ${sql.json(value)}::jsonb, 'visit', '2026-01-01')`,
    );
  });
const held = (subjectId: string) =>
  house.asOwner((tx) =>
    tx.all<{ field: string; value: unknown; source: string }>(sql`
      select field, value, source_kind as source from subject_facts where subject_id = ${subjectId} and replaced_at is null order by field`),
  );

type Sheet = { head: string[]; rows: Cell[][] };

/** As the export route makes it: the shape, then the pages of the query. */
async function exported(hat: StaffHat): Promise<Sheet> {
  const entry = house.house.exports.get('register.members')!;
  const input = { registerId };
  const calendar = await house.house.calendar();
  const shape = await house.database.transact(async (tx) => {
    const actor = await enter(tx, hat, house.house.secrets);
    return entry.shapeOf!(entry.spec.input.parse(input), {
      tx,
      actor,
      now: tx.now,
      secrets: house.house.secrets,
      files: house.house.files,
      calendar,
    });
  });
  const rows: Cell[][] = [];
  for (let more: Record<string, unknown> | undefined = {}; more; ) {
    const answer: unknown = await house.queries.ask(
      'register.members',
      { ...input, ...entry.paging(entry.spec.input.parse(input)), ...more },
      hat,
    );
    for (const row of entry.rows(answer)) rows.push(shape.columns.map((column) => column.of(row)));
    more = entry.next(answer);
  }
  return { head: shape.columns.map(({ title }) => title), rows };
}

const foot = [watermark({ by: '测试', at: '2026-01-01 08:00' })];
const asSheet = ({ head, rows }: Sheet) => ({
  name: '弱',
  columns: head.map(() => ({ kind: 'text' as const })),
  head: [head],
  rows,
  foot,
});
const asFile = {
  xlsx: async (sheet: Sheet) => Buffer.from(await new Response(streamSheet(asSheet(sheet))).arrayBuffer()),
  csv: async (sheet: Sheet) => Buffer.from(await new Response(streamCsv(asSheet(sheet))).arrayBuffer()),
};

async function bringIn(bytes: Buffer, name: string, hat = desk) {
  const file = await house.house.files.keep(bytes, { name, by: `staff ${hat.staffId}`, districtId: hat.districtId });
  const runId = newId();
  const work = async () => {
    while (await runNextTask(house.house, house.bus, { error: (error: unknown) => failures.push(error) }));
    assert.deepEqual(failures, []);
  };
  await house.act('import.open', { runId, fileId: file.id, unitId: hat.unitId }, hat);
  await work();
  await house.act('import.map', { runId, sheets: [{ sheet: 0 }] }, hat);
  await work();
  type Run = {
    kind: string;
    counts: {
      standings: Record<string, number>;
      verdicts: Record<string, number>;
      taken: Record<string, number> | null;
    };
  };
  const run = () => house.ask<Run>('import.run', { runId }, hat);
  const { counts } = await run();
  if ((counts.standings['new'] ?? 0) + (counts.standings['changed'] ?? 0) > 0) {
    await house.act('import.take', { runId }, hat);
    await work();
  }
  return run();
}

const rowOf = (sheet: Sheet, subjectId: string) =>
  sheet.rows.find((row) => String(row[sheet.head.indexOf(keyTitle)]).includes(subjectId))!;
const put = (sheet: Sheet, subjectId: string, title: string, cell: Cell) => {
  rowOf(sheet, subjectId)[sheet.head.indexOf(title)] = cell;
};

describe('[R1] an edited export', () => {
  for (const kind of ['xlsx', 'csv'] as const)
    test(`untouched, as ${kind}, it is read back whole and changes nothing`, async () => {
      const sheet = await exported(desk);
      assert.equal(sheet.rows.length, 2);
      const before_ = await held(personIds.elder);
      const bytes = await asFile[kind](sheet);
      const read = await readSheets(bytes, `弱.${kind}`);
      assert.deepEqual(read.sheets[0]?.rows[0], sheet.head);
      const run = await bringIn(bytes, `弱.${kind}`);
      assert.deepEqual(
        [run.kind, run.counts.standings],
        ['register_sheet', { new: 0, changed: 0, same: 2, conflict: 0 }],
      );
      assert.deepEqual(await held(personIds.elder), before_);
    });

  test('edited, it is its edits and nothing else; brought in again it is nothing', async () => {
    const sheet = await exported(desk);
    put(sheet, personIds.elder, '生活自理', '不能自理');
    put(sheet, personIds.neighbour, '照看的人', '社区志愿者');
    const bytes = await asFile.xlsx(sheet);
    const run = await bringIn(bytes, '弱.xlsx');
    assert.deepEqual(run.counts.standings, { new: 0, changed: 2, same: 0, conflict: 0 });
    assert.deepEqual(await held(personIds.elder), [
      { field: 'helper', value: '女儿，住在隔壁', source: 'visit' },
      { field: 'selfCare', value: 'none', source: 'import' },
    ]);
    assert.deepEqual(await held(personIds.neighbour), [{ field: 'helper', value: '社区志愿者', source: 'import' }]);
    assert.deepEqual((await bringIn(bytes, '弱.xlsx')).counts.standings, { new: 0, changed: 0, same: 2, conflict: 0 });
  });

  test('a cell that nobody touched never takes back what was told since the export', async () => {
    const sheet = await exported(desk);
    await tell(personIds.elder, 'selfCare', 'full');
    put(sheet, personIds.elder, '照看的人', '儿子');
    await bringIn(await asFile.xlsx(sheet), '弱.xlsx');
    assert.deepEqual(
      (await held(personIds.elder)).map(({ field, value }) => [field, value]),
      [
        ['helper', '儿子'],
        ['selfCare', 'full'],
      ],
    );
  });

  test('what is no value, what is kept on the person’s page and a mark made by hand are not taken', async () => {
    const sheet = await exported(desk);
    put(sheet, personIds.elder, '生活自理', '很好');
    put(sheet, personIds.neighbour, '年龄', '12');
    const key = sheet.head.indexOf(keyTitle);
    sheet.rows.push(
      rowOf(sheet, personIds.elder).map((cell, c) => (c === key ? `${String(cell).slice(0, -3)}abc` : cell)),
    );
    const run = await bringIn(await asFile.xlsx(sheet), '弱.xlsx');
    assert.deepEqual(run.counts.standings, { new: 0, changed: 0, same: 0, conflict: 3 });
  });

  test('an entry ends only where a reason stands, with that reason', async () => {
    const sheet = await exported(desk);
    put(sheet, personIds.neighbour, leaveTitle, '已康复');
    const bytes = await asFile.csv(sheet);
    assert.equal((await bringIn(bytes, '弱.csv')).counts.taken?.['left'], 1);
    await kept();
    const sheetNow = await exported(desk);
    assert.deepEqual(sheetNow.rows.length, 1);
    const [flag] = await house.asOwner((tx) =>
      tx.all<{ reason: string }>(
        sql`select end_reason as reason from subject_flags where subject_id = ${personIds.neighbour} and flag = 'weak'`,
      ),
    );
    assert.equal(flag?.reason, '已康复');
    assert.deepEqual((await bringIn(bytes, '弱.csv')).counts.standings, { new: 0, changed: 0, same: 2, conflict: 0 });
  });

  test('another community’s sheet is not taken here', async () => {
    const sheet = await exported(desk);
    put(sheet, personIds.elder, '照看的人', '外人');
    const other = await house.as('community_desk', 'xizha');
    const run = await bringIn(await asFile.xlsx(sheet), '弱.xlsx', other);
    assert.deepEqual(run.counts.standings, { new: 0, changed: 0, same: 0, conflict: 1 });
    assert.equal(other.unitId, unitIds.xizha);
  });
});
