// Rows, cells and gaps of a filled table. On the screen everything that is guarded stays masked, whatever the file holds.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { sourceWords } from '../../shared/fact.ts';
import { tableProblem } from '../../shared/problems.ts';
import { fieldsOfMapping } from '../../shared/table.ts';
import type * as tq from '../../shared/table-queries.ts';
import { shownFact } from '../shown.ts';
import { findTellingAt } from '../store/facts.ts';
import * as gaps from '../store/gaps.ts';
import { readValues, theseSubjects } from '../store/table-values.ts';
import { findTable } from '../store/tables.ts';
import { guardedFields, rowCells } from '../table/cells.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

async function getFilled(tableId: string, { tx, actor }: Context) {
  const table = await findTable(tx, tableId);
  if (!table || actor.kind !== 'staff') throw tableProblem('not_found');
  const { mapping, subjectKind, filledAt } = table;
  if (!mapping || !subjectKind || !filledAt) throw tableProblem('not_filled');
  return { ...table, mapping, kind: subjectKind, filledAt, role: actor.role };
}

export async function answerRows(
  { tableId, offset, limit }: In<typeof tq.tableRowsQuery>,
  context: Context,
): Promise<Out<typeof tq.tableRowsQuery>> {
  const { tx, secrets } = context;
  const { mapping, kind, role, layout } = await getFilled(tableId, context);
  const dictionary = await dictionaryInForce(tx);
  const page = await gaps.listRowSubjects(tx, tableId, offset, limit);
  const ids = page.map(({ subjectId }) => subjectId);
  const values = await readValues(tx, theseSubjects(ids), kind, fieldsOfMapping(mapping), dictionary);
  const held = new Map(values.map((one) => [one.subjectId, one]));
  const masked = new Set(guardedFields(mapping, kind, dictionary, role).map(({ name }) => name));
  const total = page[0]?.total ?? 0;
  const told = offset + page.length;
  return {
    rows: page.flatMap(({ rowNo, subjectId }) => {
      const one = held.get(subjectId);
      if (!one) return [];
      const { cells } = rowCells(one, rowNo, { kind, mapping, dictionary, masked, secrets });
      return [{ row: layout.firstRow + rowNo, cells: cells.map((cell) => (cell === null ? '' : String(cell))) }];
    }),
    total,
    nextOffset: told < total ? told : null,
  };
}

/** Each cell tells what put it there: the fact that held when the table was filled, with its source, its day and who told it. */
export async function answerCell(
  { tableId, row, column }: In<typeof tq.tableCell>,
  context: Context,
): Promise<Out<typeof tq.tableCell>> {
  const { tx, secrets } = context;
  const { mapping, kind, role, layout, filledAt } = await getFilled(tableId, context);
  const meaning = mapping[column];
  const subject = await gaps.findRow(tx, tableId, row - layout.firstRow);
  if (!meaning || !subject) throw tableProblem('not_found');
  const header = layout.headers[column] ?? '';
  const name = kind === 'person' && !seesNames(role) ? maskName(subject.name) : subject.name;
  if (!('field' in meaning)) {
    const what = 'text' in meaning ? 'text' : 'rowNumber' in meaning ? 'rowNumber' : 'empty';
    return { header, name, meaning: what, field: null, held: null };
  }
  const dictionary = await dictionaryInForce(tx);
  const entry = dictionary.get(fieldKey(kind, meaning.field));
  if (!entry) throw tableProblem('not_found');
  const cell = { header, name, meaning: 'field' as const, field: entry.field };
  if (!isHouseField(entry)) {
    const telling = await findTellingAt(tx, subject.subjectId, meaning.field, filledAt);
    return { ...cell, held: telling ? shownFact(entry.field, telling, secrets) : null };
  }
  const [values] = await readValues(tx, theseSubjects([subject.subjectId]), kind, [meaning.field], dictionary);
  const masked = new Set(guardedFields([meaning], kind, dictionary, role).map((field) => field.name));
  const shown = values && rowCells(values, 0, { kind, mapping: [meaning], dictionary, masked, secrets }).cells[0];
  const text = shown === null || shown === undefined ? null : { zh: String(shown), en: String(shown) };
  const told = { sourceKind: 'house', sourceWords: sourceWords('house'), observedOn: null, byName: null };
  return { ...cell, held: text ? { ...told, value: null, mask: text } : null };
}

export async function answerGaps(
  { tableId, ...filter }: In<typeof tq.tableGaps>,
  context: Context,
): Promise<Out<typeof tq.tableGaps>> {
  const { kind, role } = await getFilled(tableId, context);
  const dictionary = await dictionaryInForce(context.tx);
  const rows = await gaps.listGaps(context.tx, tableId, filter);
  const total = rows[0]?.total ?? 0;
  const told = filter.offset + rows.length;
  return {
    people: rows.map(({ total: _, fields, name, ...row }) => ({
      ...row,
      name: row.kind === 'person' && !seesNames(role) ? maskName(name) : name,
      missing: fields.map((field) => dictionary.get(fieldKey(kind, field))?.field.title ?? { zh: field, en: field }),
    })),
    total,
    nextOffset: told < total ? told : null,
  };
}
