// Opening a sealed fact: what for is asked once for the record, each look goes on the journal, and the fact comes only after that (product rule 10; B3).
import { useCallback, useRef, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealFact } from '../../shared/commands.ts';
import { revealedFact } from '../../shared/queries.ts';
import style from '../facts.module.css';

const messages = {
  zh: {
    title: '看它做什么用？',
    why: '会和您的名字一起记下，本人可以查到',
    purposes: ['走访', '联系上门', '办理诉求', '核对资料'],
    other: '别的用途',
    show: '显示',
  },
  en: {
    title: 'For what purpose?',
    why: 'It is recorded with your name, and the person may ask to see it',
    purposes: ['Home visit', 'Arrange a visit', 'Handle a request', 'Check the record'],
    other: 'Another purpose',
    show: 'Show',
  },
};

const notOpened = new Refusal({
  type: 'about:blank',
  status: 0,
  code: 'facts.look_given_up',
  title: { zh: '没有打开，也没有记录', en: 'Not opened, nothing recorded' },
  remedy: 'ask_person',
});

type Waiting = { resolve(purpose: string): void; reject(why: Refusal): void };
export type FactLook = {
  isChoosing: boolean;
  choose(purpose: string): void;
  giveUp(): void;
  reveal(field: string): Promise<string>;
};

export function useFactLook(subjectId: string): FactLook {
  const asker = useAsker();
  const words = useWords();
  const { run } = useCommand(revealFact);
  const purpose = useRef<string>(undefined);
  const waiting = useRef<Waiting[]>([]);
  const [isChoosing, setChoosing] = useState(false);
  const reveal = useCallback(
    async (field: string) => {
      const why =
        purpose.current ??
        (await new Promise<string>((resolve, reject) => {
          waiting.current.push({ resolve, reject });
          setChoosing(true);
        }));
      const sent = await run({ subjectId, field, purpose: why });
      if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
      const told = await askQuery<QueryAnswer<typeof revealedFact>>(revealedFact.name, { subjectId, field }, asker);
      return words(told.text);
    },
    [asker, run, subjectId, words],
  );
  const settle = (say: (one: Waiting) => void): void => {
    setChoosing(false);
    for (const one of waiting.current.splice(0)) say(one);
  };
  return {
    isChoosing,
    choose(text) {
      purpose.current = text;
      settle((one) => one.resolve(text));
    },
    giveUp: () => settle((one) => one.reject(notOpened)),
    reveal,
  };
}

export function LookSheet({ look }: { look: FactLook }) {
  const t = useMessages(messages);
  const [other, setOther] = useState('');
  const isSaid = other.trim().length >= 2;
  return (
    <Sheet open={look.isChoosing} onClose={look.giveUp} title={t.title}>
      <form
        className={style['sheet']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isSaid) look.choose(other.trim());
        }}
      >
        <p className="muted">{t.why}</p>
        <div className={style['row']}>
          {t.purposes.map((purpose) => (
            <Button key={purpose} onPress={() => look.choose(purpose)}>
              {purpose}
            </Button>
          ))}
        </div>
        <TextField label={t.other} value={other} onChange={setOther} maxLength={200} />
        {isSaid && (
          <Button type="submit" kind="primary">
            {t.show}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
