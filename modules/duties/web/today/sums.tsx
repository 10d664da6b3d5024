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
  /** Has its place even when it counts nothing. */
  isSteady?: boolean;
};

type SumsProps = { sums: readonly Sum[]; chosen: string | undefined; view: 'map' | undefined };

export function Sums({ sums, chosen, view }: SumsProps) {
  const t = useMessages(messages);
  const kept = view ? { view } : {};
  return (
    <nav aria-label={t.name} className={style['sums']}>
      {sums
        .filter(({ count, show, isSteady }) => count > 0 || isSteady || show === chosen)
        .map(({ show, label, count, tone }) => (
          <Link
            key={show}
            to="/field"
            search={show === chosen ? kept : { ...kept, show }}
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
