// The points that are kept here: those nobody has located first at hand, then what is in force, what is coming and what has ended.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listPoints, type PointRow, pointKinds } from '../../shared/queries.ts';
import { OpenTag } from '../parts/open-tag.tsx';
import style from './points.module.css';
import type { PointSearch } from './search.ts';

const messages = {
  zh: {
    views: '状态',
    tabs: { unlocated: '没有位置', current: '在用', coming: '即将启用', ended: '已停用' },
    kind: '类别',
    every: '全部类别',
    search: '名称或地址',
    name: '名称',
    address: '地址',
    hours: '现在',
    unit: '登记单位',
    comes: '上门',
    phone: '电话',
    from: '启用',
    until: '停用',
    reason: '原因',
    noPlace: '没有位置，不计入步行',
    none: '没有服务点',
    noneHow: '点“登记服务点”，或者把街道的一览表从“导入”带进来。',
  },
  en: {
    views: 'State',
    tabs: { unlocated: 'Not located', current: 'In force', coming: 'Coming', ended: 'Ended' },
    kind: 'Kind',
    every: 'All kinds',
    search: 'Name or address',
    name: 'Name',
    address: 'Address',
    hours: 'Now',
    unit: 'Kept by',
    comes: 'At home',
    phone: 'Telephone',
    from: 'From',
    until: 'Until',
    reason: 'Reason',
    noPlace: 'Not located, no walk counts',
    none: 'No service points',
    noneHow: 'Add one, or bring the street’s list in through Import.',
  },
};

type ListPartProps = { search: PointSearch; onSearch(change: Partial<PointSearch>): void };

export function ListPart({ search, onSearch }: ListPartProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [typed, setTyped] = useState(search.text ?? '');
  const kinds = useAsk(pointKinds, {});
  const input = {
    view: search.list,
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(search.kind ? { kindCode: search.kind } : {}),
    ...(search.text ? { text: search.text } : {}),
  };
  const asked = useAskPages(
    listPoints,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { keep: true, everyMs: 60_000 },
  );
  const keep = { view: 'list', unitId: search.unitId, kind: search.kind, text: search.text };
  // Beside an open record there is room for what tells the points apart.
  const isBeside = search.point !== undefined;
  const more: Column<PointRow>[] = [
    { key: 'comes', title: t.comes, cell: (row) => row.homeUnitName ?? '' },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'phone', title: t.phone, width: 128, cell: (row) => row.phone ?? '' },
    {
      key: 'from',
      title: t.from,
      width: 120,
      isHidden: search.list !== 'coming',
      cell: (row) => <Day on={row.from} />,
    },
  ];
  const columns: Column<PointRow>[] = [
    { key: 'name', title: t.name, width: 176, cell: (row) => row.name },
    { key: 'kind', title: t.kind, width: 120, cell: (row) => words(row.kindTitle) },
    ...(search.list === 'ended'
      ? [
          { key: 'until', title: t.until, width: 120, cell: (row: PointRow) => row.until && <Day on={row.until} /> },
          { key: 'reason', title: t.reason, cell: (row: PointRow) => row.endReason ?? '' },
        ]
      : [{ key: 'hours', title: t.hours, cell: (row: PointRow) => <OpenTag standing={row.standing} /> }]),
    {
      key: 'address',
      title: t.address,
      cell: (row) => (
        <>
          {row.address} {row.longitude === null && row.homeUnitId === null && <Tag tone="amber">{t.noPlace}</Tag>}
        </>
      ),
    },
    ...(isBeside ? [] : more),
  ];
  return (
    <div className={style['part']}>
      <Tabs
        name={t.views}
        here="/desk/points"
        chosen={search.list}
        tabs={(['current', 'unlocated', 'coming', 'ended'] as const).map((list) => ({
          key: list,
          label: t.tabs[list],
          count: asked.first?.counts[list],
          search: { ...keep, list },
        }))}
      />
      <DataTable
        name={`${listPoints.name}.${search.list === 'coming' ? 'coming' : 'rest'}`}
        caption={t.tabs[search.list]}
        columns={columns}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => `${row.pointId} ${row.from}`}
        chosenKey={search.point}
        open={(row) => ({ to: '/desk/points', search: { ...keep, list: search.list, point: row.pointId } })}
        exports={{ query: listPoints.name, input }}
        empty={<EmptyState icon="pin" title={t.none} how={t.noneHow} />}
      >
        <div className={style['filters']}>
          <TextField
            label={t.search}
            type="search"
            value={typed}
            maxLength={40}
            onChange={(text) => {
              setTyped(text);
              onSearch({ text: text.trim() || undefined });
            }}
          />
          <Select
            label={t.kind}
            value={search.kind ?? 'all'}
            onChange={(kind) => onSearch({ kind: kind === 'all' ? undefined : kind })}
            options={[
              { value: 'all', label: t.every },
              ...(kinds.answer?.kinds ?? []).map((kind) => ({ value: kind.kindCode, label: words(kind.title) })),
            ]}
          />
        </div>
      </DataTable>
    </div>
  );
}
