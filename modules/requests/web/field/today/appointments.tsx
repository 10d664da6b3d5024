// Who is expected at whose door today, in order of time (B7): above the list by harm, for an agreed hour waits for nobody.
import { Link } from '@tanstack/react-router';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listAppointments } from '../../../shared/queries.ts';
import style from './appointments.module.css';

const messages = {
  zh: { title: '今天的预约', count: (n: number) => `${n} 件`, wished: '待确认', past: '已过点' },
  en: { title: 'Today’s appointments', count: (n: number) => String(n), wished: 'to confirm', past: 'past' },
};

export function Appointments() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { answer } = useAsk(listAppointments, { on: dateOf(now) });
  const rows = answer?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t.title}>
      <div className={style['part']}>
        <h2>{t.title}</h2>
        <span>{t.count(rows.length)}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/field/requests/${row.id}`} className={style['row']}>
              <b className="num">{formatTime(instantOf(row.appointmentAt))}</b>
              <span className={style['what']}>
                <b>{row.summary}</b>
                <span>
                  {[row.placeText ?? row.territoryName, row.kindTitle && words(row.kindTitle)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {row.isAgreed ? (
                instantOf(row.appointmentAt) < now && <Tag tone="red">{t.past}</Tag>
              ) : (
                <Tag tone="amber">{t.wished}</Tag>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
