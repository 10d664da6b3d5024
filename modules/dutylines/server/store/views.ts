// What the screens show of lines and call-outs.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import type { CalloutKind } from '../../shared/callout.ts';

export type LineUnit = {
  unitId: string;
  name: string;
  kind: UnitKind;
  parentName: string | null;
  testAt: Date | null;
  testId: string | null;
  testReached: boolean | null;
};

/** Living units the post answers for, from the top down, with the last test of each that was no drill. */
export function listUnits(tx: Tx, which: Sql = sql`true`): Promise<LineUnit[]> {
  return tx.all<LineUnit>(sql`
    select u.id as "unitId", u.name, u.kind, p.name as "parentName", t.started_at as "testAt", t.id as "testId", t.reached as "testReached"
      from governance_units u
      join unit_paths w on w.unit_id = u.id
      left join governance_units p on p.id = u.parent_id
      left join lateral (
        select c.id, c.started_at, b.reached_at is not null as reached
          from duty_branches b join duty_callouts c on c.id = b.callout_id and c.kind = 'test' and not c.is_drill and c.end_reason is distinct from 'gave_way'
         where b.unit_id = u.id order by c.started_at desc limit 1) t on true
     where upper_inf(u.valid) and u.district_id = app.district_id() and (app.sees_all() or u.id = any (app.scope())) and ${which}
     order by cardinality(w.path), p.name, u.name, u.id`);
}
export const listUnit = (tx: Tx, unitId: string): Promise<LineUnit[]> => listUnits(tx, sql`u.id = ${unitId}`);

export type HeadRow = {
  calloutId: string;
  unitId: string;
  unitName: string;
  kind: CalloutKind;
  isDrill: boolean;
  text: string;
  reason: string | null;
  startedByName: string;
  startedAt: Date;
  stepMinutes: number;
  withinMinutes: number;
  endedAt: Date | null;
  endReason: 'by_hand' | 'time' | 'gave_way' | null;
};

/** Running ones first. Of the post's own area: what was called from above is the caller's to look at. */
export function listHeads(tx: Tx, page: { calloutId?: string; offset?: number; limit?: number }): Promise<HeadRow[]> {
  const one = page.calloutId ? sql`c.id = ${page.calloutId}` : sql`true`;
  return tx.all<HeadRow>(sql`
    select c.id as "calloutId", c.unit_id as "unitId", u.name as "unitName", c.kind, c.is_drill as "isDrill", c.text, c.reason, c.started_by_name as "startedByName",
           c.started_at as "startedAt", c.step_minutes as "stepMinutes", c.within_minutes as "withinMinutes", c.ended_at as "endedAt", c.end_reason as "endReason"
      from duty_callouts c join governance_units u on u.id = c.unit_id
     where ${one} and (app.sees_all() or c.unit_id = any (app.scope()))
     order by (c.ended_at is null) desc, c.started_at desc, c.id offset ${page.offset ?? 0} limit ${page.limit ?? 1}`);
}

export type BranchView = {
  calloutId: string;
  unitId: string;
  name: string;
  parentName: string | null;
  hadNobody: boolean;
  escalatedAt: Date | null;
  reachedAt: Date | null;
  reachedByName: string | null;
  takenUpAt: Date | null;
  takenUpByName: string | null;
  exhaustedAt: Date | null;
  nextAt: Date | null;
};
export function listBranches(tx: Tx, calloutIds: readonly string[]): Promise<BranchView[]> {
  return tx.all<BranchView>(sql`
    select b.callout_id as "calloutId", b.unit_id as "unitId", b.unit_name as name, p.name as "parentName", b.had_nobody as "hadNobody", b.escalated_at as "escalatedAt",
           b.reached_at as "reachedAt", b.reached_by_name as "reachedByName", b.taken_up_at as "takenUpAt", b.taken_up_by_name as "takenUpByName",
           b.exhausted_at as "exhaustedAt", b.wake_at as "nextAt"
      from duty_branches b join governance_units u on u.id = b.unit_id left join governance_units p on p.id = u.parent_id
     where b.callout_id = any (${[...calloutIds]}::uuid[]) order by p.name, b.unit_name, b.unit_id`);
}

export type RingView = {
  unitId: string;
  ringId: string;
  name: string;
  source: 'shift' | 'link';
  levelName: string;
  isAbove: boolean;
  phoneTail: string | null;
  rangAt: Date;
  passedAt: Date | null;
  outcome: 'answered' | 'no_answer' | 'wrong_person' | 'covered' | 'ended' | null;
  endedAt: Date | null;
  note: string | null;
  toldByName: string | null;
};
export function listRingViews(tx: Tx, calloutId: string): Promise<RingView[]> {
  return tx.all<RingView>(sql`
    select r.unit_id as "unitId", r.id as "ringId", r.name, r.source, l.name as "levelName", r.level_unit_id <> r.unit_id as "isAbove", r.phone_tail as "phoneTail",
           r.rang_at as "rangAt", r.passed_at as "passedAt", r.outcome, r.ended_at as "endedAt", r.note, r.told_by_name as "toldByName"
      from duty_rings r join governance_units l on l.id = r.level_unit_id where r.callout_id = ${calloutId} order by r.rang_at, r.id`);
}

export type MyRing = {
  calloutId: string;
  kind: CalloutKind;
  isDrill: boolean;
  text: string;
  reason: string | null;
  unitName: string;
  startedByName: string;
  rangAt: Date;
  passedAt: Date | null;
  branchName: string;
  isAbove: boolean;
};
/** Open rings of a person; the real thing before a drill, and that before a test. */
export function listMyRings(tx: Tx, staffId: string): Promise<MyRing[]> {
  return tx.all<MyRing>(sql`
    select c.id as "calloutId", c.kind, c.is_drill as "isDrill", c.text, c.reason, u.name as "unitName", c.started_by_name as "startedByName", r.rang_at as "rangAt",
           r.passed_at as "passedAt", b.unit_name as "branchName", r.level_unit_id <> r.unit_id as "isAbove"
      from duty_rings r join duty_callouts c on c.id = r.callout_id and c.ended_at is null join governance_units u on u.id = c.unit_id
      join duty_branches b on b.callout_id = r.callout_id and b.unit_id = r.unit_id
     where r.staff_id = ${staffId} and r.outcome is null
     order by (c.kind = 'real' and not c.is_drill) desc, r.rang_at, b.unit_name limit 500`);
}
