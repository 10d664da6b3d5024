// Over the desk while something that came late from a phone waits to be decided: it stands in nobody's list otherwise.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listStranded } from '../../shared/queries.ts';
import style from './desk.module.css';

const messages = {
  zh: { open: (n: number) => `${n} 条手机记录迟到了，要本社区决定`, see: '去处理' },
  en: { open: (n: number) => `${n} came late from phones, for this community to decide`, see: 'Decide' },
};

export default function StrandedStrip() {
  const t = useMessages(messages);
  const open = useAsk(listStranded, { limit: 1 }, { events: ['phone.'] }).answer?.open ?? 0;
  if (open === 0) return null;
  return (
    <div className={style['strip']} role="status">
      <Icon name="phone" size={18} /> {t.open(open)} <Link to="/desk/late-from-phones">{t.see}</Link>
    </div>
  );
}
