// Which site am I at: the one of last time first, then those that are open.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { mySites } from '../../shared/field-queries.ts';
import { siteKinds } from '../../shared/words.ts';
import { chosenTable } from './chosen.ts';
import style from './table.module.css';

const messages = {
  zh: {
    title: '我在哪个采样点',
    none: '现在没有采样点',
    how: '行动开始并设好采样点以后，会出现在这里。',
    open: '已开点',
    waiting: '未开点',
    last: (no: number) => `上次在这里 ${no} 号台`,
  },
  en: {
    title: 'Which site am I at',
    none: 'No sampling sites now',
    how: 'They appear here once a campaign runs and its sites are set up.',
    open: 'Open',
    waiting: 'Not open',
    last: (no: number) => `Here last time, table ${no}`,
  },
};

export default function SitesPage() {
  const t = useMessages(messages);
  const words = useWords();
  const chosen = useRemembered(chosenTable);
  const { answer, problem, isFirst, again } = useAsk(mySites, {}, { events: ['site.', 'campaign.'] });
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const rank = (one: { siteId: string; isOpen: boolean }) =>
    Number(one.siteId !== chosen?.siteId) * 2 + Number(!one.isOpen);
  const sites = answer.sites.toSorted((a, b) => rank(a) - rank(b));
  return (
    <div className={style['page']}>
      <h1>{t.title}</h1>
      {sites.length === 0 && <EmptyState icon="pin" title={t.none} how={t.how} />}
      {sites.length > 0 && (
        <ul className={`card ${style['part']} ${style['sites']}`}>
          {sites.map((site) => (
            <li key={site.siteId}>
              <Link to="/field/sampling/$siteId" params={{ siteId: site.siteId }} className={style['hit']}>
                <span>
                  <b>{site.title}</b> {site.isDrill && <DrillTag />}
                  <br />
                  <span className="muted">
                    {site.campaignTitle} · {site.unitName} · {words(siteKinds[site.kind])}
                  </span>
                </span>
                <span className={style['bar']}>
                  {chosen?.siteId === site.siteId && <Tag tone="teal">{t.last(chosen.tableNo)}</Tag>}
                  <Tag tone={site.isOpen ? 'green' : 'plain'}>{site.isOpen ? t.open : t.waiting}</Tag>
                  <Icon name="right" />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
