// One cluster: which class, what they told, from which day to which, and each of them with the way to their page.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import type { ClusterLine } from '../shared/queries.ts';
import style from './clusters.module.css';

const messages = {
  zh: {
    head: (within: string, told: string, n: number) => `${within} · ${told} · ${n} 人`,
    to: '至',
    fresh: '可能还在发展',
    still: '还在追踪',
    over: '已不在名单',
  },
  en: {
    head: (within: string, told: string, n: number) => `${within} · ${told} · ${n} people`,
    to: 'to',
    fresh: 'may still grow',
    still: 'still followed',
    over: 'no longer listed',
  },
};

export function ClusterCard({ cluster }: { cluster: ClusterLine }) {
  const t = useMessages(messages);
  const words = useWords();
  const { within, told, from, to, people, isFresh, title } = cluster;
  const head = t.head(within, words(told), people.length);
  return (
    <section className={`card ${style['part']}`} aria-label={head}>
      <div className={style['head']}>
        <h2>{head}</h2>
        {isFresh && <Tag tone="red">{t.fresh}</Tag>}
        <span className="muted">
          {words(title)} · <Day on={from} />
          {to !== from && (
            <>
              {' '}
              {t.to} <Day on={to} />
            </>
          )}
        </span>
      </div>
      <ul className={style['people']}>
        {people.map(({ subjectId, name, isStill }) => (
          <li key={subjectId}>
            <Link to={`/desk/people/${subjectId}`}>{name}</Link>
            <Tag tone={isStill ? 'amber' : 'green'}>{isStill ? t.still : t.over}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
