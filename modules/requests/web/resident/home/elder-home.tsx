// 长辈版: the call, what one reported, a notice not yet read, the two services asked for most, and one way to all else. Never more than that: whoever
// adds to this page crowds out the call.
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { hasCall } from '../parts/channels.ts';
import { ElderRow } from '../parts/elder-row.tsx';
import { knownPlace } from '../parts/known-place.ts';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import { useMine } from '../parts/selves.ts';
import { isOpen } from '../parts/steps-of.ts';
import { plainWords } from '../parts/who-words.ts';
import { CallButton } from './call-button.tsx';
import style from './elder-home.module.css';
import { ElderService, elderServices } from './elder-service.tsx';
import { PlaceQuestion } from './place-question.tsx';

const messages = {
  zh: {
    look: '看',
    rate: '评',
    more: (n: number) => `还有 ${n} 件`,
    title: '首页',
    else: '办别的事',
    elseSub: '修东西、说和、身边服务',
  },
  en: {
    look: 'See',
    rate: 'Rate',
    more: (n: number) => `${n} more`,
    title: 'Home',
    else: 'Something else',
    elseSub: 'Repairs, neighbours, nearby',
  },
};

/** The others stand under 办别的事. */
export const servicesAtHome = 2;

export function ElderHome() {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const { catalogue } = useCatalogue(spot?.communityId);
  const mine = useMine();
  const open = mine.rows.filter(isOpen);
  const top = open.find(({ mayRate }) => mayRate) ?? open[0];
  const offered = elderServices(catalogue?.kinds ?? []).slice(0, servicesAtHome);
  return (
    <div className={style['home']}>
      <h1 className="sr-only">{t.title}</h1>
      {(catalogue === undefined || hasCall(catalogue.channels)) && <CallButton />}
      <PlaceQuestion known={knownPlace(mine.rows)} />
      {top && (
        <ElderRow
          to={open.length > 1 && !top.mayRate ? '/requests' : `/requests/${top.id}`}
          title={top.summary}
          sub={`${plainWords(top, now, lang)}${open.length > 1 ? `。${t.more(open.length - 1)}` : ''}`}
          act={top.mayRate ? t.rate : t.look}
        />
      )}
      <Pieces door="resident" slot="home" />
      {offered.map((service) => (
        <ElderService key={service.code} service={service} />
      ))}
      <ElderRow to="/more" title={t.else} sub={t.elseSub} act={t.look} />
    </div>
  );
}
