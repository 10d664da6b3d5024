// Communities or grids × kinds of service: how many homes lack each, the most first. Each number opens its buildings; each name goes one step down.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type CoverageRow, pointCoverage } from '../../shared/queries.ts';
import style from './points.module.css';
import type { PointSearch } from './search.ts';

const messages = {
  zh: {
    caption: '够不着的户数，按服务类别',
    how: (minutes: number, detour: number, kmh: number) =>
      `步行 ${minutes} 分钟以内或能上门才算够得着。没有路网：直线距离 × ${detour}，每小时 ${kmh} 公里。空置的不算。`,
    usual: '按常人步速',
    elder: '按老人步速',
    pace: '步速',
    path: '上级',
    community: '社区',
    grid: '网格',
    homes: '住户',
    unlocated: '没有定位',
    home: '户',
    full: '都够得着',
    within: (n: number) => `够得着 ${n}`,
    total: '合计',
    noGrid: '未划入网格',
    noHomes: '还没有登记住房',
    empty: '这里还没有社区或网格',
    emptyHow: '网格划分表从“导入”进来以后，覆盖情况会列在这里。',
    scroll: '可左右滑动',
  },
  en: {
    caption: 'Homes without, by kind of service',
    how: (minutes: number, detour: number, kmh: number) =>
      `Within reach means ${minutes} minutes on foot, or served at home. No road network: straight line × ${detour} at ${kmh} km/h. Vacant homes are left out.`,
    usual: 'Usual pace',
    elder: 'Elders’ pace',
    pace: 'Pace',
    path: 'Above',
    community: 'Community',
    grid: 'Grid',
    homes: 'Homes',
    unlocated: 'Not located',
    home: '',
    full: 'all reach it',
    within: (n: number) => `${n} within`,
    total: 'Total',
    noGrid: 'In no grid',
    noHomes: 'No homes on record yet',
    empty: 'No communities or grids here yet',
    emptyHow: 'They come in with the table of grids, through Import.',
    scroll: 'scrolls sideways',
  },
};

export function CoveragePart({ search }: { search: PointSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const input = { ...(search.unitId ? { unitId: search.unitId } : {}), pace: search.pace ?? ('usual' as const) };
  const { answer, problem, isFirst, again } = useAsk(pointCoverage, input, {
    events: ['point.', 'place.', 'setting.'],
    keep: true,
  });
  if (!answer) {
    return (
      <div className={style['part']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={8} />}
      </div>
    );
  }
  const { reach, kinds, rows, total, by } = answer;
  const mayGoDown = by === 'community';
  const keep = { pace: search.pace };
  return (
    <section className={style['part']} aria-label={t.caption}>
      <div className={style['head']}>
        <nav aria-label={t.path} className={style['path']}>
          {answer.path.map((unit) =>
            unit.unitId === answer.unitId ? (
              <b key={unit.unitId}>{unit.name}</b>
            ) : (
              <Link key={unit.unitId} to="/desk/points" search={{ ...keep, unitId: unit.unitId }}>
                {unit.name}
              </Link>
            ),
          )}
        </nav>
        <nav aria-label={t.pace} className={style['pace']}>
          {(['usual', 'elder'] as const).map((pace) => (
            <Link
              key={pace}
              to="/desk/points"
              search={{ unitId: search.unitId, ...(pace === 'elder' ? { pace } : {}) }}
              activeOptions={{ exact: true }}
              aria-current={input.pace === pace ? 'true' : undefined}
            >
              {t[pace]}
            </Link>
          ))}
        </nav>
        <ExportLink query={pointCoverage.name} input={input} />
      </div>
      <p className="muted">
        {t.how(reach.minutes, reach.detour, input.pace === 'elder' ? reach.elderKmh : reach.walkingKmh)}
      </p>
      {rows.length === 0 ? (
        <EmptyState icon="map" title={t.empty} how={t.emptyHow} />
      ) : (
        <section className={style['scroll']} aria-label={`${t.caption}，${t.scroll}`} tabIndex={0}>
          <table className={style['table']}>
            <caption className="sr-only">{t.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{by === 'grid' ? t.grid : t.community}</th>
                <th scope="col" className="num">
                  {t.homes}
                </th>
                {kinds.map((kind) => (
                  <th key={kind.kindCode} scope="col" className="num">
                    {words(kind.title)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t.unlocated}
                </th>
              </tr>
            </thead>
            <tbody>
              <Line row={total} name={<b>{t.total}</b>} search={search} isTotal />
              {rows.map((row) => (
                <Line
                  key={row.unitId ?? ''}
                  row={row}
                  search={search}
                  name={
                    row.unitId === null ? (
                      t.noGrid
                    ) : mayGoDown ? (
                      <Link to="/desk/points" search={{ ...keep, unitId: row.unitId }}>
                        {row.name}
                      </Link>
                    ) : (
                      row.name
                    )
                  }
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

type LineProps = { row: CoverageRow; name: React.ReactNode; search: PointSearch; isTotal?: boolean };

function Line({ row, name, search, isTotal = false }: LineProps) {
  const t = useMessages(messages);
  const doorTo = (state: string, kind?: string) => ({
    to: '/desk/points',
    search: { view: 'buildings', unitId: row.unitId ?? search.unitId, state, kind, pace: search.pace },
  });
  // What lies in no grid has no address of its own to list it by.
  const number = (value: number, state: string, kind?: string) =>
    row.unitId === null ? (
      value.toLocaleString()
    ) : (
      <NumberDoor
        value={value}
        unit={t.home}
        tone={state === 'without' ? 'soon' : undefined}
        {...doorTo(state, kind)}
      />
    );
  if (row.homes === 0) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td className={`${style['nothing']} faint`} colSpan={row.kinds.length + 2}>
          {t.noHomes}
        </td>
      </tr>
    );
  }
  return (
    <tr data-total={isTotal || undefined}>
      <th scope="row">{name}</th>
      <td className="num">{number(row.homes, 'all')}</td>
      {row.kinds.map(({ kindCode, within, without }) => (
        <td key={kindCode} className="num" data-gap={without > 0 || undefined}>
          {without > 0 ? (
            number(without, 'without', kindCode)
          ) : within === row.homes ? (
            <span className="good">
              <Icon name="check" size={14} /> {t.full}
            </span>
          ) : (
            <span>0</span>
          )}
          {within > 0 && (
            <Link {...doorTo('within', kindCode)} className={style['within']}>
              {t.within(within)}
            </Link>
          )}
        </td>
      ))}
      <td className="num">{row.unlocated > 0 ? number(row.unlocated, 'unlocated') : '0'}</td>
    </tr>
  );
}
