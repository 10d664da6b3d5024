// In the header of every resident page: whose community this is and who is answerable for me. Pressed, it lets one choose another.
import { Link } from '@tanstack/react-router';
import { dayOfInstant, MINUTE_MS, startOfDay } from '#kernel/shared/clock/time.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import { officeWords } from '../parts/office-words.ts';
import style from './heading.module.css';

const messages = {
  zh: {
    product: '呼应',
    choose: '点这里选您的社区',
    worker: (name: string) => `您的网格员 ${name}`,
    duty: (name: string) => `值班 ${name}`,
    change: '换地方',
  },
  en: {
    product: 'Huying',
    choose: 'Choose your community',
    worker: (name: string) => `Your grid worker ${name}`,
    duty: (name: string) => `on duty: ${name}`,
    change: 'change place',
  },
};

export default function Heading() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { isOn } = useElderMode();
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  if (!place || !spot) {
    return (
      <Link to={place ? '/' : '/where'} className={style['heading']}>
        <b>{place ? place.address : t.product}</b>
        {!place && !isOn && <span>{t.choose}</span>}
      </Link>
    );
  }
  const minute = Math.floor((now - startOfDay(dayOfInstant(now))) / MINUTE_MS);
  const hours = spot.onDuty ? t.duty(spot.onDuty.name) : words(officeWords(spot.officeToday, minute));
  return (
    <Link to="/where" className={style['heading']}>
      <b>{isOn ? spot.communityName : [spot.streetName, spot.communityName].filter(Boolean).join(' · ')}</b>
      {!isOn && <span>{[spot.gridWorker && t.worker(spot.gridWorker), hours].filter(Boolean).join(' · ')}</span>}
      <span className="sr-only">{t.change}</span>
    </Link>
  );
}
