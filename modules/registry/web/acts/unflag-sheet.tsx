// 去标签: a flag ends with a reason; that it stood, and why, stays on record.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { unflagPerson } from '../../shared/commands.ts';
import { useFlagTitle } from '../use-flag-title.ts';
import { ActSheet } from './act-sheet.tsx';

const messages = {
  zh: {
    title: (flag: string) => `去掉“${flag}”`,
    press: '去掉',
    what: '从今天起不再有这个标签，以前的记录都留着。',
    reason: '原因',
    needed: '请写原因',
  },
  en: {
    title: (flag: string) => `End “${flag}”`,
    press: 'End it',
    what: 'From today the flag no longer stands; its past stays on record.',
    reason: 'Reason',
    needed: 'A reason is needed',
  },
};

export function UnflagSheet({ flagId, flag, onClose }: { flagId: string; flag: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const flagTitle = useFlagTitle([flag]);
  const [reason, setReason] = useState('');
  const end = useCommand(unflagPerson, { onDone: onClose, invalidates: ['person.'] });
  return (
    <ActSheet
      title={t.title(words(flagTitle(flag)))}
      press={t.press}
      isGrave
      command={end}
      whyNot={reason.trim() === '' ? t.needed : undefined}
      onSubmit={() => void end.run({ flagId, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{t.what}</p>
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} autoFocus />
    </ActSheet>
  );
}
