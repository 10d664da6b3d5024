// What one date is: an ordinary day, off, a make-up workday, or half off.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { changeCalendar } from '../../shared/commands.ts';
import { AskSheet } from '../parts/ask-sheet.tsx';
import type { DayItem } from './calendar-page.tsx';

const messages = {
  zh: {
    press: '保存',
    kind: '这一天',
    name: '因为',
    nameHow: '节日名称，如：春节',
    kinds: { plain: '按平常', day_off: '放假', make_up: '调休上班', half_am: '上午放假', half_pm: '下午放假' },
  },
  en: {
    press: 'Save',
    kind: 'This day',
    name: 'Because of',
    nameHow: 'The festival: 春节',
    kinds: {
      plain: 'As usual',
      day_off: 'Day off',
      make_up: 'Make-up workday',
      half_am: 'Morning off',
      half_pm: 'Afternoon off',
    },
  },
};

type Kind = DayItem['kind'] | 'plain';
const kinds: readonly Kind[] = ['plain', 'day_off', 'make_up', 'half_am', 'half_pm'];

export function DaySheet({ on, day, onClose }: { on: string; day: DayItem | undefined; onClose(): void }) {
  const t = useMessages(messages);
  const [kind, setKind] = useState<Kind>(day?.kind ?? 'plain');
  const [name, setName] = useState(day?.name ?? '');
  const change = useCommand(changeCalendar, { onDone: onClose, invalidates: ['calendar.'] });
  return (
    <AskSheet
      title={on}
      press={t.press}
      busy={change.isSending}
      problem={change.problem}
      again={change.again}
      onSubmit={() => void change.run({ days: [{ on, kind: kind === 'plain' ? null : kind, name: name.trim() }] })}
      onClose={onClose}
    >
      <p className="strong">
        <Day on={on} />
      </p>
      <Choice
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      {kind !== 'plain' && <TextField label={t.name} hint={t.nameHow} value={name} onChange={setName} maxLength={40} />}
    </AskSheet>
  );
}
