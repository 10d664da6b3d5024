// Everybody who is followed has a cause, and everybody who is not any more an outcome (E10): who lacks which, those waiting longest first.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import type { FollowLine } from '../shared/queries.ts';
import style from './clusters.module.css';

const messages = {
  zh: {
    count: (n: number) => `现在 ${n} 人`,
    lacking: (n: number) => `${n} 人没填全`,
    all: '每个人都填全了。',
    nobody: '现在没有人在名单上。',
    since: '起',
    left: '离开',
    lacks: (what: string) => `缺${what}`,
  },
  en: {
    count: (n: number) => `${n} now`,
    lacking: (n: number) => `${n} incomplete`,
    all: 'Complete for everybody.',
    nobody: 'Nobody is on the list now.',
    since: 'since',
    left: 'left',
    lacks: (what: string) => `${what} missing`,
  },
};

export function FollowPart({ follow }: { follow: FollowLine }) {
  const t = useMessages(messages);
  const words = useWords();
  const { title, now, lacking } = follow;
  return (
    <section className={`card ${style['part']}`} aria-label={words(title)}>
      <div className={style['head']}>
        <h2>{words(title)}</h2>
        <span className="muted">{t.count(now)}</span>
        {lacking.length > 0 && <Tag tone="amber">{t.lacking(lacking.length)}</Tag>}
      </div>
      {lacking.length === 0 && <p className="muted">{now === 0 ? t.nobody : t.all}</p>}
      <ul className={style['rows']}>
        {lacking.map(({ subjectId, name, within, from, to, lacks }) => (
          <li key={subjectId}>
            <Link to={`/desk/people/${subjectId}`}>{name}</Link>
            <span>{within}</span>
            <span className="muted">
              <Day on={to ?? from} /> {to ? t.left : t.since}
            </span>
            <span className={style['lacks']}>
              {lacks.map((one) => (
                <Tag key={one.zh} tone="amber">
                  {t.lacks(words(one))}
                </Tag>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
