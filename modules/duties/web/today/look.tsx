// How the list is looked at: as a list or on the ground, all of it or who is looked for.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './look.module.css';

const messages = {
  zh: { list: '列表', map: '地图', how: '怎么看', find: '找人：姓名、首字母、楼号' },
  en: { list: 'List', map: 'Map', how: 'View', find: 'Find: name, initials, building' },
};

type View = 'map' | undefined;

export function ViewSwitch({ view, show }: { view: View; show: string | undefined }) {
  const t = useMessages(messages);
  const filter = show ? { show } : {};
  return (
    <nav className={style['views']} aria-label={t.how}>
      {(['list', 'map'] as const).map((one) => (
        <Link
          key={one}
          to="/field"
          search={one === 'map' ? { ...filter, view: 'map' } : filter}
          activeOptions={{ exact: true }}
          aria-current={(view ?? 'list') === one ? 'true' : undefined}
          data-chosen={(view ?? 'list') === one || undefined}
        >
          <Icon name={one} size={16} />
          {t[one]}
        </Link>
      ))}
    </nav>
  );
}

export function SearchOnPage({ said, say }: { said: string; say: (said: string) => void }) {
  const t = useMessages(messages);
  return (
    <label className={style['search']}>
      <Icon name="search" size={16} />
      <input
        type="search"
        aria-label={t.find}
        placeholder={t.find}
        value={said}
        maxLength={40}
        onChange={(event) => say(event.target.value)}
      />
    </label>
  );
}
