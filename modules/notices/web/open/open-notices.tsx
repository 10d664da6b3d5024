// /open/notices: every public notice in force in the district, plain enough to print. The same as JSON: the query publication.current.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { currentPublications } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { nameOf, publicPath } from '../words.ts';
import style from './open.module.css';

const messages = {
  zh: {
    title: '现行公告',
    how: '全区各单位向公众发布、还没到期的；近 7 天撤回的也列出',
    what: '标题',
    who: '发布单位',
    where: '范围',
    when: '发布时间',
    until: '期限',
    none: '现在没有公告',
    noneHow: '区、街道、社区发布的公告会出现在这里。',
    withdrawn: (reason: string) => `已撤回：${reason}`,
  },
  en: {
    title: 'Notices in force',
    how: 'Published to the public by any unit and not over; those withdrawn in the last 7 days are listed too',
    what: 'Title',
    who: 'Issuer',
    where: 'For',
    when: 'Published',
    until: 'Period',
    none: 'No notices now',
    noneHow: 'What the district, streets and communities publish stands here.',
    withdrawn: (reason: string) => `Withdrawn: ${reason}`,
  },
};

export default function OpenNotices() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(currentPublications, { withWithdrawn: true, limit: 100 });
  return (
    <>
      <PageHead title={t.title} sub={t.how} />
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer?.rows.length === 0 && <EmptyState icon="speaker" title={t.none} how={t.noneHow} />}
      {answer && answer.rows.length > 0 && (
        <ul className={style['rows']} aria-label={t.title}>
          {answer.rows.map((row) => (
            <li key={row.code}>
              <Link to={publicPath(row.code)}>{row.title}</Link>
              {row.withdrawn && <Tag tone="red">{t.withdrawn(row.withdrawn.reason)}</Tag>}
              <dl>
                <div>
                  <dt>{t.who}</dt>
                  <dd>
                    {row.issuerName} · {words(nameOf(row))}
                  </dd>
                </div>
                <div>
                  <dt>{t.where}</dt>
                  <dd>{row.areaName}</dd>
                </div>
                <div>
                  <dt>{t.when}</dt>
                  <dd>
                    <Moment at={row.publishedAt} />
                  </dd>
                </div>
                <div>
                  <dt>{t.until}</dt>
                  <dd>
                    <Period from={row.periodFrom} to={row.periodTo} />
                  </dd>
                </div>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
