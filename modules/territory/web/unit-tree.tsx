// The governance tree: folded below the level one works at; each line with its households, and its vacancies and shortfall in words.

import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { groupBy } from '#kernel/shared/group-by.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { UnitNode } from '../shared/queries.ts';
import style from './territory.module.css';

const messages = {
  zh: {
    households: (n: number) => `${n} 户`,
    vacant: (n: number) => `空缺 ${n}`,
    short: (n: number) => `缺 ${n} 人`,
    open: '展开',
    fold: '收起',
    tree: '治理单元',
  },
  en: {
    households: (n: number) => `${n} households`,
    vacant: (n: number) => `${n} vacant`,
    short: (n: number) => `${n} short`,
    open: 'Unfold',
    fold: 'Fold',
    tree: 'Units',
  },
};

type Props = {
  units: readonly UnitNode[];
  rootId: string;
  chosenId: string | undefined;
  search: { on: string | undefined };
};

export function UnitTree({ units, rootId, chosenId, search }: Props) {
  const t = useMessages(messages);
  const children = useMemo(() => groupBy(units, (unit) => unit.parentId ?? ''), [units]);
  const byId = useMemo(() => new Map(units.map((unit) => [unit.unitId, unit])), [units]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => new Set([rootId, ...pathTo(chosenId, byId)]));
  const toggle = (id: string) =>
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const line = (unit: UnitNode, depth: number) => {
    const inside = children.get(unit.unitId) ?? [];
    const isOpen = unfolded.has(unit.unitId);
    return (
      <li key={unit.unitId}>
        <div
          className={style['line']}
          data-chosen={unit.unitId === chosenId}
          style={{ paddingInlineStart: 8 + depth * 20 }}
        >
          {inside.length > 0 ? (
            <button
              type="button"
              className={style['fold']}
              aria-expanded={isOpen}
              aria-label={`${isOpen ? t.fold : t.open} ${unit.name}`}
              onClick={() => toggle(unit.unitId)}
            >
              <Icon name={isOpen ? 'down' : 'right'} />
            </button>
          ) : (
            <span className={style['fold']} />
          )}
          <Link
            to="/desk/territory/$unitId"
            params={{ unitId: unit.unitId }}
            search={search.on ? { on: search.on } : {}}
            className={style['name']}
          >
            {unit.name}
          </Link>
          {unit.figures && unit.figures.households > 0 && (
            <span className={`${style['count']} num muted`}>{t.households(unit.figures.households)}</span>
          )}
          {unit.vacancies > 0 && <Tag tone="amber">{t.vacant(unit.vacancies)}</Tag>}
          {unit.figures && unit.isLowest && unit.figures.shortfall > 0 && (
            <Tag tone="red">{t.short(unit.figures.shortfall)}</Tag>
          )}
        </div>
        {isOpen && inside.length > 0 && (
          <ul className={style['branch']}>{inside.map((child) => line(child, depth + 1))}</ul>
        )}
      </li>
    );
  };
  const root = byId.get(rootId);
  return (
    <nav aria-label={t.tree}>
      <ul className={style['tree']}>{root && line(root, 0)}</ul>
    </nav>
  );
}

function pathTo(id: string | undefined, byId: ReadonlyMap<string, UnitNode>): string[] {
  const path: string[] = [];
  for (let unit = id ? byId.get(id) : undefined; unit?.parentId; unit = byId.get(unit.parentId))
    path.push(unit.parentId);
  return path;
}
