// A short form in the place of the act bar: its name, a way out, one button.
import { type ReactNode, useEffect, useRef } from 'react';
import type { CommandSpec } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import type { CommandRun } from '#kernel/web/wire/use-command.ts';
import style from './acts.module.css';

const messages = { zh: { leave: '先不办' }, en: { leave: 'Leave it' } };

type Props = {
  title: string;
  press?: string;
  run: Pick<CommandRun<CommandSpec>, 'isSending' | 'problem' | 'again'>;
  whyNot: string | undefined;
  onSend(): void;
  onClose(): void;
  children: ReactNode;
};

export function FormFrame({ title, press, run, whyNot, onSend, onClose, children }: Props) {
  const t = useMessages(messages);
  const root = useRef<HTMLFormElement>(null);
  // In braces: newer browsers answer a scroll with a promise, which is no clean-up.
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <form
      ref={root}
      className={style['fields']}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined) onSend();
      }}
    >
      <div className={style['head']}>
        <h2>{title}</h2>
        <Button kind="quiet" onPress={onClose}>
          {t.leave}
        </Button>
      </div>
      {children}
      <ProblemNote problem={run.problem} again={run.again} />
      {whyNot && <p className="muted">{whyNot}</p>}
      <Button type="submit" kind="primary" big wide busy={run.isSending} whyNot={whyNot}>
        {press ?? title}
      </Button>
    </form>
  );
}
