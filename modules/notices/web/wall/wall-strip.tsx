// On the wall, under the header: public notices in force in this area and below, the newest first. Titles only; each opens.
import { Link } from '@tanstack/react-router';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { currentPublications } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { publicPath } from '../words.ts';
import style from './wall-strip.module.css';

const messages = {
  zh: { title: '公告', more: (n: number) => `还有 ${n} 条` },
  en: { title: 'Notices', more: (n: number) => `${n} more` },
};

const shown = 3;

export default function WallStrip() {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer } = useAsk(
    currentPublications,
    { unitId: post.unitId, kind: 'notice', withBelow: true, limit: 100 },
    { everyMs: 60_000, keep: true },
  );
  const rows = answer?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <nav className={style['strip']} aria-label={t.title}>
      <b>
        <Icon name="speaker" size={18} /> {t.title}
      </b>
      {rows.slice(0, shown).map((row) => (
        <Link key={row.code} to={publicPath(row.code)}>
          {row.title}
          <span className="muted">
            {row.issuerName} · <Period from={null} to={row.periodTo} />
          </span>
        </Link>
      ))}
      {rows.length > shown && <Link to="/open/notices">{t.more(rows.length - shown)}</Link>}
    </nav>
  );
}
