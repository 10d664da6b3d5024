// Parts of a record: the request an item is about, the units that have or have not confirmed, what residents said against a notice.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { stateTitles } from '#modules/requests/shared/request-chart.ts';
import type { PublicationPage } from '../../shared/queries.ts';
import style from './desk.module.css';

const messages = {
  zh: {
    receipts: '签收',
    confirmed: (n: number, of: number) => `${of} 家中 ${n} 家已签收`,
    not: '没签收',
    needless: '已撤回，不用签收',
    objections: '居民意见',
    none: '还没有人提意见。提了会进诉求队列，由发布单位答复。',
  },
  en: {
    receipts: 'Receipts',
    confirmed: (n: number, of: number) => `${n} of ${of} confirmed`,
    not: 'not confirmed',
    needless: 'withdrawn: not asked',
    objections: 'Objections',
    none: 'None yet. Each comes into the queue of requests and is answered there.',
  },
};

export function ItemRequest({ request }: { request: PublicationPage['items'][number]['request'] }) {
  if (!request) return null;
  return (
    <Link to={`/desk/requests/${request.id}`} className={style['request']}>
      <Icon name="chat" size={16} /> {request.requestNo} {request.summary}
    </Link>
  );
}

export function ReceiptsPart({ page: { receipts, publication } }: { page: PublicationPage }) {
  const t = useMessages(messages);
  if (receipts.length === 0) return null;
  const confirmed = receipts.filter(({ at }) => at !== null).length;
  return (
    <section className={style['part']} aria-label={t.receipts}>
      <h2>
        {t.receipts} <small className="muted">{t.confirmed(confirmed, receipts.length)}</small>
      </h2>
      <ul className={style['rows']}>
        {receipts.map(({ unitId, unitName, at, by }) => (
          <li key={unitId}>
            <span className={style['grow']}>{unitName}</span>
            {at ? (
              <span className="muted">
                {by} · <Moment at={at} />
              </span>
            ) : (
              <Not isAsked={publication.standing !== 'withdrawn'} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of what was withdrawn nobody is asked for receipt any more. */
function Not({ isAsked }: { isAsked: boolean }) {
  const t = useMessages(messages);
  return isAsked ? <Tag tone="amber">{t.not}</Tag> : <span className="muted">{t.needless}</span>;
}

export function ObjectionsPart({ page: { publication, objections } }: { page: PublicationPage }) {
  const t = useMessages(messages);
  const words = useWords();
  if (!publication.takesObjections || publication.standing === 'draft') return null;
  return (
    <section className={style['part']} aria-label={t.objections}>
      <h2>
        {t.objections} <small className="muted num">{objections.length}</small>
      </h2>
      {objections.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['rows']}>
        {objections.map((one) => (
          <li key={one.requestId}>
            <Link to={`/desk/requests/${one.requestId}`} className={style['grow']}>
              <span className="num">{one.requestNo}</span> {one.summary}
            </Link>
            <span className="muted">
              {words(stateTitles[one.state])} · <Moment at={one.at} short />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
