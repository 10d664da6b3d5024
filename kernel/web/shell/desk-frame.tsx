// The desk: top bar, the few modules this post needs on the left, the work in the middle, a record opened on the right. On a phone the left
// column becomes a drawer and the right one covers the work, so that nobody has to go back to the office for one press.
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { groupEntries, listEntries, useAtlas } from '../atlas.ts';
import { useHat } from '../door/session.ts';
import { useMessages, useWords } from '../language/language.ts';
import { useIsNarrow } from '../look/media.ts';
import { entryOf } from '../page.ts';
import { Icon } from '../plain/icon.tsx';
import { Sheet } from '../plain/sheet.tsx';
import { remember, useRemembered } from '../remembered.ts';
import { useLiveState } from '../wire/use-live.tsx';
import { AsideContext } from './aside.tsx';
import style from './desk-frame.module.css';
import { Loaded, Pieces, useHasPiece } from './pieces.tsx';
import { mainId, SkipLink } from './skip-link.tsx';
import { HatSwitch, LanguageSwitch, MeMenu, SignOutButton } from './switches.tsx';

const messages = {
  zh: { product: '呼应', nav: '目录', lost: '断开了，正在重连' },
  en: { product: 'Huying', nav: 'Contents', lost: 'Disconnected, trying again' },
};

export function DeskFrame() {
  const t = useMessages(messages);
  const isNarrow = useIsNarrow();
  const hasSearch = useHasPiece('desk', 'search');
  const [isNavOpen, setNavOpen] = useState(false);
  const [aside, setAside] = useState<HTMLElement | null>(null);
  return (
    <div className={style['frame']}>
      <header className={style['top']}>
        <SkipLink />
        <button
          type="button"
          className={style['menu']}
          aria-label={t.nav}
          aria-expanded={isNavOpen}
          onClick={() => setNavOpen(true)}
        >
          <Icon name="menu" />
        </button>
        <Link to="/desk" className={style['mark']}>
          {t.product}
        </Link>
        {hasSearch && (
          <div className={style['search']}>
            <Pieces door="desk" slot="search" />
          </div>
        )}
        <div className={style['me']}>
          <Lost />
          <HatSwitch />
          <Pieces door="desk" slot="calls" />
          {!isNarrow && <LanguageSwitch />}
          {!isNarrow && <MeMenu />}
        </div>
      </header>
      <div className={style['notice']}>
        <Pieces door="desk" slot="notice" />
      </div>
      {isNarrow ? (
        <Sheet open={isNavOpen} onClose={() => setNavOpen(false)} title={t.nav} place="left" foot={<DrawerFoot />}>
          <nav className={style['drawer']} aria-label={t.nav}>
            <Entries onOpen={() => setNavOpen(false)} />
          </nav>
        </Sheet>
      ) : (
        <nav className={style['nav']} aria-label={t.nav}>
          <Entries />
        </nav>
      )}
      <AsideContext value={isNarrow ? null : aside}>
        <div className={style['main']}>
          <main className={style['work']} id={mainId} tabIndex={0}>
            <Outlet />
          </main>
          <aside className={style['aside']} ref={setAside} />
        </div>
      </AsideContext>
      <Pieces door="desk" slot="over" />
    </div>
  );
}

function DrawerFoot() {
  return (
    <>
      <LanguageSwitch />
      <SignOutButton />
    </>
  );
}

function Entries({ onOpen }: { onOpen?: () => void }) {
  const words = useWords();
  const { post } = useHat();
  const groups = groupEntries(listEntries(useAtlas(), 'desk', post.role));
  const opened = useRemembered(openedGroups);
  return groups.map(({ group, pages }) => {
    const name = group?.zh ?? '';
    const isOpen = !group || (opened[name] ?? true);
    const toggle = () => openedGroups.set({ ...opened, [name]: !isOpen });
    return (
      <section key={name} className={style['part']} data-open={isOpen}>
        {group && (
          <h2 className={style['group']}>
            <button type="button" aria-expanded={isOpen} onClick={toggle}>
              {words(group)}
              <Icon name="down" size={16} />
            </button>
          </h2>
        )}
        <ul>
          {pages.map((page) => (
            <li key={page.path}>
              <Link
                to={entryOf(page)}
                className={style['entry']}
                activeOptions={{ exact: page.path === '', includeSearch: false }}
                {...(onOpen ? { onClick: onOpen } : {})}
              >
                {words(page.title)}
                {page.badge && (
                  <small className="num faint">
                    <Loaded screen={page.badge} />
                  </small>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** What somebody closed by hand, or opened again. */
const openedGroups = remember<Record<string, boolean>>('huying.desk-groups', {}, (stored) =>
  typeof stored === 'object' && stored !== null ? (stored as Record<string, boolean>) : undefined,
);

function Lost() {
  const t = useMessages(messages);
  return (
    <span role="status" className={style['lost']}>
      {useLiveState() === 'lost' && (
        <>
          <Icon name="warn" size={16} />
          {t.lost}
        </>
      )}
    </span>
  );
}
