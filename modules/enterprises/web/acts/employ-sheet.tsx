// Somebody who works here: a name will do; with a number or a telephone the resident met at home is known again (A8).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { employ } from '../../shared/commands.ts';
import type { Workplace } from '../record/workers-part.tsx';

const messages = {
  zh: {
    title: '登记从业人员',
    press: '登记',
    name: '姓名',
    post: '岗位',
    postHint: '如 店主、店员、厂长',
    phone: '电话',
    number: '身份证号',
    known: '写了电话或身份证号，就能认出是不是已登记的居民；不写也可以登记。',
    from: '从哪天起（不填就是今天）',
    need: '写上姓名',
  },
  en: {
    title: 'Record who works here',
    press: 'Record',
    name: 'Name',
    post: 'Post',
    postHint: 'As owner, assistant, manager',
    phone: 'Telephone',
    number: 'Identity number',
    known: 'With a telephone or number a resident on record is known again; a name alone will do as well.',
    from: 'From which day (today if left out)',
    need: 'A name is needed',
  },
};

export function EmploySheet({ workplace, onClose }: { workplace: Workplace; onClose(): void }) {
  const t = useMessages(messages);
  const [employmentId] = useState(newId);
  const [form, setForm] = useState({ name: '', title: '', phone: '', number: '', from: '' });
  const act = useCommand(employ, { onDone: onClose, invalidates: ['enterprise.'] });
  const put = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={act.isSending}
      whyNot={form.name.trim() === '' ? t.need : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() =>
        void act.run({
          employmentId,
          ...workplace,
          name: form.name.trim(),
          title: form.title.trim(),
          ...(form.phone.trim() ? { phone: form.phone.trim() } : {}),
          ...(form.number.trim() ? { document: { number: form.number.trim() } } : {}),
          ...(form.from ? { from: form.from } : {}),
        })
      }
      onClose={onClose}
    >
      <TextField
        label={t.name}
        value={form.name}
        maxLength={60}
        autoComplete="off"
        onChange={(name) => put({ name })}
        required
      />
      <TextField
        label={t.post}
        hint={t.postHint}
        value={form.title}
        maxLength={40}
        onChange={(title) => put({ title })}
      />
      <p className="muted">{t.known}</p>
      <TextField
        label={t.phone}
        type="tel"
        value={form.phone}
        maxLength={40}
        autoComplete="off"
        onChange={(phone) => put({ phone })}
      />
      <TextField
        label={t.number}
        value={form.number}
        maxLength={40}
        autoComplete="off"
        onChange={(number) => put({ number })}
      />
      <TextField label={t.from} type="date" value={form.from} onChange={(from) => put({ from })} />
    </AskSheet>
  );
}
