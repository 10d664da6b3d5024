// The clock one works against: 距办结还剩 5 小时 02 分, when it is up, and what happens then. It stands still while paused and once done.
import { formatMoment, formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '../language/language.ts';
import { Icon } from '../plain/icon.tsx';
import { useNow } from '../time/now.ts';
import { formatExactSpan } from '../time/span.ts';
import style from './clock-card.module.css';

const messages = {
  zh: {
    left: (what: string) => `距${what}还剩`,
    over: (what: string) => `${what}已超`,
    due: (moment: string) => `${moment} 到期`,
    paused: '计时已暂停',
    met: (moment: string) => `${moment} 按时完成`,
    missed: (moment: string, span: string) => `${moment} 完成，超时 ${span}`,
  },
  en: {
    left: (what: string) => `Left until ${what}`,
    over: (what: string) => `${what} overdue by`,
    due: (moment: string) => `due ${moment}`,
    paused: 'The clock is paused',
    met: (moment: string) => `done in time, ${moment}`,
    missed: (moment: string, span: string) => `done ${moment}, ${span} late`,
  },
};

export type ClockCardProps = {
  /** What must be done by then: 办结, 签收. */
  what: string;
  /** Null while the limit is paused. */
  dueAt: string | number | Date | null;
  /** The card as judged by the server's calendar (黄牌). Red follows from the time itself. */
  isSoon?: boolean;
  doneAt?: string | number | Date | null;
  /** The rule behind it, or what happens next: 明天 18:00 起亮红牌. */
  note?: string | undefined;
};

export function ClockCard({ what, dueAt, isSoon = false, doneAt, note }: ClockCardProps) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  if (doneAt && dueAt) {
    const late = instantOf(doneAt) - instantOf(dueAt);
    const moment = formatMoment(instantOf(doneAt), lang, now);
    return (
      <div className={style['card']} data-tone="calm">
        <p>
          <Icon name={late > 0 ? 'warn' : 'check'} size={16} />{' '}
          {late > 0 ? t.missed(moment, formatExactSpan(late, lang)) : t.met(moment)}
        </p>
        {note && <p>{note}</p>}
      </div>
    );
  }
  if (!dueAt) {
    return (
      <div className={style['card']} data-tone="calm">
        <p>
          <Icon name="pause" size={16} /> {t.paused}
        </p>
        {note && <p>{note}</p>}
      </div>
    );
  }
  const due = instantOf(dueAt);
  const isLate = now > due;
  return (
    <div className={style['card']} data-tone={isLate ? 'late' : isSoon ? 'soon' : 'calm'}>
      <p>
        <Icon name={isLate ? 'warn' : 'clock'} size={16} /> {isLate ? t.over(what) : t.left(what)}
      </p>
      <b>{formatExactSpan(Math.abs(due - now), lang)}</b>
      <p>
        {t.due(formatNearMoment(due, now, lang))}
        {note && ` · ${note}`}
      </p>
    </div>
  );
}
