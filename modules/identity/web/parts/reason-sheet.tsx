// Acts that take something away ask for the reason, which the journal keeps.
import { useState } from 'react';
import type { z } from 'zod';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from './ask-sheet.tsx';

const messages = {
  zh: { reason: '原因', hint: '会记入日志', needed: '请写原因' },
  en: { reason: 'Reason', hint: 'Kept in the journal', needed: 'A reason is needed' },
};

type WithReason = CommandSpec<z.ZodType>;

type ReasonSheetProps<C extends WithReason> = {
  command: C;
  title: string;
  press: string;
  /** What happens, in a sentence. */
  what: string;
  isGrave?: boolean;
  input(reason: string): CommandInput<C>;
  invalidates?: readonly string[];
  onClose(): void;
};

export function ReasonSheet<C extends WithReason>({
  command,
  title,
  press,
  what,
  isGrave = true,
  input,
  invalidates = [],
  onClose,
}: ReasonSheetProps<C>) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const act = useCommand(command, { onDone: onClose, invalidates });
  return (
    <AskSheet
      title={title}
      press={press}
      isGrave={isGrave}
      busy={act.isSending}
      whyNot={reason.trim() === '' ? t.needed : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => void act.run(input(reason.trim()))}
      onClose={onClose}
    >
      <p>{what}</p>
      <TextField
        label={t.reason}
        hint={t.hint}
        lines={2}
        maxLength={300}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </AskSheet>
  );
}
