// A short form over the page for one act: fields, one button, what went wrong. Closes when the act is done.
import type { ReactNode } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import style from './ask-sheet.module.css';

const messages = { zh: { leave: '不做了' }, en: { leave: 'Leave it' } };

export type AskSheetProps = {
  title: string;
  press: string;
  isGrave?: boolean;
  busy: boolean;
  whyNot?: string | undefined;
  problem: ProblemBody | undefined;
  again?: (() => void) | undefined;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
};

export function AskSheet({
  title,
  press,
  isGrave = false,
  busy,
  whyNot,
  problem,
  again,
  onSubmit,
  onClose,
  children,
}: AskSheetProps) {
  const t = useMessages(messages);
  return (
    <Sheet open onClose={onClose} title={title} place="side">
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined) onSubmit();
        }}
      >
        {children}
        <ProblemNote problem={problem} again={again} />
        <div className={style['foot']}>
          <Button type="submit" kind={isGrave ? 'danger' : 'primary'} busy={busy} whyNot={whyNot}>
            {press}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t.leave}
          </Button>
        </div>
        {whyNot && <p className="faint">{whyNot}</p>}
      </form>
    </Sheet>
  );
}
