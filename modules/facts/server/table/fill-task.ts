// Fills a table: what is held of each member is put into its row, who stood where and what was missing is kept, and the file goes back as it came. Stopped half way
// it is simply done again; a file that was made meanwhile belongs to nothing and goes by itself.
import { z } from 'zod';
import type { TaskHand, TaskKind } from '#kernel/server/house.ts';
import { fillSheet } from '#kernel/server/sheets/fill.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { fieldKey } from '../../shared/dictionary.ts';
import { tableProblem } from '../../shared/problems.ts';
import { type ColumnMeaning, fieldsOfMapping } from '../../shared/table.ts';
import { keepFilled, mostRows } from '../../shared/table-commands.ts';
import { countOf, membersOf, putRows, readValues } from '../store/table-values.ts';
import { findRegister, findTable, type TableRow } from '../store/tables.ts';
import { rowCells } from './cells.ts';

const inputSchema = z.object({
  tableId: z.string(),
  isWhole: z.boolean(),
  masked: z.array(z.string()),
  purpose: z.string(),
  byName: z.string(),
});
export type FillInput = z.output<typeof inputSchema>;

export const fillTask: TaskKind = {
  name: 'table.fill',
  async run(task, hand) {
    const input = inputSchema.parse(task.input);
    const table = await hand.database.asOwner((tx) => findTable(tx, input.tableId));
    if (!table?.mapping || !table.registerId || !table.subjectKind) throw tableProblem('not_mapped');
    const { bytes } = await hand.files.read(table.fileId);
    const filled = await fillRows({ ...table, mapping: table.mapping }, input, hand);
    const book = await fillSheet(bytes, {
      sheet: table.layout.sheet,
      firstRow: table.layout.firstRow,
      footFrom: table.layout.footFrom,
      rows: filled.rows,
      about: { name: '填报说明', lines: aboutLines(table, filled, input, hand.now()) },
    });
    const name = `${table.fileName.replace(/\.[^.]*$/, '')}-已填.xlsx`;
    const kept = await hand.files.keep(Buffer.from(book), {
      id: newId(),
      name,
      by: 'system table',
      districtId: table.districtId,
    });
    const outcome = await hand.issue('filled', keepFilled.name, {
      tableId: table.tableId,
      fileId: kept.id,
      isWhole: input.isWhole,
      filledAt: filled.at.toISOString(),
      rowCount: filled.rows.length,
      cellCount: filled.cellCount,
      filledCount: filled.cellCount - filled.gapCount,
    });
    if ('problem' in outcome) throw new Error(`table ${table.tableId}: ${outcome.problem.code}`);
    return { fileId: kept.id };
  },
};

type Filled = {
  rows: Cell[][];
  at: Date;
  cellCount: number;
  gapCount: number;
  byField: ReadonlyMap<string, number>;
  titles: ReadonlyMap<string, string>;
};

function fillRows(table: TableRow & { mapping: ColumnMeaning[] }, input: FillInput, hand: TaskHand): Promise<Filled> {
  return hand.database.asOwner(async (tx) => {
    const register = await findRegister(tx, table.registerId ?? '');
    if (!register) throw tableProblem('unknown_register');
    const kind = register.subjectKind;
    const dictionary = await dictionaryInForce(tx);
    const members = membersOf(register.registerId, table.unitId);
    const count = await countOf(tx, members);
    if (count > mostRows) throw tableProblem('too_many_rows', { count, limit: mostRows });
    await hand.progress(0, count);
    const fields = fieldsOfMapping(table.mapping);
    const values = await readValues(tx, members, kind, fields, dictionary);
    const rules = { kind, mapping: table.mapping, dictionary, masked: new Set(input.masked), secrets: hand.secrets };
    const made = values.map((one, i) => ({ ...rowCells(one, i + 1, rules), subjectId: one.subjectId, rowNo: i + 1 }));
    await putRows(
      tx,
      table.tableId,
      made.map(({ rowNo, subjectId, gaps }) => ({ rowNo, subjectId, gaps })),
    );
    const gaps = made.flatMap((row) => row.gaps);
    return {
      rows: made.map(({ cells }) => cells),
      at: tx.at,
      cellCount: made.length * fields.length,
      gapCount: gaps.length,
      byField: new Map(fields.map((name) => [name, gaps.filter((gap) => gap === name).length])),
      titles: new Map(fields.map((name) => [name, dictionary.get(fieldKey(kind, name))?.field.title.zh ?? name])),
    };
  });
}

/** A sheet of its own, so that the table itself stays as the upper level made it. */
function aboutLines(table: TableRow, filled: Filled, input: FillInput, now: number): string[][] {
  return [
    ['表名', table.title],
    ['辖区', table.unitName],
    ['填表人', input.byName],
    ['填表时间', `${dateOf(now)} ${formatTime(now)}`],
    ['用途', input.isWhole ? input.purpose : '姓名、证件号码、电话等已隐去'],
    ['行数', String(filled.rows.length)],
    ['由系统填入', `${filled.cellCount - filled.gapCount} / ${filled.cellCount} 格`],
    ...[...filled.byField].map(([name, count]) => [`缺：${filled.titles.get(name) ?? name}`, String(count)]),
    ['', '内含个人信息，仅限本次工作使用，用后删除'],
  ];
}
