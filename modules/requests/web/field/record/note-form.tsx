// 记进展: a sentence, a photo or a recording on the way. The caller sees it unless it is kept inside.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { noteRequest } from '../../../shared/commands.ts';
import type { PageAnswer } from '../../parts/names.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { FormFrame } from './form-frame.tsx';
import { QuickWords } from './quick-words.tsx';

const messages = {
  zh: {
    title: '记进展',
    text: '到哪一步了',
    photo: '照片（选填）',
    quick: '常用的话',
    seen: '谁能看到',
    caller: '来电人也看到',
    inside: '只给内部',
    needed: '写一句到哪一步了',
    media: '（见照片、录音）',
    sending: '照片、录音还在传',
  },
  en: {
    title: 'Add progress',
    text: 'How far',
    photo: 'Photos (optional)',
    quick: 'Usual words',
    seen: 'Who sees it',
    caller: 'The caller too',
    inside: 'Only us',
    needed: 'A word on how far it is',
    media: '(see photo or recording)',
    sending: 'Still sending',
  },
};

const sentences: readonly Words[] = [
  { zh: '在路上', en: 'On the way' },
  { zh: '到现场了', en: 'On the spot' },
  { zh: '要换配件，配件到了就来', en: 'A part is ordered' },
  { zh: '家里没人，已留话', en: 'Nobody at home, left word' },
];

const empty = { text: '', isPublic: 'yes' };

export function NoteForm({ page, onClose }: { page: PageAnswer; onClose(): void }) {
  const t = useMessages(messages);
  const { id: requestId } = page.request;
  const [noteId] = useState(newId);
  const [draft, change, clear] = useDraft(`note.${requestId}`, empty);
  const [voice, setVoice] = useState<KeptFile>();
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [sending, setSending] = useState({ voice: false, photos: false });
  const note = useCommand(noteRequest, {
    onDone: () => {
      clear();
      onClose();
    },
    onQueued: onClose,
  });
  const fileIds = [...photos, ...(voice ? [voice] : [])].map(({ id }) => id);
  const text = draft.text.trim() || (fileIds.length > 0 ? t.media : '');
  return (
    <FormFrame
      title={t.title}
      run={note}
      whyNot={sending.voice || sending.photos ? t.sending : text === '' ? t.needed : undefined}
      onSend={() => void note.run({ requestId, noteId, text, fileIds, isPublic: draft.isPublic !== 'no' })}
      onClose={onClose}
    >
      <QuickWords label={t.quick} sentences={sentences} value={draft.text} onPick={(next) => change({ text: next })} />
      <TextField
        label={t.text}
        lines={2}
        maxLength={2000}
        value={draft.text}
        onChange={(next) => change({ text: next })}
      />
      <VoiceRecorder
        onChange={(file, isSending) => {
          setVoice(file);
          setSending((now) => ({ ...now, voice: isSending }));
        }}
      />
      <PhotoPicker
        label={t.photo}
        camera
        onChange={(files, isSending) => {
          setPhotos(files);
          setSending((now) => ({ ...now, photos: isSending }));
        }}
      />
      <Choice
        label={t.seen}
        value={draft.isPublic}
        onChange={(isPublic) => change({ isPublic })}
        options={[
          { value: 'yes', label: t.caller },
          { value: 'no', label: t.inside },
        ]}
      />
    </FormFrame>
  );
}
