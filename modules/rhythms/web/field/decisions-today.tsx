// On 今日: what a meeting decided that this very post has to do, wherever it sits (H1).
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
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
  zh: { from: (unit: string) => `${unit}座谈定下`, late: '超期' },
  en: { from: (unit: string) => `decided at ${unit}`, late: 'overdue' },
};

type Decision = QueryAnswer<typeof listDecisions>['rows'][number];

export function useMyOpenDecisions(): Decision[] {
  const { answer } = useAsk(listDecisions, { isMine: true, state: 'open' }, { events: rhythmEvents });
  return answer?.rows ?? [];
}

export function DecisionRow({ row }: { row: Decision }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const toAll =
    roles[post.role].reach === 'assigned'
      ? { to: '/field/decisions' }
      : { to: '/desk/rhythms/decisions', search: { isMine: true } };
  return (
    <li>
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
  );
}
