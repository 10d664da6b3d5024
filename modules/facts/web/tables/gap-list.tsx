// Who lacks what, behind a number of the page; the filter stands in the address.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { tableGaps } from '../../shared/table-queries.ts';
import type { TableAnswer } from './table-page.tsx';
import style from './tables.module.css';

const messages = {
  zh: {
    title: (what: string, n: number) => `${what}：${n} 人（户）`,
    more: '再看一些',
    close: '收起名单',
    noGrid: '没有划网格的',
    missing: '缺',
  },
  en: {
    title: (what: string, n: number) => `${what}: ${n}`,
    more: 'More',
    close: 'Close the list',
    noGrid: 'In no grid',
    missing: 'missing',
  },
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const read = (raw: Record<string, unknown>) => ({ field: text(raw['field']), gridId: text(raw['gridId']) });

export function GapList({ answer }: { answer: TableAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const [filter, setFilter] = useFilters(read);
  const field = answer.gapsByField.find((gap) => gap.field === filter.field);
  const grid = answer.gapsByGrid.find((gap) => (gap.gridId ?? 'none') === filter.gridId);
  const isOpen = field !== undefined || grid !== undefined;
  const asked = useAskPages(
    tableGaps,
    {
      tableId: answer.table.tableId,
      ...(field ? { field: field.field } : {}),
      ...(grid ? { gridId: grid.gridId ?? 'none' } : {}),
    },
    {
      rows: (page) => page.people,
      next: (page) => (page.nextOffset === null ? undefined : { offset: page.nextOffset }),
    },
    { enabled: isOpen, events: ['fact.', 'table.'] },
  );
  const list = useRef<HTMLElement>(null);
  // The number pressed stands far above its names on a small screen.
  useEffect(() => {
    if (filter.field !== undefined || filter.gridId !== undefined) list.current?.scrollIntoView({ block: 'start' });
  }, [filter.field, filter.gridId]);
  if (!isOpen) return null;
  const what = [field && words(field.title), grid && (grid.gridId ? grid.name : t.noGrid)].filter(Boolean).join(' · ');
  return (
    <section ref={list} className={`${style['card']} ${style['names']}`} aria-live="polite">
      <div className={style['line']}>
        <h2 className={style['title']}>{t.title(what, asked.first?.total ?? 0)}</h2>
        <Button kind="quiet" icon="cross" onPress={() => setFilter({ field: undefined, gridId: undefined })}>
          {t.close}
        </Button>
      </div>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton />}
      <ul className={style['people']}>
        {asked.rows.map((one) => (
          <li key={one.subjectId}>
            <span>
              {one.kind === 'person' ? (
                <Link to={`/desk/people/${one.subjectId}`} className="strong">
                  {one.name}
                </Link>
              ) : (
                <b>{one.name}</b>
              )}{' '}
              <span className="muted">{[one.address, one.gridName].filter(Boolean).join(' · ')}</span>
            </span>
            <span>
              <span className="muted">{t.missing} </span>
              {one.missing.map((title) => (
                <Tag key={title.zh}>{words(title)}</Tag>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {asked.hasMore && (
        <Button busy={asked.isAskingMore} onPress={asked.more}>
          {t.more}
        </Button>
      )}
    </section>
  );
}
