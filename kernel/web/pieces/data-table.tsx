// The dense list of the desk: rows of 40 px, numbers to the right, columns one may hide, more rows below, and the whole of it as a sheet. On a
// phone the same rows become cards. It shows what the query answered and sorts nothing by itself: the order is the server's.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.ts';
import { useIsNarrow } from '../look/media.ts';
import { EmptyState, Skeleton } from '../plain/blank.tsx';
import { ProblemNote } from '../plain/note.tsx';
import { useRemembered } from '../remembered.ts';
import type { AskedPages } from '../wire/use-ask.ts';
import { columnsInSight, hiddenColumns } from './columns.ts';
import style from './data-table.module.css';
import { ColumnPicker, ExportLink, MoreRows, Pick, type Picked } from './table-tools.tsx';

const messages = {
  zh: {
    shown: (n: number) => `已显示 ${n} 条`,
    of: (n: number) => `，共 ${n} 条`,
    none: '没有符合的',
    noneHow: '换个条件试试。',
  },
  en: {
    shown: (n: number) => `${n} shown`,
    of: (n: number) => ` of ${n}`,
    none: 'Nothing fits',
    noneHow: 'Try other filters.',
  },
};

export type Column<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers, times left: to the right, tabular. */
  isNumber?: boolean;
  width?: number;
  /** Not shown until somebody asks for it. */
  isHidden?: boolean;
};

export type DataTableProps<Row> = {
  /** Keeps the choice of columns; the query's name will do. */
  name: string;
  /** What the table lists, for screen readers and as the heading in print. */
  caption: string;
  columns: readonly Column<Row>[];
  asked: Pick<AskedPages<unknown, Row>, 'rows' | 'problem' | 'isFirst' | 'hasMore' | 'isAskingMore' | 'more' | 'again'>;
  keyOf: (row: Row) => string;
  /** How many rows there are in all, when the answer says so. */
  total?: number | undefined;
  /** Where a row opens; its first cell becomes the link. */
  open?: (row: Row) => { to: string; search?: Record<string, unknown> };
  chosenKey?: string | undefined;
  /** `late` marks the row at its edge, beside the words in it. */
  toneOf?: (row: Row) => 'late' | 'soon' | undefined;
  /** The query to export, with the very input that is shown. */
  exports?: { query: string; input: unknown };
  /** Rows may be picked for one act on all of them. */
  picked?: Picked;
  /** The row in a few words, for screen readers, where rows may be picked. */
  nameOf?: (row: Row) => string;
  empty?: ReactNode;
  /** Filters, sums, acts over the rows picked. */
  children?: ReactNode;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, caption, columns, asked, total, exports, empty, children } = props;
  const t = useMessages(messages);
  const isNarrow = useIsNarrow();
  const choice = hiddenColumns(
    name,
    columns.filter((column) => column.isHidden).map((column) => column.key),
  );
  const hidden = useRemembered(choice);
  const inSight = columnsInSight(columns, hidden);
  const count = asked.rows.length;
  return (
    <section className={style['table']} aria-label={caption}>
      <div className={style['tools']} data-print="no">
        <div className={style['filters']}>{children}</div>
        {!isNarrow && <ColumnPicker columns={columns} hidden={hidden} onChange={choice.set} />}
        {exports && <ExportLink {...exports} />}
      </div>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={8} />}
      {!asked.isFirst && count === 0 && !asked.problem && (empty ?? <EmptyState title={t.none} how={t.noneHow} />)}
      {count > 0 && (isNarrow ? <Cards {...props} columns={inSight} /> : <Rows {...props} columns={inSight} />)}
      {count > 0 && (
        <footer className={style['foot']}>
          <span role="status">
            {t.shown(count)}
            {total !== undefined && t.of(total)}
          </span>
          {asked.hasMore && <MoreRows {...asked} />}
        </footer>
      )}
    </section>
  );
}

type RowsProps<Row> = DataTableProps<Row> & { columns: readonly Column<Row>[] };

function Rows<Row>({ caption, columns, asked, keyOf, open, chosenKey, toneOf, picked, nameOf }: RowsProps<Row>) {
  return (
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {picked && <th className={style['pick']} />}
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.isNumber ? 'num' : undefined}
              style={{ width: column.width }}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {asked.rows.map((row) => {
          const key = keyOf(row);
          return (
            <tr key={key} data-chosen={key === chosenKey || undefined} data-tone={toneOf?.(row)}>
              {picked && (
                <td className={style['pick']}>
                  <Pick rowKey={key} what={nameOf?.(row) ?? key} picked={picked} />
                </td>
              )}
              {columns.map((column, i) => (
                <td key={column.key} className={column.isNumber ? 'num' : undefined}>
                  {i === 0 && open ? (
                    <Link {...open(row)} className={style['open']}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cards<Row>({ columns, asked, keyOf, open, toneOf, picked, nameOf }: RowsProps<Row>) {
  const [title, ...rest] = columns;
  return (
    <ul className={style['cards']}>
      {asked.rows.map((row) => {
        const key = keyOf(row);
        return (
          <li key={key} data-tone={toneOf?.(row)}>
            {picked && <Pick rowKey={key} what={nameOf?.(row) ?? key} picked={picked} />}
            <div>
              <b>
                {title &&
                  (open ? (
                    <Link {...open(row)} className={style['open']}>
                      {title.cell(row)}
                    </Link>
                  ) : (
                    title.cell(row)
                  ))}
              </b>
              <dl>
                {rest.map((column) => (
                  <div key={column.key}>
                    <dt>{column.title}</dt>
                    <dd>{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
