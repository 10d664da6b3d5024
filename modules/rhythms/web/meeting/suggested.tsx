// What there is to talk about: requests that are late or drag on. One press makes one of them a topic, tied to its request.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import type { RequestLine } from '#modules/requests/shared/queries.ts';
import style from '../parts/parts.module.css';

const messages = {
  zh: {
    title: '可以议一议',
    how: '超时的、长期没结的',
    take: '列为议题',
    taken: '已列为议题',
    none: '没有超时和长期没结的诉求',
  },
  en: {
    title: 'To talk about',
    how: 'what is late or drags on',
    take: 'Make it a topic',
    taken: 'Is a topic',
    none: 'Nothing is late or drags on',
  },
};

type Props = { rows: readonly RequestLine[]; chosen: readonly string[]; onTake(row: RequestLine): void };

export function Suggested({ rows, chosen, onTake }: Props) {
  const t = useMessages(messages);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>
        {t.title} <small>{t.how}</small>
      </h2>
      {rows.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['rows']}>
        {rows.map((row) => (
          <li key={row.id} className={style['row']}>
            <Link to={`/desk/requests/${row.id}`}>{row.summary}</Link>
            <span>{row.resolveDueAt && <TimeLeft dueAt={row.resolveDueAt} />}</span>
            <span className="muted">{row.placeText ?? row.territoryName}</span>
            {chosen.includes(row.id) ? (
              <span className="good">{t.taken}</span>
            ) : (
              <Button kind="quiet" label={`${t.take} ${row.summary}`} onPress={() => onTake(row)}>
                {t.take}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
