// On the opening page: what the community has to say here, unread first. In 长辈版 one line that leads there, and only while there is something unread:
// all of them stand under 办别的事.
import { Link } from '@tanstack/react-router';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { publicPath } from '../words.ts';
import { NoticeRow } from './notice-row.tsx';
import style from './resident.module.css';
import { useLocalNotices } from './use-local-notices.ts';

const messages = {
  zh: { title: '公告', all: (n: number) => `全部 ${n} 条 ›`, look: '看', fresh: (title: string) => `公告：${title}` },
  en: { title: 'Notices', all: (n: number) => `All ${n} ›`, look: 'See', fresh: (title: string) => `Notice: ${title}` },
};

const shown = 2;

export default function HomeNotices() {
  const t = useMessages(messages);
  const { isOn } = useElderMode();
  const { rows, isRead } = useLocalNotices();
  if (!rows || rows.length === 0) return null;
  if (isOn) {
    const unread = rows.filter(({ code }) => !isRead(code));
    const [first] = unread;
    if (!first) return null;
    return (
      <Link
        to={unread.length > 1 ? '/notices' : publicPath(first.code)}
        className={`${style['elderRow']} ${style['oneLine']}`}
      >
        <b>{t.fresh(first.title)}</b>
        <b className={style['look']}>{t.look}</b>
      </Link>
    );
  }
  return (
    <section className={style['list']} aria-label={t.title}>
      <div className={style['listHead']}>
        <h2>{t.title}</h2>
        <Link to="/notices">{t.all(rows.length)}</Link>
      </div>
      <div className={style['rows']}>
        {rows.slice(0, shown).map((notice) => (
          <NoticeRow key={notice.code} notice={notice} isRead={isRead(notice.code)} />
        ))}
      </div>
    </section>
  );
}
