// One service: how far, open or shut, and the buttons that bring one on.
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { writeWeek } from '../../shared/hours-words.ts';
import type { NearPoint } from '../../shared/queries.ts';
import { OpenTag } from '../parts/open-tag.tsx';
import style from './near.module.css';

const messages = {
  zh: {
    walk: (n: number) => `走路 ${n} 分钟`,
    comes: '可以上门',
    ring: (name: string) => `打给${name}`,
    call: '打电话',
    online: '网上办',
    holidays: '法定节假日休息',
  },
  en: {
    walk: (n: number) => `${n} min on foot`,
    comes: 'Comes to your home',
    ring: (name: string) => `Ring ${name}`,
    call: 'Call',
    online: 'Online',
    holidays: 'shut on public holidays',
  },
};

export function NearCard({ point }: { point: NearPoint }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  return (
    <li className={style['card']}>
      <div className={style['cardHead']}>
        <b>{point.name}</b>
        {point.minutes !== null && <span className="num">{t.walk(point.minutes)}</span>}
      </div>
      <div className={style['tags']}>
        <Tag>{words(point.kindTitle)}</Tag>
        <OpenTag standing={point.standing} />
        {point.comesHome && <Tag tone="teal">{t.comes}</Tag>}
      </div>
      {point.address && <p className="muted">{point.address}</p>}
      {point.hours && (
        <p className="faint">
          {writeWeek(point.hours.week, lang)}
          {point.hours.daysOff === 'shut' && ` · ${t.holidays}`}
        </p>
      )}
      {(point.phone || point.link) && (
        <div className={style['acts']}>
          {point.phone && (
            <a href={`tel:${point.phone}`} aria-label={t.ring(point.name)}>
              <Icon name="phone" size={18} /> {t.call}
            </a>
          )}
          {point.link && (
            <a href={point.link} target="_blank" rel="noreferrer">
              {t.online}
            </a>
          )}
        </div>
      )}
    </li>
  );
}
