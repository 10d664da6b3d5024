// A short form beside the record for one act: fields, one button, what went wrong. It closes when the act is done.
import type { ReactNode } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import type { CommandRun } from '#kernel/web/wire/use-command.ts';
import style from '../registry.module.css';

const messages = { zh: { leave: '不做了' }, en: { leave: 'Leave it' } };

type ActSheetProps = {
  title: string;
  press: string;
  isGrave?: boolean;
  /** Beside the record on a desk; over the page of a phone. */
  place?: 'side' | 'middle';
  command: Pick<CommandRun<never>, 'isSending' | 'problem' | 'again'>;
  /** What is still missing. */
  whyNot?: string | undefined;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
};

export function ActSheet(props: ActSheetProps) {
  const { title, press, isGrave = false, place = 'side', command, whyNot, onSubmit, onClose, children } = props;
  const t = useMessages(messages);
  return (
    <Sheet open onClose={onClose} title={title} place={place}>
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined && !command.isSending) onSubmit();
        }}
      >
        {children}
        <ProblemNote problem={command.problem} again={command.again} />
        <div className={style['row']}>
          <Button type="submit" kind={isGrave ? 'danger' : 'primary'} busy={command.isSending} whyNot={whyNot}>
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
