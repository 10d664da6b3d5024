// Saying it instead of typing: press, speak, press. Where the browser cannot record, the piece is not there; typing always is.
import { useEffect, useRef, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import { ProblemNote } from '../plain/note.tsx';
import { problemOf } from '../wire/refusal.ts';
import { type KeptFile, useUpload } from '../wire/upload.ts';
import style from './voice-recorder.module.css';

const messages = {
  zh: {
    record: '按一下，说给我们听',
    stop: (seconds: number) => `说完了，停（${seconds} 秒）`,
    again: '重说一遍',
    drop: '不要录音了',
    sending: '正在传，您可以接着填',
    refused: '没能打开话筒。请在浏览器里允许使用话筒，或者直接打字。',
    played: '听一听',
  },
  en: {
    record: 'Press and tell us',
    stop: (seconds: number) => `Done, stop (${seconds} s)`,
    again: 'Record again',
    drop: 'No recording',
    sending: 'Sending; you may go on',
    refused: 'The microphone could not be opened. Allow it in the browser, or type instead.',
    played: 'Listen',
  },
};

/** In the order of preference; Safari records only the last. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

function chooseKind(): string | undefined {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices?.getUserMedia) return undefined;
  return kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
}

type Phase = 'idle' | 'recording' | 'sending' | 'kept' | 'failed' | 'refused';

export type VoiceRecorderProps = {
  onChange: (file: KeptFile | undefined, isSending: boolean) => void;
  longestSeconds?: number;
};

export function VoiceRecorder({ onChange, longestSeconds = 60 }: VoiceRecorderProps) {
  const t = useMessages(messages);
  const upload = useUpload();
  const [kind] = useState(chooseKind);
  const [phase, setPhase] = useState<Phase>('idle');
  const [seconds, setSeconds] = useState(0);
  const [sound, setSound] = useState<{ blob: Blob; url: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const recorder = useRef<MediaRecorder>(undefined);
  useEffect(() => () => recorder.current?.stream.getTracks().forEach((track) => track.stop()), []);
  useEffect(() => () => (sound ? URL.revokeObjectURL(sound.url) : undefined), [sound]);
  useEffect(() => {
    if (phase !== 'recording') return;
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, [phase]);
  useEffect(() => {
    if (phase === 'recording' && seconds >= longestSeconds) recorder.current?.stop();
  }, [phase, seconds, longestSeconds]);
  if (!kind) return null;

  async function start(): Promise<void> {
    drop();
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return setPhase('refused');
    }
    const parts: Blob[] = [];
    const made = new MediaRecorder(stream, { mimeType: kind ?? '', audioBitsPerSecond: 24_000 });
    recorder.current = made;
    made.ondataavailable = (event) => parts.push(event.data);
    made.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      const blob = new Blob(parts, { type: kind ?? '' });
      setSound({ blob, url: URL.createObjectURL(blob) });
      void send(blob);
    };
    setSeconds(0);
    made.start();
    setPhase('recording');
  }

  async function send(blob: Blob): Promise<void> {
    setPhase('sending');
    setProblem(undefined);
    onChange(undefined, true);
    try {
      onChange(await upload(blob, kind?.startsWith('audio/mp4') ? 'voice.m4a' : 'voice.webm'), false);
      setPhase('kept');
    } catch (error) {
      setProblem(problemOf(error));
      setPhase('failed');
      onChange(undefined, false);
    }
  }

  function drop(): void {
    setSound(undefined);
    setProblem(undefined);
    setPhase('idle');
    onChange(undefined, false);
  }

  return (
    <div className={style['recorder']}>
      {phase === 'recording' ? (
        <Button kind="primary" icon="stop" big onPress={() => recorder.current?.stop()}>
          {t.stop(seconds)}
        </Button>
      ) : sound ? (
        <>
          <audio src={sound.url} controls aria-label={t.played} />
          <div className={style['acts']}>
            <Button icon="mic" onPress={() => void start()}>
              {t.again}
            </Button>
            <Button onPress={drop}>{t.drop}</Button>
          </div>
        </>
      ) : (
        <Button icon="mic" big onPress={() => void start()}>
          {t.record}
        </Button>
      )}
      <p role="status" className="muted">
        {phase === 'sending' && t.sending}
        {phase === 'refused' && t.refused}
      </p>
      <ProblemNote problem={problem} again={sound ? () => void send(sound.blob) : undefined} />
    </div>
  );
}
