// What the wall is built of: a number one reads from across the room, a block, a line with a bar.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '#kernel/web/language/language.ts';
import { doorOf, type FigureShape, type FigureTone, rowsAt } from './figures.tsx';
import style from './wall.module.css';

export function WallNumber({
  label,
  figure,
  shown,
  tone,
  aside,
}: {
  label: string;
  figure: FigureShape;
  shown?: string;
  tone?: FigureTone;
  aside?: ReactNode;
}) {
  const lang = useLanguage();
  return (
    <Link to={rowsAt} search={doorOf(figure.filter)} className={style['number']}>
      <span className={style['label']}>{label}</span>
      <span>
        <b className={figure.value > 0 ? tone : undefined}>
          {shown ?? figure.value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en')}
        </b>
        {aside !== undefined && <span className={style['aside']}>{aside}</span>}
      </span>
    </Link>
  );
}

export function WallBlock({
  title,
  how,
  grows = false,
  children,
}: {
  title: string;
  how?: string;
  /** Takes the height that is left. */
  grows?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={style['block']} data-grows={grows || undefined} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {how && <span>{how}</span>}
      </header>
      {children}
    </section>
  );
}

export function WallRow({ name, share, children }: { name: ReactNode; share?: number; children: ReactNode }) {
  return (
    <div className={style['line']} data-bar={share !== undefined || undefined}>
      <span>{name}</span>
      {share !== undefined && (
        <span className={style['track']} aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </span>
      )}
      <span className={style['values']}>{children}</span>
    </div>
  );
}
