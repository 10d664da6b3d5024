// One site in a week: its shifts, one more, last week's over again, the day on paper.
import { useState } from 'react';
import { addDays } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { copyWeek } from '../../shared/commands.ts';
import type { RosterShift, Site } from '../../shared/queries.ts';
import type { ShiftWords } from '../../shared/roster.ts';
import style from '../shifts.module.css';
import { WeekDays } from './week-days.tsx';

const messages = {
  zh: {
    plan: '加班次…',
    copy: '照抄上周',
    print: '打印当日表',
    leftOut: (names: string) => `没有抄上的人（那时在别处）：${names}`,
  },
  en: {
    plan: 'Add a shift…',
    copy: 'Copy last week',
    print: 'Print the day',
    leftOut: (names: string) => `Not copied, for they stand elsewhere then: ${names}`,
  },
};

/** What the week opens over itself. */
export type Opened = { plan?: Site | 'watch'; site?: true; shiftId?: string; print?: Site };

type SiteWeekProps = {
  site: Site;
  monday: string;
  words: ShiftWords;
  shifts: readonly RosterShift[];
  onOpen: (open: Opened) => void;
};

export function SiteWeek({ site, monday, words: all, shifts, onOpen }: SiteWeekProps) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const copy = useCommand(copyWeek, {
    invalidates: ['shift.week'],
    onDone: ({ result }) => setLeftOut((result as { leftOut: string[] }).leftOut),
  });
  const kind = all.kinds.find(({ code }) => code === site.kind)?.title;
  return (
    <section className={`card ${style['site']}`} aria-label={site.title}>
      <div className={style['siteHead']}>
        <h2>{site.title}</h2>
        {site.isDrill && <DrillTag />}
        <span className="muted">
          {[kind && words(kind), site.unitName, site.placeText].filter(Boolean).join(' · ')}
        </span>
        <span className={style['siteActs']}>
          <Button kind="quiet" icon="print" label={`${t.print} ${site.title}`} onPress={() => onOpen({ print: site })}>
            {t.print}
          </Button>
          {shifts.length === 0 && (
            <Button
              kind="quiet"
              label={`${t.copy} ${site.title}`}
              busy={copy.isSending}
              onPress={() => void copy.run({ siteId: site.siteId, fromMonday: addDays(monday, -7), toMonday: monday })}
            >
              {t.copy}
            </Button>
          )}
          <Button icon="plus" label={`${t.plan} ${site.title}`} onPress={() => onOpen({ plan: site })}>
            {t.plan}
          </Button>
        </span>
      </div>
      <ProblemNote problem={copy.problem} again={copy.again} />
      {leftOut.length > 0 && <p className="soon">{t.leftOut(leftOut.join(lang === 'zh' ? '、' : ', '))}</p>}
      <WeekDays shifts={shifts} monday={monday} words={all} onOpen={(shiftId) => onOpen({ shiftId })} />
    </section>
  );
}
