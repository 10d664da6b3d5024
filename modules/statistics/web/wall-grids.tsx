// Where it is late: every grid by the number of its overdue matters, on the map where the grids have shapes, else as tiles in order.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import type { AreaShape } from '#kernel/web/pieces/grid-geometry.ts';
import { GridMap, type MapArea } from '#kernel/web/pieces/grid-map.tsx';
import { useGo } from '#kernel/web/route.ts';
import type { boardGrids } from '../shared/queries.ts';
import { doorOf, rowsAt } from './figures.tsx';
import style from './wall.module.css';
import { WallBlock } from './wall-parts.tsx';

const messages = {
  zh: {
    title: '网格',
    colour: (n: number) => `颜色 = 超时件数 · ${n} 个网格`,
    late: '超时件数',
    tile: (name: string, late: number, open: number) => `${name}：超时 ${late}，在办 ${open}`,
  },
  en: {
    title: 'Grids',
    colour: (n: number) => `colour = overdue · ${n} grids`,
    late: 'overdue',
    tile: (name: string, late: number, open: number) => `${name}: ${late} overdue, ${open} open`,
  },
};

type Grid = QueryAnswer<typeof boardGrids>['grids'][number];

const isShape = (geometry: unknown): geometry is AreaShape =>
  ['Polygon', 'MultiPolygon'].includes(String((geometry as { type?: unknown } | null)?.type));

export function WallGrids({ grids }: { grids: readonly Grid[] }) {
  const t = useMessages(messages);
  const go = useGo();
  const areas: MapArea[] = grids.flatMap(({ unitId, name, geometry, overdue }) =>
    isShape(geometry) ? [{ id: unitId, name, shape: geometry, value: overdue.value }] : [],
  );
  const open = (id: string) => {
    const grid = grids.find(({ unitId }) => unitId === id);
    if (grid) go(rowsAt, doorOf(doorInto(grid)));
  };
  return (
    <WallBlock title={t.title} how={t.colour(grids.length)} grows>
      {/* A map with holes would hide the grids that have no shape. */}
      {areas.length === grids.length ? (
        <div className={style['map']}>
          <GridMap
            areas={areas}
            legend={t.late}
            scale="harm"
            showNames={false}
            onOpen={open}
            width={720}
            height={640}
          />
        </div>
      ) : (
        <div className={style['tiles']}>
          {grids.map((grid) => (
            <Link
              key={grid.unitId}
              to={rowsAt}
              search={doorOf(doorInto(grid))}
              className={style['tile']}
              data-late={Math.min(2, grid.overdue.value)}
              data-open={grid.open.value > 0 || undefined}
              aria-label={t.tile(`${grid.communityName} ${grid.name}`, grid.overdue.value, grid.open.value)}
              title={t.tile(`${grid.communityName} ${grid.name}`, grid.overdue.value, grid.open.value)}
            >
              {grid.overdue.value > 0 ? grid.overdue.value : ''}
            </Link>
          ))}
        </div>
      )}
    </WallBlock>
  );
}

/** Late ones first; a grid with nothing late opens what is under way there. */
const doorInto = ({ overdue, open }: Grid) => (overdue.value > 0 ? overdue.filter : open.filter);
