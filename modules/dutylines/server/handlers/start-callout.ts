// A call-out is put down with its units by name; the house rings from the next moment on (climb-callout.ts), so that starting and climbing are one path.
import { command, type Done } from '#kernel/server/house.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { isNight, openHours } from '../../shared/callout.ts';
import { startCallout } from '../../shared/commands.ts';
import { groupOf } from '../../shared/line.ts';
import { dutyProblem } from '../../shared/problems.ts';
import * as store from '../store/callouts.ts';
import { findOwnUnit } from '../store/lines.ts';

export const startHandler = command(startCallout, async (input, { tx, actor, now }): Promise<Done> => {
  const by = staffOf(actor);
  const unit = await findOwnUnit(tx, input.unitId ?? by.unitId);
  if (!unit) throw dutyProblem('unit_not_found');
  const isReal = input.kind === 'real' && !input.isDrill;
  if (!isReal && isNight(now) && !input.reason) throw dutyProblem('night_reason');
  if (!isReal && (await store.isRealRunning(tx, unit.unitId))) throw dutyProblem('real_running');
  const below = await store.listBelow(tx, unit.unitId);
  const named = new Set(input.unitIds ?? []);
  const groups = new Set(input.groups ?? []);
  const units = below.filter(({ unitId, kind }) => {
    const group = groupOf(kind);
    return named.has(unitId) || (group !== null && groups.has(group));
  });
  if (units.length === 0) throw dutyProblem('nobody_below');
  const { stepMinutes, withinMinutes } = await store.readSettings(tx);
  store.addCallout(
    tx,
    {
      calloutId: input.calloutId,
      districtId: unit.districtId,
      unitId: unit.unitId,
      kind: input.kind,
      isDrill: input.isDrill,
      text: input.text,
      reason: input.reason ?? null,
      stepMinutes: input.stepMinutes ?? stepMinutes,
      withinMinutes,
      closesAt: new Date(now + openHours[input.kind] * HOUR_MS),
      by,
    },
    units,
  );
  return {
    subjectId: input.calloutId,
    territoryId: unit.unitId,
    events: [
      {
        type: 'duty_call.started',
        calloutId: input.calloutId,
        unitId: unit.unitId,
        kind: input.kind,
        units: units.length,
      },
    ],
    result: { units: units.length },
    isDrill: input.isDrill,
  };
});
