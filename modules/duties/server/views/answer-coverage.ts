import type { Context } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { type DutyState, dutyStates } from '../../shared/duty-state.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { countByUnit, findRound, findUnitName, listBelow, listNames } from './coverage.ts';

type Counts = Record<DutyState, number>;
const none = (): Counts => Object.fromEntries(dutyStates.map((state) => [state, 0])) as Counts;

type Asked = { rhythmId: string; slot?: string | undefined; unitId?: string | undefined; asOf?: string | undefined };

async function open(asked: Asked, { tx, actor, now }: Context) {
  const asOf = new Date(Math.min(now, asked.asOf ? Date.parse(asked.asOf) : now));
  const unitId = asked.unitId ?? (actor.kind === 'staff' ? actor.unitId : '');
  const [round, unit] = await Promise.all([findRound(tx, asked.rhythmId, asked.slot, asOf), findUnitName(tx, unitId)]);
  if (!round || !unit) throw dutyProblem('round_not_found');
  return { asOf, round, unit };
}

export async function answerCoverage(asked: Asked, context: Context) {
  const { asOf, round, unit } = await open(asked, context);
  const { rhythmId, title, registerCode, action, isSensitive, slot, opensAt, dueAt, isLeftOut } = round;
  const [found, units] = await Promise.all([
    slot ? countByUnit(context.tx, { rhythmId, slot, unitId: unit.unitId, asOf }) : [],
    listBelow(context.tx, unit.unitId, asOf),
  ]);
  const total = none();
  const elsewhere = none();
  const byUnit = new Map(units.map((row) => [row.unitId, none()]));
  for (const { unitId, state, count } of found) {
    total[state] += count;
    (byUnit.get(unitId ?? '') ?? elsewhere)[state] += count;
  }
  return {
    rhythm: { rhythmId, title, registerCode, action, isSensitive },
    round: slot && opensAt && dueAt ? { slot, opensAt, dueAt, isLeftOut: isLeftOut ?? false } : null,
    unit,
    asOf,
    total,
    rows: units.map((row) => ({ ...row, counts: byUnit.get(row.unitId) ?? none() })),
    elsewhere,
  };
}

export async function answerDuties(
  asked: Asked & { slot: string; states?: DutyState[] | undefined; offset: number; limit: number },
  context: Context,
) {
  const { asOf, unit } = await open(asked, context);
  const rows = await listNames(context.tx, { ...asked, unitId: unit.unitId, asOf, states: asked.states ?? null });
  const isMasked = context.actor.kind === 'staff' && !seesNames(context.actor.role);
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(({ excuseCode, excuseReason, excuseBy, total: _total, ...row }) => ({
      ...row,
      name: isMasked && row.kind === 'person' ? maskName(row.name) : row.name,
      excuse: excuseCode ? { code: excuseCode, reason: excuseReason ?? '', byName: excuseBy ?? '' } : null,
    })),
    total,
    nextOffset: asked.offset + rows.length < total ? asked.offset + rows.length : null,
  };
}
