// The register of enterprises is a later kind; this one shows that the concept carries it: a sheet a department, firms in several sheets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usccMessages } from '#kernel/shared/identity/messages.ts';
import { checkUscc } from '#kernel/shared/identity/uscc.ts';
import { countCell, dayCell, textCell } from '../../shared/cells.ts';
import { checkRows } from '../../shared/check.ts';
import { listed } from '../../shared/header-words.ts';
import { defineKind } from '../../shared/kind.ts';
import { inspect } from '../../shared/layout.ts';
import { guessMapping } from '../../shared/mapping.ts';
import { findRepeated } from '../../shared/repeated.ts';
import { summarize } from '../../shared/summary.ts';
import { readSample } from './samples.ts';

const what = { zh: '统一社会信用代码', en: 'USCC' };
const text = (zh: string) => ({ title: { zh, en: zh }, check: textCell({ what: { zh, en: zh } }) });

type Cells = { uscc: string; name: string; park: string; staff: number; surveyedOn: string; department: string };

const enterpriseList = defineKind<Cells, { [K in keyof Cells]: Cells[K] | null }>({
  name: 'enterprise_list',
  title: { zh: '企业名录', en: 'Register of enterprises' },
  sheetNameMeans: 'department',
  columns: {
    uscc: {
      title: what,
      titles: listed('统一社会信用代码|信用代码'),
      required: true,
      check(cell) {
        const verdict = checkUscc(typeof cell === 'number' ? cell : String(cell ?? ''));
        if (verdict.ok) return { value: verdict.normalized };
        return {
          value: null,
          findings: [{ code: `uscc.${verdict.reason}`, gravity: 'ask', message: usccMessages[verdict.reason] }],
        };
      },
    },
    name: { ...text('企业名称'), titles: listed('企业名称|单位名称'), required: true },
    park: { ...text('所属园区'), titles: listed('所属园区|园区') },
    staff: {
      title: { zh: '从业人数', en: 'staff' },
      titles: listed('从业人数'),
      check: countCell({ zh: '从业人数', en: 'staff' }),
    },
    surveyedOn: {
      title: { zh: '摸排日期', en: 'surveyed on' },
      titles: listed('摸排日期'),
      check: dayCell({ zh: '摸排日期', en: 'date' }),
    },
    department: { ...text('部门'), titles: listed('部门|主管部门') },
  },
  compose: (cells) => ({ row: cells }),
  keyOf: ({ uscc }) => uscc ?? undefined,
  checkTable: (rows) => ({ problems: findRepeated(rows, { what, column: 'uscc' }) }),
});

test('Twelve sheets are one import: departments by sheet name, dates in four writings, firms met again across sheets', async () => {
  const { sheets } = await readSample('企业名录.xlsx');
  const tables = sheets.map((sheet) => {
    const layout = inspect(sheet, enterpriseList);
    return { layout, mapping: guessMapping(layout, enterpriseList) };
  });
  const checked = checkRows(enterpriseList, tables, { today: '2026-01-01' });
  assert.equal(tables.length, 12);
  assert.equal(
    summarize(checked).allRows,
    sheets.reduce((sum, { rows }) => sum + rows.length, 0),
  );
  assert.deepEqual(new Set(checked.rows.map(({ row }) => row.department)).size, 12);
  assert.deepEqual(
    new Set(checked.rows.map(({ row }) => row.surveyedOn)),
    new Set(['2022-09-12', '2022-09-15', '2022-09-16', '2022-09-18']),
  );
  const first = checked.rows.find(({ problems }) =>
    problems.some(({ code, others }) => code === 'row.key_repeated' && others?.some(({ sheet }) => sheet > 0)),
  );
  assert.match(
    first?.problems.find(({ code }) => code === 'row.key_repeated')?.message.zh ?? '',
    /第 \d+ 张表第 \d+ 行/,
  );
  const lower = checked.rows.filter(({ row }) => row.uscc && sheetHasLower(row.uscc));
  assert.ok(
    lower.length > 0 && lower.every(({ problems }) => problems.every(({ code }) => code === 'row.key_repeated')),
    'lower case is no fault',
  );

  function sheetHasLower(uscc: string): boolean {
    return sheets.some(({ rows }) =>
      rows.some(([cell]) => typeof cell === 'string' && cell !== uscc && cell.toUpperCase() === uscc),
    );
  }
});
