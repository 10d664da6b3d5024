// The answers about lines and call-outs: masks are put on here, states and figures worked out by the shared rules.
import { type Context, query } from '#kernel/server/house.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { branchState, branchStates, figureOf, isInTime } from '../shared/callout.ts';
import { setLine, startCallout } from '../shared/commands.ts';
import { type Gap, gapsOf, groupOf, stepsOf, unitGroups } from '../shared/line.ts';
import { dutyProblem } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { readLook } from './look.ts';
import { listFitPosts, listMembers, type MemberRow } from './store/lines.ts';
import { findLinkNumber, findRingNumber } from './store/open-rings.ts';
import * as views from './store/views.ts';

const told = (member: MemberRow, { secrets }: Context): q.LineMember => ({
  source: member.source,
  rank: member.rank,
  linkId: member.linkId,
  postId: member.postId,
  name: member.name,
  role: member.role,
  phone: member.phoneCipher && maskPhone(secrets.open(member.phoneCipher)),
  isDutyPhone: member.isDutyPhone,
});

async function linesOf(units: readonly views.LineUnit[], context: Context): Promise<q.DutyLine[]> {
  const { tx, actor } = context;
  const { role, reach, unitId: own } = staffOf(actor);
  const mayKeep = mayBy(setLine.allowed, { kind: 'staff', role });
  const byUnit = Map.groupBy(
    await listMembers(
      tx,
      units.map(({ unitId }) => unitId),
    ),
    ({ unitId }) => unitId,
  );
  return units.map(({ unitId, name, kind, parentName, testAt, testId, testReached }) => {
    const members = stepsOf(byUnit.get(unitId) ?? []).flat();
    return {
      unitId,
      name,
      parentName,
      group: groupOf(kind),
      members: members.map((member) => told(member, context)),
      gaps: gapsOf(members),
      lastTest: testAt && testId ? { at: testAt, calloutId: testId, reached: testReached === true } : null,
      mayKeep: mayKeep && (reach === 'territory' || unitId === own),
    };
  });
}

export const linesAnswer = query(q.listLines, async ({ group, gap }, context) => {
  const { role, unitId: own } = staffOf(context.actor);
  const all = await linesOf(await views.listUnits(context.tx), context);
  const counted = group ? all.filter((line) => line.group === group) : all.filter((line) => line.group !== 'grids');
  const lacking = (which: Gap) => counted.filter(({ gaps }) => gaps.includes(which)).length;
  return {
    rows: gap ? counted.filter(({ gaps }) => gaps.includes(gap)) : counted,
    groups: unitGroups
      .map((key) => {
        const lines = all.filter((line) => line.group === key);
        const below = lines.filter(({ unitId }) => unitId !== own);
        const belowWithGap = below.filter(({ gaps }) => gaps.length > 0).length;
        return { group: key, units: lines.length, below: below.length, belowWithGap };
      })
      .filter(({ units }) => units > 0),
    gaps: { nobody: lacking('nobody'), no_number: lacking('no_number'), no_backup: lacking('no_backup') },
    mayCall: mayBy(startCallout.allowed, { kind: 'staff', role }),
  };
});

export const choicesAnswer = query(q.lineChoices, async ({ unitId }, context) => {
  const [line] = await linesOf(await views.listUnit(context.tx, unitId), context);
  if (!line) throw dutyProblem('unit_not_found');
  const links = (await listMembers(context.tx, [unitId])).filter(({ source }) => source === 'link');
  return {
    line,
    links: links.map((member) => told(member, context)),
    posts: (await listFitPosts(context.tx, unitId)).map(({ staffId: _, ...post }) => post),
  };
});

export const numberAnswer = query(q.dutyNumber, async ({ token }, { tx, actor, now, secrets }) => {
  const look = readLook(token, staffOf(actor).postId, now, secrets);
  const cipher = look && (await (look.what === 'link' ? findLinkNumber(tx, look.id) : findRingNumber(tx, look.id)));
  if (!cipher) throw dutyProblem('no_number');
  return { phone: secrets.open(cipher) };
});

type Branch = Omit<q.CalloutBranch, 'rings'> & { calloutId: string };

function judged(heads: readonly views.HeadRow[], rows: readonly views.BranchView[]): Branch[] {
  const byId = new Map(heads.map((head) => [head.calloutId, head]));
  return rows.flatMap(({ escalatedAt, exhaustedAt, ...row }) => {
    const head = byId.get(row.calloutId);
    if (!head) return [];
    const state = branchState({ ...row, escalatedAt, exhaustedAt }, head.endedAt !== null);
    return [{ ...row, state, isInTime: isInTime(head.startedAt, row.reachedAt, head.withinMinutes) }];
  });
}
const headOf = ({ unitId: _, ...head }: views.HeadRow, branches: readonly Branch[]): q.CalloutHead => ({
  ...head,
  figure: figureOf(branches),
});

export const calloutsAnswer = query(q.listCallouts, async ({ offset, limit }, { tx }) => {
  const found = await views.listHeads(tx, { offset, limit: limit + 1 });
  const heads = found.slice(0, limit);
  const branches = Map.groupBy(
    judged(
      heads,
      await views.listBranches(
        tx,
        heads.map(({ calloutId }) => calloutId),
      ),
    ),
    ({ calloutId }) => calloutId,
  );
  return {
    rows: heads.map((head) => headOf(head, branches.get(head.calloutId) ?? [])),
    nextOffset: found.length > limit ? offset + limit : null,
  };
});

export const pageAnswer = query(q.calloutPage, async ({ calloutId }, { tx }) => {
  const [head] = await views.listHeads(tx, { calloutId });
  if (!head) throw dutyProblem('callout_not_found');
  const rings = Map.groupBy(await views.listRingViews(tx, calloutId), ({ unitId }) => unitId);
  const branches = judged([head], await views.listBranches(tx, [calloutId]));
  // Whoever must act first comes first.
  branches.sort((a, b) => branchStates.indexOf(a.state) - branchStates.indexOf(b.state));
  return {
    callout: headOf(head, branches),
    branches: branches.map(({ calloutId: _, ...branch }) => ({
      ...branch,
      rings: (rings.get(branch.unitId) ?? []).map(({ unitId: __, ...ring }) => ring),
    })),
    abilities: { mayTell: head.endedAt === null, mayEnd: head.endedAt === null },
  };
});

export const ringingAnswer = query(q.ringingCalls, async (_, { tx, actor }) => {
  const rings = await views.listMyRings(tx, staffOf(actor).staffId);
  const byCall = [...Map.groupBy(rings, ({ calloutId }) => calloutId).values()];
  return {
    rows: byCall.flatMap((mine) => {
      const [first] = mine;
      if (!first) return [];
      const { passedAt: _p, branchName: _b, isAbove: _a, ...call } = first;
      return [
        {
          ...call,
          units: mine.map(({ branchName, isAbove }) => ({ name: branchName, isAbove })),
          isLate: mine.every(({ passedAt }) => passedAt !== null),
        },
      ];
    }),
  };
});
