// From when to when, on the clock of China.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from '../sampling.module.css';

const messages = {
  zh: { from: '上门时间从', to: '到', wrong: '上门时间要有先后' },
  en: { from: 'Comes from', to: 'until', wrong: 'It must end after it began' },
};

export type SlotState = {
  from: string;
  to: string;
  setFrom: (from: string) => void;
  setTo: (to: string) => void;
  isTold: boolean;
  whyNot: string | undefined;
};

export function useSlot(): SlotState {
  const t = useMessages(messages);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isTold = from !== '' && to !== '';
  const isWrong = (from !== '') !== (to !== '') || (isTold && to <= from);
  return { from, to, setFrom, setTo, isTold, whyNot: isWrong ? t.wrong : undefined };
}

export const slotOf = ({ from, to, isTold }: SlotState) =>
  isTold ? { slotFrom: `${from}:00+08:00`, slotTo: `${to}:00+08:00` } : {};

export function SlotFields({ slot }: { slot: SlotState }) {
  const t = useMessages(messages);
  return (
    <div className={style['two']}>
      <TextField label={t.from} type="datetime-local" value={slot.from} onChange={slot.setFrom} />
      <TextField label={t.to} type="datetime-local" value={slot.to} onChange={slot.setTo} />
    </div>
  );
}
