// 专人专责: names a post for the rows picked (L8, O3, O5).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { nameOwner } from '../shared/commands.ts';
import { ownerChoices } from '../shared/queries.ts';
import style from './registers.module.css';

const messages = {
  zh: {
    title: (n: number) => `给 ${n} 个对象指定专人`,
    who: '谁负责',
    choose: '请选择',
    reason: '说明',
    press: '指定',
    none: '请选一个人',
  },
  en: {
    title: (n: number) => `Name who answers for ${n}`,
    who: 'Who',
    choose: 'Choose',
    reason: 'Note',
    press: 'Name',
    none: 'Choose somebody',
  },
};

type Props = {
  subjectIds: string[];
  registerCode: string;
  unitId: string | undefined;
  onClose: (isDone: boolean) => void;
};

export function OwnerSheet({ subjectIds, registerCode, unitId, onClose }: Props) {
  const t = useMessages(messages);
  const [postId, setPostId] = useState('');
  const [reason, setReason] = useState('');
  const choices = useAsk(ownerChoices, unitId ? { unitId } : {});
  const name = useCommand(nameOwner, { onDone: () => onClose(true), invalidates: ['register.', 'owner.'] });
  const whyNot = postId === '' ? t.none : undefined;
  return (
    <Sheet open onClose={() => onClose(false)} title={t.title(subjectIds.length)} place="side">
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!whyNot && !name.isSending) void name.run({ subjectIds, registerCode, postId, reason: reason.trim() });
        }}
      >
        <Select<string>
          label={t.who}
          value={postId}
          placeholder={t.choose}
          onChange={setPostId}
          options={(choices.answer?.posts ?? []).map((post) => ({
            value: post.postId,
            label: `${post.name} · ${post.unitName} ${post.role}`,
          }))}
        />
        <TextField label={t.reason} value={reason} maxLength={300} onChange={setReason} />
        <ProblemNote problem={name.problem ?? choices.problem} again={name.again} />
        <div>
          <Button type="submit" kind="primary" busy={name.isSending} whyNot={whyNot}>
            {t.press}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
