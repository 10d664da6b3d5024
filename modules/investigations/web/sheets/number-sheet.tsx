// Somebody's number, opened on record: what for is written first, and stands beside the look.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';

const messages = {
  zh: { purpose: '用途', needed: '请写明' },
  en: { purpose: 'What for', needed: 'Please write it' },
};

type Props = {
  title: string;
  press: string;
  /** What one mostly opens it for. */
  usual: string;
  look: Pick<ReturnType<typeof useCommand>, 'isSending' | 'problem' | 'again'>;
  onLook(purpose: string): void;
  /** Once it was opened. */
  phone: string | undefined;
  onClose(): void;
};

export function NumberSheet({ title, press, usual, look, onLook, phone, onClose }: Props) {
  const t = useMessages(messages);
  const [purpose, setPurpose] = useState(usual);
  return (
    <AskSheet
      title={title}
      press={press}
      busy={look.isSending}
      whyNot={purpose.trim() === '' ? t.needed : undefined}
      problem={look.problem}
      again={look.again}
      onSubmit={() => onLook(purpose.trim())}
      onClose={onClose}
    >
      <TextField label={t.purpose} maxLength={200} value={purpose} onChange={setPurpose} />
      {phone && (
        <a className="num strong" href={`tel:${phone}`}>
          {phone}
        </a>
      )}
    </AskSheet>
  );
}
