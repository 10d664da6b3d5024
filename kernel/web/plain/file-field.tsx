// One file from this machine: what is wanted, a button, the name of what was chosen. The browser's own control says its words in the browser's language, so it is there
// for keys and readers and not to be seen.
import { useId } from 'react';
import { useMessages } from '../language/language.ts';
import style from './file-field.module.css';
import { Icon } from './icon.tsx';

const messages = {
  zh: { choose: '选文件', another: '换一个文件', noneYet: '还没有选' },
  en: { choose: 'Choose a file', another: 'Another file', noneYet: 'None chosen' },
};

type Props = {
  label: string;
  hint?: string;
  /** As of an `input`: `.xlsx,.csv`. */
  accept: string;
  /** Undefined: none was chosen yet. */
  fileName: string | undefined;
  onChoose: (file: File) => void;
};

export function FileField({ label, hint, accept, fileName, onChoose }: Props) {
  const t = useMessages(messages);
  const id = useId();
  return (
    <div className={style['field']}>
      <span className="strong" id={`${id}-label`}>
        {label}
      </span>
      <label className={style['pick']}>
        <input
          type="file"
          className="sr-only"
          accept={accept}
          aria-labelledby={`${id}-label`}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onChoose(file);
          }}
        />
        <span className={style['button']}>
          <Icon name="plus" /> {fileName === undefined ? t.choose : t.another}
        </span>
        <span className={fileName === undefined ? 'muted' : 'strong'}>{fileName ?? t.noneYet}</span>
      </label>
      {hint && (
        <small id={`${id}-hint`} className="muted">
          {hint}
        </small>
      )}
    </div>
  );
}
