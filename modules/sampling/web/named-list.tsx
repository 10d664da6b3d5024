// A list under its name: several stand on one page, and each says what it holds and how much of it.
import type { ReactNode } from 'react';
import style from './sampling.module.css';

export function NamedList({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section className="card">
      <h2 className={style['listHead']}>
        {title} <span className="num muted">{count.toLocaleString()}</span>
      </h2>
      <ul className={style['list']} aria-label={title}>
        {children}
      </ul>
    </section>
  );
}
