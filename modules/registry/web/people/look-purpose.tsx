// What for? Asked before the first masked field of a person opens; the answer holds for this page and is on record with every look.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from '../registry.module.css';
import type { Look } from './use-look.ts';

const messages = {
  zh: {
    why: '看它做什么用？会和您的名字一起记下，本人可以查到',
    purposes: ['联系上门', '办理诉求', '核对资料', '走访'],
    other: '别的用途',
    show: '显示',
    not: '不看了',
  },
  en: {
    why: 'For what purpose? It is recorded with your name, and the person may ask to see it',
    purposes: ['Arrange a visit', 'Handle a request', 'Check the record', 'Home visit'],
    other: 'Another purpose',
    show: 'Show',
    not: 'Never mind',
  },
};

export function LookPurpose({ look }: { look: Look }) {
  const t = useMessages(messages);
  const [other, setOther] = useState('');
  if (!look.isChoosing) return null;
  return (
    <form
      className={style['why']}
      aria-label={t.why}
      data-print="no"
      onSubmit={(event) => {
        event.preventDefault();
        if (other.trim().length >= 2) look.choose(other.trim());
      }}
    >
      <p>{t.why}</p>
      <div className={style['row']}>
        {t.purposes.map((purpose) => (
          <Button key={purpose} onPress={() => look.choose(purpose)}>
            {purpose}
          </Button>
        ))}
      </div>
      <TextField label={t.other} value={other} onChange={setOther} maxLength={200} />
      <div className={style['row']}>
        {other.trim().length >= 2 && (
          <Button type="submit" kind="primary">
            {t.show}
          </Button>
        )}
        <Button kind="quiet" onPress={look.giveUp}>
          {t.not}
        </Button>
      </div>
    </form>
  );
}
