// Photos as evidence: from the camera or the album, made small on the phone, sent while one goes on writing. Never required by this piece —
// whether a photo is needed is the method's to say, and forced photos are against the house rules (减负).
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '../language/language.ts';
import { Icon } from '../plain/icon.tsx';
import { problemOf } from '../wire/refusal.ts';
import { type KeptFile, useUpload } from '../wire/upload.ts';
import style from './photo-picker.module.css';
import { shrinkPhoto } from './shrink-photo.ts';

const messages = {
  zh: {
    add: '加照片',
    shoot: '拍照',
    album: '从相册选',
    sending: '正在传',
    again: '没传上，点这里再传',
    remove: '去掉这张照片',
    photo: (n: number) => `第 ${n} 张照片`,
    most: (n: number) => `最多 ${n} 张`,
  },
  en: {
    add: 'Add photo',
    shoot: 'Camera',
    album: 'Album',
    sending: 'Sending',
    again: 'Not sent; tap to try again',
    remove: 'Remove this photo',
    photo: (n: number) => `Photo ${n}`,
    most: (n: number) => `${n} at most`,
  },
};

type Shot = { key: number; preview: string; file: Blob; kept?: KeptFile; problem?: ProblemBody };

export type PhotoPickerProps = {
  label: string;
  /** The photos that arrived, in order. The form is complete when `isSending` is false. */
  onChange: (files: KeptFile[], isSending: boolean) => void;
  most?: number;
  /** For work done on the spot: the camera opens at once, the album stands beside it. */
  camera?: boolean;
  /** Photos taken before the form was there (by the button that opened it). */
  first?: readonly File[];
};

export function PhotoPicker({ label, onChange, most = 9, camera = false, first }: PhotoPickerProps) {
  const t = useMessages(messages);
  const words = useWords();
  const id = useId();
  const upload = useUpload();
  const [shots, setShots] = useState<Shot[]>([]);
  const counter = useRef(0);
  const tell = useRef(onChange);
  const previews = useRef(new Set<string>());
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => {
    tell.current(
      shots.flatMap((shot) => (shot.kept ? [shot.kept] : [])),
      shots.some((shot) => !shot.kept && !shot.problem),
    );
  }, [shots]);
  useEffect(() => () => previews.current.forEach((preview) => URL.revokeObjectURL(preview)), []);

  const change = (key: number, facts: Partial<Shot>) =>
    setShots((now) => now.map((shot) => (shot.key === key ? { ...shot, ...facts } : shot)));

  async function send(shot: Shot): Promise<void> {
    change(shot.key, { problem: undefined as never });
    try {
      change(shot.key, { kept: await upload(shot.file, `photo-${shot.key}.jpg`) });
    } catch (error) {
      change(shot.key, { problem: problemOf(error) });
    }
  }

  async function add(files: readonly File[]): Promise<void> {
    for (const file of files.slice(0, most - shots.length)) {
      const small = await shrinkPhoto(file);
      const preview = URL.createObjectURL(small);
      previews.current.add(preview);
      const shot: Shot = { key: ++counter.current, preview, file: small };
      setShots((now) => [...now, shot]);
      void send(shot);
    }
  }

  const taken = useRef<readonly File[]>(undefined);
  useEffect(() => {
    if (!first || taken.current === first) return;
    taken.current = first;
    void add(first);
  });

  const failed = shots.find((shot) => shot.problem);
  return (
    <div className={style['picker']} role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={style['label']}>
        {label}
      </span>
      <ul className={style['shots']}>
        {shots.map((shot, i) => (
          <li key={shot.key} className={style['shot']}>
            <img src={shot.preview} alt={t.photo(i + 1)} />
            {!shot.kept && !shot.problem && <span className={style['over']}>{t.sending}</span>}
            {shot.problem && (
              <button type="button" className={style['over']} onClick={() => void send(shot)}>
                {t.again}
              </button>
            )}
            <button
              type="button"
              className={style['remove']}
              aria-label={`${t.remove} ${i + 1}`}
              onClick={() => setShots(shots.filter((other) => other !== shot))}
            >
              <Icon name="cross" size={16} />
            </button>
          </li>
        ))}
        {shots.length < most &&
          (camera ? ['shoot' as const, 'album' as const] : ['add' as const]).map((way) => (
            <li key={way}>
              <PhotoInput className={style['add']} camera={way === 'shoot'} onFiles={(files) => void add(files)}>
                <Icon name={way === 'album' ? 'plus' : 'camera'} size={24} />
                {t[way]}
              </PhotoInput>
            </li>
          ))}
      </ul>
      <p role="status" className={style['status']}>
        {failed?.problem ? words(failed.problem.title) : shots.length >= most ? t.most(most) : ''}
      </p>
    </div>
  );
}

type PhotoInputProps = {
  className: string | undefined;
  /** Opens the camera itself; without it the device offers camera and album. */
  camera?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
};

/** A press that ends in photos: the label looks like whatever it is given, the device does the rest. */
export function PhotoInput({ className, camera = false, onFiles, children }: PhotoInputProps) {
  return (
    <label className={className}>
      <input
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {children}
    </label>
  );
}
