import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Cell, Merge, Sheet } from '#kernel/shared/sheet.ts';
import { type ImportKindName, importEngines } from './kinds.ts';
import { pageOf, summarize } from './summary.ts';

const words =
  '姓名|身份证号|小区|楼号|单元|房号|联系电话|性别|备注|一级网格|网格名称|网格长|二级网格|户数|编号|时间|渠道|内容|业务或问题|合计|合计 3 人|备注：|男|盛景花园|3-1-101|热线电话|与第1条为同一件事'.split(
    '|',
  );
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text || null),
  fc.double(),
  fc.integer({ min: 0, max: 60_000 }),
  fc.boolean(),
  fc.constant(null),
);
const merge: fc.Arbitrary<Merge> = fc
  .tuple(fc.nat(12), fc.nat(8), fc.nat(12), fc.nat(8))
  .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));
const anySheet: fc.Arbitrary<Sheet> = fc.record({
  name: fc.constantFrom('Sheet1', '盛景花园'),
  rows: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 14 }),
  merges: fc.array(merge, { maxLength: 6 }),
  hidden: fc.constant(false),
});

test('Any sheet at all is laid out and checked without a fault of ours, and every row of it is counted once', () => {
  const names = Object.keys(importEngines) as ImportKindName[];
  fc.assert(
    fc.property(fc.array(anySheet, { minLength: 1, maxLength: 3 }), fc.constantFrom(...names), (sheets, name) => {
      const engine = importEngines[name];
      const tables = sheets.map((sheet) => {
        const layout = engine.inspect(sheet);
        return { layout, mapping: engine.guessMapping(layout) };
      });
      const checked = engine.checkRows(tables, { today: '2026-01-01' });
      const { verdicts, apart, allRows } = summarize(checked);
      const counted = [...Object.values(verdicts), ...Object.values(apart)].reduce((sum, count) => sum + count, 0);
      assert.equal(counted, allRows);
      assert.equal(
        allRows,
        sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      );
      assert.equal(pageOf(checked, { size: Number.MAX_SAFE_INTEGER }).rows.length, checked.rows.length);
      for (const { verdict, problems } of checked.rows) {
        const worst = problems.some(({ gravity }) => gravity === 'ask')
          ? 'ask'
          : problems.some(({ gravity }) => gravity === 'mend')
            ? 'mend'
            : 'good';
        assert.equal(verdict, worst);
        for (const { gravity, proposal } of problems) if (gravity === 'mend') assert.notEqual(proposal, undefined);
      }
    }),
    { numRuns: 300 },
  );
});

test('Accepting every proposal makes each row that only had those good, with the same values', () => {
  const sheet: Sheet = {
    name: '盛景花园',
    merges: [],
    hidden: false,
    rows: [
      ['姓名', '身份证号', '住址', '电话'],
      ['侯　月琴', '３７９９００１９６６１０２５１６８２', '3-1-101', '１９９０００９１１４０'],
      ['田淑华', '379900931108304', '3-1-102', null],
    ],
  };
  const engine = importEngines.roster;
  const layout = engine.inspect(sheet);
  const tables = [{ layout, mapping: engine.guessMapping(layout) }];
  const context = { today: '2026-01-01' };
  const before = engine.checkRows(tables, context);
  assert.deepEqual(
    before.rows.map(({ verdict }) => verdict),
    ['mend', 'mend'],
  );
  const edits = Object.fromEntries(
    before.rows.flatMap(({ place, problems }) =>
      problems.map(({ column, proposal }) => [`${place.sheet}:${place.row}:${column}`, proposal ?? null]),
    ),
  );
  const accepted = engine.checkRows(tables, context, {
    acceptedCodes: before.rows.flatMap(({ problems }) => problems.map(({ code }) => code)),
  });
  const typed = engine.checkRows(tables, context, { edits });
  assert.deepEqual(
    accepted.rows.map(({ verdict }) => verdict),
    ['good', 'good'],
  );
  assert.deepEqual(
    typed.rows.map(({ verdict }) => verdict),
    ['good', 'good'],
  );
  // Typing the wider number in forgets that it was an old one; all else is the same.
  const plain = (rows: typeof typed.rows) =>
    JSON.parse(
      JSON.stringify(
        rows.map(({ row }) => row),
        (key, value: unknown) => (key === 'legacy' ? undefined : value),
      ),
    );
  assert.deepEqual(plain(typed.rows), plain(accepted.rows));
  assert.deepEqual(
    accepted.rows.map(({ row }) => row),
    before.rows.map(({ row }) => row),
  );
});
