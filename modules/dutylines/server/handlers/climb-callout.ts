// Time came: of every branch that is due the next of the line is rung, or of the line above, or nobody is left. Issued by the house with the instant it was meant for;
// whoever is rung has their full minutes from now, also where the server was down meanwhile.
import { command, type Done } from '#kernel/server/house.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { nextOf } from '../../shared/callout.ts';
import { climbCallout } from '../../shared/commands.ts';
import { keyOf } from '../../shared/line.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { sendRing } from '../send.ts';
import { doneOf } from '../standing.ts';
import * as store from '../store/callouts.ts';
import { listMembers, type MemberRow } from '../store/lines.ts';

export const climbHandler = command(climbCallout, async ({ calloutId }, context): Promise<Done> => {
  const { tx, now } = context;
  const callout = await store.lockCallout(tx, calloutId);
  if (!callout) throw dutyProblem('callout_not_found');
  if (callout.endedAt) return doneOf(callout, 'duty_call.climbed', [], { rung: 0 });
  if (callout.closesAt.getTime() <= now) {
    const hearing = await store.listHearing(tx, calloutId);
    store.endCallout(tx, calloutId, 'time');
    return doneOf(callout, 'duty_call.ended', hearing);
  }
  if (callout.kind === 'real' && !callout.isDrill)
    for (const other of await store.listInTheWay(tx, callout)) store.endCallout(tx, other, 'gave_way');

  const due = await store.lockDue(tx, calloutId);
  const levels = new Map(due.map((branch) => [branch.unitId, levelsOf(branch, callout)]));
  const members = await membersByUnit(tx, [...new Set([...levels.values()].flat())]);
  const rings = await store.listRings(tx, calloutId, [...levels.keys()]);
  const wakeAt = new Date(now + callout.stepMinutes * MINUTE_MS);
  const rung = new Map<string, MemberRow>();
  for (const branch of due) {
    if (branch.reachedAt || branch.takenUpAt) {
      store.changeBranch(tx, calloutId, branch.unitId, { wakeAt: null });
      continue;
    }
    const already = new Set(rings.filter(({ unitId }) => unitId === branch.unitId).map(keyOf));
    const path = levels.get(branch.unitId) ?? [];
    const next = nextOf(
      path.map((unitId) => ({ unitId, members: members.get(unitId) ?? [] })),
      already,
    );
    const hadNobody = branch.hadNobody || (already.size === 0 && next?.unitId !== branch.unitId);
    store.passRings(tx, calloutId, branch.unitId);
    if (!next) {
      store.changeBranch(tx, calloutId, branch.unitId, { hadNobody, exhaustedAt: tx.at, wakeAt: null });
      continue;
    }
    const isAbove = next.unitId !== branch.unitId;
    store.changeBranch(tx, calloutId, branch.unitId, {
      levelUnitId: next.unitId,
      hadNobody,
      wakeAt,
      ...(isAbove ? { escalatedAt: branch.escalatedAt ?? tx.at } : {}),
    });
    for (const member of next.members) {
      store.addRing(tx, {
        ...member,
        calloutId,
        districtId: callout.districtId,
        unitId: branch.unitId,
        levelUnitId: next.unitId,
      });
      rung.set(keyOf(member), member);
    }
  }
  // Somebody rung for many units gets one message.
  for (const member of rung.values()) sendRing(context, callout, member.phoneCipher);
  const heard = [...rung.values()].map(({ atUnitId }) => atUnitId);
  return doneOf(callout, 'duty_call.climbed', [...due.map(({ unitId }) => unitId), ...heard], { rung: rung.size });
});

/** A test stays with the unit that asked and those below it; a real one goes up to the district. */
function levelsOf({ path }: store.BranchRow, { kind, unitId }: store.CalloutRow): string[] {
  if (kind === 'real') return path;
  const end = path.indexOf(unitId);
  return end < 0 ? path : path.slice(0, end + 1);
}

async function membersByUnit(
  tx: Parameters<typeof listMembers>[0],
  unitIds: string[],
): Promise<Map<string, MemberRow[]>> {
  const byUnit = new Map<string, MemberRow[]>();
  for (const member of await listMembers(tx, unitIds)) {
    const list = byUnit.get(member.unitId) ?? [];
    list.push(member);
    byUnit.set(member.unitId, list);
  }
  return byUnit;
}
