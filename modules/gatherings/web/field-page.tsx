// 集中活动 on the phone: the list, or one gathering with its roll.
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { GatheringList } from './gathering-list.tsx';
import { GatheringRecord } from './gathering-record.tsx';
import style from './gatherings.module.css';
import { baseOf, readSearch } from './search.ts';

const messages = { zh: { today: '回今日', list: '回列表' }, en: { today: 'Today', list: 'Back to the list' } };

export default function GatheringsOnPhone() {
  const t = useMessages(messages);
  const gatheringId = useParam('gatheringId');
  const [search] = useFilters(readSearch);
  return (
    <div className={style['phone']}>
      <div>
        <LinkButton kind="quiet" icon="back" to={gatheringId ? baseOf('field') : '/field'}>
          {gatheringId ? t.list : t.today}
        </LinkButton>
      </div>
      {gatheringId ? (
        <GatheringRecord key={gatheringId} gatheringId={gatheringId} />
      ) : (
        <GatheringList door="field" tab={search.tab ?? 'planned'} chosenId={undefined} />
      )}
    </div>
  );
}
