import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskCell, maskRow, maskSamples } from './masked.ts';

const fields = [
  { field: 'idNumber', personal: 'id' as const },
  { field: 'phone', personal: 'phone' as const },
  { field: 'name', personal: null },
];
const id = '379900196610251682';

test('A number is masked in its own column however it is written, and in any other wherever it reads like one', () => {
  assert.equal(maskCell(id, 'id'), '3799************82');
  for (const written of [
    '３７９９００１９６６１０２５１６８２',
    '37990019661025168',
    '3799 0019 6610 2516 82',
    Number('379900196610251680'),
  ])
    assert.ok(!String(maskCell(written, 'id')).includes('19661025'), String(written));
  assert.equal(maskCell('19900001111、0537-2212345', 'phone'), '199****1111、0537-****345');
  assert.equal(maskCell(`身份证${id}`, null), '身份证3799************82');
  assert.equal(maskCell('3号楼1单元101', null), '3号楼1单元101');
  assert.equal(maskCell(278, null), 278);
});

test('No part of a row tells the number: cells, unknown columns, faults, proposals, differences', () => {
  const row = {
    cells: { idNumber: '３７９９００１９６６１０２５１６８２', phone: '19900001111', name: '王一' },
    rest: { 监护人证件: id },
    problems: [
      {
        column: 'idNumber',
        value: '３７９９００１９６６１０２５１６８２',
        message: { zh: `看不懂：${id}`, en: id },
        proposal: id,
      },
    ],
    differences: [{ from: null, to: 'E12345678', personal: 'id' as const }],
  };
  const masked = JSON.stringify(maskRow(row, fields));
  for (const told of [id, '３７９９００１９６６', '19900001111', 'E12345678']) assert.ok(!masked.includes(told), told);
  assert.ok(masked.includes('王一'));
});

test('The first rows of a sheet are masked by the column guessed, and by what they hold', () => {
  const [row] = maskSamples([['王一', id.slice(0, 17), id]], { idNumber: { column: 1 } }, fields);
  assert.deepEqual([row?.[0], row?.[2]], ['王一', '3799************82']);
  assert.ok(!String(row?.[1]).includes('1966'));
});
