// The record opened beside the work: the desk's right column, or a sheet over the work where there is no room for a column.
import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import { Sheet } from '../plain/sheet.tsx';
import style from './aside.module.css';

const messages = { zh: { close: '关闭' }, en: { close: 'Close' } };

export const AsideContext = createContext<HTMLElement | null>(null);

export function Aside({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useMessages(messages);
  const column = useContext(AsideContext);
  if (!column) {
    return (
      <Sheet open onClose={onClose} title={title} place="side">
        {children}
      </Sheet>
    );
  }
  return createPortal(
    <>
      <div className={style['head']}>
        <h2>{title}</h2>
        <Button kind="quiet" icon="cross" label={t.close} onPress={onClose}>
          {null}
        </Button>
      </div>
      <div className={style['body']}>{children}</div>
    </>,
    column,
  );
}
