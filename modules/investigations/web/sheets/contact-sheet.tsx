import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { nameContact } from '../../shared/commands.ts';
import type { ChainNode } from '../../shared/queries.ts';
import { type ContactKind, contactKinds, keysOf } from '../../shared/trace.ts';
import { fieldOf, isoOf } from '../words.ts';
import { isSomebody, type Who, WhoField } from './who-field.tsx';

const messages = {
  zh: {
    title: (name: string) => `${name} 的密接`,
    press: '登记',
    kind: '哪一类',
    place: '在哪里接触',
    last: '最后一次接触',
    needed: '还要：是谁、在哪里接触',
    how: '名册上的人，由所在网格在期限内联系；名册上没有的，由坐席联系。',
  },
  en: {
    title: (name: string) => `A contact of ${name}`,
    press: 'Name them',
    kind: 'Kind',
    place: 'Where they met',
    last: 'Last met',
    needed: 'Still wanting: who, and where they met',
    how: 'Residents are rung by their grid in time; others by the desk.',
  },
};

export function ContactSheet({ from, onClose }: { from: ChainNode; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [[traceId, exposureId]] = useState(() => [newId(), newId()] as const);
  const [who, setWho] = useState<Who>({});
  const [kind, setKind] = useState<ContactKind>(from.caseAt ? 'close' : 'sub_close');
  const [place, setPlace] = useState('');
  const [at, setAt] = useState(() => fieldOf(now));
  const name = useCommand(nameContact, { invalidates: ['trace.'], onDone: onClose });
  return (
    <AskSheet
      title={t.title(from.name)}
      press={t.press}
      busy={name.isSending}
      whyNot={isSomebody(who) && place.trim() !== '' ? undefined : t.needed}
      problem={name.problem}
      again={name.again}
      onSubmit={() =>
        void name.run({
          traceId,
          exposureId,
          fromId: from.traceId,
          ...who,
          kind,
          place: place.trim(),
          lastAt: isoOf(at),
        })
      }
      onClose={onClose}
    >
      <WhoField who={who} onChange={setWho} />
      <Choice
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={keysOf(contactKinds).map((value) => ({ value, label: words(contactKinds[value]) }))}
      />
      <TextField label={t.place} maxLength={200} value={place} onChange={setPlace} />
      <TextField label={t.last} type="datetime-local" value={at} onChange={setAt} />
      <p className="muted">{t.how}</p>
    </AskSheet>
  );
}
