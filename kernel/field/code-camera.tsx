// The phone's camera, looking for codes: what it reads is told once each time it changes. Where there is no camera, or it was refused, pictures can be chosen instead.
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../web/language/language.ts';
import { FileField } from '../web/plain/file-field.tsx';
import { Note } from '../web/plain/note.tsx';
import style from './code-camera.module.css';
import { readCodes } from './codes.ts';

const messages = {
  zh: {
    camera: '把二维码放进框里',
    none: '打不开摄像头。可以选一张拍好的照片。',
    choose: '从照片里读',
  },
  en: {
    camera: 'Hold the code into the frame',
    none: 'The camera cannot be opened. A picture of the code will do.',
    choose: 'Read from a picture',
  },
};

const everyMs = 120;

export function CodeCamera({ onCode }: { onCode: (code: string) => void }) {
  const t = useMessages(messages);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  const [hasCamera, setHasCamera] = useState(true);
  const [fileName, setFileName] = useState<string>();
  useEffect(() => {
    tell.current = onCode;
  });

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const canvas = document.createElement('canvas');
    const look = async () => {
      const shown = video.current;
      if (isOver || !shown) return;
      if (shown.videoWidth > 0) {
        canvas.width = shown.videoWidth;
        canvas.height = shown.videoHeight;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context?.drawImage(shown, 0, 0);
        const frame = context?.getImageData(0, 0, canvas.width, canvas.height);
        if (frame) for (const code of await readCodes(frame).catch((): string[] => [])) tell.current(code);
      }
      timer = setTimeout(() => void look(), everyMs);
    };
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (isOver || !video.current) return stream.getTracks().forEach((track) => track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        void look();
      } catch {
        if (!isOver) setHasCamera(false);
      }
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  return (
    <div className={style['camera']}>
      {hasCamera ? <video ref={video} muted playsInline aria-label={t.camera} /> : <Note icon="camera">{t.none}</Note>}
      <FileField
        label={t.choose}
        accept="image/*"
        fileName={fileName}
        onChoose={(file) => {
          setFileName(file.name);
          void readCodes(file).then((codes) => codes.forEach((code) => tell.current(code)));
        }}
      />
    </div>
  );
}
