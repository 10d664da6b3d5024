// 上班时间: a line for each weekday. Seasons (winter and summer hours) that are set already stay as they are.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { SettingValue } from '../../shared/settings.ts';
import type { FormProps } from './forms.tsx';
import { readHours, writeHours } from './hours.ts';

const messages = {
  zh: {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    hint: '写成 08:30-12:00 13:30-17:30；空着就是休息。',
    wrong: '看不懂，请写成 08:30-12:00 13:30-17:30',
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hint: 'Write 08:30-12:00 13:30-17:30; leave it empty for a day off.',
    wrong: 'Not understood: write 08:30-12:00 13:30-17:30',
  },
};

export function HoursForm({ first, onChange }: FormProps) {
  const t = useMessages(messages);
  const hours = first as SettingValue<'office_hours'>;
  const [lines, setLines] = useState(() => hours.week.map(writeHours));
  function change(i: number, line: string): void {
    const next = lines.with(i, line);
    setLines(next);
    const week = next.map(readHours);
    onChange(week.every((day) => day !== undefined) ? { ...hours, week } : undefined);
  }
  return (
    <>
      <p className="muted">{t.hint}</p>
      {lines.map((line, i) => (
        <TextField
          key={t.weekdays[i]}
          label={t.weekdays[i] ?? ''}
          value={line}
          wrong={readHours(line) ? undefined : t.wrong}
          onChange={(typed) => change(i, typed)}
        />
      ))}
    </>
  );
}
