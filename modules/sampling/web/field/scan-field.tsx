// The field that everything goes into: a scanner that types, a hand, or the camera. It keeps the focus, and shows no keyboard on the screen unless asked, for a scanner is one.
import { useEffect, useRef, useState } from 'react';
import { CodeCamera } from '#kernel/field/code-camera.tsx';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import style from './table.module.css';
import { tableWords } from './words.ts';

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

export function ScanField(props: {
  mode: 'tube' | 'box' | 'count' | 'person';
  onEnter: (text: string) => void;
  onType: (text: string) => void;
  /** Changes when the field should be ready for the next. */
  turn: unknown;
  /** Changes when what stands in it was answered by a choice. */
  emptied?: number;
}) {
  const { mode, onEnter, onType, turn, emptied } = props;
  const t = useMessages(tableWords);
  const field = useRef<HTMLInputElement>(null);
  const [hasCamera, setCamera] = useState(false);
  const [hasKeyboard, setKeyboard] = useState(false);
  const latest = useRef(onEnter);
  useEffect(() => {
    latest.current = onEnter;
  });
  useEffect(() => {
    field.current?.focus();
  }, [turn, mode]);
  useEffect(() => {
    if (field.current) field.current.value = '';
  }, [emptied]);
  useEffect(() => {
    // A sheet that closed, a button that is gone: nobody has the focus, and the field takes it.
    const timer = setInterval(() => {
      if (document.activeElement === document.body && !document.querySelector('dialog[open]')) field.current?.focus();
    }, 200);
    // Whatever was pressed last, a scanner's letters go here.
    const catchKeys = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isOnButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (isWritten(event.target)) return;
      if (isLetter || (event.key === 'Enter' && !isOnButton)) field.current?.focus();
    };
    window.addEventListener('keydown', catchKeys);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', catchKeys);
    };
  }, []);
  const label = { tube: t.inputTube, box: t.inputBox, count: t.inputCount, person: t.input }[mode];
  return (
    <form
      className={style['scan']}
      onSubmit={(event) => {
        event.preventDefault();
        const text = field.current?.value ?? '';
        if (field.current) field.current.value = '';
        onType('');
        onEnter(text);
      }}
    >
      <input
        ref={field}
        aria-label={label}
        placeholder={label}
        inputMode={hasKeyboard ? 'text' : 'none'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={400}
        onChange={(event) => onType(event.target.value)}
      />
      <div className={style['bar']}>
        <Button icon="camera" expanded={hasCamera} onPress={() => setCamera(!hasCamera)}>
          {t.camera}
        </Button>
        <Button
          kind="quiet"
          expanded={hasKeyboard}
          onPress={() => {
            setKeyboard(!hasKeyboard);
            field.current?.blur();
            setTimeout(() => field.current?.focus());
          }}
        >
          {t.keyboard}
        </Button>
      </div>
      {hasCamera && <Camera onCode={(code) => latest.current(code)} />}
    </form>
  );
}

/** The camera goes on seeing the same code: it is taken once, until another was seen or some seconds went by. */
function Camera({ onCode }: { onCode: (code: string) => void }) {
  const seen = useRef({ code: '', at: 0 });
  return (
    <CodeCamera
      onCode={(code) => {
        const at = Date.now();
        const isSame = seen.current.code === code && at - seen.current.at < 4_000;
        seen.current = { code, at };
        if (!isSame) onCode(code);
      }}
    />
  );
}
