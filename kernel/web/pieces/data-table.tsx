// The dense list of the desk: rows of 40 px, numbers to the right, columns one may hide, more rows below, and the whole of it as a sheet. On a
// phone the same rows become cards. It shows what the query answered and sorts nothing by itself: the order is the server's.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAsker } from '../door/asker-context.ts';
import { useMessages } from '../language/language.ts';
import { useIsNarrow } from '../look/media.ts';
import { EmptyState, Skeleton } from '../plain/blank.tsx';
import { Button } from '../plain/button.tsx';
import { Choices } from '../plain/controls.tsx';
import { Icon } from '../plain/icon.tsx';
import { ProblemNote } from '../plain/note.tsx';
import { Sheet } from '../plain/sheet.tsx';
import { useRemembered } from '../remembered.ts';
import { askerParams } from '../wire/asker.ts';
import type { AskedPages } from '../wire/use-ask.ts';
import { columnsInSight, hiddenColumns } from './columns.ts';
import style from './data-table.module.css';

const messages = {
  zh: {
    columns: '选列',
    columnsTitle: '显示哪些列',
    export: '导出表格',
    more: '再看一些',
    asking: '正在取',
    shown: (n: number) => `已显示 ${n} 条`,
    of: (n: number) => `，共 ${n} 条`,
    none: '没有符合的',
    noneHow: '换个条件试试。',
    select: (what: string) => `选中 ${what}`,
  },
  en: {
    columns: 'Columns',
    columnsTitle: 'Columns shown',
    export: 'Export',
    more: 'Show more',
    asking: 'Loading',
    shown: (n: number) => `${n} shown`,
    of: (n: number) => ` of ${n}`,
    none: 'Nothing fits',
    noneHow: 'Try other filters.',
    select: (what: string) => `Select ${what}`,
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
  picked?: { keys: ReadonlySet<string>; onChange: (keys: Set<string>) => void };
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
          {asked.hasMore && <More {...asked} />}
        </footer>
      )}
    </section>
  );
}

type RowsProps<Row> = DataTableProps<Row> & { columns: readonly Column<Row>[] };

function Rows<Row>({ caption, columns, asked, keyOf, open, chosenKey, toneOf, picked }: RowsProps<Row>) {
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
                  <Pick rowKey={key} picked={picked} />
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

function Cards<Row>({ columns, asked, keyOf, open, toneOf, picked }: RowsProps<Row>) {
  const [title, ...rest] = columns;
  return (
    <ul className={style['cards']}>
      {asked.rows.map((row) => {
        const key = keyOf(row);
        return (
          <li key={key} data-tone={toneOf?.(row)}>
            {picked && <Pick rowKey={key} picked={picked} />}
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

type PickProps = { rowKey: string; picked: NonNullable<DataTableProps<unknown>['picked']> };

function Pick({ rowKey, picked }: PickProps) {
  const t = useMessages(messages);
  return (
    <input
      type="checkbox"
      className={style['box']}
      aria-label={t.select(rowKey)}
      checked={picked.keys.has(rowKey)}
      onChange={(event) => {
        const keys = new Set(picked.keys);
        if (event.target.checked) keys.add(rowKey);
        else keys.delete(rowKey);
        picked.onChange(keys);
      }}
    />
  );
}

function ColumnPicker<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const optional = columns.slice(1);
  return (
    <>
      <Button icon="columns" onPress={() => setOpen(true)}>
        {t.columns}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t.columns}>
        <Choices
          label={t.columnsTitle}
          options={optional.map((column) => ({ value: column.key, label: column.title }))}
          value={optional.map((column) => column.key).filter((key) => !hidden.includes(key))}
          onChange={(shown) => onChange(optional.map((column) => column.key).filter((key) => !shown.includes(key)))}
        />
      </Sheet>
    </>
  );
}

/** The rows behind the number as a sheet: who, when, which filter and masks are the server's part. */
export function ExportLink({ query, input }: { query: string; input: unknown }) {
  const t = useMessages(messages);
  const params = askerParams(useAsker());
  params.set('q', JSON.stringify(input ?? {}));
  return (
    <a className={style['export']} href={`/api/export/${query}.xlsx?${params}`} download>
      <Icon name="export" /> {t.export}
    </a>
  );
}

/** Asks for the next rows when it comes near the window, and by a press for those who do not scroll. */
function More({ more, isAskingMore }: { more: () => void; isAskingMore: boolean }) {
  const t = useMessages(messages);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ more, isAskingMore });
  useEffect(() => {
    latest.current = { more, isAskingMore };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !latest.current.isAskingMore) latest.current.more();
      },
      { rootMargin: '400px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} data-print="no">
      <Button busy={isAskingMore} onPress={more}>
        {isAskingMore ? t.asking : t.more}
      </Button>
    </div>
  );
}
