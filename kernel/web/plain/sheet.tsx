// A layer over the screen: a form opened by an act, a record opened from a list. The platform's own dialog keeps the keyboard inside,
// closes on Escape and gives the focus back.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useMessages } from '../language/language.ts';
import { Icon } from './icon.tsx';
import style from './sheet.module.css';

const messages = { zh: { close: '关闭' }, en: { close: 'Close' } };

export type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** `middle` rises from the bottom on a phone; `side` stands at the right; `left` holds a navigation. */
  place?: 'middle' | 'side' | 'left';
  foot?: ReactNode;
  children: ReactNode;
};

export function Sheet({ open, onClose, title, place = 'middle', foot, children }: SheetProps) {
  const t = useMessages(messages);
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      className={`${style['sheet']} ${style[place]}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className={style['inner']}>
        <div className={style['head']}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={style['close']} aria-label={t.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </div>
        <div className={style['body']}>{children}</div>
        {foot && <div className={style['foot']}>{foot}</div>}
      </div>
    </dialog>
  );
}
