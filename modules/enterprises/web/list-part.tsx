// The register: what somebody must see to has tabs of its own, a faulty code stands first, and the same filters make the sheet.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { departmentCodes, departmentTitles, methodTitles, stateTitles } from '../shared/enterprise.ts';
import {
  type EnterpriseLine,
  type EnterpriseSort,
  enterpriseSorts,
  enterpriseViews,
  listEnterprises,
  none,
} from '../shared/queries.ts';
import style from './enterprises.module.css';
import { askedOf, type EnterpriseSearch } from './search.ts';

const messages = {
  zh: {
    views: '状态',
    tabs: {
      all: '在营',
      faulty: '没有合格代码',
      uncontacted: '还没有联系',
      unplaced: '没有责任地',
      gone: '关停、迁出',
    },
    search: '名称、代码、法人，旧名也行',
    department: '部门',
    anyDepartment: '全部部门',
    noDepartment: '没有部门列入',
    park: '园区',
    anyPark: '全部园区',
    noPark: '没有园区',
    unit: '范围',
    whole: (name: string) => `全部${name}`,
    key: '重点企业',
    anyKey: '全部企业',
    onlyKey: '只看重点企业',
    sort: '排列',
    sorts: { fault: '代码有误的在前', name: '按名称', headcount: '人数多的在前', contacted: '最久没联系的在前' },
    name: '企业名称',
    code: '信用代码',
    wrong: '代码有误',
    missing: '没有代码',
    address: '地址',
    community: '责任社区',
    noCommunity: '没有责任地',
    legal: '法定代表人',
    heads: '人数',
    contacted: '最近联系',
    methods: '联系方式',
    more: '更多条件',
    never: '没联系过',
    none: '没有符合的企业',
    noneHow: '点“登记企业”，或者把各部门的名录从“导入”带进来。',
  },
  en: {
    views: 'State',
    tabs: {
      all: 'Open',
      faulty: 'No sound code',
      uncontacted: 'Not contacted',
      unplaced: 'Nobody answers',
      gone: 'Closed, moved',
    },
    search: 'Name, code, legal person; former names too',
    department: 'Department',
    anyDepartment: 'All departments',
    noDepartment: 'Listed by none',
    park: 'Park',
    anyPark: 'All parks',
    noPark: 'No park',
    unit: 'Area',
    whole: (name: string) => `All of ${name}`,
    key: 'Key',
    anyKey: 'All firms',
    onlyKey: 'Key firms only',
    sort: 'Order',
    sorts: {
      fault: 'Faulty codes first',
      name: 'By name',
      headcount: 'Most people first',
      contacted: 'Longest not contacted first',
    },
    name: 'Name',
    code: 'Credit code',
    wrong: 'Faulty',
    missing: 'No code',
    address: 'Address',
    community: 'Community',
    noCommunity: 'Nobody answers',
    legal: 'Legal person',
    heads: 'Heads',
    contacted: 'Last contact',
    methods: 'How contacted',
    more: 'More filters',
    never: 'never',
    none: 'No such firm',
    noneHow: 'Record one, or bring the departments’ lists in through Import.',
  },
};

type ListPartProps = { search: EnterpriseSearch; onSearch(change: Partial<EnterpriseSearch>): void };

