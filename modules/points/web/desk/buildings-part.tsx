// The buildings behind a number: those farthest from the service first, with the nearest there is.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { placeKindTitles } from '#modules/territory/shared/place.ts';
import { type BuildingRow, coverageBuildings } from '../../shared/queries.ts';
import style from './points.module.css';
import type { PointSearch } from './search.ts';

const messages = {
  zh: {
    back: '回覆盖表',
    without: (kind: string) => `够不着${kind}的楼栋`,
    within: (kind: string) => `够得着${kind}的楼栋`,
    unlocated: '没有定位的楼栋',
    all: '全部楼栋',
    homes: (n: number) => `共 ${n.toLocaleString()} 户`,
    address: '楼栋',
    grid: '网格',
    count: '户数',
    nearest: '最近的',
    minutes: '步行',
    minute: (n: number) => `${n} 分钟`,
    nowhere: '附近没有',
    comes: '上门服务',
    locatedBy: '位置取自',
    none: '没有这样的楼栋',
    noneHow: '数字变了：有新的服务点，或者位置补上了。',
    unlocatedHow: '在“房屋”里给楼栋或小区补上经纬度，就能算出来。',
  },
  en: {
    back: 'Back to the table',
    without: (kind: string) => `Buildings without: ${kind}`,
    within: (kind: string) => `Buildings within reach: ${kind}`,
    unlocated: 'Buildings not located',
    all: 'All buildings',
    homes: (n: number) => `${n.toLocaleString()} homes`,
    address: 'Building',
    grid: 'Grid',
    count: 'Homes',
    nearest: 'Nearest',
    minutes: 'On foot',
    minute: (n: number) => `${n} min`,
    nowhere: 'none near',
    comes: 'Served at home by',
    locatedBy: 'Located by',
    none: 'No such building',
    noneHow: 'The number has moved: a new point, or a position was filled in.',
    unlocatedHow: 'Give the building or its estate a position under Places.',
  },
};

export function BuildingsPart({ search }: { search: PointSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const input = {
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(search.kind ? { kindCode: search.kind } : {}),
    state: search.state,
    pace: search.pace ?? ('usual' as const),
  };
  const asked = useAskPages(
    coverageBuildings,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: ['point.', 'place.', 'setting.'] },
  );
  const { first } = asked;
  const kind = first?.kind ? words(first.kind.title) : '';
  const title = search.state === 'all' || search.state === 'unlocated' ? t[search.state] : t[search.state](kind);
  const columns: Column<BuildingRow>[] = [
    { key: 'address', title: t.address, cell: (row) => row.address },
    { key: 'homes', title: t.count, isNumber: true, width: 72, cell: (row) => row.homes },
    ...(search.kind
      ? [
          {
            key: 'nearest',
            title: t.nearest,
            cell: (row: BuildingRow) => row.nearest?.name ?? <span className="faint">{t.nowhere}</span>,
          },
          {
            key: 'minutes',
            title: t.minutes,
            isNumber: true,
            width: 96,
            cell: (row: BuildingRow) => (row.nearest ? t.minute(row.nearest.minutes) : '—'),
          },
          { key: 'comes', title: t.comes, cell: (row: BuildingRow) => row.comesHome ?? '' },
        ]
      : []),
    { key: 'grid', title: t.grid, cell: (row) => row.gridName ?? row.communityName },
    {
      key: 'locatedBy',
      title: t.locatedBy,
      width: 96,
      cell: (row) =>
        row.locatedBy && row.locatedBy in placeKindTitles
          ? words(placeKindTitles[row.locatedBy as keyof typeof placeKindTitles])
          : '—',
    },
  ];
  return (
    <div className={style['part']}>
      <div className={style['head']}>
        <LinkButton kind="quiet" icon="back" to="/desk/points" search={{ unitId: search.unitId, pace: search.pace }}>
          {t.back}
        </LinkButton>
        <h2>
          {first?.unitName} · {title}
        </h2>
        {first && <span className="muted">{t.homes(first.homes)}</span>}
      </div>
      <DataTable
        name={coverageBuildings.name}
        caption={title}
        columns={columns}
        asked={asked}
        total={first?.total}
        keyOf={(row) => `${row.placeId} ${row.gridId}`}
        open={(row) => ({ to: `/desk/places/${row.placeId}` })}
        exports={{ query: coverageBuildings.name, input }}
        empty={
          <EmptyState icon="check" title={t.none} how={search.state === 'unlocated' ? t.unlocatedHow : t.noneHow} />
        }
      />
    </div>
  );
}
