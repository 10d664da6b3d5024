// The facts of a publication, its public address and the poster that leads there.
import { lazy, Suspense, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { audienceTitles } from '../../shared/publication.ts';
import type { PublicationPage } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { nameOf, publicPath } from '../words.ts';
import style from './desk.module.css';

const Poster = lazy(() => import('./poster.tsx'));

const messages = {
  zh: {
    number: '编号',
    issuer: '发布单位',
    area: '范围',
    audience: '对象',
    period: '期限',
    published: '发布',
    drafted: '起草',
    address: '公众网址',
    poster: '打印扫码海报',
    looks: '打开次数',
    looksHow: (n: number, days: number) => `${n} 次（有人打开的 ${days} 天）。只计次数，不记是谁，不排名。`,
    none: '还没有人打开',
  },
  en: {
    number: 'Number',
    issuer: 'Issuer',
    area: 'For',
    audience: 'Audience',
    period: 'Period',
    published: 'Published',
    drafted: 'Drafted',
    address: 'Public address',
    poster: 'Print the QR poster',
    looks: 'Opened',
    looksHow: (n: number, days: number) =>
      `${n} times on ${days} days. Only counted: nobody is tracked, nothing ranked.`,
    none: 'Not opened yet',
  },
};

export function PublicationFacts({ page: { publication, looks } }: { page: PublicationPage }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isPrinting, setPrinting] = useState(false);
  const { code, standing } = publication;
  const isOpen = code !== null && publication.audience === 'public';
  const total = looks.reduce((sum, day) => sum + day.looks, 0);
  return (
    <div className={style['facts']}>
      <Facts
        facts={[
          publication.issueNo !== null && { label: t.number, value: words(nameOf(publication)) },
          { label: t.issuer, value: publication.issuerName },
          { label: t.area, value: publication.areaName },
          { label: t.audience, value: words(audienceTitles[publication.audience]) },
          (publication.periodFrom ?? publication.periodTo) !== null && {
            label: t.period,
            value: <Period from={publication.periodFrom} to={publication.periodTo} />,
          },
          publication.publishedAt !== null && {
            label: t.published,
            value: (
              <>
                {publication.publishedBy} · <Moment at={publication.publishedAt} />
              </>
            ),
          },
          {
            label: t.drafted,
            value: (
              <>
                {publication.draftedBy} · <Moment at={publication.draftedAt} />
              </>
            ),
          },
          isOpen && {
            label: t.address,
            value: <a href={publicPath(code)}>{`${location.host}${publicPath(code)}`}</a>,
          },
          isOpen && { label: t.looks, value: total > 0 ? t.looksHow(total, looks.length) : t.none },
        ]}
      />
      {isOpen && standing === 'published' && (
        <Button icon="print" onPress={() => setPrinting(true)}>
          {t.poster}
        </Button>
      )}
      {isPrinting && isOpen && (
        <Suspense fallback={null}>
          <Poster publication={{ ...publication, code }} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </div>
  );
}
