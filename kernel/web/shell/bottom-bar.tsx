// The bar at the bottom of a phone: at most four places, under the thumb. Only pages that exist are in it.
import { Link } from '@tanstack/react-router';
import { listEntries, useAtlas } from '../atlas.ts';
import { useMaybeHat } from '../door/session.ts';
import { useMessages, useWords } from '../language/language.ts';
import { type Door, entryOf } from '../page.ts';
import { Icon } from '../plain/icon.tsx';
import style from './bottom-bar.module.css';
import { Loaded } from './pieces.tsx';

const messages = { zh: { nav: '导航' }, en: { nav: 'Navigation' } };
const placesAtMost = 4;

export function BottomBar({ door }: { door: Door }) {
  const t = useMessages(messages);
  const words = useWords();
  const role = useMaybeHat()?.post.role;
  const pages = listEntries(useAtlas(), door, role).slice(0, placesAtMost);
  if (pages.length < 2) return null;
  return (
    <nav className={style['bar']} aria-label={t.nav}>
      {pages.map((page) => (
        <Link
          key={page.path}
          to={entryOf(page)}
          className={style['place']}
          activeOptions={{ exact: page.path === '', includeSearch: false }}
        >
          {page.icon && <Icon name={page.icon} size={22} />}
          <span>
            {words(page.title)}
            {page.badge && (
              <small className={style['badge']}>
                <Loaded screen={page.badge} />
              </small>
            )}
          </span>
        </Link>
      ))}
    </nav>
  );
}
