// What happened at the site (C15): a kind, a line, what was done.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { noteAtSite, type noteKinds } from '../../shared/board-commands.ts';
import { noteWords } from '../note-words.ts';

type Kind = (typeof noteKinds)[number];
const messages = {
  zh: {
    title: '记现场情况',
    kind: '什么事',
    told: '发生了什么',
    done: '怎么处理的',
    press: '记下',
    wanting: '写一句发生了什么',
    kinds: noteWords.zh,
  },
  en: {
    title: 'Note something',
    kind: 'What',
    told: 'What happened',
    done: 'What was done',
    press: 'Note it',
    wanting: 'A line is needed',
    kinds: noteWords.en,
  },
};

export function NoteSheet({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [noteId] = useState(newId);
  const [kind, setKind] = useState<Kind>('quarrel');
  const [told, setTold] = useState('');
  const [done, setDone] = useState('');
  const save = useCommand(noteAtSite, {
    onDone: onClose,
    onQueued: onClose,
    invalidates: ['shift.site_day', 'site_note.list'],
  });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={save.isSending}
          whyNot={told.trim() === '' ? t.wanting : undefined}
          onPress={() => void save.run({ noteId, siteId, kind, told: told.trim(), done: done.trim() || undefined })}
        >
          {t.press}
        </Button>
      }
    >
      <Choice
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={Object.entries(t.kinds).map(([value, label]) => ({ value: value as Kind, label }))}
      />
      <TextField label={t.told} lines={2} maxLength={500} value={told} onChange={setTold} />
      <TextField label={t.done} lines={2} maxLength={500} value={done} onChange={setDone} />
      <ProblemNote problem={save.problem} again={save.again} />
    </Sheet>
  );
}
