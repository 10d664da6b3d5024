// The facts beside the story: who called, where, whose grid, who leads, by which rule.
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { GridMap } from '#kernel/web/pieces/grid-map.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { geometrySchema } from '#modules/territory/shared/geometry.ts';
import { unitPage } from '#modules/territory/shared/queries.ts';
import { sideForms } from '../acts/act-forms.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { KnownFacts } from '../facts/known-facts.tsx';
import type { PageAnswer, RequestFacts as Request } from '../parts/names.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import { Caller } from './caller.tsx';
import style from './request-facts.module.css';

const messages = {
  zh: {
    caller: '来电人',
    proxy: '代报人',
    recent: (n: number) => `半年内 ${n} 件`,
    place: '地点',
    noPlace: '没有说清，由社区先问',
    grid: '网格',
    worker: (name: string) => `网格员 ${name}`,
    vacant: '网格员空缺',
    lead: '主办',
    notYet: '还没有派单',
    assist: '协办',
    first: '首问',
    desk: '受理',
    handOver: '交接',
    handOverTitle: '交接首问',
    kind: '类别',
    limit: '时限',
    closing: '结案条件',
    told: '一次告知',
    toldOnce: '已告知',
    toldTwice: (n: number) => `告知了 ${n} 次，违反一次告知`,
    visits: '来访',
    times: (n: number) => `${n} 次`,
    rating: '评价',
    stars: (n: number) => `${n} 星`,
    extended: '延期',
    days: (n: number) => `已延 ${n} 个工作日`,
    map: '所在网格',
    here: '这里',
  },
  en: {
    caller: 'Caller',
    proxy: 'Told by',
    recent: (n: number) => `${n} in half a year`,
    place: 'Place',
    noPlace: 'Not clear; the community asks first',
    grid: 'Grid',
    worker: (name: string) => `grid worker ${name}`,
    vacant: 'no grid worker',
    lead: 'Lead',
    notYet: 'Not dispatched yet',
    assist: 'Assisting',
    first: 'First asked',
    desk: 'Desk',
    handOver: 'Hand over',
    handOverTitle: 'Hand over the first-asked duty',
    kind: 'Kind',
    limit: 'Limits',
    closing: 'Closed when',
    told: 'What is wanting',
    toldOnce: 'told',
    toldTwice: (n: number) => `told ${n} times, against the rule of one`,
    visits: 'Came',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    rating: 'Rating',
    stars: (n: number) => `${n} stars`,
    extended: 'Extended',
    days: (n: number) => `by ${n} working days`,
    map: 'The grid',
    here: 'Here',
  },
};

export function RequestFactsColumn({ page, titles }: { page: PageAnswer; titles: Titles }) {
  const t = useMessages(messages);
  const words = useWords();
  const { request } = page;
  const { post } = useHat();
  const [isHandingOver, setHandingOver] = useState(false);
  const mayHandOver = page.abilities.some(({ act, may }) => act === 'note' && may);
  return (
    <>
      <Facts
        facts={[
          { label: t.caller, value: <Caller request={request} /> },
          (request.callerTags.length > 0 || request.recentCount > 1) && {
            label: ' ',
            value: (
              <span className={style['tags']}>
                {request.callerTags.map((tag) => (
                  <Tag key={tag} tone="teal">
                    {words(titles.groupTitle(tag))}
                  </Tag>
                ))}
                {request.recentCount > 1 && (
                  <Link to={`/desk/requests/${request.id}`} search={{ tab: 'all', sameCallerAs: request.id }}>
                    {t.recent(request.recentCount)}
                  </Link>
                )}
              </span>
            ),
          },
          request.proxy !== null && {
            label: t.proxy,
            value: `${request.proxy.name}${request.proxy.relation ? ` · ${request.proxy.relation}` : ''}`,
          },
          { label: t.place, value: request.placeText ?? <span className="soon">{t.noPlace}</span> },
          {
            label: t.grid,
            value: (
              <>
                {belowMine(request.gridChain, post.unitName).join(' › ')}
                <br />
                <span className={request.gridWorker ? undefined : 'soon'}>
                  {request.gridWorker ? t.worker(request.gridWorker) : t.vacant}
                </span>
              </>
            ),
          },
          {
            label: t.lead,
            value: request.leadName ? (
              <b>
                {request.leadName}
                {request.leadPostName && ` · ${request.leadPostName}`}
              </b>
            ) : (
              <span className="muted">{t.notYet}</span>
            ),
          },
          request.assisting.length > 0 && {
            label: t.assist,
            value: request.assisting.map(({ name }) => name).join('、'),
          },
          { label: t.desk, value: request.deskName },
          request.firstAskedName !== null && {
            label: t.first,
            value: (
              <>
                {request.firstAskedName}{' '}
                {mayHandOver && (
                  <button
                    type="button"
                    className={style['link']}
                    aria-expanded={isHandingOver}
                    data-print="no"
                    onClick={() => setHandingOver(!isHandingOver)}
                  >
                    {t.handOver}
                  </button>
                )}
              </>
            ),
          },
          request.kindTitle !== null && { label: t.kind, value: words(request.kindTitle) },
          request.limitText !== null && { label: t.limit, value: words(request.limitText) },
          request.extendedDays > 0 && { label: t.extended, value: t.days(request.extendedDays) },
          request.closingCondition !== null && { label: t.closing, value: words(request.closingCondition) },
          request.tellings > 0 && {
            label: t.told,
            value: request.breaches > 0 ? <Tag tone="red">{t.toldTwice(request.tellings)}</Tag> : t.toldOnce,
          },
          request.visits > 0 && { label: t.visits, value: t.times(request.visits) },
          request.rating !== null && {
            label: t.rating,
            value: `${t.stars(request.rating)}${request.ratingComment ? ` · ${request.ratingComment}` : ''}`,
          },
        ]}
      />
      {isHandingOver && (
        <ActPanel
          title={t.handOverTitle}
          form={sideForms.hand_over()}
          page={page}
          first={{}}
          onClose={() => setHandingOver(false)}
        />
      )}
      <KnownFacts page={page} />
      <GridPicture request={request} />
    </>
  );
}

/** The chain of units down to the grid, without what is above the reader's own: they know where they sit. */
function belowMine(chain: string, mine: string): string[] {
  const units = chain.split(' · ');
  const at = units.indexOf(mine);
  const below = at === -1 ? units.slice(-3) : units.slice(at + 1);
  return below.length > 0 ? below : units.slice(-1);
}

/** The grid's polygon and the place in it, where the territory has drawn one; nothing where it has not. */
function GridPicture({
  request,
}: {
  request: Pick<Request, 'territoryId' | 'territoryName' | 'longitude' | 'latitude' | 'summary'>;
}) {
  const t = useMessages(messages);
  const { answer } = useAsk(unitPage, { unitId: request.territoryId });
  const areas = useMemo(() => {
    const shape = geometrySchema.safeParse(answer?.unit.geometry);
    return shape.success ? [{ id: request.territoryId, name: request.territoryName, shape: shape.data }] : [];
  }, [answer, request.territoryId, request.territoryName]);
  const pins = useMemo(
    () =>
      request.longitude !== null && request.latitude !== null
        ? [
            {
              id: 'here',
              at: [request.longitude, request.latitude] as [number, number],
              label: t.here,
              tone: 'late' as const,
            },
          ]
        : [],
    [request.longitude, request.latitude, t],
  );
  if (areas.length === 0) return null;
  return (
    <div className={style['map']} data-print="no">
      <GridMap areas={areas} pins={pins} width={278} height={150} legend={t.map} />
    </div>
  );
}
