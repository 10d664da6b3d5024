// What is the matter: in writing, by voice, by photo. In large type the voice comes first.
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import style from './report.module.css';

const messages = {
  zh: { photo: '照片（选填）', write: '也可以打字' },
  en: { photo: 'Photos (optional)', write: 'Or in writing' },
};

type Props = {
  ask: string;
  text: string;
  onText(text: string): void;
  onVoice(file: KeptFile | undefined, isSending: boolean): void;
  onPhotos(files: readonly KeptFile[], isSending: boolean): void;
};

export function SayIt({ ask, text, onText, onVoice, onPhotos }: Props) {
  const t = useMessages(messages);
  const { isOn } = useElderMode();
  const words = (
    <TextField key="words" label={isOn ? t.write : ask} lines={3} maxLength={2000} value={text} onChange={onText} />
  );
  const media = (
    <div key="media" className={style['media']}>
      <VoiceRecorder onChange={onVoice} />
      <PhotoPicker label={t.photo} onChange={onPhotos} />
    </div>
  );
  if (!isOn) return [words, media];
  return [
    <p key="ask" className={style['ask']}>
      {ask}
    </p>,
    media,
    words,
  ];
}
