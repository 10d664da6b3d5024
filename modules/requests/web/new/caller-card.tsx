// Who is calling, before they have said it: the person behind the number, where they live, what to mind, what they asked lately.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { callerHistory } from '../../shared/queries.ts';
import { stateTitles } from '../../shared/request-chart.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import style from './caller-card.module.css';

const messages = {
  zh: {
    known: '系统认得这个号码',
    unknown: '第一次来电的号码',
    before: (n: number) => `反映过 ${n} 件`,
    more: (n: number) => `再看 ${n} 件`,
    title: '来电历史',
  },
  en: {
    known: 'This number is known',
    unknown: 'A number never seen',
    before: (n: number) => `Told ${n} before`,
    more: (n: number) => `${n} more`,
    title: 'Caller history',
  },
};

const shownAtOnce = 4;

export function CallerCard({ history, titles }: { history: QueryAnswer<typeof callerHistory>; titles: Titles }) {
  const t = useMessages(messages);
  const words = useWords();
  const { person, rows } = history;
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, shownAtOnce);
  return (
    <section className={style['card']} aria-label={t.title} aria-live="polite">
      <p>
        <Icon name={person ? 'person' : 'question'} size={16} />{' '}
        {person ? (
          <>
            <b>{person.name}</b> <span className="muted">· {t.known}</span>
          </>
        ) : (
          <span className="muted">{rows.length > 0 ? t.before(rows.length) : t.unknown}</span>
        )}
      </p>
      {person && (person.address || person.tags.length > 0) && (
        <p className={style['about']}>
          {person.address}
          {person.tags.map((tag) => (
            <Tag key={tag} tone="teal">
              {words(titles.groupTitle(tag))}
            </Tag>
          ))}
        </p>
      )}
      {rows.length > 0 && (
        <ul>
          {shown.map((row) => (
            <li key={row.id}>
              <Link to={`/desk/requests/${row.id}`}>{row.summary}</Link>
              <span className="muted">
                <Moment at={row.receivedAt} short /> · {words(stateTitles[row.state])}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rows.length > shown.length && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t.more(rows.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
