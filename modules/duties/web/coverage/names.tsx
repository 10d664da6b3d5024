// The names behind a number: not yet first, each leading to the page of whom it is about; the whole of it as a sheet.

import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { excuseDuty } from '../../shared/commands.ts';
import { dutyStateTitles } from '../../shared/duty-state.ts';
import { dutyCoverage, listDuties } from '../../shared/queries.ts';
import { excuseReasons } from '../../shared/visit.ts';
import { ExcuseSheet } from '../visit/excuse-sheet.tsx';
import { dutyEvents, stateTones } from '../words.ts';
import style from './coverage.module.css';
import { asOfInput, type CoverageSearch, madeOf, notYet, notYetOf, statesShown } from './coverage-search.ts';
import { SubjectName } from './subject-name.tsx';

const messages = {
  zh: {
    back: '回覆盖表',
    views: '按状态看',
    notYet: '还没完成',
    all: '全部',
    elsewhere: '不在下级单元里的',
    name: '姓名或名称',
    state: '状态',
    address: '地址',
    grid: '网格',
    dueAt: '期限',
    done: '完成',
    attempts: '没办成',
    excuse: '免做理由',
    act: '办理',
    excuseIt: '免做…',
    excuseOf: (name: string) => `免做… ${name}`,
    told: '记录内容',
    sealed: '已封存',
    caption: (title: string, unit: string) => `${unit} · ${title}`,
  },
  en: {
    back: 'Back to the table',
    views: 'By state',
    notYet: 'Not yet',
    all: 'All',
    elsewhere: 'In none of the units below',
    name: 'Name',
    state: 'State',
    address: 'Address',
    grid: 'Grid',
    dueAt: 'Due',
    done: 'Done',
    attempts: 'Tries',
    excuse: 'Excused because',
    act: 'Acts',
    excuseIt: 'Excuse…',
    excuseOf: (name: string) => `Excuse… ${name}`,
    told: 'On record',
    sealed: 'sealed',
    caption: (title: string, unit: string) => `${unit} · ${title}`,
  },
};

type Row = QueryAnswer<typeof listDuties>['rows'][number];
type Props = { search: CoverageSearch; slot: string; title: string };

export function Names({ search, slot, title }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [excusing, setExcusing] = useState<Row>();
  const excuse = useCommand(excuseDuty, { invalidates: ['duty.'], onDone: () => setExcusing(undefined) });
  const rhythmId = search.rhythmId ?? '';
  const unitId = search.namesOf ?? '';
  const head = useAsk(
    dutyCoverage,
    { rhythmId, slot, unitId, ...(search.placeId ? { placeId: search.placeId } : {}), ...asOfInput(search) },
    { events: dutyEvents, keep: true },
  );
  const input = {
    rhythmId,
    slot,
    unitId,
    ...(search.placeId ? { placeId: search.placeId } : {}),
    ...asOfInput(search),
    ...(search.states ? { states: search.states } : {}),
    ...(search.isElsewhere ? { isElsewhere: true } : {}),
  };
  const asked = useAskPages(
    listDuties,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: dutyEvents, keep: true },
  );
  const counts = search.isElsewhere ? head.answer?.elsewhere : head.answer?.total;
  const unitName = search.isElsewhere ? t.elsewhere : (head.answer?.place?.name ?? head.answer?.unit.name ?? '');
  const tabs = counts
    ? [
        { key: notYet.join(), label: t.notYet, count: notYetOf(counts), search: { ...search, states: [...notYet] } },
        ...statesShown(counts).map((state) => ({
          key: state,
          label: words(dutyStateTitles[state]),
          count: counts[state],
          search: { ...search, states: [state] },
        })),
        { key: '', label: t.all, count: madeOf(counts), search: { ...search, states: undefined } },
      ]
    : [];
  // In the order of the tabs, whatever stands in the address.
  const chosen = notYet.every((state) => search.states?.includes(state)) ? notYet.join() : (search.states ?? []).join();
  const mayExcuse = mayBy(excuseDuty.allowed, { kind: 'staff', role: post.role }) && !search.asOf;
  return (
    <section className={`card ${style['part']}`} aria-label={t.caption(title, unitName)}>
      <div className={style['back']}>
        <LinkButton
          kind="quiet"
          icon="back"
          to="/desk/coverage"
          search={{ ...search, namesOf: undefined, placeId: undefined, states: undefined, isElsewhere: undefined }}
        >
          {t.back}
        </LinkButton>
        <h2>{unitName}</h2>
      </div>
      <Tabs tabs={tabs} chosen={chosen} here="/desk/coverage" name={t.views} />
      <DataTable<Row>
        name={listDuties.name}
        caption={t.caption(title, unitName)}
        columns={[...columnsOf(t, words), ...(mayExcuse ? [excuseColumn(t, setExcusing)] : [])]}
        asked={asked}
        keyOf={(row) => row.subjectId}
        total={asked.first?.total}
        toneOf={(row) => (row.state === 'missed' ? 'late' : undefined)}
        exports={{ query: listDuties.name, input }}
      />
      {excusing && (
        <ExcuseSheet
          subjectId={excusing.subjectId}
          open={[{ rhythmId, slot, title: { zh: title, en: title } }]}
          problem={excuse.problem}
          onClose={() => setExcusing(undefined)}
          onExcuse={([key], reasonCode, reason) => key && void excuse.run({ ...key, reasonCode, reason })}
        />
      )}
    </section>
  );
}

/** Whoever hears at the desk that somebody is in hospital or away says so for them. */
function excuseColumn(t: (typeof messages)['zh'], onExcuse: (row: Row) => void): Column<Row> {
  return {
    key: 'act',
    title: t.act,
    cell: (row) =>
      notYet.some((state) => state === row.state) && (
        <Button kind="quiet" icon="pause" label={t.excuseOf(row.name)} onPress={() => onExcuse(row)}>
          {t.excuseIt}
        </Button>
      ),
  };
}

function columnsOf(t: (typeof messages)['zh'], words: ReturnType<typeof useWords>): Column<Row>[] {
  return [
    { key: 'name', title: t.name, cell: (row) => <SubjectName row={row} /> },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <Tag tone={stateTones[row.state]}>{words(dutyStateTitles[row.state])}</Tag>,
    },
    { key: 'address', title: t.address, cell: (row) => row.address },
    { key: 'grid', title: t.grid, cell: (row) => row.gridName },
    { key: 'dueAt', title: t.dueAt, cell: (row) => <Moment at={row.dueAt} /> },
    {
      key: 'done',
      title: t.done,
      cell: (row) =>
        row.doneAt && (
          <>
            <Moment at={row.doneAt} /> {row.doneBy} {row.isDrill && <DrillTag />}
          </>
        ),
    },
    {
      key: 'told',
      title: t.told,
      cell: (row) =>
        [...row.answers.map(({ title, value }) => `${words(title)}：${words(value)}`), row.isSealed && t.sealed]
          .filter(Boolean)
          .join('；'),
    },
    {
      key: 'attempts',
      title: t.attempts,
      isNumber: true,
      cell: (row) => (row.attempts > 0 ? row.attempts : null),
    },
    {
      key: 'excuse',
      title: t.excuse,
      cell: (row) =>
        row.excuse &&
        [words(excuseReasons[row.excuse.code]), row.excuse.reason, row.excuse.byName].filter(Boolean).join(' · '),
    },
  ];
}
