// 先做这些 · 顺路 · 之后.
import { useMessages } from '#kernel/web/language/language.ts';
import { arrange } from './item.ts';
import type { TodayItem } from './items.ts';
import style from './today-list.module.css';
import { type RowGround, TodayRow } from './today-row.tsx';

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

export function TodayList({ items, ...ground }: { items: readonly TodayItem[] } & RowGround) {
  const t = useMessages(messages);
  if (items.length === 0) return null;
  const { first, onTheWay, later } = arrange(items);
  const parts = [
    { key: 'first', title: t.first, aside: t.byHarm, items: first },
    ...onTheWay.map(({ building, items: inside }) => ({
      key: building,
      title: t.onTheWay,
      aside: t.same(building, inside.length),
      items: inside,
    })),
    { key: 'later', title: first.length === 0 ? '' : t.later, aside: '', items: later },
  ].filter((part) => part.items.length > 0);
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
            {part.items.map((item) => (
              <TodayRow key={item.key} item={item} {...ground} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
