// The seven days of one site or of the watches: each shift with who stands on it, and by name which role is lacking.
import { addDays, dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { useNow } from '#kernel/web/time/now.ts';
import type { RosterShift } from '../../shared/queries.ts';
import type { ShiftWords } from '../../shared/roster.ts';
import style from '../shifts.module.css';
import { dayOf, spanOf, titleOfRole } from '../words.ts';

const messages = {
  zh: { lacking: '缺', inARow: (hours: number) => `连续 ${hours} 小时` },
  en: { lacking: 'lacks ', inARow: (hours: number) => `${hours} h in a row` },
};

type WeekDaysProps = {
  shifts: readonly RosterShift[];
  monday: string;
  words: ShiftWords;
  onOpen: (shiftId: string) => void;
  withUnit?: boolean;
};

export function WeekDays({ shifts, monday, words: all, onOpen, withUnit = false }: WeekDaysProps) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  return (
    <div className={style['week']}>
      {[0, 1, 2, 3, 4, 5, 6].map((n) => {
        const on = addDays(monday, n);
        // One that ran over from the day before the week stands on its first day.
        const those = shifts.filter(({ from }) => {
          const begins = dateOf(instantOf(from));
          return begins === on || (n === 0 && begins < monday);
        });
        return (
          <div
            key={on}
            className={style['day']}
            data-today={on === dateOf(now) || undefined}
            data-empty={those.length === 0 || undefined}
          >
            <h3>{dayOf(on, lang)}</h3>
            {those.map((shift) => {
              const isOver = instantOf(shift.until) <= now;
              const standing = shift.lines.filter(({ state }) => state !== 'declined' && state !== 'replaced');
              return (
                <button
                  key={shift.shiftId}
                  type="button"
                  className={style['shift']}
                  data-gap={(shift.gaps.length > 0 && !isOver) || undefined}
                  data-over={isOver || undefined}
                  onClick={() => onOpen(shift.shiftId)}
                >
                  <span>{spanOf(shift.from, shift.until, lang)}</span>
                  {withUnit && <b>{shift.unitName}</b>}
                  <span className="muted">{shift.task}</span>
                  {standing.map(({ lineId, name, role, fatigue }) => (
                    <span key={lineId}>
                      {name} <span className="faint">{words(titleOfRole(all, role))}</span>
                      {fatigue.tone !== 'calm' && (
                        <span className={fatigue.tone === 'red' ? 'late' : 'soon'}> {t.inARow(fatigue.inARow)}</span>
                      )}
                    </span>
                  ))}
                  {!isOver &&
                    shift.gaps.map(({ role, lacking }) => (
                      <span key={role} className="late">
                        {`${t.lacking}${words(titleOfRole(all, role))} ${lacking}`}
                      </span>
                    ))}
                </button>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
