// 长辈版, under 办别的事: all notices, read or not. The opening page has one only while it is unread.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import style from './resident.module.css';
import { useLocalNotices } from './use-local-notices.ts';

const messages = {
  zh: { title: '公告', sub: (n: number) => `社区说的事，${n} 条`, look: '看' },
  en: { title: 'Notices', sub: (n: number) => `What the community says: ${n}`, look: 'See' },
};

export default function MoreNotices() {
  const t = useMessages(messages);
  const { rows } = useLocalNotices();
  if (!rows || rows.length === 0) return null;
  return (
    <Link to="/notices" className={style['elderRow']}>
      <span>
        <b>{t.title}</b>
        <span className={style['sub']}>{t.sub(rows.length)}</span>
      </span>
      <b className={style['look']}>{t.look}</b>
    </Link>
  );
}
