// Which week: one back, one on, never beyond the one that runs.
import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import style from './burden.module.css';
import { weekWords } from './words.ts';

const shortDay = (on: string): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;

export function useThisWeek(): string {
  return mondayOf(dateOf(useNow()));
}

export function WeekPicker({ weekOn, onChange }: { weekOn: string; onChange(weekOn: string): void }) {
  const t = useMessages(weekWords);
  const last = useThisWeek();
  return (
    <div className={style['week']}>
      <Button kind="quiet" onPress={() => onChange(addDays(weekOn, -7))}>
        {t.before}
      </Button>
      <span className="num">{t.week(shortDay(weekOn), shortDay(addDays(weekOn, 6)))}</span>
      {weekOn < last && (
        <Button kind="quiet" onPress={() => onChange(addDays(weekOn, 7))}>
          {t.after}
        </Button>
      )}
    </div>
  );
}
