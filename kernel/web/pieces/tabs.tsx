// Views of one list, the not-yet first (principle 4), each with its count. They are links, so that each view has an address.
import { Link } from '@tanstack/react-router';
import style from './tabs.module.css';

export type Tab = { key: string; label: string; count?: number | undefined; search: Record<string, unknown> };

/** `here` is the page they stand on; what else is in its filters is kept by naming it in `search`. */
export function Tabs({
  tabs,
  chosen,
  here,
  name,
}: {
  tabs: readonly Tab[];
  chosen: string;
  here: string;
  name: string;
}) {
  return (
    <nav className={style['tabs']} aria-label={name}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          to={here}
          search={tab.search}
          className={style['tab']}
          activeOptions={{ exact: true }}
          aria-current={tab.key === chosen ? 'page' : undefined}
          data-chosen={tab.key === chosen}
        >
          {tab.label}
          {tab.count !== undefined && <span className={style['count']}>{tab.count.toLocaleString()}</span>}
        </Link>
      ))}
    </nav>
  );
}
