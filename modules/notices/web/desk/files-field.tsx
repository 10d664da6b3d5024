// Attachments: pictures, a film, a paper. They travel while one goes on writing; what the house refuses is said by its name.
import { useRef, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useUpload } from '#kernel/web/wire/upload.ts';
import style from './desk.module.css';
import type { KeptName } from './form.ts';

const messages = {
  zh: {
    label: '附件',
    how: '照片、视频（MP4）、录音或 PDF，每个不超过 20 MB，最多 9 个',
    add: '加附件',
    sending: (name: string) => `正在传 ${name}`,
    failed: (name: string, why: string) => `${name} 没有传上：${why}`,
    remove: (name: string) => `去掉 ${name}`,
  },
  en: {
    label: 'Attachments',
    how: 'Photos, film (MP4), recordings or PDF, 20 MB each, 9 at most',
    add: 'Add files',
    sending: (name: string) => `Sending ${name}`,
    failed: (name: string, why: string) => `${name} was not sent: ${why}`,
    remove: (name: string) => `Remove ${name}`,
  },
};

const most = 9;
const accept = 'image/*,video/mp4,video/quicktime,audio/*,application/pdf';

type Props = {
  files: readonly KeptName[];
  onChange(turn: (files: readonly KeptName[]) => readonly KeptName[]): void;
  onSending(isSending: boolean): void;
};

export function FilesField({ files, onChange, onSending }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const upload = useUpload();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string>();
  const [failed, setFailed] = useState<{ name: string; problem: ProblemBody }>();

  async function take(chosen: readonly File[]): Promise<void> {
    setFailed(undefined);
    onSending(true);
    for (const file of chosen.slice(0, most - files.length)) {
      setSending(file.name);
      try {
        const kept = await upload(file, file.name);
        onChange((now) => [...now, { id: kept.id, name: file.name }]);
      } catch (error) {
        setFailed({ name: file.name, problem: problemOf(error) });
      }
    }
    setSending(undefined);
    onSending(false);
  }

  return (
    <section className={style['files']} aria-label={t.label}>
      <h2>{t.label}</h2>
      <p className="muted">{t.how}</p>
      <ul className={style['rows']}>
        {files.map((file) => (
          <li key={file.id}>
            <span className={style['grow']}>
              <Icon name="export" size={16} /> {file.name}
            </span>
            <Button
              kind="quiet"
              icon="cross"
              label={t.remove(file.name)}
              onPress={() => onChange((now) => now.filter(({ id }) => id !== file.id))}
            >
              {t.remove('')}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="muted">
        {sending && t.sending(sending)}
        {failed && t.failed(failed.name, words(failed.problem.title))}
      </p>
      <div>
        <input
          ref={input}
          type="file"
          multiple
          accept={accept}
          className="sr-only"
          tabIndex={-1}
          aria-label={t.add}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            void take(chosen);
          }}
        />
        {files.length < most && (
          <Button icon="plus" busy={sending !== undefined} onPress={() => input.current?.click()}>
            {t.add}
          </Button>
        )}
      </div>
    </section>
  );
}
