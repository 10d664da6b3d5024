// 办别的事: what the opening page of 长辈版 has no room for: the rarer services, what other modules offer residents, what one reported, and oneself.
import { useMessages } from '#kernel/web/language/language.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { ElderRow } from '../parts/elder-row.tsx';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import style from './elder-home.module.css';
import { servicesAtHome } from './elder-home.tsx';
import { ElderService, elderServices } from './elder-service.tsx';

const messages = {
  zh: {
    title: '办别的事',
    look: '看',
    mine: '我报过的事',
    mineSub: '谁在办、办好没有',
    me: '我的',
    meSub: '手机号、住在哪里',
  },
  en: {
    title: 'Something else',
    look: 'See',
    mine: 'What I reported',
    mineSub: 'Who has it, and is it done',
    me: 'Me',
    meSub: 'Phone, where I live',
  },
};

export default function MorePage() {
  const t = useMessages(messages);
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const { catalogue } = useCatalogue(spot?.communityId);
  return (
    <div className={style['home']}>
      <h1>{t.title}</h1>
      {elderServices(catalogue?.kinds ?? [])
        .slice(servicesAtHome)
        .map((service) => (
          <ElderService key={service.code} service={service} />
        ))}
      <Pieces door="resident" slot="more" />
      <ElderRow to="/requests" title={t.mine} sub={t.mineSub} act={t.look} />
      <ElderRow to="/me" title={t.me} sub={t.meSub} act={t.look} />
    </div>
  );
}
