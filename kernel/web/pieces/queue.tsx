// A queue of things to do: what, where from, how late. The same row serves the desk's list and the phone's today; the bar on the left repeats
// by colour what the words on the right say.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import style from './queue.module.css';

export type QueueRowProps = {
  to: string;
  search?: Record<string, unknown>;
  title: ReactNode;
  /** Where, from which channel. */
  sub?: ReactNode;
  /** A tag or a time left. */
  mark?: ReactNode;
  /** What state it is in. */
  state?: ReactNode;
  tone?: 'late' | 'soon' | 'calm';
  isChosen?: boolean;
};

export function Queue({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className={style['queue']} aria-label={label}>
      {children}
    </ul>
  );
}

export function QueueRow({ to, search, title, sub, mark, state, tone = 'calm', isChosen = false }: QueueRowProps) {
  return (
    <li>
      <Link
        to={to}
        {...(search ? { search } : {})}
        className={style['row']}
        data-tone={tone}
        data-chosen={isChosen || undefined}
        activeOptions={{ exact: true }}
      >
        <span className={style['line']}>
          <b>{title}</b>
          <span className={style['mark']}>{mark}</span>
        </span>
        <span className={style['sub']}>
          <span>{sub}</span>
          <span>{state}</span>
        </span>
      </Link>
    </li>
  );
}
