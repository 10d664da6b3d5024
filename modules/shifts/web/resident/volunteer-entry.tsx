// The way to volunteering.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './volunteer.module.css';

const messages = {
  zh: { title: '志愿服务', sub: '报名、上岗、看我的时长', act: '看' },
  en: { title: 'Volunteering', sub: 'Apply, stand on a shift, see your hours', act: 'See' },
};

export default function VolunteerEntry() {
  const t = useMessages(messages);
  return (
    <Link to="/volunteer" className={style['entry']}>
      <span className={style['mark']}>
        <Icon name="heart" size={24} />
      </span>
      <span>
        <b>{t.title}</b>
        <span>{t.sub}</span>
      </span>
      <b className={style['see']}>{t.act}</b>
    </Link>
  );
}
