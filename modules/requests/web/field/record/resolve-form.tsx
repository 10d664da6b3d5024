// 办结: the photo first (taken by the button that opened this), a sentence in one press, done. Three presses with the camera's own.
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { resolveRequest } from '../../../shared/commands.ts';
import { AskFields } from '../../facts/ask-fields.tsx';
import { firstTimes } from '../../facts/first-times.ts';
import { useFactsEntry, whyNotYet } from '../../facts/use-facts-entry.ts';
import type { PageAnswer } from '../../parts/names.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { FormFrame } from './form-frame.tsx';
import { QuickWords } from './quick-words.tsx';

const messages = {
  zh: {
    title: '办结',
    photo: '办好的样子（选填）',
    text: '怎么办的',
    quick: '常用的话',
    needed: '说一句怎么办的',
    asked: '这一类要填的',
    sending: '照片还在传，传好就能办结',
  },
  en: {
    title: 'Resolve',
    photo: 'How it looks now (optional)',
    text: 'What was done',
    quick: 'Usual words',
    needed: 'A word on what was done',
    asked: 'Asked of this kind',
    sending: 'The photo is still on its way',
  },
};

const sentences: readonly Words[] = [
  { zh: '已修好，试过正常', en: 'Mended and tried' },
  { zh: '已上门，问题解决', en: 'Visited, solved' },
  { zh: '已清理干净', en: 'Cleaned up' },
  { zh: '已当面说明，本人认可', en: 'Explained in person, agreed' },
];

const empty = { text: '' };

type Props = { page: PageAnswer; first: readonly File[] | undefined; onClose(): void };

export function ResolveForm({ page, first, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { id: requestId } = page.request;
  const [draft, change, clear] = useDraft(`resolve.${requestId}`, empty);
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [isSending, setSending] = useState(false);
  const resolve = useCommand(resolveRequest, {
    onDone: () => {
      clear();
      onClose();
    },
    onQueued: onClose,
  });
  const [opened] = useState(() => firstTimes(page));
  const entry = useFactsEntry(
    page.asks.filter(({ neededFor, isKnown }) => neededFor === 'resolve' && !isKnown),
    opened,
  );
  const wanting = whyNotYet(entry, page.mayHoldUp);
  const text = draft.text.trim();
  return (
    <FormFrame
      title={t.title}
      run={resolve}
      whyNot={isSending ? t.sending : text === '' ? t.needed : wanting && words(wanting)}
      onSend={() =>
        void resolve.run({
          requestId,
          text,
          fileIds: photos.map(({ id }) => id),
          ...(entry.facts.length > 0 ? { facts: entry.facts } : {}),
        })
      }
      onClose={onClose}
    >
      <PhotoPicker
        label={t.photo}
        camera
        {...(first ? { first } : {})}
        onChange={(files, sending) => {
          setPhotos(files);
          setSending(sending);
        }}
      />
      <QuickWords label={t.quick} sentences={sentences} value={draft.text} onPick={(next) => change({ text: next })} />
      <TextField
        label={t.text}
        lines={2}
        maxLength={2000}
        value={draft.text}
        onChange={(next) => change({ text: next })}
      />
      <AskFields entry={entry} label={t.asked} />
    </FormFrame>
  );
}
