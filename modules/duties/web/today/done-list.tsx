// 已完成: whom one has been to today, what was told a moment ago and can still be taken back, and the requests closed today.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { TodayRow as RequestRow } from '#modules/requests/web/public.ts';
import { outcomeWords } from '../words.ts';
import style from './today-list.module.css';
import type { RowGround } from './today-row.tsx';
import type { Today } from './use-today.ts';
import row from './visit-row.module.css';

const messages = {
  zh: { visits: '今天走访的', requests: '今天结案的诉求', going: '正要报送' },
  en: { visits: 'Visited today', requests: 'Requests closed today', going: 'about to be sent' },
};

export function DoneList({ today, titles }: { today: Today } & Pick<RowGround, 'titles'>) {
  const t = useMessages(messages);
  const words = useWords();
  const { going, visited, closed } = today;
  return (
    <div className={style['list']}>
      {going.length + visited.length > 0 && (
        <section aria-label={t.visits}>
          <div className={style['part']}>
            <h2>{t.visits}</h2>
          </div>
          <ul>
            {going.map((held) => (
              <li key={held.id} className={row['row']}>
                <span className={row['line']}>
                  <b>{held.name}</b>
                  <span className={row['mark']}>{t.going}</span>
                </span>
                <span className={row['sub']}>{words(held.words)}</span>
              </li>
            ))}
            {visited.map((one) => (
              <li key={one.subjectId}>
                <Link to={`/field/visits/${one.subjectId}`} className={row['row']}>
                  <span className={row['line']}>
                    <b>{one.name}</b>
                    <span className={row['mark']}>
                      <Moment at={one.happenedAt} short />
                    </span>
                  </span>
                  <span className={row['sub']}>
                    <span>{one.closed.map((title) => words(title)).join(' · ')}</span>
                    {one.isDrill && <DrillTag />}
                    <Tag tone="green">{words(outcomeWords(one.outcome, one.action, one.kind))}</Tag>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {closed.length > 0 && (
        <section aria-label={t.requests}>
          <div className={style['part']}>
            <h2>{t.requests}</h2>
          </div>
          <ul>
            {closed.map((line) => (
              <RequestRow key={line.id} row={line} titles={titles} isMine={false} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
