// One person or place: all that is asked there now, what was tried, when somebody was last there. One card, however many registers they are on.
import { Link } from '@tanstack/react-router';
import { formatMonthDay } from '#kernel/shared/clock/format.ts';
import { dateOf, daysBetween, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import style from './visit-row.module.css';

const messages = {
  zh: {
    tried: (n: number) => `没办成 ${n} 次`,
    last: (days: number) => (days === 0 ? '今天去过' : `上次 ${days} 天前`),
    never: '还没去过',
    today: '今天',
    by: (day: string) => `${day}前`,
    mine: '专人',
  },
  en: {
    tried: (n: number) => `${n} tries so far`,
    last: (days: number) => (days === 0 ? 'visited today' : `last ${days} d ago`),
    never: 'not visited yet',
    today: 'today',
    by: (day: string) => `by ${day}`,
    mine: 'named to you',
  },
};

type Props = { subject: SubjectDuties; tone: 'late' | 'soon' | 'calm'; withGrid: boolean };

export function VisitRow({ subject, tone, withGrid }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { subjectId, name, address, gridName, duties, attempts, lastVisitAt } = subject;
  const dueAt = Math.min(...duties.map((duty) => instantOf(duty.dueAt)));
  const where = [address, withGrid && gridName].filter(Boolean).join(' · ');
  return (
    <li>
      <Link to={`/field/visits/${subjectId}`} className={style['row']} data-tone={tone}>
        <span className={style['line']}>
          <b>{name}</b>
          <span className={style['mark']}>
            {tone === 'late' ? (
              <TimeLeft dueAt={dueAt} />
            ) : tone === 'soon' ? (
              <span className="soon">{t.today}</span>
            ) : (
              t.by(formatMonthDay(dateOf(dueAt), lang))
            )}
          </span>
        </span>
        <span className={style['asked']}>{[...new Set(duties.map(({ title }) => words(title)))].join(' · ')}</span>
        <span className={style['sub']}>
          {where && <span>{where}</span>}
          <span>
            {lastVisitAt === null ? t.never : t.last(daysBetween(dateOf(instantOf(lastVisitAt)), dateOf(now)))}
          </span>
        </span>
        {(attempts > 0 || duties.some(({ isOwned }) => isOwned)) && (
          <span className={style['tags']}>
            {attempts > 0 && <Tag tone="amber">{t.tried(attempts)}</Tag>}
            {duties.some(({ isOwned }) => isOwned) && (
              <Tag tone="teal" icon="person">
                {t.mine}
              </Tag>
            )}
          </span>
        )}
      </Link>
    </li>
  );
}
