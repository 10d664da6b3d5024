// 集中活动 at the desk: what is to be held and whose result is waited for first; beside it the one that is open.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { GatheringList } from './gathering-list.tsx';
import { GatheringRecord } from './gathering-record.tsx';
import style from './gatherings.module.css';
import { baseOf, readSearch } from './search.ts';

const messages = {
  zh: { rest: '从左边打开一次活动', how: '安排一次活动，到时候点名：谁来了点一下，一次保存，走访台账跟着记。' },
  en: {
    rest: 'Open one from the left',
    how: 'Plan it, then call the roll: one tap each, one save, and their registers follow.',
  },
};

export default function GatheringsDesk() {
  const t = useMessages(messages);
  const gatheringId = useParam('gatheringId');
  const [search] = useFilters(readSearch);
  return (
    <Split
      list={<GatheringList door="desk" tab={search.tab ?? 'planned'} chosenId={gatheringId} />}
      record={gatheringId ? <GatheringRecord key={gatheringId} gatheringId={gatheringId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="people" title={t.rest} how={t.how} />
        </div>
      }
      backTo={baseOf('desk')}
      backSearch={search}
    />
  );
}
