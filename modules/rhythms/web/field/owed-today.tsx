// On 今日: what this post owes today and what it let pass, the sweep first of all. One tap opens it.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myRhythms } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { fieldPath, owedFirst, periodWords } from '../words.ts';
import style from './field.module.css';

const messages = {
  zh: {
    label: '今天要报的',
    today: '今天',
    missed: '缺，可补做',
    zero: '没有问题，一点就报',
    more: (n: number) => `还有 ${n} 次没补`,
  },
  en: {
    label: 'To be reported today',
    today: 'today',
    missed: 'missed, may be made up for',
    zero: 'nothing found: one tap',
    more: (n: number) => `${n} more not made up for`,
  },
};

const atMost = 2;

export default function OwedToday() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer } = useAsk(myRhythms, {}, { events: rhythmEvents });
  const owed = owedFirst(answer?.rows ?? []);
  if (owed.length === 0) return null;
  return (
    <section className={style['owed']} aria-label={t.label}>
      <ul>
        {owed.slice(0, atMost).map((row) => (
          <li key={row.id}>
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
        ))}
      </ul>
      {owed.length > atMost && (
        <Link to="/desk/rhythms" search={{ states: ['missed', 'due'] }} className={style['more']}>
          {t.more(owed.length - atMost)}
        </Link>
      )}
    </section>
  );
}
