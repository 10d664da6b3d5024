// The story of a record: what happened, who, when, on what evidence, and what comes next. Never edited, only grown.
import type { ReactNode } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '../language/language.ts';
import { Day } from '../time/moment.tsx';
import style from './timeline.module.css';

export type Chapter = {
  key: string;
  at: string | number | Date;
  /** One sentence: 王师傅 接单，承诺今天 18:00 前办结. */
  what: ReactNode;
  /** Under it, quieter: the rule, the time it took, what was sent to whom. */
  more?: ReactNode;
  /** Photos, recordings, signatures. */
  evidence?: ReactNode;
  /** `doing`: still going on; `bad`: refused, returned, overdue. */
  tone?: 'done' | 'doing' | 'bad';
};

const messages = { zh: { next: '接下来', story: '经过' }, en: { next: 'Next', story: 'What happened' } };

type TimelineProps = {
  chapters: readonly Chapter[];
  next?: ReactNode;
  /** The day is written over even where it is the only one: chapters far apart, of which one may stand alone. */
  withDays?: boolean;
};

export function Timeline({ chapters, next, withDays = false }: TimelineProps) {
  const t = useMessages(messages);
  const days = groupByDay(chapters);
  return (
    <div className={style['story']} role="group" aria-label={t.story}>
      {days.map(({ on, chapters: ofDay }) => (
        <section key={on}>
          {(withDays || days.length > 1) && (
            <h3 className={style['day']}>
              <Day on={on} />
            </h3>
          )}
          <ol>
            {ofDay.map((chapter) => (
              <li key={chapter.key} className={style['chapter']} data-tone={chapter.tone ?? 'done'}>
                <time dateTime={new Date(chapter.at).toISOString()}>{formatTime(instantOf(chapter.at))}</time>
                <div>
                  <div>{chapter.what}</div>
                  {chapter.more && <div className={style['more']}>{chapter.more}</div>}
                  {chapter.evidence && <div className={style['evidence']}>{chapter.evidence}</div>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {next && (
        <div className={style['chapter']} data-tone="next">
          <span>{t.next}</span>
          <div>{next}</div>
        </div>
      )}
    </div>
  );
}

function groupByDay(chapters: readonly Chapter[]): { on: string; chapters: Chapter[] }[] {
  const days: { on: string; chapters: Chapter[] }[] = [];
  for (const chapter of chapters) {
    const on = dateOf(instantOf(chapter.at));
    const last = days.at(-1);
    if (last?.on === on) last.chapters.push(chapter);
    else days.push({ on, chapters: [chapter] });
  }
  return days;
}
