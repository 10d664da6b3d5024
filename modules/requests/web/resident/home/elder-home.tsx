// 长辈版: the call, what one reported, and the four services (B7), each one press, in the words people use at the door.
import { Link } from '@tanstack/react-router';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { hasCall } from '../parts/channels.ts';
import { knownPlace } from '../parts/known-place.ts';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import { useMine } from '../parts/selves.ts';
import { services } from '../parts/services.ts';
import { isOpen } from '../parts/steps-of.ts';
import { plainWords } from '../parts/who-words.ts';
import { CallButton } from './call-button.tsx';
import style from './elder-home.module.css';
import { PlaceQuestion } from './place-question.tsx';
import { servicesOf } from './tiles.tsx';

const messages = {
  zh: { look: '看', rate: '评', more: (n: number) => `还有 ${n} 件`, title: '首页' },
  en: { look: 'See', rate: 'Rate', more: (n: number) => `${n} more`, title: 'Home' },
};

export function ElderHome() {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const { catalogue } = useCatalogue(spot?.communityId);
  const mine = useMine();
  const open = mine.rows.filter(isOpen);
  const top = open.find(({ mayRate }) => mayRate) ?? open[0];
  const offered = servicesOf(catalogue?.kinds ?? []).flatMap((kind) => {
    const plain = services[kind.serviceKind ?? '']?.plain;
    return plain ? [{ code: kind.code, ...plain }] : [];
  });
  return (
    <div className={style['home']}>
      <h1 className="sr-only">{t.title}</h1>
      {(catalogue === undefined || hasCall(catalogue.channels)) && <CallButton />}
      <PlaceQuestion known={knownPlace(mine.rows)} />
      {top && (
        <Row
          to={open.length > 1 && !top.mayRate ? '/requests' : `/requests/${top.id}`}
          title={top.summary}
          sub={`${plainWords(top, now, lang)}${open.length > 1 ? `。${t.more(open.length - 1)}` : ''}`}
          act={top.mayRate ? t.rate : t.look}
        />
      )}
      {offered.map((service) => (
        <Row
          key={service.code}
          to={`/report/${service.code}`}
          title={words(service.title)}
          sub={words(service.sub)}
          act={words(service.act)}
        />
      ))}
      <Pieces door="resident" slot="home" />
    </div>
  );
}

function Row({ to, title, sub, act }: { to: string; title: string; sub: string; act: string }) {
  return (
    <Link to={to} className={style['row']}>
      <span>
        <b>{title}</b>
        <span>{sub}</span>
      </span>
      <b>{act}</b>
    </Link>
  );
}
