// A figure on the screen: the number, and through it the rows it counts.

import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import style from './board.module.css';

export type FigureShape = { value: number; filter: RequestFilter };
export type RateShape = { numerator: FigureShape; denominator: FigureShape; value: number | null };

const messages = {
  zh: { of: (part: number, whole: number) => `${part} / ${whole}`, none: '还没有可算的' },
  en: { of: (part: number, whole: number) => `${part} / ${whole}`, none: 'nothing to reckon yet' },
};

export const rowsAt = '/desk/requests';
/** A filter that came with a figure already says which rows; without a tab the list would show only what is mine. */
export const doorOf = (filter: RequestFilter): Record<string, unknown> => ({ tab: filter.tab ?? 'all', ...filter });

export function Sum({
  label,
  figure,
  tone,
  aside,
  size = 'wall',
}: {
  label: string;
  figure: FigureShape;
  tone?: 'late' | 'soon' | undefined;
  aside?: string | undefined;
  size?: 'sum' | 'wall';
}) {
  return (
    <div className={style['sum']}>
      <NumberDoor
        value={figure.value}
        label={label}
        to={rowsAt}
        search={doorOf(figure.filter)}
        size={size}
        tone={figure.value > 0 ? tone : undefined}
        {...(aside ? { aside } : {})}
      />
    </div>
  );
}

export function RateSum({ label, rate }: { label: string; rate: RateShape }) {
  const t = useMessages(messages);
  const shown = rate.value === null ? '—' : `${(rate.value * 100).toFixed(1)}%`;
  return (
    <div className={style['sum']}>
      <NumberDoor
        value={shown}
        label={label}
        to={rowsAt}
        search={doorOf(rate.denominator.filter)}
        size="wall"
        aside={rate.value === null ? t.none : t.of(rate.numerator.value, rate.denominator.value)}
      />
    </div>
  );
}

/** Name and count in lines, the longest bar the largest; each count a door. */
export function Bars({
  rows,
  label,
}: {
  rows: readonly { key: string; name: string; figure: FigureShape; late?: FigureShape | undefined }[];
  label: string;
}) {
  const most = Math.max(1, ...rows.map((row) => row.figure.value));
  return (
    <ul className={style['bars']} aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <span className={style['barName']}>{row.name}</span>
          <span className={style['track']}>
            <span className={style['bar']} style={{ inlineSize: `${(row.figure.value / most) * 100}%` }} />
          </span>
          <span className={style['barValue']}>
            <NumberDoor value={row.figure.value} to={rowsAt} search={doorOf(row.figure.filter)} />
            {row.late && row.late.value > 0 && (
              <NumberDoor value={row.late.value} to={rowsAt} search={doorOf(row.late.filter)} tone="late" />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
