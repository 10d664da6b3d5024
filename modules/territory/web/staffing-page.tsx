// 人员配备: households by head, required beside actual, shortfall first (A3); contracts missing or doubled (A7); what lies in no grid (A1, A2).
import { useMessages } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { contractGaps, coverage, staffingTable } from '../shared/queries.ts';
import style from './territory.module.css';

const messages = {
  zh: {
    title: '人员配备',
    rule: (n: number) => `每 ${n} 户配 1 人，不足 ${n} 户按 1 人`,
    staff: '配备',
    gaps: '包保缺口',
    cover: '网格覆盖',
    views: '看哪些',
    unit: '网格',
    community: '社区（村）',
    households: '户数',
    required: '应配',
    actual: '实配',
    shortfall: '缺',
    enough: '够',
    state: '情况',
    none: '无人包保',
    double: '多家包保',
    by: '包保单位（人）',
    grids: '最小网格',
    estates: '小区',
    dwellings: '住宅',
    shops: '商铺',
    uncovered: '未划入网格',
    all: '全部划入',
    total: '合计',
    noGaps: '每个网格都有且只有一家包保',
    noGapsHow: '有空缺或重复时会列在这里。',
  },
  en: {
    title: 'Hands and gaps',
    rule: (n: number) => `One worker per ${n} households, rounded up`,
    staff: 'Staffing',
    gaps: 'Contract gaps',
    cover: 'Coverage',
    views: 'View',
    unit: 'Grid',
    community: 'Community',
    households: 'Households',
    required: 'Required',
    actual: 'Actual',
    shortfall: 'Short',
    enough: 'enough',
    state: 'State',
    none: 'nobody',
    double: 'two or more',
    by: 'Contracted by',
    grids: 'Lowest grids',
    estates: 'Estates',
    dwellings: 'Dwellings',
    shops: 'Shops',
    uncovered: 'In no grid',
    all: 'all covered',
    total: 'Total',
    noGaps: 'Every grid has exactly one contractor',
    noGapsHow: 'Gaps and doubles would be listed here.',
  },
};

const views = ['staff', 'gaps', 'cover'] as const;
const readSearch = (raw: Record<string, unknown>) => ({ view: views.find((view) => view === raw['view']) ?? 'staff' });

