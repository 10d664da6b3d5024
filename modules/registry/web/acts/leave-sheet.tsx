// 迁出: somebody left the area; the stay ends, the person stays on record.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { leavePerson } from '../../shared/commands.ts';
import type { PersonAnswer } from '../people/person-facts.tsx';
import { ActSheet } from './act-sheet.tsx';

const messages = {
  zh: {
    title: '迁出',
    press: '记下迁出',
    what: (address: string) => `${address} 的居住到这一天为止，以前的记录都留着。`,
    on: '哪天走的',
    today: '空着就是今天',
    to: '去了哪里',
  },
  en: {
    title: 'Moved away',
    press: 'Record it',
    what: (address: string) => `The stay at ${address} ends that day; what was recorded before stays.`,
    on: 'Day of leaving',
    today: 'Empty means today',
    to: 'Where to',
  },
};

type LeaveSheetProps = { personId: string; home: PersonAnswer['stays'][number]; onClose(): void };

export function LeaveSheet({ personId, home, onClose }: LeaveSheetProps) {
  const t = useMessages(messages);
  const [on, setOn] = useState('');
  const [whereTo, setWhereTo] = useState('');
  const leave = useCommand(leavePerson, { onDone: onClose, invalidates: ['person.', 'household.'] });
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      isGrave
      command={leave}
      onSubmit={() =>
        void leave.run({ personId, ...(on ? { on } : {}), ...(whereTo.trim() ? { whereTo: whereTo.trim() } : {}) })
      }
      onClose={onClose}
    >
      <p>{t.what(home.address)}</p>
      <TextField label={t.on} hint={t.today} type="date" value={on} onChange={setOn} />
      <TextField label={t.to} value={whereTo} maxLength={200} onChange={setWhereTo} />
    </ActSheet>
  );
}
