// [F14] The sample register of enterprises brought in through the guided import, held against a reading of the file by raw cells.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { usccCheckCharacter } from '#kernel/shared/identity/uscc.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { departmentTitles } from '../../shared/enterprise.ts';
import type { enterprisePage, enterpriseTotals, listEnterprises } from '../../shared/queries.ts';

type List = QueryAnswer<typeof listEnterprises>;
type Totals = QueryAnswer<typeof enterpriseTotals>;

const house = await openTestHouse();
const sample = await readFile(new URL('../../../../samples/企业名录.xlsx', import.meta.url));
const failures: unknown[] = [];
let district: StaffHat;

async function work(): Promise<void> {
  while (await runNextTask(house.house, house.bus, { error: (error: unknown) => failures.push(error) }));
  assert.deepEqual(failures, []);
}

type Run = {
  kind: string;
  sheets: { sheet: number }[];
  counts: { verdicts: Record<string, number>; standings: Record<string, number>; taken: Record<string, number> | null };
};

async function bringIn(
  bytes: Buffer,
  { name = '企业名录.xlsx', by = district, unitId = unitIds.district, sheets = [] as number[], waives = false } = {},
): Promise<Run> {
  const file = await house.house.files.keep(bytes, { name, by: `staff ${by.staffId}`, districtId: by.districtId });
  const runId = newId();
  await house.act('import.open', { runId, fileId: file.id, unitId }, by);
  await work();
  const run = () => house.ask<Run>('import.run', { runId }, by);
  const chosen = sheets.length > 0 ? sheets : (await run()).sheets.map(({ sheet }) => sheet);
  await house.act('import.map', { runId, sheets: chosen.map((sheet) => ({ sheet })) }, by);
  await work();
  if (waives) {
    const { rows } = await house.ask<{ rows: { sheet: number; row: number }[] }>(
      'import.rows',
      { runId, verdicts: ['ask'], limit: 200 },
      by,
    );
    for (const { sheet, row } of rows)
      await house.act('import.waive', { runId, place: { sheet, row }, code: 'uscc.check_digit' }, by);
    await work();
  }
  const { standings } = (await run()).counts;
  if ((standings['new'] ?? 0) + (standings['changed'] ?? 0) > 0) {
    await house.act('import.take', { runId }, by);
    await work();
  }
  return run();
}

/** The file by raw cells: no engine of ours. */
const raw = (await readSheets(sample, '企业名录.xlsx')).sheets.flatMap(({ name, rows }) =>
  rows.slice(1).map(([code, firm, park]) => ({
    code: String(code).toUpperCase(),
    name: String(firm),
    park: String(park),
    department: Object.entries(departmentTitles).find(([, { zh }]) => zh === name)?.[0] ?? '?',
  })),
);
const isSound = ({ code }: { code: string }) => usccCheckCharacter(code) === code.at(-1);
const count = (rows: { code: string }[]) => new Set(rows.map(({ code }) => code)).size;

const print = () =>
  house.asOwner(async (tx) =>
    JSON.stringify([
      await tx.all(sql`select to_jsonb(e) - 'phone_cipher' as row from enterprises e order by id`),
      await tx.all(sql`select to_jsonb(e) as row from enterprise_listings e order by id`),
      await tx.all(sql`select to_jsonb(e) as row from enterprise_places e order by id`),
    ]),
  );

before(async () => {
  district = await house.as('district_supervisor', 'district');
});

describe('[F14] the sample register of enterprises', () => {
  test('sheet by sheet comes to the same as all at once: one firm a code, several departments listing it', async () => {
    const first = await bringIn(sample, { sheets: [0, 3] });
    assert.equal(first.kind, 'enterprise_list');
    const some = raw.filter((row) => ['industry', 'transport'].includes(row.department) && isSound(row));
    assert.equal(first.counts.taken?.['enterprises'], count(some));
    const rest = await bringIn(sample, { waives: true });
    const [{ firms, listings, places } = { firms: 0, listings: 0, places: 0 }] = await house.asOwner((tx) =>
      tx.all<{ firms: number; listings: number; places: number }>(sql`
        select (select count(*) from enterprises) as firms, (select count(*) from enterprise_listings) as listings,
               (select count(*) from enterprise_places where kind = 'working') as places`),
    );
    assert.equal(firms, count(raw));
    assert.equal(listings, new Set(raw.map(({ code, department }) => `${code} ${department}`)).size);
    assert.equal(places, firms);
    assert.equal(rest.counts.verdicts['ask'], 0);
  });

  test('the same file again changes nothing, not a byte', async () => {
    const before_ = await print();
    const again = await bringIn(sample, { waives: true });
    assert.deepEqual(again.counts.standings, { new: 0, changed: 0, same: raw.length, conflict: 0 });
    assert.equal(await print(), before_);
  });

  test('totals by department × park tie to the rows, cell by cell, and a firm of several departments counts once in the total', async () => {
    const totals = await house.ask<Totals>('enterprise.totals', {}, district);
    assert.equal(totals.parks.length, 5);
    assert.equal(totals.total.all, count(raw));
    for (const row of totals.rows) {
      const mine = raw.filter(({ department }) => department === row.department);
      assert.equal(row.all, count(mine), row.department);
      for (const { park, count: told } of row.byPark)
        assert.equal(told, count(mine.filter((one) => one.park === park)), `${row.department} × ${park}`);
    }
    assert.equal(totals.rows.length, 12);
    const [cell] = totals.rows;
    const park = totals.parks[0] ?? '';
    const behind = await house.ask<List>('enterprise.list', { department: cell?.department, park }, district);
    assert.equal(behind.total, cell?.byPark[0]?.count);
    assert.ok(behind.rows.every((row) => row.park === park && row.departments.includes(cell?.department as never)));
    assert.equal(behind.rows.length, behind.total);
    assert.equal(totals.total.uncontacted, 0, 'every firm of the file was contacted by one way at least');
  });

  test('faulty codes stand first, as they were written; a full-width bracket is no other name', async () => {
    const { rows, counts } = await house.ask<List>('enterprise.list', { limit: 20 }, district);
    assert.equal(counts.faulty, count(raw.filter((row) => !isSound(row))));
    assert.ok(
      rows.slice(0, counts.faulty).every(({ uscc, usccFault }) => uscc === null && usccFault === 'check_digit'),
    );
    assert.ok(rows.slice(counts.faulty).every(({ uscc }) => uscc !== null));
    assert.ok(raw.some(({ name }) => name.includes('（')));
  });

  test('numbers lie sealed: no telephone of the file stands in clear in any table or in the journal', async () => {
    const found = await house.asOwner((tx) =>
      tx.all<{ n: number }>(sql`
        select (select count(*) from enterprises e where to_jsonb(e)::text ~ '1990\\d{7}') + (select count(*) from journal j where j.content::text ~ '1990\\d{7}') as n`),
    );
    assert.equal(found[0]?.n, 0);
  });
});