export default function StaffingPage() {
  const t = useMessages(messages);
  const [search] = useFilters(readSearch);
  const staffing = useAsk(staffingTable, {});
  const gaps = useAsk(contractGaps, {});
  const cover = useAsk(coverage, {}, { events: ['place.', 'redraw.', 'unit.'] });
  const rows = (staffing.answer?.rows ?? [])
    .filter((row) => row.isLowest)
    .sort((a, b) => b.figures.shortfall - a.figures.shortfall || b.figures.households - a.figures.households);
  const asked = <Row,>(
    from: { problem: typeof staffing.problem; isFirst: boolean; again: () => void },
    list: Row[],
  ) => ({
    rows: list,
    problem: from.problem,
    isFirst: from.isFirst,
    hasMore: false,
    isAskingMore: false,
    more: () => undefined,
    again: from.again,
  });
  type StaffRow = (typeof rows)[number];
  const staffColumns: Column<StaffRow>[] = [
    { key: 'unit', title: t.unit, cell: (row) => row.name },
    { key: 'community', title: t.community, cell: (row) => row.communityName },
    { key: 'households', title: t.households, cell: (row) => row.figures.households, isNumber: true },
    { key: 'required', title: t.required, cell: (row) => row.figures.required, isNumber: true },
    { key: 'actual', title: t.actual, cell: (row) => row.figures.actual, isNumber: true },
    {
      key: 'shortfall',
      title: t.shortfall,
      cell: (row) =>
        row.figures.shortfall > 0 ? (
          <Tag tone="red">{row.figures.shortfall}</Tag>
        ) : (
          <span className="muted">{t.enough}</span>
        ),
      isNumber: true,
    },
  ];
  const gapRows = gaps.answer?.gaps ?? [];
  const coverRows = cover.answer?.communities ?? [];
  const uncoveredOf = (row: (typeof coverRows)[number]) =>
    row.uncovered.estates + row.uncovered.dwellings + row.uncovered.shops;
  const totals = staffing.answer?.totals;
  return (
    <>
      <PageHead
        title={t.title}
        sub={staffing.answer ? t.rule(staffing.answer.staffing.householdsPerWorker) : undefined}
      >
        <Tabs
          name={t.views}
          here="/desk/staffing"
          chosen={search.view}
          tabs={[
            { key: 'staff', label: t.staff, count: totals?.shortfall, search: { view: 'staff' } },
            { key: 'gaps', label: t.gaps, count: gaps.answer?.gaps.length, search: { view: 'gaps' } },
            {
              key: 'cover',
              label: t.cover,
              count: cover.answer?.communities.reduce((sum, row) => sum + uncoveredOf(row), 0),
              search: { view: 'cover' },
            },
          ]}
        />
      </PageHead>
      <div className={style['body']}>
        {search.view === 'staff' && totals && (
          <p className={style['totals']}>
            {(
              [
                ['households', totals.households],
                ['required', totals.required],
                ['actual', totals.actual],
                ['shortfall', totals.shortfall],
              ] as const
            ).map(([key, value]) => (
              <span key={key}>
                {t[key]} <strong className={key === 'shortfall' && value > 0 ? 'late' : ''}>{value}</strong>
              </span>
            ))}
          </p>
        )}
        {search.view === 'staff' && (
          <DataTable
            name="staffing.table"
            caption={t.title}
            columns={staffColumns}
            asked={asked(staffing, rows)}
            keyOf={(row) => row.unitId}
            open={(row) => ({ to: `/desk/territory/${row.unitId}` })}
            total={rows.length}
            exports={{ query: staffingTable.name, input: {} }}
          />
        )}
        {search.view === 'gaps' && (
          <DataTable
            name="contract.gaps"
            caption={t.gaps}
            columns={[
              { key: 'unit', title: t.unit, cell: (row) => row.name },
              { key: 'community', title: t.community, cell: (row) => row.communityName },
              {
                key: 'state',
                title: t.state,
                cell: (row) => (
                  <Tag tone={row.state === 'none' ? 'red' : 'amber'}>{row.state === 'none' ? t.none : t.double}</Tag>
                ),
              },
              { key: 'by', title: t.by, cell: (row) => row.contractors.join('、') },
            ]}
            asked={asked(gaps, gapRows)}
            keyOf={(row) => row.gridId}
            open={(row) => ({ to: `/desk/territory/${row.gridId}` })}
            total={gapRows.length}
            exports={{ query: contractGaps.name, input: {} }}
          />
        )}
        {search.view === 'cover' && (
          <DataTable
            name="territory.coverage"
            caption={t.cover}
            columns={[
              { key: 'community', title: t.community, cell: (row) => row.name },
              { key: 'grids', title: t.grids, cell: (row) => row.grids, isNumber: true },
              { key: 'estates', title: t.estates, cell: (row) => row.estates, isNumber: true },
              { key: 'dwellings', title: t.dwellings, cell: (row) => row.dwellings, isNumber: true },
              { key: 'shops', title: t.shops, cell: (row) => row.shops, isNumber: true },
              {
                key: 'uncovered',
                title: t.uncovered,
                cell: (row) =>
                  uncoveredOf(row) > 0 ? (
                    <Tag tone="red">{uncoveredOf(row)}</Tag>
                  ) : (
                    <span className="muted">{t.all}</span>
                  ),
                isNumber: true,
              },
            ]}
            asked={asked(cover, coverRows)}
            keyOf={(row) => row.communityId}
            open={(row) => ({ to: `/desk/territory/${row.communityId}` })}
            total={coverRows.length}
            exports={{ query: coverage.name, input: {} }}
          />
        )}
      </div>
    </>
  );
}
