// A firm's telephone: masked, opened on record when it was said what for.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { factTitles } from '../../shared/enterprise.ts';
import style from '../enterprises.module.css';
import { usePhone } from './use-phone.ts';

const messages = {
  zh: { why: '看电话做什么用？会和您的名字一起记下', open: '说明用途再看' },
  en: { why: 'What is the telephone for? It is recorded with your name', open: 'Say why and look' },
};

type Props = { enterpriseId: string; masked: string; mayReveal: boolean };
export function PhoneFact({ enterpriseId, masked, mayReveal }: Props) {
  const words = useWords();
  const phone = usePhone(enterpriseId);
  if (phone.purpose === undefined && mayReveal) return <Why masked={masked} onSay={phone.setPurpose} />;
  return <Masked value={masked} what={words(factTitles.phone)} reveal={mayReveal ? phone.reveal : undefined} />;
}

/** Asked before the first look; the answer goes on record with it. */
function Why({ masked, onSay }: { masked: string; onSay(purpose: string): void }) {
  const t = useMessages(messages);
  const [isAsking, setAsking] = useState(false);
  const [text, setText] = useState('');
  if (!isAsking)
    return (
      <span className={style['line']}>
        <span>{masked}</span>
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {t.open}
        </Button>
      </span>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length >= 2) onSay(text.trim());
      }}
    >
      <TextField label={t.why} value={text} maxLength={200} onChange={setText} />
      <Button type="submit" whyNot={text.trim().length < 2 ? t.why : undefined}>
        {t.open}
      </Button>
    </form>
  );
}
