// A day and a time of that day in Shanghai, typed side by side.
import { instantAt, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from './moment-fields.module.css';

const messages = {
  zh: { day: (label: string) => `${label}（日期）`, time: '时刻' },
  en: { day: (label: string) => `${label} (day)`, time: 'Time' },
};

export type TypedMoment = { on: string; at: string };
export const noMoment: TypedMoment = { on: '', at: '' };

/** The instant that was typed, as the wire carries it; undefined until both parts are there. */
export function instantTyped({ on, at }: TypedMoment): string | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(at) ?? [];
  if (!isCalendarDate(on) || hours === undefined || minutes === undefined) return undefined;
  return new Date(instantAt(on, Number(hours) * 60 + Number(minutes))).toISOString();
}

type MomentFieldsProps = { label: string; value: TypedMoment; onChange(value: TypedMoment): void; wrong?: string };

export function MomentFields({ label, value, onChange, wrong }: MomentFieldsProps) {
  const t = useMessages(messages);
  return (
    <div className={style['pair']}>
      <TextField
        label={t.day(label)}
        type="date"
        wrong={wrong}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
      />
      <TextField
        label={`${label} · ${t.time}`}
        type="time"
        value={value.at}
        onChange={(at) => onChange({ ...value, at })}
      />
    </div>
  );
}
