// Times as components: they follow the language and the minute, and carry the machine-readable instant.
import { formatMoment, formatRemaining, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '../language/language.ts';
import { useNow } from './now.ts';
import { formatDay } from './span.ts';

type At = string | number | Date;

const messages = {
  zh: { today: '今天', dueAt: (moment: string) => `${moment} 到期` },
  en: { today: 'Today', dueAt: (moment: string) => `due ${moment}` },
};

/** `3月16日 周三 14:05`; with `short`, today's is `14:05` alone, and another day's keeps its date. */
export function Moment({ at, short = false }: { at: At; short?: boolean }) {
  const lang = useLanguage();
  const now = useNow();
  const instant = instantOf(at);
  const isToday = dateOf(instant) === dateOf(now);
  const whole = formatMoment(instant, lang, now);
  return (
    <time dateTime={new Date(instant).toISOString()} title={whole}>
      {short && isToday ? formatTime(instant) : whole}
    </time>
  );
}

/** `3月16日 周三`, or 今天. `on` is a calendar date in Shanghai, never an instant. */
export function Day({ on }: { on: string }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  return <time dateTime={on}>{dateOf(now) === on ? t.today : formatDay(on, lang, now)}</time>;
}

/** `剩 2 小时` / `超 1 天`, red once late; `soon` (a yellow card, judged by the server's calendar) makes it amber. */
export function TimeLeft({ dueAt, soon = false }: { dueAt: At; soon?: boolean }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const due = instantOf(dueAt);
  const tone = now > due ? 'late' : soon ? 'soon' : undefined;
  return (
    <time dateTime={new Date(due).toISOString()} title={t.dueAt(formatMoment(due, lang, now))} className={tone}>
      {formatRemaining(due, now, lang)}
    </time>
  );
}
