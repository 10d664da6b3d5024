// How much of the journal is sealed: the number opens the seals behind it.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listSeals } from '../../shared/queries.ts';
import style from './audit.module.css';

const messages = {
  zh: {
    open: (last: number) => `封印 ${last}`,
    title: '日志封印',
    what: '每一枚封印把一段日志和上一枚连在一起：改动、增加或删掉任何一行，验证时都会显出来。',
    unsealed: (n: number) => `还有 ${n} 行等下一枚封印。`,
    rows: (n: number) => `${n} 行`,
  },
  en: {
    open: (last: number) => `Seals ${last}`,
    title: 'Seals of the journal',
    what: 'Each seal ties a stretch of the journal to the seal before: a row changed, added or removed shows when they are verified.',
    unsealed: (n: number) => `${n} rows wait for the next seal.`,
    rows: (n: number) => `${n} rows`,
  },
};

export function Seals() {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const { answer } = useAsk(listSeals, {}, { events: [], everyMs: 60_000 });
  if (!answer) return null;
  return (
    <>
      <Button icon="lock" onPress={() => setOpen(true)}>
        {t.open(answer.seals[0]?.chainNo ?? 0)}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t.title} place="side">
        <p>{t.what}</p>
        <p className="muted">{t.unsealed(answer.unsealedRows)}</p>
        <ol className={style['seals']}>
          {answer.seals.map((seal) => (
            <li key={seal.chainNo}>
              <span className="strong">{seal.chainNo}</span> <Moment at={seal.sealedAt} /> · {t.rows(seal.rowCount)}
              <code>{seal.hash}</code>
            </li>
          ))}
        </ol>
      </Sheet>
    </>
  );
}
