// Why: one tap on what is usual, or a few words. For what is taken back, closed early, lost, released.
import { type ReactNode, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import style from './table.module.css';

const messages = {
  zh: { other: '别的原因', press: '确定', wanted: '写明原因' },
  en: { other: 'Another reason', press: 'Confirm', wanted: 'Say why' },
};

export function ReasonSheet(props: {
  title: string;
  reasons: readonly string[];
  /** More to fill in before the reason counts; why it is not enough yet. */
  whyNot?: string | undefined;
  onClose: () => void;
  onReason: (reason: string) => void;
  children?: ReactNode;
}) {
  const { title, reasons, whyNot, onClose, onReason, children } = props;
  const t = useMessages(messages);
  const [other, setOther] = useState('');
  const own = other.trim();
  return (
    <Sheet open onClose={onClose} title={title}>
      <div className={style['form']}>
        {children}
        {reasons.map((reason) => (
          <Button key={reason} big wide whyNot={whyNot} onPress={() => onReason(reason)}>
            {reason}
          </Button>
        ))}
        <TextField label={t.other} value={other} maxLength={200} onChange={setOther} />
        <Button
          kind="primary"
          big
          wide
          whyNot={whyNot ?? (own === '' ? t.wanted : undefined)}
          onPress={() => onReason(own)}
        >
          {t.press}
        </Button>
        {whyNot && <p className="muted">{whyNot}</p>}
      </div>
    </Sheet>
  );
}
