// The applicant may end it at any time (人民调解法 art. 23); it can't be taken back, so the reason is asked first.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { withdrawMediation } from '../../shared/commands.ts';
import style from './party.module.css';

const messages = {
  zh: { open: '我不想调解了', reason: '为什么', end: '撤回调解', not: '接着调解', needed: '请写一句原因' },
  en: { open: 'I want to end this', reason: 'Why', end: 'End the mediation', not: 'Go on', needed: 'Say why' },
};

export function WithdrawForm({ caseId }: { caseId: string }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState<string>();
  const withdraw = useCommand(withdrawMediation, { invalidates: ['mediation.'] });
  if (reason === undefined)
    return (
      <Button kind="quiet" wide onPress={() => setReason('')}>
        {t.open}
      </Button>
    );
  return (
    <section className={style['card']}>
      <TextField label={t.reason} value={reason} onChange={setReason} lines={2} maxLength={500} />
      <ProblemNote problem={withdraw.problem} again={withdraw.again} />
      <Button
        kind="danger"
        wide
        busy={withdraw.isSending}
        whyNot={reason.trim() === '' ? t.needed : undefined}
        onPress={() => void withdraw.run({ caseId, reason: reason.trim() })}
      >
        {t.end}
      </Button>
      <Button wide onPress={() => setReason(undefined)}>
        {t.not}
      </Button>
    </section>
  );
}
