// 三个一: how the three rhythms are kept, for one's own area or any unit below it — what is owed first, what was missed next, and every number a way to
// its rows. The filters stand in the address.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tallyRhythms } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { Calendar } from './calendar.tsx';
import { Mine } from './mine.tsx';
import style from './overview.module.css';
import { OverviewHead } from './overview-head.tsx';
import { RhythmList } from './rhythm-list.tsx';
import { daysOf, filterOf, readRhythmSearch } from './rhythm-search.ts';
import { TallyCards } from './tally-cards.tsx';
import { UnitsTable } from './units-table.tsx';

const messages = {
  zh: { view: '怎么看', list: '列表', calendar: '日历' },
  en: { view: 'View', list: 'List', calendar: 'Calendar' },
};

export default function RhythmsPage() {
  const t = useMessages(messages);
  const [search, set] = useFilters(readRhythmSearch);
  const today = dateOf(useNow());
  const { from, to } = daysOf(search, today);
  const { unitId, asOf } = search;
  const period = { from, to, ...(unitId ? { unitId } : {}), ...(asOf ? { asOf } : {}) };
  const tally = useAsk(tallyRhythms, period, { events: rhythmEvents, keep: true });
  const view = search.view ?? 'list';
  return (
    <>
      <OverviewHead search={search} set={set} days={{ from, to }} today={today} />
      <div className={style['page']}>
        <Mine />
        <ProblemNote problem={tally.problem} again={tally.again} />
        <TallyCards rhythms={tally.answer?.rhythms} search={search} />
        <UnitsTable units={tally.answer?.below ?? []} search={search} />
        <div className={style['views']}>
          <Tabs
            name={t.view}
            here="/desk/rhythms"
            chosen={view}
            tabs={(['list', 'calendar'] as const).map((key) => ({
              key,
              label: t[key],
              search: { ...search, view: key === 'list' ? undefined : key },
            }))}
          />
        </div>
        {view === 'calendar' ? (
          <Calendar period={{ ...period, ...(search.code ? { code: search.code } : {}) }} search={search} />
        ) : (
          <RhythmList filter={filterOf(search, today)} search={search} tally={tally.answer?.rhythms} />
        )}
      </div>
    </>
  );
}
