// Things that wait for a word, one under the other: what it is about, what was said, and the acts that end it.
import type { ReactNode } from 'react';
import style from './decisions.module.css';

export function Decisions({ name, children }: { name: string; children: ReactNode }) {
  return (
    <ul className={`card ${style['list']}`} aria-label={name}>
      {children}
    </ul>
  );
}

export function Decision({ head, acts, children }: { head: ReactNode; acts?: ReactNode; children?: ReactNode }) {
  return (
    <li className={style['row']}>
      <div className={style['head']}>{head}</div>
      {children}
      {acts && <div className={style['acts']}>{acts}</div>}
    </li>
  );
}
