// 阳性 (C2): each positive tube with who owns its cases by name, and what the retest said of it. A case is given on where it stands, in 流调.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { roundResults } from '../../shared/queries.ts';
import { positiveStandings } from '../../shared/words.ts';
import { NamedList } from '../named-list.tsx';
import style from '../sampling.module.css';

const messages = {
  zh: {
    list: '阳性试管',
    owner: (name: string) => `负责人 ${name}`,
    forNow: (name: string) => `还没对上是谁的管，先由 ${name} 负责`,
    nobody: '没有能负责的人在岗',
    people: (n: number, again: number) => `${n} 人，已复采 ${again} 人`,
    cases: '去流调',
  },
  en: {
    list: 'Positive tubes',
    owner: (name: string) => `owned by ${name}`,
    forNow: (name: string) => `Nobody’s tube yet: ${name} answers for it`,
    nobody: 'Nobody at a post can own it',
    people: (n: number, again: number) => `${n} people, ${again} sampled again`,
    cases: 'Investigation',
  },
};
const tones = { waiting: 'amber', confirmed: 'red', false_positive: 'green' } as const;

type Positive = QueryAnswer<typeof roundResults>['positives'][number];

export function Positives({ positives }: { positives: readonly Positive[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const ownedBy = ({ owners, isCase }: Positive) =>
    owners.length === 0 ? t.nobody : (isCase ? t.owner : t.forNow)(owners.join('、'));
  return (
    <NamedList title={t.list} count={positives.length}>
      {positives.map((one) => (
        <li key={one.code}>
          <div className={style['name']}>
            <b>{one.tubeId ? <Link to={`/desk/sampling/tubes/${one.tubeId}`}>{one.code}</Link> : one.code}</b>
            <span className="muted">
              {one.siteTitle} · <Moment at={one.testedAt} short />
            </span>
          </div>
          <span className={style['row']}>
            <Tag tone={tones[one.standing]}>{words(positiveStandings[one.standing])}</Tag>
            <span>{t.people(one.people, one.retested)}</span>
          </span>
          <span className={style['row']}>
            <b>{ownedBy(one)}</b>
            {one.isCase && <Link to="/desk/investigations">{t.cases}</Link>}
          </span>
        </li>
      ))}
    </NamedList>
  );
}
