// What shows that something was said or done: photos small, one press large; recordings that play; other files to open.
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './evidence.module.css';
import type { StoryFile } from './names.ts';

const messages = {
  zh: {
    photo: (n: number, of: number) => `照片 ${n} / ${of}`,
    open: (n: number) => `放大第 ${n} 张照片`,
    play: '播放录音',
    pause: '停一下',
    voice: (seconds: number | undefined) => (seconds === undefined ? '语音' : `语音 ${seconds} 秒`),
    file: '打开附件',
    close: '关闭',
    before: '上一张',
    after: '下一张',
    broken: '放不出来',
  },
  en: {
    photo: (n: number, of: number) => `Photo ${n} of ${of}`,
    open: (n: number) => `Enlarge photo ${n}`,
    play: 'Play the recording',
    pause: 'Pause',
    voice: (seconds: number | undefined) => (seconds === undefined ? 'Voice' : `Voice, ${seconds} s`),
    file: 'Open the file',
    close: 'Close',
    before: 'Previous',
    after: 'Next',
    broken: 'Cannot be played',
  },
};

export function Evidence({ files }: { files: readonly StoryFile[] }) {
  const t = useMessages(messages);
  const photos = files.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const voices = files.filter(({ mediaType }) => mediaType.startsWith('audio/'));
  const others = files.filter((file) => !photos.includes(file) && !voices.includes(file));
  if (files.length === 0) return null;
  return (
    <>
      {voices.map((file) => (
        <Voice key={file.id} url={file.url} />
      ))}
      <Photos photos={photos} />
      {others.map((file) => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer" className={style['file']}>
          <Icon name="export" size={16} /> {t.file}
        </a>
      ))}
    </>
  );
}

function Photos({ photos }: { photos: readonly StoryFile[] }) {
  const t = useMessages(messages);
  const [shown, setShown] = useState<number>();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = shown !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  const turn = (by: number) =>
    setShown((now) => (now === undefined ? now : (now + by + photos.length) % photos.length));
  const photo = shown === undefined ? undefined : photos[shown];
  return (
    <>
      {photos.map((file, i) => (
        <button
          key={file.id}
          type="button"
          className={style['thumb']}
          aria-label={t.open(i + 1)}
          onClick={() => setShown(i)}
        >
          <img src={file.url} alt={t.photo(i + 1, photos.length)} loading="lazy" />
        </button>
      ))}
      {photo && shown !== undefined && (
        <dialog
          ref={dialog}
          className={style['box']}
          aria-label={t.photo(shown + 1, photos.length)}
          onCancel={() => setShown(undefined)}
          onClose={() => setShown(undefined)}
          onClick={(event) => {
            if (event.target === dialog.current) setShown(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') turn(-1);
            if (event.key === 'ArrowRight') turn(1);
          }}
        >
          <img src={photo.url} alt={t.photo(shown + 1, photos.length)} />
          <div className={style['turn']}>
            {photos.length > 1 && (
              <button type="button" aria-label={t.before} onClick={() => turn(-1)}>
                <Icon name="back" />
              </button>
            )}
            <span className="num">{t.photo(shown + 1, photos.length)}</span>
            {photos.length > 1 && (
              <button type="button" aria-label={t.after} onClick={() => turn(1)}>
                <Icon name="right" />
              </button>
            )}
            <button type="button" aria-label={t.close} onClick={() => setShown(undefined)}>
              <Icon name="cross" />
            </button>
          </div>
        </dialog>
      )}
    </>
  );
}

/** In seconds; what players can still count with. */
const beyondAnyEnd = 1e7;

function Voice({ url }: { url: string }) {
  const t = useMessages(messages);
  const audio = useRef<HTMLAudioElement>(null);
  const [seconds, setSeconds] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  return (
    <span className={style['voice']}>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onLoadedMetadata={(event) => {
          // A recording made in the browser has no length in its head: asked for its end, the player finds it.
          if (!Number.isFinite(event.currentTarget.duration)) event.currentTarget.currentTime = beyondAnyEnd;
        }}
        onDurationChange={(event) => {
          const sound = event.currentTarget;
          if (!Number.isFinite(sound.duration)) return;
          setSeconds(Math.max(1, Math.round(sound.duration)));
          if (!isPlaying) sound.currentTime = 0;
        }}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={() => setBroken(true)}
      />
      <button
        type="button"
        aria-label={isPlaying ? t.pause : t.play}
        onClick={() => {
          if (isPlaying) audio.current?.pause();
          else audio.current?.play().catch(() => setBroken(true));
        }}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} size={16} />
        {isBroken ? t.broken : t.voice(seconds)}
      </button>
    </span>
  );
}
