// Over the desk while something that phones brought waits to be decided: it stands in nobody's list otherwise.
import { Link, useLocation } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './desk.module.css';
import { useToDecide } from './use-to-decide.ts';

const messages = {
  zh: {
    late: (n: number) => `${n} 条手机记录迟到了，要本社区决定`,
    contested: (n: number) => `${n} 项说法不一，要本社区核定`,
    see: '去处理',
  },
  en: {
    late: (n: number) => `${n} came late from phones, for this community to decide`,
    contested: (n: number) => `${n} told two ways, for this community to decide`,
    see: 'Decide',
  },
};

const where = '/desk/late-from-phones';

export default function StrandedStrip() {
  const t = useMessages(messages);
  const { late, contested } = useToDecide();
  const { pathname } = useLocation();
  // Whoever stands on the page has its tabs with their counts.
  if (late + contested === 0 || pathname === where) return null;
  const said = [late > 0 ? t.late(late) : undefined, contested > 0 ? t.contested(contested) : undefined];
  return (
    <div className={style['strip']} role="status">
      <Icon name="phone" size={18} /> {said.filter((one) => one !== undefined).join(' · ')}{' '}
      <Link to={where} search={late > 0 ? {} : { tab: 'contested' }}>
        {t.see}
      </Link>
    </div>
  );
}
