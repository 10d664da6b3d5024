// The public door: what anybody may know. No sign-in, no personal fact, plain enough to print.
import { Link, Outlet } from '@tanstack/react-router';
import { listEntries, useAtlas } from '../atlas.ts';
import { useMessages, useWords } from '../language/language.ts';
import { entryOf } from '../page.ts';
import style from './open-frame.module.css';
import { Pieces } from './pieces.tsx';
import { mainId, SkipLink } from './skip-link.tsx';
import { LanguageSwitch } from './switches.tsx';

const messages = {
  zh: { product: '呼应 · 公开', nav: '目录', resident: '居民服务', api: '接口文档' },
  en: { product: 'Huying · Public', nav: 'Contents', resident: 'For residents', api: 'API' },
};

export function OpenFrame() {
  const t = useMessages(messages);
  const words = useWords();
  const pages = listEntries(useAtlas(), 'open', undefined);
  return (
    <div className={style['frame']}>
      <header className={style['top']}>
        <SkipLink />
        <Link to="/open" className={style['mark']}>
          {t.product}
        </Link>
        <nav className={style['nav']} aria-label={t.nav}>
          {pages.map((page) => (
            <Link key={page.path} to={entryOf(page)} activeOptions={{ exact: page.path === '', includeSearch: false }}>
              {words(page.title)}
            </Link>
          ))}
        </nav>
        <LanguageSwitch />
      </header>
      <Pieces door="open" slot="notice" />
      <main className={style['main']} id={mainId} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className={style['foot']}>
        <Link to="/">{t.resident}</Link>
        <a href="/open/api">{t.api}</a>
      </footer>
    </div>
  );
}
