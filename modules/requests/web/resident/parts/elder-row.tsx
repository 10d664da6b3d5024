// 长辈版: one thing to do, as wide as the page, with the word for doing it at its end.
import { Link } from '@tanstack/react-router';
import style from './elder-row.module.css';

export function ElderRow({ to, title, sub, act }: { to: string; title: string; sub: string; act: string }) {
  return (
    <Link to={to} className={style['row']}>
      <span>
        <b>{title}</b>
        <span>{sub}</span>
      </span>
      <b>{act}</b>
    </Link>
  );
}
