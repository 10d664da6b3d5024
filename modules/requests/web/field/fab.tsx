// ＋ 上报, afloat over today's list. On a job's own page it would cover the acts.
import { Link, useLocation } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './fab.module.css';

const messages = { zh: { report: '上报' }, en: { report: 'Report' } };

export default function Fab() {
  const t = useMessages(messages);
  const isToday = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') === '/field' });
  if (!isToday) return null;
  return (
    <Link to="/field/report" className={style['fab']}>
      <Icon name="plus" />
      {t.report}
    </Link>
  );
}
