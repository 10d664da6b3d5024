// Paper still exists (principle 9): shows a sheet as it will be printed and prints it alone, without the frame around it.
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import style from './print-page.module.css';

const messages = { zh: { print: '打印', close: '关闭' }, en: { print: 'Print', close: 'Close' } };

export type PrintPageProps = {
  /** `a4` for documents, `ticket` for 80 mm printers. */
  paper?: 'a4' | 'ticket';
  /** Becomes the name of the file when printed to PDF. */
  title: string;
  onClose: () => void;
  children: ReactNode;
};

export function PrintPage({ paper = 'a4', title, onClose, children }: PrintPageProps) {
  const t = useMessages(messages);
  useEffect(() => {
    const before = document.title;
    document.title = title;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      document.title = before;
      window.removeEventListener('keydown', onKey);
    };
  }, [title, onClose]);
  return createPortal(
    <div className={style['ground']} role="dialog" aria-modal="true" aria-label={title} data-print-page>
      <div className={style['acts']} data-print="no">
        <Button kind="primary" icon="print" onPress={() => print()}>
          {t.print}
        </Button>
        <Button onPress={onClose}>{t.close}</Button>
      </div>
      <article className={`${style['paper']} ${style[paper]}`}>{children}</article>
    </div>,
    document.body,
  );
}
