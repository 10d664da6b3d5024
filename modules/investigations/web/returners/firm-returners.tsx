// At a firm's door, while it is asked (F5): whoever it names is told at once, also without a network.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listVisits } from '#modules/duties/shared/queries.ts';
import style from '../investigations.module.css';
import { TellReturnerSheet } from './tell-sheet.tsx';

const messages = {
  zh: {
    title: '返回人员',
    how: '企业说有人从中高风险地区回来的，一人一条报上，社区会联系本人。',
    tell: '报返回人员',
    told: (n: number) => `刚才报了 ${n} 人`,
  },
  en: {
    title: 'Returners',
    how: 'Tell each worker whom the firm names as back from a risk area; the community will reach them.',
    tell: 'Tell of a returner',
    told: (n: number) => `${n} told just now`,
  },
};

/** The kind of campaign, and so the form, by which firms are asked. */
const form = 'firm_returners';

export default function FirmReturners() {
  const t = useMessages(messages);
  const enterpriseId = useSubject();
  const [isTelling, setTelling] = useState(false);
  const [told, setTold] = useState(0);
  // As the page itself asks: no question of its own, and answered alone.
  const { answer } = useAsk(listVisits, { subjectId: enterpriseId, limit: 20 });
  const subject = answer?.subject;
  if (subject?.kind !== 'enterprise' || !answer?.open.some((duty) => duty.form === form)) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>{t.how}</p>
      {told > 0 && <p className="good">{t.told(told)}</p>}
      <Button big wide icon="plus" onPress={() => setTelling(true)}>
        {t.tell}
      </Button>
      {isTelling && (
        <TellReturnerSheet
          firm={{ enterpriseId, name: subject.name }}
          onClose={() => setTelling(false)}
          onDone={() => setTold(told + 1)}
        />
      )}
    </section>
  );
}
