// Risk areas of a day, out of all lists that speak of it (F5); the lists beside them, the last issued first.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import type { Role } from '#kernel/shared/right.ts';
import { traceProblem } from '../../shared/problems.ts';
import { listKeepers } from '../../shared/returners/commands.ts';
import type * as q from '../../shared/returners/queries.ts';
import { areaKey, levelOn, type RiskArea } from '../../shared/returners/risk.ts';
import { listLists } from '../store/risk.ts';

type Out = z.input<typeof q.riskAreas.answer>;

export async function answerRiskAreas(
  { on: asked }: { on?: string | undefined },
  { tx, actor, now }: Context,
): Promise<Out> {
  if (actor.kind !== 'staff') throw traceProblem('not_found');
  const on = asked ?? dateOf(now);
  const before = addDays(on, -1);
  const lists = await listLists(tx, actor.districtId, before);
  const latest = new Map<string, RiskArea>();
  for (const { areas } of lists.toReversed())
    for (const area of areas) latest.set(area.code ?? areaKey(area.name), area);
  const areas = [...latest.values()].flatMap(({ name, code, from, to }) => {
    const level = levelOn(lists, { name, code }, on);
    if (!level) return [];
    return [{ name, code, level, from, to, isNew: levelOn(lists, { name, code }, before) !== level }];
  });
  return {
    on,
    areas: areas.toSorted(
      (a, b) =>
        Number(b.isNew) - Number(a.isNew) || a.level.localeCompare(b.level) || a.name.localeCompare(b.name, 'zh-CN'),
    ),
    lists: lists.slice(0, 60).map(({ listId, issuedAt, toldAt, document, isWhole, areas: its, byName }) => ({
      listId,
      issuedAt: new Date(issuedAt),
      toldAt: new Date(toldAt),
      document,
      isWhole,
      areas: its.length,
      byName,
    })),
    mayTell: (listKeepers as readonly Role[]).includes(actor.role),
  };
}
