// One unit: who answers for it in one look (A7), vacancies and double contracts said aloud (A5, A7), hands required beside actual (A3).
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { GridMap } from '#kernel/web/pieces/grid-map.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { unitPage } from '../shared/queries.ts';
import { asShape } from './shape.ts';
import style from './territory.module.css';
import { UnitActs } from './unit/unit-acts.tsx';
import { UnitContracts } from './unit/unit-contracts.tsx';
import { UnitPosts } from './unit/unit-posts.tsx';
import { unitKinds } from './words.ts';

const messages = {
  zh: {
    service: '服务单位',
    under: '下辖',
    up: '上级',
    code: '区划代码',
    households: '户数',
    hands: '应配 / 实配',
    short: (n: number) => `缺 ${n} 人`,
    declared: '划分表',
    registered: '已登记住户',
    per: '按住户登记与划分表中较大者计',
    people: '登记人口',
    places: '住宅 / 商铺 / 小区',
    earlier: '曾用名',
    level: (n: number) => `${n}级网格`,
    map: '位置',
  },
  en: {
    service: 'Served by',
    under: 'Below',
    up: 'Above',
    code: 'Division code',
    households: 'Households',
    hands: 'Required / actual',
    short: (n: number) => `${n} short`,
    declared: 'as stated',
    registered: 'as registered',
    per: 'the larger of stated and registered',
    people: 'People registered',
    places: 'Dwellings / shops / estates',
    earlier: 'Earlier names',
    level: (n: number) => `Level-${n} grid`,
    map: 'Where',
  },
};

export function UnitPanel({
  unitId,
  at,
  search,
}: {
  unitId: string;
  at: { at?: string };
  search: { on: string | undefined };
}) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    unitPage,
    { unitId, ...at },
    { events: ['unit.', 'post.', 'contract.', 'redraw.', 'service_area.', 'geometry.'] },
  );
  if (isFirst) return <Skeleton />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { unit, figures } = answer;
  const shape = asShape(unit.geometry);
  const isNow = at.at === undefined && unit.until === null;
  const to = (id: string, name: string) => (
    <Link key={id} to="/desk/territory/$unitId" params={{ unitId: id }} search={search.on ? { on: search.on } : {}}>
      {name}
    </Link>
  );
  return (
    <article className={style['panel']}>
      <h2>
        {unit.name}{' '}
        <Tag>
          {unit.gridLevel ? t.level(unit.gridLevel) : words(unitKinds[unit.kind] ?? { zh: unit.kind, en: unit.kind })}
        </Tag>
      </h2>
      {isNow && <UnitActs answer={answer} />}
      <Facts
        facts={[
          {
            label: t.up,
            value: <span className={style['chain']}>{answer.chain.map((one) => to(one.unitId, one.name))}</span>,
          },
          answer.division ? { label: t.code, value: `${answer.division.code} ${answer.division.name}` } : false,
          {
            label: t.households,
            value: `${figures.households}（${figures.basis === 'declared' ? t.declared : t.registered}）`,
          },
          {
            label: t.hands,
            value: (
              <>
                <span className="num">
                  {figures.required} / {figures.actual}
                </span>{' '}
                {figures.shortfall > 0 && <Tag tone="red">{t.short(figures.shortfall)}</Tag>}
              </>
            ),
          },
          { label: t.people, value: figures.people },
          { label: t.places, value: `${figures.dwellings} / ${figures.shops} / ${figures.estates}` },
          answer.earlierNames.length > 0 && {
            label: t.earlier,
            value: answer.earlierNames.map((one) => one.name).join('、'),
          },
        ]}
      />
      <UnitPosts answer={answer} isNow={isNow} />
      <UnitContracts answer={answer} isNow={isNow} />
      {answer.serviceUnits.length > 0 && (
        <section>
          <h3>{t.service}</h3>
          <ul className={style['people']}>
            {answer.serviceUnits.map((one) => (
              <li key={one.serviceAreaId}>
                {to(one.unitId, one.name)}{' '}
                <span className="muted">
                  {words(unitKinds[one.kind] ?? { zh: one.kind, en: one.kind })} · {one.forName}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shape && (
        <section className={style['outline']}>
          <h3>{t.map}</h3>
          <GridMap areas={[{ id: unit.unitId, name: unit.name, shape }]} width={480} height={240} />
        </section>
      )}
      {answer.children.length > 0 && (
        <section>
          <h3>{t.under}</h3>
          <p className={style['chain']}>{answer.children.map((child) => to(child.unitId, child.name))}</p>
        </section>
      )}
    </article>
  );
}
