// The numbers over the list, each a door to the rows it counts; what is nought steps back.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import style from './sums.module.css';

const messages = { zh: { name: '只看' }, en: { name: 'Show only' } };

export type Sum = {
  show: string;
  label: string;
  count: number;
  tone?: 'late' | 'soon';
  /** Not work to be done: shown after the others. */
  isQuiet?: boolean;
};

export function Sums({ sums, chosen }: { sums: readonly Sum[]; chosen: string | undefined }) {
  const t = useMessages(messages);
  return (
    <nav aria-label={t.name} className={style['sums']}>
      {sums
        .filter(({ count, show, isQuiet }) => count > 0 || isQuiet || show === chosen)
        .map(({ show, label, count, tone }) => (
          <Link
            key={show}
            to="/field"
            search={show === chosen ? {} : { show }}
            className={style['sum']}
            data-chosen={show === chosen || undefined}
            activeOptions={{ exact: true }}
            aria-current={show === chosen ? 'page' : undefined}
          >
            <b className={count > 0 ? tone : undefined}>{count}</b>
            {label}
          </Link>
        ))}
    </nav>
  );
}
