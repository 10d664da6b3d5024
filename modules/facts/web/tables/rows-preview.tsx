// The rows as filled, masked; a press on a cell says what put it there.
import { useState } from 'react';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { tableCell, tableRowsQuery } from '../../shared/table-queries.ts';
import { SourceLine } from '../parts/source-line.tsx';
import type { TableAnswer } from './table-page.tsx';
import style from './tables.module.css';

const messages = {
  zh: {
    title: '填好的样子',
    how: '点一格，看它从哪来',
    more: (n: number) => `再看一些（共 ${n} 行）`,
    gap: '缺',
    gapLong: '还没有人填过这一项',
    where: (header: string, name: string) => `${name} · ${header}`,
    loading: '这一格',
    row: '行',
  },
  en: {
    title: 'As filled',
    how: 'Press a cell to see where it is from',
    more: (n: number) => `More (of ${n})`,
    gap: 'missing',
    gapLong: 'Nobody has told this yet',
    where: (header: string, name: string) => `${name} · ${header}`,
    loading: 'This cell',
    row: 'Row',
  },
};

export function RowsPreview({ answer }: { answer: TableAnswer }) {
  const t = useMessages(messages);
  const { table } = answer;
  const [cell, setCell] = useState<{ row: number; column: number }>();
  const asked = useAskPages(
    tableRowsQuery,
    { tableId: table.tableId, limit: 20 },
    {
      rows: (page) => page.rows,
      next: (page) => (page.nextOffset === null ? undefined : { offset: page.nextOffset }),
    },
    { events: ['table.'] },
  );
  const isField = (column: number) => {
    const meaning = table.columns[column];
    return meaning !== undefined && 'field' in meaning;
  };
  return (
    <section className={style['card']}>
      <div className={style['line']}>
        <h2 className={style['title']}>{t.title}</h2>
        <span className="muted">{t.how}</span>
      </div>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton />}
      <div className={style['scroll']}>
        <table className={style['sheet']}>
          <thead>
            <tr>
              <th scope="col">{t.row}</th>
              {table.headers.map((header, column) => (
                <th key={`${column} ${header}`} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.rows.map((row) => (
              <tr key={row.row}>
                <td className={style['still']}>{row.row}</td>
                {row.cells.map((text, column) => (
                  <td key={`${row.row} ${table.headers[column]} ${column}`}>
                    {isField(column) ? (
                      <button
                        type="button"
                        className={style['cell']}
                        data-gap={text === '' || undefined}
                        onClick={() => setCell({ row: row.row, column })}
                      >
                        {text || t.gap}
                      </button>
                    ) : (
                      <span className={style['still']}>{text}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked.hasMore && (
        <Button busy={asked.isAskingMore} onPress={asked.more}>
          {t.more(asked.first?.total ?? 0)}
        </Button>
      )}
      {cell && <CellSheet tableId={table.tableId} {...cell} onClose={() => setCell(undefined)} />}
    </section>
  );
}

type CellSheetProps = { tableId: string; row: number; column: number; onClose(): void };

function CellSheet({ tableId, row, column, onClose }: CellSheetProps) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(tableCell, { tableId, row, column });
  return (
    <Sheet open onClose={onClose} title={answer ? t.where(answer.header, answer.name) : t.loading}>
      {isFirst && <Skeleton lines={2} />}
      <ProblemNote problem={problem} again={again} />
      {answer?.field && !answer.held && <p>{t.gapLong}</p>}
      {answer?.field && answer.held && (
        <p>
          <b>
            <FactValueShown field={answer.field} fact={answer.held} />
          </b>
          <SourceLine held={answer.held} />
        </p>
      )}
    </Sheet>
  );
}
