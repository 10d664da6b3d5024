// Where to go and whom to ring. The number stays masked until the one who goes there says what for; then it is a press away.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { RequestFacts } from '../../parts/names.ts';
import type { Titles } from '../../parts/use-catalogue.ts';
import { Caller } from '../../record/caller.tsx';
import style from './field-facts.module.css';
import { mapLink } from './map-link.ts';

const messages = {
  zh: {
    place: '地点',
    noPlace: '没有说清，先问清楚再去',
    map: '地图',
    caller: '来电人',
    proxy: '代报人',
    lead: '主办',
    assist: '协办',
    channel: '来源',
    closing: '办到什么算好',
    rating: '评价',
    stars: (n: number) => `${n} 星`,
  },
  en: {
    place: 'Place',
    noPlace: 'Not clear; ask first',
    map: 'Map',
    caller: 'Caller',
    proxy: 'Told by',
    lead: 'Lead',
    assist: 'Assisting',
    channel: 'From',
    closing: 'Done when',
    rating: 'Rating',
    stars: (n: number) => `${n} stars`,
  },
};

export function FieldFacts({ request, titles }: { request: RequestFacts; titles: Titles }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <div className={style['facts']}>
      <Facts
        facts={[
          {
            label: t.place,
            value: request.placeText ? (
              <span className={style['place']}>
                <b>{request.placeText}</b>
                <a href={mapLink(request)} target="_blank" rel="noreferrer">
                  <Icon name="pin" size={16} />
                  {t.map}
                </a>
              </span>
            ) : (
              <span className="soon">{t.noPlace}</span>
            ),
          },
          {
            label: t.caller,
            value: (
              <>
                <Caller request={request} />
                {request.callerTags.length > 0 && (
                  <span className={style['tags']}>
                    {request.callerTags.map((tag) => (
                      <Tag key={tag} tone="teal">
                        {words(titles.groupTitle(tag))}
                      </Tag>
                    ))}
                  </span>
                )}
              </>
            ),
          },
          request.proxy !== null && {
            label: t.proxy,
            value: [request.proxy.name, request.proxy.relation].filter(Boolean).join(' · '),
          },
          request.leadName !== null && {
            label: t.lead,
            value: [request.leadName, request.leadPostName].filter(Boolean).join(' · '),
          },
          request.assisting.length > 0 && {
            label: t.assist,
            value: request.assisting.map(({ name }) => name).join('、'),
          },
          { label: t.channel, value: words(titles.channelTitle(request.channel)) },
          request.closingCondition !== null && { label: t.closing, value: words(request.closingCondition) },
          request.rating !== null && {
            label: t.rating,
            value: [t.stars(request.rating), request.ratingComment].filter(Boolean).join(' · '),
          },
        ]}
      />
    </div>
  );
}
