// The answers about tables from above: where each stands, what its columns mean or are likely to mean, what it lacks and where.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { isAskable } from '../../shared/askable.ts';
import { fieldKey } from '../../shared/dictionary.ts';
import { tableProblem } from '../../shared/problems.ts';
import { type SubjectKind, subjectKinds } from '../../shared/subject.ts';
import { guessOf } from '../../shared/table.ts';
import type * as tq from '../../shared/table-queries.ts';
import * as gaps from '../store/gaps.ts';
import * as store from '../store/tables.ts';
import { guardedFields } from '../table/cells.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

const lineOf = (table: store.TableRow) => ({
  tableId: table.tableId,
  title: table.title,
  issuer: table.issuer,
  unitName: table.unitName,
  dueOn: table.dueOn,
  state: table.state,
  rowCount: table.rowCount,
  cellCount: table.cellCount,
  filledCount: table.filledCount,
  openQuestions: table.openQuestions,
  madeByName: table.madeByName,
  madeAt: table.madeAt,
});

export async function answerTables(
  { limit }: In<typeof tq.listTables>,
  { tx }: Context,
): Promise<Out<typeof tq.listTables>> {
  return { tables: (await store.listTables(tx, limit)).map(lineOf) };
}

export async function answerTable(
  { tableId }: In<typeof tq.tablePage>,
  { tx, actor, files }: Context,
): Promise<Out<typeof tq.tablePage>> {
  const table = await store.findTable(tx, tableId);
  if (!table || actor.kind !== 'staff') throw tableProblem('not_found');
  const [dictionary, registers, byField, byGrid, questions] = await Promise.all([
    dictionaryInForce(tx),
    store.listRegisters(tx, table.unitId),
    gaps.gapsByField(tx, tableId),
    gaps.gapsByGrid(tx, tableId),
    gaps.countQuestions(tx, tableId),
  ]);
  const guess = guessOf(table.layout.headers, dictionary);
  const kind: SubjectKind = table.subjectKind ?? guess.kind;
  const columns = table.mapping ?? guess.mapping;
  const titleOf = (name: string) => dictionary.get(fieldKey(kind, name))?.field.title ?? { zh: name, en: name };
  return {
    table: {
      ...lineOf(table),
      fileName: table.fileName,
      filledAt: table.filledAt,
      isWhole: table.isWhole,
      isByMemory: table.isByMemory,
      exampleRows: table.layout.exampleRows,
      headers: table.layout.headers,
      subjectKind: kind,
      registerId: table.registerId,
      registerTitle: registers.find(({ registerId }) => registerId === table.registerId)?.title ?? null,
      columns,
      filled: table.filledFileId && table.state === 'filled' ? { url: files.link(table.filledFileId) } : null,
      problem: table.problem,
    },
    fields: [...dictionary.values()].flatMap((entry) => {
      const home = subjectKinds.find((one) => one === entry.home);
      return home ? [{ kind: home, field: entry.field, isSealed: entry.field.sensitivity === 'sensitive' }] : [];
    }),
    registers: registers.map(({ code: _, ...register }) => register),
    sealed: guardedFields(columns, kind, dictionary, actor.role).map(({ title }) => title),
    gapsByField: byField.map(({ field, open, asked }) => ({
      field,
      title: titleOf(field),
      open,
      asked,
      isAskable: isAskable(dictionary, kind, field),
    })),
    gapsByGrid: byGrid.map((row) => ({ ...row, name: row.name ?? '' })),
    questions,
  };
}
