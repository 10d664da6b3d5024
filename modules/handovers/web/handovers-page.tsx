// 交接 on the desk: what waits first, and beside it the one that is open.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { HandoverList } from './handover-list.tsx';
import { HandoverRecord } from './handover-record.tsx';
import style from './handovers.module.css';
import { readSearch } from './search.ts';

const messages = {
  zh: {
    rest: '从左边打开一次交接',
    restHow: '有人调离、请假时，在“人员与岗位”里点“交接”：岗位和手上的事一步交清，接手的人点一下接收。',
  },
  en: {
    rest: 'Open one from the left',
    restHow: 'When somebody leaves or is away, choose Hand over at Staff and posts: posts and work go in one step.',
  },
};

export default function HandoversPage() {
  const t = useMessages(messages);
  const handoverId = useParam('handoverId');
  const [search] = useFilters(readSearch);
  return (
    <Split
      list={<HandoverList tab={search.tab ?? 'open'} chosenId={handoverId} />}
      record={handoverId ? <HandoverRecord key={handoverId} handoverId={handoverId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="refresh" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/handovers"
      backSearch={search}
    />
  );
}
