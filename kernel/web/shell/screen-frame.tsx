// The wall: whose it is, what time it is, how fresh it is, and the picture. Read only; every number on it may be opened.
import { Link, Outlet } from '@tanstack/react-router';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { listEntries, useAtlas } from '../atlas.ts';
import { useHat } from '../door/session.ts';
import { useLanguage, useMessages, useWords } from '../language/language.ts';
import { entryOf } from '../page.ts';
import { useNow } from '../time/now.ts';
import { formatDay } from '../time/span.ts';
import { useLastAnswer } from '../wire/last-answer.ts';
import { Pieces } from './pieces.tsx';
import style from './screen-frame.module.css';
import { mainId, SkipLink } from './skip-link.tsx';
import { LanguageSwitch } from './switches.tsx';

const messages = {
  zh: { product: '呼应', asOf: (time: string) => `数据截至 ${time}` },
  en: { product: 'Huying', asOf: (time: string) => `as of ${time}` },
};

export function ScreenFrame() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const answeredAt = useLastAnswer();
  const places = listEntries(useAtlas(), 'screen', post.role);
  return (
    <div className={style['frame']}>
      <header className={style['top']}>
        <SkipLink />
        <h1>
          {post.unitName} · {t.product}
        </h1>
        <div className={style['side']}>
          {places.length > 1 && (
            <nav className={style['places']}>
              {places.map((page) => (
                <Link key={page.path} to={entryOf(page)} activeOptions={{ exact: page.path === '' }}>
                  {words(page.title)}
                </Link>
              ))}
            </nav>
          )}
          <WallClock />
          {answeredAt !== undefined && <span>{t.asOf(formatTime(answeredAt))}</span>}
          <LanguageSwitch />
        </div>
      </header>
      <div className={style['notice']}>
        <Pieces door="screen" slot="notice" />
      </div>
      <main id={mainId} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** With the year, as somebody may photograph the wall. */
function WallClock() {
  const lang = useLanguage();
  const now = useNow();
  return (
    <time>
      {formatDay(dateOf(now), lang, 0)} {formatTime(now)}
    </time>
  );
}
