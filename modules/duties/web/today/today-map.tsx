// The day on the ground: one pin for each door with how many wait there, over the outline of one's own unit. A press shows their cards below; what has no place on
// record is listed under the map.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import type { AreaShape } from '#kernel/web/pieces/grid-geometry.ts';
import { GridMap } from '#kernel/web/pieces/grid-map.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { unitPage } from '#modules/territory/shared/queries.ts';
import { byHarm, type Spot, spotsOf } from './item.ts';
import type { TodayItem } from './items.ts';
import list from './today-list.module.css';
import style from './today-map.module.css';
import { type RowGround, TodayRow } from './today-row.tsx';

const messages = {
  zh: {
    map: '今天要做的，按地点',
    pin: (where: string, n: number) => `${where}，${n} 件`,
    here: (where: string) => `${where}`,
    choose: '点一个圆点，看那里要做什么',
    nowhere: '没有登记位置的',
    count: (n: number) => `${n} 件`,
  },
  en: {
    map: 'Today by place',
    pin: (where: string, n: number) => `${where}: ${n}`,
    here: (where: string) => where,
    choose: 'Press a dot to see what is to be done there',
    nowhere: 'Without a place on the map',
    count: (n: number) => String(n),
  },
};

const asShape = (geometry: unknown): AreaShape | undefined => {
  const type = (geometry as { type?: unknown } | null)?.type;
  return type === 'Polygon' || type === 'MultiPolygon' ? (geometry as AreaShape) : undefined;
};

export function TodayMap({ items, ...ground }: { items: readonly TodayItem[] } & RowGround) {
  const t = useMessages(messages);
  const { post } = useHat();
  const [chosenId, choose] = useState<string>();
  const { answer } = useAsk(unitPage, { unitId: post.unitId });
  const shape = asShape(answer?.unit.geometry);
  const { spots, nowhere } = spotsOf(byHarm(items));
  const chosen = spots.find(({ id }) => id === chosenId);
  return (
    <div className={list['list']}>
      {spots.length > 0 && (
        <div className={style['map']}>
          <GridMap
            areas={shape ? [{ id: post.unitId, name: post.unitName, shape }] : []}
            pins={spots.map((spot) => ({
              id: spot.id,
              at: spot.at,
              label: t.pin(nameOf(spot), spot.items.length),
              tone: spot.items[0]?.tone ?? 'calm',
              count: spot.items.length,
            }))}
            chosenId={chosenId}
            onPin={(id) => choose(id === chosenId ? undefined : id)}
            showNames={false}
            legend={t.map}
            width={390}
            height={360}
          />
          {!chosen && <p className="muted">{t.choose}</p>}
        </div>
      )}
      {chosen && (
        <Part title={t.here(nameOf(chosen))} aside={t.count(chosen.items.length)} items={chosen.items} {...ground} />
      )}
      {nowhere.length > 0 && <Part title={t.nowhere} aside={t.count(nowhere.length)} items={nowhere} {...ground} />}
    </div>
  );
}

const nameOf = ({ items: [first] }: Spot<TodayItem>): string =>
  first?.building ?? (first?.kind === 'visit' ? (first.subject.address ?? first.subject.name) : '');

type PartProps = { title: string; aside: string; items: readonly TodayItem[] } & RowGround;

function Part({ title, aside, items, ...ground }: PartProps) {
  return (
    <section aria-label={title}>
      <div className={list['part']}>
        <h2>{title}</h2>
        <span>{aside}</span>
      </div>
      <ul>
        {items.map((item) => (
          <TodayRow key={item.key} item={item} {...ground} />
        ))}
      </ul>
    </section>
  );
}
