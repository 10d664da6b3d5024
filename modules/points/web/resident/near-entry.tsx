// The way to what is near one's home.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './near.module.css';

const messages = {
  zh: { title: '身边服务', sub: '步行十分钟内的药店、食堂、快递…', act: '看' },
  en: { title: 'Services nearby', sub: 'Pharmacy, canteen, parcels … within ten minutes', act: 'See' },
};

export default function NearEntry() {
  const t = useMessages(messages);
  return (
    <Link to="/points" className={style['entry']}>
      <span className={style['mark']}>
        <Icon name="pin" size={24} />
      </span>
      <span>
        <b>{t.title}</b>
        <span>{t.sub}</span>
      </span>
      <b className={style['see']}>{t.act}</b>
    </Link>
  );
}