describe('[F14] a second table of the same firms', () => {
  const head = '统一社会信用代码,企业名称,部门,所属园区,联系电话,从业人数,地址,摸排方式,摸排日期';
  const bytes = (...lines: string[]) => Buffer.from([head, ...lines].join('\r\n'));
  const one = raw.find(isSound) ?? raw[0]!;
  const pageOf = async () => {
    const { rows } = await house.ask<List>('enterprise.list', { text: one.code }, district);
    const enterpriseId = rows[0]?.enterpriseId;
    return house.ask<QueryAnswer<typeof enterprisePage>>('enterprise.page', { enterpriseId }, district);
  };

  test('a later day speaks and an earlier one does not; blanks erase nothing; the old address keeps its days', async () => {
    const old = await pageOf();
    await bringIn(bytes(`${one.code},${one.name},,,,1,别处路1号,,2022-01-01`), { name: 'a.csv' });
    assert.equal((await pageOf()).enterprise.headcount, old.enterprise.headcount);
    await bringIn(bytes(`${one.code.toLowerCase()},${one.name},,,,77,新址路2号,,2023-05-01`), { name: 'b.csv' });
    const now = await pageOf();
    assert.equal(now.enterprise.headcount, 77);
    assert.equal(now.enterprise.legalRepresentative, old.enterprise.legalRepresentative);
    assert.equal(now.enterprise.sources.headcount?.on, '2023-05-01');
    const working = now.places.filter(({ kind }) => kind === 'working');
    assert.deepEqual(
      working.map(({ address, from, until }) => [address, from, until]),
      [
        ['新址路2号', '2023-05-01', null],
        [old.places.find(({ kind }) => kind === 'working')?.address, old.places[0]?.from, '2023-05-01'],
      ],
    );
  });

  test('one code under another name is a contradiction that no table settles', async () => {
    const run = await bringIn(bytes(`${one.code},完全不同的公司,,,,5,,,2023-06-01`), { name: 'c.csv' });
    assert.deepEqual(run.counts.standings, { new: 0, changed: 0, same: 0, conflict: 1 });
    assert.equal((await pageOf()).enterprise.name, old());
    function old(): string {
      return one.name;
    }
  });

  test('without a code the same name in the same park is proposed and never joined', async () => {
    const before_ = await house.ask<List>('enterprise.list', {}, district);
    await bringIn(bytes(`,${one.name},,${one.park},,5,,,2023-06-01`), { name: 'd.csv' });
    const after = await house.ask<List>('enterprise.list', {}, district);
    assert.equal(after.total, before_.total + 1);
    assert.deepEqual(
      (await pageOf()).alike.map(({ by, uscc }) => [by, uscc]),
      [['name', null]],
    );
  });

  test('a community’s table never reaches a firm of another area, and answers for its own', async () => {
    const desk = await house.as('community_desk', 'dongzha');
    const run = await bringIn(
      bytes(`${one.code},${one.name},,,,6,,,2024-01-01`, ',东闸小作坊,,,,2,洸河路18号老孟粥铺,敲门,2024-01-01'),
      {
        name: 'e.csv',
        by: desk,
        unitId: unitIds.dongzha,
      },
    );
    assert.deepEqual(run.counts.standings, { new: 1, changed: 0, same: 0, conflict: 1 });
    assert.equal((await pageOf()).enterprise.headcount, 77);
    const { rows } = await house.ask<List>('enterprise.list', {}, desk);
    assert.deepEqual(
      rows.map(({ name, communityName, address }) => [name, communityName, address]),
      [['东闸小作坊', '东闸社区', '洸河路18号老孟粥铺']],
    );
    const elsewhere = await house.ask<List>('enterprise.list', {}, await house.as('community_desk', 'xizha'));
    assert.deepEqual(elsewhere.rows, []);
    const grid = await house.ask<List>('enterprise.list', {}, await house.as('grid_worker', 'dongzhaEast'));
    assert.equal(grid.total, 1, 'the shop it works in lies in this grid');
    assert.equal((await house.ask<List>('enterprise.list', {}, await house.as('grid_worker', 'dongzhaWest'))).total, 0);
  });
});
