// A short form for an act that needs nothing but why.
import { useState } from 'react';
import type { CommandSpec } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { CommandRun } from '#kernel/web/wire/use-command.ts';
import { ActSheet } from './act-sheet.tsx';

const messages = {
  zh: { reason: '原因', needed: '请写原因', on: '从哪天起', today: '空着就是今天' },
  en: { reason: 'Reason', needed: 'A reason is needed', on: 'From which day', today: 'Empty means today' },
};

type ReasonSheetProps = {
  title: string;
  press: string;
  what: string;
  isGrave?: boolean;
  /** Asks from which day as well. */
  asksDay?: boolean;
  command: Pick<CommandRun<CommandSpec>, 'isSending' | 'problem' | 'again'>;
  onSubmit(reason: string, on: string | undefined): void;
  onClose(): void;
};

export function ReasonSheet({ what, asksDay = false, onSubmit, ...rest }: ReasonSheetProps) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [on, setOn] = useState('');
  return (
    <ActSheet
      {...rest}
      whyNot={reason.trim() === '' ? t.needed : undefined}
      onSubmit={() => onSubmit(reason.trim(), on || undefined)}
    >
      <p>{what}</p>
      {asksDay && <TextField label={t.on} hint={t.today} type="date" value={on} onChange={setOn} />}
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} />
    </ActSheet>
  );
}
