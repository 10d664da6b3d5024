// The rows themselves: a table of which only what is in sight is drawn, its heads putting it in order, the next page asked for before one comes to it.
// On a phone the same rows are cards.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import type { MemberRow } from '../../shared/queries.ts';
import style from '../registers.module.css';
import { useWindow } from './use-window.ts';

const messages = {
  zh: { sortBy: (title: string) => `按${title}排序`, more: '再看一些', pick: (name: string) => `选中 ${name}` },
  en: { sortBy: (title: string) => `Order by ${title}`, more: 'Show more', pick: (name: string) => `Select ${name}` },
};

export type GridColumn = {
  key: string;
  title: string;
  cell: (row: MemberRow) => ReactNode;
  /** Puts rows in order; absent where it cannot, and then why. */
  onSort?: (() => void) | undefined;
  whyNot?: string | undefined;
  sorted?: 'ascending' | 'descending' | undefined;
  isNumber?: boolean;
};

export type GridProps = {
  caption: string;
  columns: readonly GridColumn[];
  rows: readonly MemberRow[];
  hasMore: boolean;
  isAskingMore: boolean;
  more: () => void;
  /** Where a row leads; a sensitive register puts the look on record first. */
  linkOf: (row: MemberRow) => string | undefined;
  onOpen?: ((row: MemberRow) => void) | undefined;
  picked?: { ids: ReadonlySet<string>; set: (ids: Set<string>) => void } | undefined;
};

const rowHeight = 40;

export function MemberGrid(props: GridProps) {
  return useIsNarrow() ? <Cards {...props} /> : <Rows {...props} />;
}

function Rows({ caption, columns, rows, hasMore, isAskingMore, more, linkOf, onOpen, picked }: GridProps) {
  const t = useMessages(messages);
  const frame = useRef<HTMLDivElement>(null);
  const { from, to, before, after } = useWindow(frame, rows.length, rowHeight);
  const isNearEnd = hasMore && !isAskingMore && to > rows.length - 30;
  useEffect(() => {
    if (isNearEnd) more();
  }, [isNearEnd, more]);
  const span = columns.length + (picked ? 1 : 0);
  return (
    <div className={style['frame']} ref={frame}>
      <table aria-rowcount={hasMore ? -1 : rows.length}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {picked && <th className={style['pick']} />}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={column.isNumber ? 'num' : undefined}
                title={column.whyNot}
              >
                {column.onSort ? (
                  <button type="button" onClick={column.onSort} title={t.sortBy(column.title)}>
                    {column.title}
                    {column.sorted && <span aria-hidden="true">{column.sorted === 'ascending' ? ' ↑' : ' ↓'}</span>}
                  </button>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} span={span} />}
          {rows.slice(from, to).map((row, i) => (
            <tr key={row.subjectId} aria-rowindex={from + i + 2}>
              {picked && (
                <td className={style['pick']}>
                  <Pick row={row} picked={picked} />
                </td>
              )}
              {columns.map((column, c) => (
                <td key={column.key} className={column.isNumber ? 'num' : undefined}>
                  {c === 0 ? (
                    <Opened row={row} linkOf={linkOf} onOpen={onOpen} of={column.cell(row)} />
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 && <Gap height={after} span={span} />}
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true" className={style['gap']}>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function Cards({ columns, rows, hasMore, isAskingMore, more, linkOf, onOpen, picked }: GridProps) {
  const t = useMessages(messages);
  const [title, ...rest] = columns;
  return (
    <>
      <ul className={style['cards']}>
        {rows.map((row) => (
          <li key={row.subjectId}>
            {picked && <Pick row={row} picked={picked} />}
            <div>
              <b>{title && <Opened row={row} linkOf={linkOf} onOpen={onOpen} of={title.cell(row)} />}</b>
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
        ))}
      </ul>
      {hasMore && (
        <button type="button" className={style['more']} aria-busy={isAskingMore || undefined} onClick={more}>
          {t.more}
        </button>
      )}
    </>
  );
}

function Pick({ row, picked }: { row: MemberRow; picked: NonNullable<GridProps['picked']> }) {
  const t = useMessages(messages);
  return (
    <input
      type="checkbox"
      aria-label={t.pick(row.name)}
      checked={picked.ids.has(row.subjectId)}
      onChange={(event) => {
        const ids = new Set(picked.ids);
        if (event.target.checked) ids.add(row.subjectId);
        else ids.delete(row.subjectId);
        picked.set(ids);
      }}
    />
  );
}

function Opened({ row, of, linkOf, onOpen }: { row: MemberRow; of: ReactNode } & Pick<GridProps, 'linkOf' | 'onOpen'>) {
  const to = linkOf(row);
  if (!to) return <>{of}</>;
  if (onOpen)
    return (
      <button type="button" className={style['open']} onClick={() => onOpen(row)}>
        {of} <Icon name="eye" size={14} />
      </button>
    );
  return (
    <Link to={to} className={style['open']}>
      {of}
    </Link>
  );
}
