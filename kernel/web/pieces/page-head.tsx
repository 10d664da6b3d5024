// The head of a page: what it is, for whom and when, and what may be done with the whole of it.
import type { ReactNode } from 'react';
import style from './page-head.module.css';

export function PageHead({
  title,
  sub,
  acts,
  children,
}: {
  title: ReactNode;
  sub?: ReactNode;
  acts?: ReactNode /** Tabs, sums, filters. */;
  children?: ReactNode;
}) {
  return (
    <header className={style['head']}>
      <div className={style['line']}>
        <h1>{title}</h1>
        {sub !== undefined && <div className={style['sub']}>{sub}</div>}
        {acts !== undefined && <div className={style['acts']}>{acts}</div>}
      </div>
      {children}
    </header>
  );
}
