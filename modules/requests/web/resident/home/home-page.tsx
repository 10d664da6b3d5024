// The resident's opening page: call, four everyday matters, what became of mine, services. 长辈版 has a page of its own with four things on it.
import { Link } from '@tanstack/react-router';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { RequestCard } from '../mine/request-card.tsx';
import { hasCall } from '../parts/channels.ts';
import { knownPlace } from '../parts/known-place.ts';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import page from '../parts/page.module.css';
import { useMine } from '../parts/selves.ts';
import { isOpen } from '../parts/steps-of.ts';
import { CallButton } from './call-button.tsx';
import { ElderHome } from './elder-home.tsx';
import style from './home-page.module.css';
import { PlaceQuestion } from './place-question.tsx';
import { EverydayTiles, ServiceTiles } from './tiles.tsx';

const messages = {
  zh: {
    mine: '我的诉求',
    all: (n: number) => `全部 ${n} 件 ›`,
    services: '预约办事',
    none: '您报的事会在这里：谁在办、什么时候办好。',
  },
  en: {
    mine: 'My requests',
    all: (n: number) => `All ${n} ›`,
    services: 'Book a service',
    none: 'What you report stands here: who has it, and by when.',
  },
};

/** On the opening page; the others are one tap away. */
const shownOpen = 2;

export default function HomePage() {
  const { isOn } = useElderMode();
  return isOn ? <ElderHome /> : <UsualHome />;
}

function UsualHome() {
  const t = useMessages(messages);
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const { catalogue } = useCatalogue(spot?.communityId);
  const mine = useMine();
  const open = mine.rows.filter(isOpen);
  const shown = open.length > 0 ? open.slice(0, shownOpen) : mine.rows.slice(0, 1);
  return (
    <div className={`${page['page']} ${style['home']}`}>
      <div className={page['stack']}>
        {(catalogue === undefined || hasCall(catalogue.channels)) && <CallButton />}
        <PlaceQuestion known={knownPlace(mine.rows)} />
        <EverydayTiles />
      </div>
      <section className={page['stack']}>
        <div className={page['section']}>
          <h2>{t.mine}</h2>
          {mine.rows.length > 0 && <Link to="/requests">{t.all(mine.rows.length)}</Link>}
        </div>
        {mine.isFirst && <Skeleton lines={3} />}
        {shown.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
        {!mine.isFirst && shown.length === 0 && <p className="muted">{t.none}</p>}
      </section>
      <Pieces door="resident" slot="home" />
      {catalogue && (
        <section className={page['stack']}>
          <div className={page['section']}>
            <h2>{t.services}</h2>
          </div>
          <ServiceTiles kinds={catalogue.kinds} />
        </section>
      )}
    </div>
  );
}
