// The occurrences themselves, what was missed first. The tabs are the states; what else is filtered stands as a chip that can be taken off.
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import type { OccurrenceState } from '../../shared/occurrence.ts';
import { listOccurrences, type OccurrenceFilter, type OccurrenceLine } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { StateTag } from '../state-tag.tsx';
import { deskPath, periodWords } from '../words.ts';
import style from './overview.module.css';
import type { RhythmSearch } from './rhythm-search.ts';
import type { RhythmTally } from './tally-cards.tsx';

const messages = {
  zh: {
    caption: '三个一',
    states: '状态',
    all: '全部',
    missed: '缺',
    due: '待完成',
    done: '已完成',
    excused: '免做',
    rhythm: '节奏',
    unit: '单元',
    parent: '上级',
    who: '责任人',
    vacant: '空岗',
    period: '所属期',
    dueOn: '应办日',
    state: '状态',
    when: '完成',
    items: '项数',
    findings: '问题 / 决定',
    off: (what: string) => `${what} ×`,
    none: '这里没有',
    noneHow: '排定的每一次都会列在这里；换个时间段或状态看看。',
  },
  en: {
    caption: 'Three rhythms',
    states: 'State',
    all: 'All',
    missed: 'Missed',
    due: 'Due',
    done: 'Done',
    excused: 'Excused',
    rhythm: 'Rhythm',
    unit: 'Unit',
    parent: 'Under',
    who: 'Answerable',
    vacant: 'Vacant',
    period: 'Stands for',
    dueOn: 'Due on',
    state: 'State',
    when: 'Done',
    items: 'Items',
    findings: 'Findings / decisions',
    off: (what: string) => `${what} ×`,
    none: 'Nothing here',
    noneHow: 'Everything laid out is listed here; try other days or states.',
  },
};

const tabs: { key: 'all' | 'missed' | 'due' | 'done' | 'excused'; states: OccurrenceState[] | undefined }[] = [
  { key: 'all', states: undefined },
  { key: 'missed', states: ['missed'] },
  { key: 'due', states: ['due'] },
  { key: 'done', states: ['done'] },
  { key: 'excused', states: ['excused', 'left_out'] },
];

const same = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join();

type Props = { filter: OccurrenceFilter; search: RhythmSearch; tally: readonly RhythmTally[] | undefined };

export function RhythmList({ filter, search, tally }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const asked = useAskPages(
    listOccurrences,
    filter,
    { rows: ({ rows }) => rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { events: rhythmEvents, keep: true },
  );
  const counted = tally?.filter(
    ({ code, record }) => (!search.code || code === search.code) && (!search.record || record === search.record),
  );
  const sum = (...keys: ('missed' | 'due' | 'done' | 'excused' | 'leftOut' | 'planned')[]) =>
    counted?.reduce((all, rhythm) => all + keys.reduce((own, key) => own + rhythm[key].value, 0), 0);
  const counts = {
    all: sum('planned', 'leftOut'),
    missed: sum('missed'),
    due: sum('due'),
    done: sum('done'),
    excused: sum('excused', 'leftOut'),
  };
  const only = search.code ?? search.record;
  const onlyTitle = tally?.find(({ code, record }) => code === search.code || record === search.record)?.title;
  const columns: Column<OccurrenceLine>[] = [
    { key: 'rhythm', title: t.rhythm, cell: (row) => words(row.title) },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'parent', title: t.parent, cell: (row) => row.parentName },
    {
      key: 'who',
      title: t.who,
      cell: (row) =>
        row.holders.length > 0 ? (
          row.holders.join('、')
        ) : (
          <span className="late">
            {t.vacant} <small>{words(roles[row.role].title)}</small>
          </span>
        ),
    },
    { key: 'period', title: t.period, cell: (row) => words(periodWords(row.periodFrom, row.periodTo)) },
    { key: 'dueOn', title: t.dueOn, cell: (row) => <Day on={row.dueOn} /> },
    { key: 'state', title: t.state, cell: (row) => <StateTag line={row} /> },
    {
      key: 'when',
      title: t.when,
      cell: (row) => {
        const at = row.doneAt ?? row.madeUpAt;
        return at ? (
          <>
            <Moment at={at} short /> {row.doneBy}
          </>
        ) : (
          row.excuse
        );
      },
    },
    { key: 'items', title: t.items, isNumber: true, cell: (row) => row.items || '—', isHidden: true },
    { key: 'findings', title: t.findings, isNumber: true, cell: (row) => row.findings || '—' },
  ];
  return (
    <div className={style['list']}>
      <DataTable
        name="rhythm.list"
        caption={t.caption}
        columns={columns}
        asked={asked}
        keyOf={(row) => row.id}
        open={(row) => ({ to: deskPath(row), search })}
        toneOf={(row) => (row.state === 'missed' && row.madeUpAt === null ? 'late' : row.isToday ? 'soon' : undefined)}
        exports={{ query: listOccurrences.name, input: filter }}
        empty={<EmptyState icon="today" title={t.none} how={t.noneHow} />}
      >
        <Tabs
          name={t.states}
          here="/desk/rhythms"
          chosen={tabs.find(({ states }) => same(states, search.states))?.key ?? ''}
          tabs={tabs.map(({ key, states }) => ({
            key,
            label: t[key],
            count: counts[key],
            search: { ...search, states },
          }))}
        />
        {only && (
          <LinkButton to="/desk/rhythms" search={{ ...search, code: undefined, record: undefined }}>
            {t.off(onlyTitle ? words(onlyTitle) : only)}
          </LinkButton>
        )}
      </DataTable>
    </div>
  );
}
