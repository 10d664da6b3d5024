// Twelve small months. A day off, a make-up day and a half day say so in a character, not by colour alone.
import { useMessages } from '#kernel/web/language/language.ts';
import style from './calendar.module.css';
import type { DayItem } from './calendar-page.tsx';
import { monthsOf } from './year-grid.ts';

const messages = {
  zh: {
    month: (month: number) => `${month}月`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    marks: { day_off: '休', make_up: '班', half_am: '半', half_pm: '半' },
    kinds: { day_off: '放假', make_up: '调休上班', half_am: '上午放假', half_pm: '下午放假' },
  },
  en: {
    month: (month: number) =>
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? '',
    weekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
    marks: { day_off: '休', make_up: '班', half_am: '半', half_pm: '半' },
    kinds: { day_off: 'day off', make_up: 'make-up workday', half_am: 'morning off', half_pm: 'afternoon off' },
  },
};

type MonthTableProps = {
  year: number;
  days: ReadonlyMap<string, DayItem>;
  onChoose: ((on: string) => void) | undefined;
};

export function MonthTable({ year, days, onChoose }: MonthTableProps) {
  const t = useMessages(messages);
  return (
    <div className={style['months']}>
      {monthsOf(year).map(({ month, weeks }) => (
        <table key={month} className={style['month']}>
          <caption>{t.month(month)}</caption>
          <thead>
            <tr>
              {t.weekdays.map((weekday, i) => (
                <th key={i} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.find((on) => on !== undefined)}>
                {week.map((on, weekday) => (
                  <Cell
                    key={on ?? `${month} ${weekday}`}
                    on={on}
                    isWeekend={weekday > 4}
                    day={on ? days.get(on) : undefined}
                    onChoose={onChoose}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

type CellProps = {
  on: string | undefined;
  isWeekend: boolean;
  day: DayItem | undefined;
  onChoose: ((on: string) => void) | undefined;
};

function Cell({ on, isWeekend, day, onChoose }: CellProps) {
  const t = useMessages(messages);
  if (!on) return <td />;
  const date = Number(on.slice(8));
  const shown = (
    <>
      {date}
      {day && <small>{t.marks[day.kind]}</small>}
    </>
  );
  const title = day ? `${on} ${t.kinds[day.kind]} ${day.name}` : on;
  return (
    <td data-kind={day?.kind} data-weekend={isWeekend || undefined} title={title}>
      {onChoose ? (
        <button type="button" aria-label={title} onClick={() => onChoose(on)}>
          {shown}
        </button>
      ) : (
        shown
      )}
    </td>
  );
}
