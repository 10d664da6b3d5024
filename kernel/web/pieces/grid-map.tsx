// Grids as polygons on a plain ground, coloured by any count (choropleth), each a door to what is behind it. Needs no tiles and no network.
// Red and amber are used only where the count is of harm (`scale="harm"`: late, missed); amounts stay in teal.
import { type KeyboardEvent, useMemo } from 'react';
import { useMessages } from '../language/language.ts';
import {
  type AreaShape,
  classBounds,
  classOf,
  labelPlace,
  type Position,
  pathOf,
  planeFor,
  positionsOf,
} from './grid-geometry.ts';
import style from './grid-map.module.css';

export type MapArea = {
  id: string;
  name: string;
  shape: AreaShape /** Null: not known, which is not zero. */;
  value?: number | null;
};
export type MapPin = {
  id: string;
  at: Position;
  label: string;
  tone?: 'late' | 'soon' | 'calm';
  /** How many stand there: written on the pin. */
  count?: number;
};

const messages = {
  zh: {
    unknown: '没有数据',
    upTo: (from: number, to: number) => (from === to ? `${to}` : `${from}–${to}`),
    map: '地图',
  },
  en: { unknown: 'no data', upTo: (from: number, to: number) => (from === to ? `${to}` : `${from}–${to}`), map: 'Map' },
};

export type GridMapProps = {
  areas: readonly MapArea[];
  pins?: readonly MapPin[];
  /** What the colour means, with its unit: 超时件数. */
  legend?: string;
  unit?: string;
  scale?: 'amount' | 'harm';
  chosenId?: string | undefined;
  onOpen?: ((id: string) => void) | undefined;
  /** Pins become buttons, large enough for a thumb. */
  onPin?: ((id: string) => void) | undefined;
  /** Drawing units; the map always fills its column. */
  width?: number;
  height?: number;
  showNames?: boolean;
};

export function GridMap(props: GridMapProps) {
  const {
    areas,
    pins = [],
    legend,
    unit = '',
    scale = 'amount',
    chosenId,
    onOpen,
    onPin,
    width = 720,
    height = 560,
    showNames = true,
  } = props;
  const t = useMessages(messages);
  const drawn = useMemo(() => {
    const plane = planeFor(
      [...areas.flatMap((area) => positionsOf(area.shape)), ...pins.map((pin) => pin.at)],
      width,
      height,
    );
    return {
      shapes: areas.map((area) => ({ path: pathOf(area.shape, plane), label: labelPlace(area.shape, plane) })),
      pins: pins.map((pin) => plane.project(pin.at)),
    };
  }, [areas, pins, width, height]);
  const hasValues = areas.some((area) => area.value !== undefined);
  const bounds = useMemo(
    () => classBounds(areas.flatMap((area) => (typeof area.value === 'number' ? [area.value] : []))),
    [areas],
  );
  const fillOf = (area: MapArea) =>
    typeof area.value === 'number' ? shadeOf(classOf(area.value, bounds), bounds, scale) : undefined;

  return (
    <figure className={style['map']}>
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={legend ?? t.map}>
        {areas.map((area, i) => {
          const name = `${area.name}${hasValues ? `：${typeof area.value === 'number' ? `${area.value} ${unit}` : t.unknown}` : ''}`;
          const open = onOpen && (() => onOpen(area.id));
          return (
            <path
              key={area.id}
              d={drawn.shapes[i]?.path}
              fillRule="evenodd"
              className={style['area']}
              data-chosen={area.id === chosenId || undefined}
              data-unknown={area.value === null || undefined}
              {...(fillOf(area) ? { style: { fill: fillOf(area) } } : {})}
              {...(open
                ? {
                    role: 'button',
                    tabIndex: 0,
                    'aria-label': name,
                    onClick: open,
                    onKeyDown: (event: KeyboardEvent) => onEnter(event, open),
                  }
                : { role: 'img', 'aria-label': name })}
            >
              <title>{name}</title>
            </path>
          );
        })}
        {showNames &&
          areas.map((area, i) => {
            const label = drawn.shapes[i]?.label;
            const text = typeof area.value === 'number' ? String(area.value) : area.name;
            // A name that would run over its neighbours is left to the tooltip.
            if (!label || label.width < text.length * 9) return null;
            return (
              <text
                key={area.id}
                x={label.x}
                // A pin stands in the middle of things: the name moves up.
                y={label.y - (pins.length > 0 ? 16 : 0)}
                className={style['name']}
                aria-hidden="true"
                data-dark={isDark(fillOf(area)) || undefined}
              >
                {text}
              </text>
            );
          })}
        {pins.map((pin, i) => (
          <Pin
            key={pin.id}
            pin={pin}
            place={drawn.pins[i] ?? [0, 0]}
            isChosen={pin.id === chosenId}
            open={onPin && (() => onPin(pin.id))}
          />
        ))}
      </svg>
      {legend && hasValues && (
        <figcaption className={style['legend']}>
          <span>{legend}</span>
          {bounds.map((bound, i) => (
            <span key={bound} className={style['class']}>
              <i style={{ background: shadeOf(i, bounds, scale) }} />
              {t.upTo(i === 0 ? bound : lowest(bounds, i, areas), bound)}
            </span>
          ))}
          {areas.some((area) => area.value === null) && (
            <span className={style['class']}>
              <i className={style['hatched']} />
              {t.unknown}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

type PinProps = { pin: MapPin; place: [number, number]; isChosen: boolean; open: (() => void) | undefined };

function Pin({ pin, place: [x, y], isChosen, open }: PinProps) {
  const { label, count, tone = 'calm' } = pin;
  const mark = (
    <>
      <circle
        cx={x}
        cy={y}
        r={count === undefined ? 7 : 13}
        className={style['pin']}
        data-tone={tone}
        data-chosen={isChosen || undefined}
        {...(open ? {} : { role: 'img', 'aria-label': label })}
      >
        <title>{label}</title>
      </circle>
      {count !== undefined && (
        <text x={x} y={y + 5} className={style['count']} aria-hidden="true">
          {count}
        </text>
      )}
    </>
  );
  if (!open) return mark;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isChosen}
      className={style['press']}
      onClick={open}
      onKeyDown={(event) => onEnter(event, open)}
    >
      <circle cx={x} cy={y} r={22} fill="transparent" />
      {mark}
    </g>
  );
}

const amounts = ['var(--map-0)', 'var(--map-1)', 'var(--map-2)', 'var(--map-3)', 'var(--map-4)'];
const harms = ['var(--map-0)', 'var(--map-1)', 'var(--map-2)', 'var(--map-soon)', 'var(--red)'];

/** The highest class always has the strongest shade, so that few classes still stand apart. A count of nothing is never red. */
function shadeOf(index: number, bounds: readonly number[], scale: 'amount' | 'harm'): string {
  const shades = scale === 'harm' ? harms : amounts;
  if (bounds[index] === 0) return shades[0] ?? '';
  return shades[shades.length - bounds.length + index] ?? shades[0] ?? '';
}

function isDark(fill: string | undefined): boolean {
  return fill === 'var(--map-4)' || fill === 'var(--map-3)' || fill === 'var(--red)';
}

/** The least value that really falls into the class, so that the legend promises no gap. */
function lowest(bounds: readonly number[], index: number, areas: readonly MapArea[]): number {
  const inside = areas.flatMap((area) =>
    typeof area.value === 'number' && classOf(area.value, bounds) === index ? [area.value] : [],
  );
  return Math.min(bounds[index] ?? 0, ...inside);
}

function onEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  act();
}
