// On 今日: what a meeting decided that this very post has to do, wherever it sits (H1). Nothing to do, nothing shown.
import { Link } from '@tanstack/react-router';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDecisions } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import style from './field.module.css';

const messages = {
  zh: {
    label: '要落实的议定事项',
    from: (unit: string) => `${unit}座谈定下`,
    late: '超期',
    more: (n: number) => `还有 ${n} 项`,
  },
  en: {
    label: 'Decisions to be carried out',
    from: (unit: string) => `decided at ${unit}`,
    late: 'overdue',
    more: (n: number) => `${n} more`,
  },
};

const atMost = 2;

export default function DecisionsToday() {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer } = useAsk(listDecisions, { isMine: true, state: 'open' }, { events: rhythmEvents });
  const rows = answer?.rows ?? [];
  if (rows.length === 0) return null;
  const toAll =
    roles[post.role].reach === 'assigned'
      ? { to: '/field/decisions' }
      : { to: '/desk/rhythms/decisions', search: { isMine: true } };
  return (
    <section className={style['owed']} aria-label={t.label}>
      <ul>
        {rows.slice(0, atMost).map((row) => (
          <li key={row.id}>
            <Link {...toAll} className={style['card']} data-tone={row.isOverdue ? 'late' : 'soon'}>
              <span>
                <b>{row.text}</b>
                <span className={style['sub']}>{t.from(row.unitName)}</span>
              </span>
              <span className={row.isOverdue ? 'late' : 'soon'}>
                <Day on={row.dueOn} /> {row.isOverdue && t.late}
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
      {rows.length > atMost && (
        <Link {...toAll} className={style['more']}>
          {t.more(rows.length - atMost)}
        </Link>
      )}
    </section>
  );
}
