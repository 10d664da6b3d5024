// 先做这些 · 顺路 · 之后.
import { useMessages } from '#kernel/web/language/language.ts';
import { useNow } from '#kernel/web/time/now.ts';
import type { RequestLine } from '../../../shared/queries.ts';
import type { Titles } from '../../parts/use-catalogue.ts';
import { arrange } from './arrange.ts';
import style from './today-list.module.css';
import { TodayRow } from './today-row.tsx';

const messages = {
  zh: {
    list: '今天要做的',
    first: '先做这些',
    byHarm: '按晚了的后果排',
    onTheWay: '顺路',
    same: (building: string, n: number) => `${building}还有 ${n} 件`,
    later: '之后',
  },
  en: {
    list: 'To do today',
    first: 'First',
    byHarm: 'by the harm of being late',
    onTheWay: 'On the way',
    same: (building: string, n: number) => `${n} more in ${building}`,
    later: 'Later',
  },
};

type Props = {
  rows: readonly RequestLine[];
  titles: Titles;
  /** A plain list, as asked for: nothing to be arranged. */
  isPlain: boolean;
};

export function TodayList({ rows, titles, isPlain }: Props) {
  const t = useMessages(messages);
  const now = useNow();
  if (rows.length === 0) return null;
  const { first, onTheWay, later } = isPlain ? { first: [], onTheWay: [], later: [...rows] } : arrange(rows, now);
  const parts = [
    { key: 'first', title: t.first, aside: t.byHarm, rows: first },
    ...onTheWay.map(({ building, rows: inside }) => ({
      key: building,
      title: t.onTheWay,
      aside: t.same(building, inside.length),
      rows: inside,
    })),
    { key: 'later', title: isPlain || first.length === 0 ? '' : t.later, aside: '', rows: later },
  ].filter((part) => part.rows.length > 0);
  return (
    <div className={style['list']}>
      {parts.map((part) => (
        <section key={part.key} aria-label={part.title || t.list}>
          {part.title && (
            <div className={style['part']}>
              <h2>{part.title}</h2>
              <span>{part.aside}</span>
            </div>
          )}
          <ul>
            {part.rows.map((row) => (
              <TodayRow key={row.id} row={row} titles={titles} isMine={!isPlain} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
