// [F14] The sample register of enterprises, counted here by a reading of its own (raw cells, no import engine) and set against what the engine says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usccCheckCharacter } from '#kernel/shared/identity/uscc.ts';
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { checkRows } from '../../shared/check.ts';
import { enterpriseList } from '../../shared/enterprise-list.ts';
import { guessKinds } from '../../shared/kinds.ts';
import { inspect } from '../../shared/layout.ts';
import { guessMapping } from '../../shared/mapping.ts';
import { summarize } from '../../shared/summary.ts';
import { readSample } from './samples.ts';

function check(sheets: Sheet[]) {
  const tables = sheets.map((sheet) => {
    const layout = inspect(sheet, enterpriseList);
    return { layout, mapping: guessMapping(layout, enterpriseList) };
  });
  return checkRows(enterpriseList, tables, { today: '2026-01-01' });
}
const sheetOf = (rows: Cell[][], name = '工信'): Sheet => ({ name, hidden: false, merges: [], rows });
const head = ['统一社会信用代码', '企业名称', '所属园区', '联系电话', '从业人数', '地址', '摸排日期'];
const sound = '91350100M000100Y43';

test('[F14] twelve sheets are one import: every sheet is recognised, departments by sheet name, dates in four writings', async () => {
  const { sheets } = await readSample('企业名录.xlsx');
  assert.ok(sheets.every((sheet) => guessKinds(sheet)[0]?.name === 'enterprise_list'));
  const checked = check(sheets);
  assert.equal(
    summarize(checked).allRows,
    sheets.reduce((sum, { rows }) => sum + rows.length, 0),
  );
  assert.equal(new Set(checked.rows.map(({ row }) => row.department)).size, 12);
  assert.deepEqual(
    new Set(checked.rows.map(({ row }) => row.contactedOn)),
    new Set(['2022-09-12', '2022-09-15', '2022-09-16', '2022-09-18']),
  );
  assert.equal(new Set(checked.rows.map(({ row }) => row.park)).size, 5);
});

test('[F14] faulty codes are asked about, lower case is none, and a firm in several sheets is one and no fault', async () => {
  const { sheets } = await readSample('企业名录.xlsx');
  const cells = sheets.flatMap(({ rows }) => rows.slice(1).map(([code]) => String(code)));
  const isSound = (code: string) => usccCheckCharacter(code.toUpperCase()) === code.toUpperCase().at(-1);
  const checked = check(sheets);
  const asked = checked.rows.filter(({ verdict }) => verdict === 'ask');
  assert.equal(asked.length, cells.filter((code) => !isSound(code)).length);
  assert.ok(asked.every(({ row }) => row.uscc === null && row.usccFault === 'check_digit' && row.usccWritten));
  assert.equal(asked.length, 15);
  assert.equal(checked.rows.filter(({ verdict }) => verdict === 'good').length, 437);
  assert.ok(
    cells.some((code) => code !== code.toUpperCase() && isSound(code)),
    'the sample holds sound codes in lower case',
  );
  const distinct = new Set(cells.filter(isSound).map((code) => code.toUpperCase()));
  assert.deepEqual(new Set(checked.rows.flatMap(({ row }) => row.uscc ?? [])), distinct);
  const again = checked.rows.filter(({ problems }) => problems.some(({ code }) => code === 'enterprise.listed_again'));
  assert.equal(again.length, 437 - distinct.size);
  assert.ok(again.every(({ verdict }) => verdict === 'good'));
});

test('a waived fault leaves the firm with what was written; an edit puts the sound code in', () => {
  const sheets = [sheetOf([head, ['91350100M000100Y4Z', '甲公司', '科技创新园', '', 5, '', '2022-09-12']])];
  const tables = sheets.map((sheet) => {
    const layout = inspect(sheet, enterpriseList);
    return { layout, mapping: guessMapping(layout, enterpriseList) };
  });
  const run = (decisions: object) => checkRows(enterpriseList, tables, { today: '2026-01-01' }, decisions).rows[0];
  assert.deepEqual(run({})?.problems.map(({ code, proposal }) => [code, proposal])[0], ['uscc.check_digit', sound]);
  assert.equal(run({ waived: ['0:2:uscc.check_digit'] })?.verdict, 'good');
  assert.equal(run({ waived: ['0:2:uscc.check_digit'] })?.row.usccWritten, '91350100M000100Y4Z');
  const mended = run({ edits: { '0:2:uscc': sound.toLowerCase() } });
  assert.deepEqual([mended?.verdict, mended?.row.uscc, mended?.row.usccWritten], ['good', sound, null]);
});

test('one code under two names is asked about on both rows and counted once; another day explains another headcount, the same day does not', () => {
  const rows = (second: Cell[]) =>
    check([sheetOf([head, [sound, '甲（山东）公司', '', '', 5, '', '2022-09-12'], second])]).rows;
  const names = rows([sound, '乙公司', '', '', 5, '', '2022-09-12']);
  assert.deepEqual(
    names.map(({ verdict, problems }) => [verdict, problems.find(({ code }) => code === 'row.key_repeated')?.isEcho]),
    [
      ['ask', true],
      ['ask', undefined],
    ],
  );
  const verdictOf = (second: Cell[]) => rows(second)[1]?.verdict;
  assert.equal(verdictOf([sound, '甲(山东)公司', '', '', 5, '', '2022-09-12']), 'good');
  assert.equal(verdictOf([sound, '甲(山东)公司', '', '', 9, '', '2022-09-15']), 'good');
  assert.equal(verdictOf([sound, '甲(山东)公司', '', '', 9, '', '2022-09-12']), 'ask');
});
