// 放假安排: the State Council's notice of a year, day by day, and the confirmation that the year is in whole. Limits count by it.
import { useState } from 'react';
import type { output } from 'zod';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { changeCalendar } from '../../shared/commands.ts';
import { listCalendar } from '../../shared/queries.ts';
import style from './calendar.module.css';
import { DaySheet } from './day-sheet.tsx';
import { MonthTable } from './month-table.tsx';

const messages = {
  zh: {
    title: '放假安排',
    before: '上一年',
    after: '下一年',
    year: (year: number) => `${year} 年`,
    confirmed: '已按国务院通知录全',
    open: '还没录全',
    openHow: '这一年的放假通知没有录全之前，期限按周一到周五估算，并标明“待定”。录完请确认。',
    confirm: '确认已录全',
    reopen: '重新录入',
    legend: '休：放假 · 班：调休上班 · 半：放半天。按一个日期来改。',
    legendRead: '休：放假 · 班：调休上班 · 半：放半天。',
  },
  en: {
    title: 'Days off',
    before: 'Year before',
    after: 'Year after',
    year: (year: number) => String(year),
    confirmed: 'In whole, by the notice',
    open: 'Not in whole yet',
    openHow:
      'Until a year’s notice is in whole, limits are reckoned by plain weeks and marked as assumed. Confirm when done.',
    confirm: 'It is in whole',
    reopen: 'Open again',
    legend: '休 day off · 班 make-up workday · 半 half a day off. Press a date to change it.',
    legendRead: '休 day off · 班 make-up workday · 半 half a day off.',
  },
};

export type DayItem = output<(typeof listCalendar)['answer']>['days'][number];

export default function CalendarPage() {
  const t = useMessages(messages);
  const thisYear = Number(dateOf(useNow()).slice(0, 4));
  const [{ year }, setSearch] = useFilters((raw) => ({ year: readYear(raw['year']) ?? thisYear }));
  const [chosen, setChosen] = useState<string>();
  const { answer, problem, isFirst, again } = useAsk(listCalendar, { year }, { keep: true });
  const confirm = useCommand(changeCalendar, { invalidates: ['calendar.'] });
  const isConfirmed = answer?.confirmedYears.includes(year) ?? false;
  const mayChange = answer?.mayChange ?? false;
  const days = new Map((answer?.days ?? []).map((day) => [day.on, day]));
  return (
    <>
      <PageHead
        title={t.title}
        sub={isConfirmed ? <Tag tone="green">{t.confirmed}</Tag> : <Tag tone="amber">{t.open}</Tag>}
        acts={
          <>
            <Button icon="back" label={t.before} onPress={() => setSearch({ year: year - 1 }, true)}>
              {t.year(year - 1)}
            </Button>
            <Button label={t.after} onPress={() => setSearch({ year: year + 1 }, true)}>
              {t.year(year + 1)}
            </Button>
            {mayChange && (
              <Button
                kind={isConfirmed ? 'plain' : 'primary'}
                busy={confirm.isSending}
                onPress={() => void confirm.run(isConfirmed ? { unconfirmYears: [year] } : { confirmYears: [year] })}
              >
                {isConfirmed ? t.reopen : t.confirm}
              </Button>
            )}
          </>
        }
      >
        <h2 className={style['year']}>{t.year(year)}</h2>
        <p className="muted">{mayChange ? t.legend : t.legendRead}</p>
      </PageHead>
      <ProblemNote problem={problem ?? confirm.problem} again={problem ? again : confirm.again} />
      {answer && !isConfirmed && <Note icon="clock">{t.openHow}</Note>}
      {isFirst ? (
        <Skeleton lines={8} />
      ) : (
        <MonthTable year={year} days={days} onChoose={mayChange ? setChosen : undefined} />
      )}
      {chosen && <DaySheet key={chosen} on={chosen} day={days.get(chosen)} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function readYear(raw: unknown): number | undefined {
  const year = Number(raw);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
}
