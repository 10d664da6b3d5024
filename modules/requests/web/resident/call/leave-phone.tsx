// A press without a number cannot be rung back: one field, sent with the call and kept on this device for the next time.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { stateMore } from '../../../shared/commands.ts';
import { setMyPhone } from '../parts/my-place.ts';
import style from './part.module.css';

const messages = {
  zh: { phone: '您的电话', why: '留下后社区好回拨。只给接您电话的人看。', send: '留下' },
  en: { phone: 'Your number', why: 'So that the community can ring you back.', send: 'Leave it' },
};

export function LeavePhone({ requestId }: { requestId: string }) {
  const t = useMessages(messages);
  const [phone, setPhone] = useState('');
  const [noteId] = useState(newId);
  const state = useCommand(stateMore, { onDone: () => setMyPhone(phone) });
  return (
    <form
      className={style['part']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (phone.trim() !== '') void state.run({ requestId, noteId, callerPhone: phone });
      }}
    >
      <TextField
        label={t.phone}
        hint={t.why}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        value={phone}
        onChange={setPhone}
      />
      <ProblemNote problem={state.problem} again={state.again} />
      <Button type="submit" kind="primary" busy={state.isSending}>
        {t.send}
      </Button>
    </form>
  );
}
