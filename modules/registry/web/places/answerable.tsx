// 这里归谁管: grid chief, grid workers, building chief, who contracts, who serves — one look (A7). A vacancy is said aloud (A5).
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { Answerable as Who } from '#modules/territory/shared/queries.ts';
import { type UnitKind, unitKindTitles } from '#modules/territory/shared/unit.ts';
import style from '../registry.module.css';

const messages = {
  zh: {
    title: '归谁管',
    asOf: (on: string) => `归谁管（${on}）`,
    grid: '网格',
    noGrid: '未划入网格',
    community: '社区（村）',
    chief: '网格长',
    workers: '网格员',
    building: '楼长',
    vacant: '空缺',
    contracts: '包保',
    none: '无人包保',
    service: '服务单位',
  },
  en: {
    title: 'Who answers',
    asOf: (on: string) => `Who answered on ${on}`,
    grid: 'Grid',
    noGrid: 'in no grid',
    community: 'Community',
    chief: 'Grid chief',
    workers: 'Grid workers',
    building: 'Building chief',
    vacant: 'vacant',
    contracts: 'Contracted by',
    none: 'nobody',
    service: 'Served by',
  },
};

export function Answerable({ answerable: who, on }: { answerable: Who; on: string | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const unit = (id: string, name: string): ReactNode => (
    <Link to={`/desk/territory/${id}`} search={on ? { on } : {}}>
      {name}
    </Link>
  );
  const kind = (code: string) => (code in unitKindTitles ? words(unitKindTitles[code as UnitKind]) : code);
  const gap = (text: string) => <Tag tone="amber">{text}</Tag>;
  return (
    <section>
      <h3>{on ? t.asOf(on) : t.title}</h3>
      <Facts
        facts={[
          { label: t.grid, value: who.gridId ? unit(who.gridId, who.gridName ?? '') : gap(t.noGrid) },
          who.communityId !== null && { label: t.community, value: unit(who.communityId, who.communityName ?? '') },
          { label: t.chief, value: who.gridChief?.name ?? gap(t.vacant) },
          {
            label: t.workers,
            value: who.gridWorkers.length > 0 ? who.gridWorkers.map(({ name }) => name).join('、') : gap(t.vacant),
          },
          who.buildingChief !== null && { label: t.building, value: who.buildingChief.name },
          {
            label: t.contracts,
            value:
              who.contracts.length > 0
                ? who.contracts.map((one) => [one.staffName, one.unitName].filter(Boolean).join(' · ')).join('、')
                : gap(t.none),
          },
          who.serviceUnits.length > 0 && {
            label: t.service,
            value: (
              <ul className={style['tight']}>
                {who.serviceUnits.map((one) => (
                  <li key={`${one.kind} ${one.unitId} ${one.nearness}`}>
                    {unit(one.unitId, one.name)} <span className="muted">{kind(one.kind)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
