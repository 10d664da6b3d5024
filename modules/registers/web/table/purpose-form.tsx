// A sensitive register asks what it is opened for, before anything of it is shown.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openRegister } from '../../shared/commands.ts';
import style from '../registers.module.css';

const messages = {
  zh: {
    title: (register: string) => `“${register}”是敏感台账`,
    how: '写明用途才能打开，三十分钟内有效。打开台账、查看其中的人，都会留下记录，本人可以知道。',
    purpose: '这次用来做什么',
    open: '打开',
    short: '请写明用途',
  },
  en: {
    title: (register: string) => `“${register}” is sensitive`,
    how: 'It opens with a purpose, for thirty minutes. Opening it and opening anybody on it goes on record, which the person may read.',
    purpose: 'What for',
    open: 'Open',
    short: 'Say what for',
  },
};

export function PurposeForm({
  registerId,
  title,
  onOpen,
}: {
  registerId: string;
  title: string;
  onOpen: (openingId: string) => void;
}) {
  const t = useMessages(messages);
  const [openingId] = useState(newId);
  const [purpose, setPurpose] = useState('');
  const open = useCommand(openRegister, { onDone: () => onOpen(openingId) });
  const whyNot = purpose.trim().length < 2 ? t.short : undefined;
  return (
    <form
      className={style['purpose']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!whyNot && !open.isSending) void open.run({ openingId, registerId, purpose: purpose.trim() });
      }}
    >
      <h2>{t.title(title)}</h2>
      <p className="muted">{t.how}</p>
      <TextField label={t.purpose} value={purpose} maxLength={200} autoFocus onChange={setPurpose} />
      <ProblemNote problem={open.problem} again={open.again} />
      <div>
        <Button type="submit" kind="primary" icon="lock" busy={open.isSending} whyNot={whyNot}>
          {t.open}
        </Button>
      </div>
    </form>
  );
}
