// 大屏: one glance from across the room. Consequences first, then the grids, then who has the work; every number still opens its rows.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { type AreaShape } from '#kernel/web/pieces/grid-geometry.ts';
import { GridMap, type MapArea } from '#kernel/web/pieces/grid-map.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { boardGrids, boardOverview, boardUnits } from '../shared/queries.ts';
import style from './board.module.css';
import { Consequences } from './consequences.tsx';
import { Bars, doorOf, RateSum, rowsAt, Sum } from './figures.tsx';

const messages = {
  zh: {
    today: '今天来的',
    open: '正在办',
    overdue: '超时',
    response: '响应率',
    resolution: '解决率（回访口径）',
    satisfaction: '满意率',
    grids: '网格',
    colour: (n: number) => `颜色 = 超时件数 · ${n} 个网格`,
    late: '超时件数',
    handling: '谁在办',
    openLate: '在办 / 超时',
  },
  en: {
    today: 'Came today',
    open: 'Open',
    overdue: 'Overdue',
    response: 'Response rate',
    resolution: 'Resolution rate (by callback)',
    satisfaction: 'Satisfaction',
    grids: 'Grids',
    colour: (n: number) => `colour = overdue · ${n} grids`,
    late: 'overdue',
    handling: 'Who has it',
    openLate: 'open / overdue',
  },
};

const isShape = (geometry: unknown): geometry is AreaShape =>
  ['Polygon', 'MultiPolygon'].includes(String((geometry as { type?: unknown } | null)?.type));

export default function WallPage() {
  const t = useMessages(messages);
  const go = useGo();
  const to = dateOf(useNow());
  const input = { from: `${to.slice(0, 7)}-01`, to };
  const { answer, problem, again } = useAsk(boardOverview, input, {
    events: ['request.'],
    everyMs: 60_000,
    keep: true,
  });
  const units = useAsk(boardUnits, input, { events: ['request.'], everyMs: 60_000, keep: true });
  const grids = useAsk(boardGrids, {}, { events: ['request.'], everyMs: 60_000, keep: true });
  if (!answer) return problem ? <ProblemNote problem={problem} again={again} /> : <Skeleton lines={10} />;
  const all = grids.answer?.grids ?? [];
  const areas: MapArea[] = all.flatMap((grid) =>
    isShape(grid.geometry)
      ? [{ id: grid.unitId, name: grid.name, shape: grid.geometry, value: grid.overdue.value }]
      : [],
  );
  return (
    <div className={style['wall']}>
      <div className={style['sums']}>
        <Sum label={t.today} figure={answer.today} />
        <Sum label={t.open} figure={answer.now.open} />
        <Sum label={t.overdue} figure={answer.now.overdue} tone="late" />
        <RateSum label={t.response} rate={answer.rates.response} />
        <RateSum label={t.resolution} rate={answer.rates.resolution} />
        <RateSum label={t.satisfaction} rate={answer.rates.satisfaction} />
      </div>
      <div className={style['columns']}>
        <Consequences rows={answer.consequences.rows} all={answer.consequences.all} />
        {areas.length > 0 && (
          <section className={`card ${style['part']}`}>
            <h2>
              {t.grids} <small className="muted">{t.colour(all.length)}</small>
            </h2>
            <GridMap
              areas={areas}
              legend={t.late}
              scale="harm"
              showNames={false}
              onOpen={(id) => {
                const grid = all.find((one) => one.unitId === id);
                if (grid) go(rowsAt, doorOf(grid.open.filter));
              }}
            />
          </section>
        )}
        <section className={`card ${style['part']}`}>
          <h2>
            {t.handling} <small className="muted">{t.openLate}</small>
          </h2>
          <Bars
            label={t.handling}
            rows={(units.answer?.handling ?? [])
              .slice(0, 12)
              .map((one) => ({ key: one.unitId, name: one.name, figure: one.open, late: one.overdue }))}
          />
        </section>
      </div>
    </div>
  );
}
