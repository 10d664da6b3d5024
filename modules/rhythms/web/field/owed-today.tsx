// On 今日: what this post owes today and what it let pass, the sweep first of all. One tap opens it.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myRhythms, type OccurrenceLine } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { fieldPath, owedFirst, periodWords } from '../words.ts';
import style from './field.module.css';

const messages = {
  zh: { today: '今天', missed: '缺，可补做', zero: '没有问题，一点就报', more: (n: number) => `还有 ${n} 次没补` },
  en: {
    today: 'today',
    missed: 'missed, may be made up for',
    zero: 'nothing found: one tap',
    more: (n: number) => `${n} more not made up for`,
  },
};

/** A year of misses would bury the day: the latest stand on it, the others are counted. */
const missesShown = 2;

/** Today's, then the last that were missed, and how many more were. */
export function useOwed(enabled: boolean): { owed: OccurrenceLine[]; more: number } {
  const { answer } = useAsk(myRhythms, {}, { events: rhythmEvents, enabled });
  const rows = owedFirst(answer?.rows ?? []);
  const missed = rows.filter(({ isToday }) => !isToday);
  return {
    owed: [...rows.filter(({ isToday }) => isToday), ...missed.slice(0, missesShown)],
    more: Math.max(0, missed.length - missesShown),
  };
}

export function MoreOwed({ count }: { count: number }) {
  const t = useMessages(messages);
  return (
    <Link to="/desk/rhythms" search={{ states: ['missed', 'due'] }} className={style['more']}>
      {t.more(count)}
    </Link>
  );
}

export function OwedRow({ row }: { row: OccurrenceLine }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <Link to={fieldPath(row)} className={style['card']} data-tone={row.isToday ? 'soon' : 'late'}>
        <span>
          <b>{words(row.title)}</b>
          <span className={style['sub']}>
            {words(periodWords(row.periodFrom, row.periodTo))}
            {row.record === 'sweep' && row.isToday && ` · ${t.zero}`}
          </span>
        </span>
        <span className={row.isToday ? 'soon' : 'late'}>{row.isToday ? t.today : t.missed}</span>
        <Icon name="right" />
      </Link>
    </li>
  );
}
