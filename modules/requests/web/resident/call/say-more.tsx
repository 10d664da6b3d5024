// While it rings one may say what is the matter: by voice, by photo, by words. Voice and photos go by themselves; nothing has to be filled in.
import { useRef, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { stateMore } from '../../../shared/commands.ts';
import style from './part.module.css';

const messages = {
  zh: { title: '说说怎么了（不说也行）', words: '打字说', photo: '拍给社区看', send: '发给社区' },
  en: { title: 'What is it? (you need not say)', words: 'In writing', photo: 'Show by photo', send: 'Send' },
};

export function SayMore({ requestId }: { requestId: string }) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const [noteId, setNoteId] = useState(newId);
  const state = useCommand(stateMore, {
    onDone: (_done, input) => {
      if (!input.text) return;
      setText('');
      setNoteId(newId());
    },
  });
  const sent = useRef(new Set<string>());
  /** What went out stands below among what the community knows; the pieces begin anew. */
  const [round, setRound] = useState(0);
  /** Each file once, with the note that carries it named after it: a press repeated by the network is the same note. */
  function send(files: readonly KeptFile[], isSending: boolean): void {
    for (const file of files) {
      if (sent.current.has(file.id)) continue;
      sent.current.add(file.id);
      void state.run({ requestId, noteId: file.id, fileIds: [file.id] });
    }
    if (files.length > 0 && !isSending) setRound((now) => now + 1);
  }
  return (
    <section className={style['part']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <VoiceRecorder key={`voice ${round}`} onChange={(file, isSending) => file && send([file], isSending)} />
      <PhotoPicker key={`photo ${round}`} label={t.photo} onChange={send} />
      <form
        className={style['said']}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void state.run({ requestId, noteId, text });
        }}
      >
        <TextField label={t.words} lines={2} maxLength={2000} value={text} onChange={setText} />
        {text.trim() !== '' && (
          <Button type="submit" kind="primary" busy={state.isSending}>
            {t.send}
          </Button>
        )}
      </form>
      <ProblemNote problem={state.problem} again={state.again} />
    </section>
  );
}
