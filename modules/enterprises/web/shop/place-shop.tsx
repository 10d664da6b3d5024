// On the page of a shop: which enterprise runs it, and who works there — its keeper is one of them (A8: 沿街门市摸排). Other places show nothing.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { shopPage } from '../../shared/queries.ts';
import style from '../enterprises.module.css';
import { Span } from '../record/lines.tsx';
import { WorkersPart } from '../record/workers-part.tsx';

const messages = {
  zh: { run: '由企业经营', nobody: '没有登记由哪家企业经营' },
  en: { run: 'Run by', nobody: 'No enterprise on record' },
};

export default function PlaceShop() {
  const t = useMessages(messages);
  const placeId = useSubject();
  const { answer } = useAsk(shopPage, { placeId });
  if (!answer?.isShop) return null;
  return (
    <div className={style['record']}>
      <section aria-label={t.run}>
        <h3>{t.run}</h3>
        {answer.runs.length === 0 && <p className="muted">{t.nobody}</p>}
        <ul className={style['lines']}>
          {answer.runs.map((run) => (
            <li key={run.runId} className={style['line']}>
              <Link to="/desk/enterprises" search={{ enterprise: run.enterpriseId }}>
                {run.name}
              </Link>{' '}
              <Span {...run} />
            </li>
          ))}
        </ul>
      </section>
      <WorkersPart workers={answer.workers} mayKeep={answer.mayKeep} workplace={{ shopId: placeId }} />
    </div>
  );
}