export function ListPart({ search, onSearch }: ListPartProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const isNarrow = useIsNarrow();
  const [typed, setTyped] = useState(search.text ?? '');
  const input = askedOf(search);
  const asked = useAskPages(
    listEnterprises,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { keep: true },
  );
  const units = useAsk(listUnits, {
    underId: post.unitId,
    kinds: ['subdistrict', 'town', 'township', 'community', 'village', 'park'],
    limit: 500,
  });
  const areas = (units.answer?.units ?? []).filter(({ unitId }) => unitId !== post.unitId);
  const { view: _, list: __, enterprise: ___, ...keep } = search;
  const isBeside = search.enterprise !== undefined;
  const columns: Column<EnterpriseLine>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => (
        <>
          {row.name} {row.isKey && <Tag tone="teal">{t.key}</Tag>}
          {row.state !== 'open' && <Tag>{words(stateTitles[row.state])}</Tag>}
        </>
      ),
    },
    { key: 'code', title: t.code, width: 232, cell: (row) => <Code row={row} /> },
    {
      key: 'department',
      title: t.department,
      width: 132,
      cell: (row) => row.departments.map((code) => words(departmentTitles[code])).join('、') || '—',
    },
    { key: 'park', title: t.park, width: 116, cell: (row) => row.park ?? '—' },
    ...(isBeside
      ? []
      : [
          { key: 'address', title: t.address, cell: (row: EnterpriseLine) => row.address ?? '' },
          {
            key: 'community',
            title: t.community,
            width: 112,
            cell: (row: EnterpriseLine) => row.communityName ?? <Tag tone="amber">{t.noCommunity}</Tag>,
          },
          {
            key: 'legal',
            title: t.legal,
            width: 96,
            isHidden: true,
            cell: (row: EnterpriseLine) => row.legalRepresentative ?? '',
          },
          {
            key: 'heads',
            title: t.heads,
            width: 72,
            isNumber: true,
            cell: (row: EnterpriseLine) => row.headcount ?? '',
          },
          {
            key: 'contacted',
            title: t.contacted,
            width: 112,
            cell: (row: EnterpriseLine) =>
              row.methods.length === 0 ? (
                <Tag tone="amber">{t.never}</Tag>
              ) : (
                row.contactedOn && <Day on={row.contactedOn} />
              ),
          },
          {
            key: 'methods',
            title: t.methods,
            isHidden: true,
            cell: (row: EnterpriseLine) => row.methods.map((method) => words(methodTitles[method])).join('、'),
          },
        ]),
  ];
  const more = (
    <>
      <Select<string>
        label={t.park}
        value={search.park ?? 'any'}
        onChange={(park) => onSearch({ park: park === 'any' ? undefined : park })}
        options={[
          { value: 'any', label: t.anyPark },
          ...(asked.first?.parks ?? []).map((park) => ({ value: park, label: park })),
          { value: none, label: t.noPark },
        ]}
      />
      {areas.length > 0 && (
        <Select<string>
          label={t.unit}
          value={search.unitId ?? 'all'}
          onChange={(unitId) => onSearch({ unitId: unitId === 'all' ? undefined : unitId })}
          options={[
            { value: 'all', label: t.whole(post.unitName) },
            ...areas.map((unit) => ({ value: unit.unitId, label: unit.name })),
          ]}
        />
      )}
      <Select<'any' | 'yes'>
        label={t.key}
        value={search.key ?? 'any'}
        onChange={(key) => onSearch({ key: key === 'yes' ? 'yes' : undefined })}
        options={[
          { value: 'any', label: t.anyKey },
          { value: 'yes', label: t.onlyKey },
        ]}
      />
      <Select<EnterpriseSort>
        label={t.sort}
        value={search.sort}
        onChange={(sort) => onSearch({ sort })}
        options={enterpriseSorts.map((sort) => ({ value: sort, label: t.sorts[sort] }))}
      />
    </>
  );
  return (
    <div className={style['part']}>
      <Tabs
        name={t.views}
        here="/desk/enterprises"
        chosen={search.list}
        tabs={enterpriseViews.map((list) => ({
          key: list,
          label: t.tabs[list],
          count: asked.first?.counts[list],
          search: { ...keep, list },
        }))}
      />
      <DataTable
        name={listEnterprises.name}
        caption={t.tabs[search.list]}
        columns={columns}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => row.enterpriseId}
        chosenKey={search.enterprise}
        open={(row) => ({
          to: '/desk/enterprises',
          search: { ...keep, list: search.list, enterprise: row.enterpriseId },
        })}
        toneOf={(row) => (row.usccFault ? 'late' : undefined)}
        exports={{ query: listEnterprises.name, input }}
        empty={<EmptyState icon="columns" title={t.none} how={t.noneHow} />}
      >
        <div className={style['filters']}>
          <TextField
            label={t.search}
            type="search"
            value={typed}
            maxLength={60}
            onChange={(text) => {
              setTyped(text);
              onSearch({ text: text.trim() || undefined });
            }}
          />
          <Select<string>
            label={t.department}
            value={search.department ?? 'any'}
            onChange={(code) =>
              onSearch({
                department: [...departmentCodes, none].find((one) => one === code) as EnterpriseSearch['department'],
              })
            }
            options={[
              { value: 'any', label: t.anyDepartment },
              ...departmentCodes.map((code) => ({ value: code as string, label: words(departmentTitles[code]) })),
              { value: none, label: t.noDepartment },
            ]}
          />
          {isNarrow ? (
            <details className={style['moreFilters']}>
              <summary>{t.more}</summary>
              <div className={style['filters']}>{more}</div>
            </details>
          ) : (
            more
          )}
        </div>
      </DataTable>
    </div>
  );
}

function Code({ row }: { row: EnterpriseLine }) {
  const t = useMessages(messages);
  if (row.uscc) return <span className="num">{row.uscc}</span>;
  if (!row.usccWritten) return <Tag tone="amber">{t.missing}</Tag>;
  return (
    <>
      <span className="num">{row.usccWritten}</span> <Tag tone="red">{t.wrong}</Tag>
    </>
  );
}
