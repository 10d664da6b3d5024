// A figure on the screen: the number, and through it the rows it counts (principle 3).
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import style from './figures.module.css';

export type FigureShape = { value: number; filter: RequestFilter };
export type RateShape = { numerator: FigureShape; denominator: FigureShape; value: number | null };
export type FigureTone = 'late' | 'soon' | undefined;

const messages = {
  zh: { bar: (share: number) => `占最多一项的 ${share}%` },
  en: { bar: (share: number) => `${share}% of the largest` },
};

export const rowsAt = '/desk/requests';
/** A filter that came with a figure already says which rows; without a tab the list would show only what is mine. */
export const doorOf = (filter: RequestFilter): Record<string, unknown> => ({ tab: filter.tab ?? 'all', ...filter });

export const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);

/** The number in a line of text or a cell of a table. */
export function Num({ figure, tone, unit }: { figure: FigureShape; tone?: FigureTone; unit?: string }) {
  return (
    <NumberDoor
      value={figure.value}
      to={rowsAt}
      search={doorOf(figure.filter)}
      tone={figure.value > 0 ? tone : undefined}
      {...(unit ? { unit } : {})}
    />
  );
}

/** A number with its name: the whole tile opens the rows. */
export function Tile({
  label,
  figure,
  shown,
  tone,
  aside,
}: {
  label: string;
  figure: FigureShape;
  /** What stands there instead of the count: a share. */
  shown?: string;
  tone?: FigureTone;
  aside?: ReactNode;
}) {
  const lang = useLanguage();
  return (
    <Link to={rowsAt} search={doorOf(figure.filter)} className={style['tile']}>
      <span className={style['label']}>{label}</span>
      <b className={figure.value > 0 ? tone : undefined}>
        {shown ?? figure.value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en')}
      </b>
      {aside !== undefined && <span className={style['aside']}>{aside}</span>}
    </Link>
  );
}

export function Tiles({ children }: { children: ReactNode }) {
  return <div className={style['tiles']}>{children}</div>;
}

export type BarRow = {
  key: string;
  name: ReactNode;
  figure: FigureShape;
  late?: FigureShape | undefined;
};

/** Name and count in lines, the longest bar the largest; each count a door, what is late of it another. */
export function Bars({ rows, label, hasLate = false }: { rows: readonly BarRow[]; label: string; hasLate?: boolean }) {
  const t = useMessages(messages);
  const most = Math.max(1, ...rows.map((row) => row.figure.value));
  return (
    <ul className={style['bars']} aria-label={label} data-late={hasLate || undefined}>
      {rows.map(({ key, name, figure, late }) => {
        const share = Math.round((figure.value / most) * 100);
        return (
          <li key={key}>
            <span className={style['name']}>{name}</span>
            <span className={style['track']} role="img" aria-label={t.bar(share)}>
              <span style={{ inlineSize: `${share}%` }} />
            </span>
            <span className="num">
              <Num figure={figure} />
            </span>
            {hasLate && <span className="num">{late && <Num figure={late} tone="late" />}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** A part of the board: what it is about, a word on how, and the part itself. */
export function Part({
  title,
  how,
  acts,
  wide = false,
  children,
}: {
  title: string;
  how?: ReactNode;
  acts?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={`card ${style['part']}`} data-wide={wide || undefined} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {how !== undefined && <span className={style['how']}>{how}</span>}
        {acts !== undefined && <span className={style['acts']}>{acts}</span>}
      </header>
      {children}
    </section>
  );
}
