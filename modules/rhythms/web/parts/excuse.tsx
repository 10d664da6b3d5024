// 说明免做: by the level above, before the day is over, with a reason that stays. Who may not sees no button; it is nobody's everyday act.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { excuseOccurrence } from '../../shared/commands.ts';
import type { Ability, OccurrenceLine } from '../../shared/queries.ts';

const messages = {
  zh: {
    excuse: '说明免做',
    reason: '为什么这一次可以不做',
    how: '理由和您的名字会一直留在记录上，撤不回来。',
    needed: '先写理由',
  },
  en: {
    excuse: 'Excuse',
    reason: 'Why this one need not be done',
    how: 'The reason stays on record with your name and cannot be taken back.',
    needed: 'A reason first',
  },
};

export function Excuse({ line, ability }: { line: OccurrenceLine; ability: Ability }) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const excuse = useCommand(excuseOccurrence, { onDone: () => setOpen(false), invalidates: [`${line.record}.page`] });
  if (!ability.may) return null;
  const whyNot = reason.trim() === '' ? t.needed : undefined;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t.excuse}…</Button>
      <Sheet
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t.excuse}
        foot={
          <Button
            kind="primary"
            busy={excuse.isSending}
            whyNot={whyNot}
            onPress={() => void excuse.run({ occurrenceId: line.id, reason: reason.trim() })}
          >
            {t.excuse}
          </Button>
        }
      >
        <TextField
          label={t.reason}
          hint={t.how}
          lines={3}
          maxLength={300}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <ProblemNote problem={excuse.problem} again={excuse.again} />
      </Sheet>
    </>
  );
}
