// A word more, with a photo or a recording: to add to a request or to say thanks.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { stateMore, thankRequest } from '../../../shared/commands.ts';
import { useDraft } from '../../parts/use-draft.ts';
import style from './caller-acts.module.css';

const messages = {
  zh: { photo: '照片（选填）', send: '发送', needed: '说一句、拍一张或录一段', words: '先写一句', sending: '还在传' },
  en: {
    photo: 'Photos (optional)',
    send: 'Send',
    needed: 'A word, a photo or a recording',
    words: 'A word first',
    sending: 'Still sending',
  },
};

type Props = {
  command: typeof stateMore | typeof thankRequest;
  requestId: string;
  label: string;
  needsWords?: boolean;
  onDone(): void;
};

const empty = { text: '' };

export function SayForm({ command, requestId, label, needsWords = false, onDone }: Props) {
  const t = useMessages(messages);
  const [draft, change, clear] = useDraft(`${command.name}.${requestId}`, empty);
  const [noteId] = useState(newId);
  const [voice, setVoice] = useState<KeptFile>();
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [sending, setSending] = useState({ voice: false, photos: false });
  const say = useCommand(command, {
    onDone: () => {
      clear();
      onDone();
    },
  });
  const text = draft.text.trim();
  const fileIds = [...photos, ...(voice ? [voice] : [])].map(({ id }) => id);
  const whyNot =
    sending.voice || sending.photos
      ? t.sending
      : text !== '' || (!needsWords && fileIds.length > 0)
        ? undefined
        : needsWords
          ? t.words
          : t.needed;
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined) void say.run({ requestId, noteId, text, fileIds });
      }}
    >
      <TextField
        label={label}
        lines={3}
        maxLength={2000}
        value={draft.text}
        onChange={(next) => change({ text: next })}
      />
      {!needsWords && (
        <VoiceRecorder
          onChange={(file, isSending) => {
            setVoice(file);
            setSending((now) => ({ ...now, voice: isSending }));
          }}
        />
      )}
      <PhotoPicker
        label={t.photo}
        onChange={(files, isSending) => {
          setPhotos(files);
          setSending((now) => ({ ...now, photos: isSending }));
        }}
      />
      <ProblemNote problem={say.problem} again={say.again} />
      <Button type="submit" kind="primary" wide busy={say.isSending} whyNot={whyNot}>
        {t.send}
      </Button>
    </form>
  );
}
