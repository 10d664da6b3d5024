// 公告通报 on the desk: the list by where each stands, and beside it the one that is open.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import style from './desk.module.css';
import { PublicationList } from './publication-list.tsx';
import { PublicationRecord } from './publication-record.tsx';
import { readSearch } from './tabs.ts';

const messages = {
  zh: { rest: '从左边打开一份', restHow: '坐席起草，书记或督查发布；发布时才编号，发布后不再改动。' },
  en: { rest: 'Open one from the left', restHow: 'The desk drafts, whoever leads the unit publishes.' },
};

export default function NoticesPage() {
  const t = useMessages(messages);
  const publicationId = useParam('publicationId');
  const [search] = useFilters(readSearch);
  return (
    <Split
      list={<PublicationList search={search} chosenId={publicationId} />}
      record={publicationId ? <PublicationRecord key={publicationId} publicationId={publicationId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="speaker" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/notices"
      backSearch={search}
    />
  );
}
