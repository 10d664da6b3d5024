// One turn of a report: the duty of a unit, with the report it is told by, and what was told so far.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import { stateSql } from '#modules/duties/server/public.ts';
import type { DutyState } from '#modules/duties/shared/duty-state.ts';
import { findReachById } from '#modules/methods/server/public.ts';
import type { ReportTurn } from '../../shared/commands.ts';
import type { Figure, Report } from '../../shared/report.ts';

type Words = { zh: string; en: string };
export type TurnRow = {
  rhythmId: string;
  slot: string;
  unitId: string;
  unitName: string;
  unitKind: string;
  districtId: string;
  communityId: string | null;
  title: Words;
  role: Role;
  rhythmCode: string;
  methodId: string;
  opensAt: Date;
  dueAt: Date;
  /** The deadline before this one, from which on things are counted. */
  lastDueAt: Date | null;
  dutyState: DutyState;
};

/** Turns of reports, as the actor sees them. `d` is the duty. */
export function listTurns(tx: Tx, where: Sql, isLocked = false): Promise<TurnRow[]> {
  return tx.all<TurnRow>(sql`
    select d.rhythm_id as "rhythmId", d.slot, d.subject_id as "unitId", u.name as "unitName", u.kind as "unitKind", d.district_id as "districtId",
           d.community_id as "communityId", y.title, y.role, y.code as "rhythmCode", y.reach_method_id as "methodId", d.opens_at as "opensAt", d.due_at as "dueAt",
           (select max(o.due_at) from duty_rounds o where o.rhythm_id = d.rhythm_id and o.due_at < d.due_at and not o.is_left_out) as "lastDueAt",
           ${stateSql(sql`${tx.at}`)} as "dutyState"
      from duties d join duty_rhythms y on y.id = d.rhythm_id and y.action = 'report' and y.reach_method_id is not null join governance_units u on u.id = d.subject_id
     where ${where} order by d.due_at, u.name collate app.natural, d.subject_id ${isLocked ? sql`for update of d` : sql.empty}`);
}

export async function findTurn(tx: Tx, turn: ReportTurn, isLocked = false): Promise<TurnRow | undefined> {
  const rows = await listTurns(
    tx,
    sql`d.rhythm_id = ${turn.rhythmId} and d.subject_id = ${turn.unitId} and d.slot = ${turn.slot}`,
    isLocked,
  );
  return rows[0];
}

/** What it is told by, as its method says. */
export async function reportOf(tx: Tx, turn: Pick<TurnRow, 'methodId' | 'rhythmCode'>): Promise<Report | undefined> {
  const method = await findReachById(tx, turn.methodId);
  return method?.reports.find(({ rhythm }) => rhythm === turn.rhythmCode);
}

/** The rhythm of the report that this one is the sum of. */
export async function findSummed(tx: Tx, turn: TurnRow, code: string): Promise<string | undefined> {
  const method = await findReachById(tx, turn.methodId);
  const rhythm = method?.reports.find((report) => report.code === code)?.rhythm;
  const row = await tx.first<{ id: string }>(sql`
    select id from duty_rhythms where reach_method_id = ${turn.methodId} and code = ${rhythm ?? ''} and district_id = ${turn.districtId}
     order by ended_at nulls first limit 1`);
  return row?.id;
}

export type SentRow = {
  reportId: string;
  rhythmId: string;
  unitId: string;
  slot: string;
  ordinal: number;
  figures: Figure[];
  silent: { unitId: string; name: string }[];
  isZero: boolean;
  isLate: boolean;
  digest: Buffer;
  reason: string;
  countedAt: Date;
  reportedAt: Date;
  byName: string;
};

/** In the order in which they were told. */
export function listSent(tx: Tx, where: Sql): Promise<SentRow[]> {
  return tx.all<SentRow>(sql`
    select p.id as "reportId", p.rhythm_id as "rhythmId", p.subject_id as "unitId", p.slot, p.ordinal, p.figures, p.silent, p.is_zero as "isZero", p.is_late as "isLate",
           p.digest, p.reason, p.counted_at as "countedAt", p.reported_at as "reportedAt", p.by_name as "byName"
      from unit_reports p where ${where} order by p.rhythm_id, p.subject_id, p.slot, p.ordinal`);
}

export const ofTurn = ({ rhythmId, unitId, slot }: ReportTurn): Sql =>
  sql`p.rhythm_id = ${rhythmId} and p.subject_id = ${unitId} and p.slot = ${slot}`;

export type NewReport = Omit<SentRow, 'reportedAt'> & {
  districtId: string;
  code: string;
  staffId: string;
  postId: string;
  visitId: string | null;
};

export function addReport(tx: Tx, r: NewReport): void {
  tx.write(sql`
    insert into unit_reports (id, rhythm_id, subject_id, slot, ordinal, district_id, code, figures, silent, is_zero, is_late, digest, reason, counted_at, reported_at,
      by_staff_id, by_post_id, by_name, visit_id)
    values (${r.reportId}, ${r.rhythmId}, ${r.unitId}, ${r.slot}, ${r.ordinal}, ${r.districtId}, ${r.code}, ${sql.json(r.figures)}::jsonb, ${sql.json(r.silent)}::jsonb,
      ${r.isZero}, ${r.isLate}, ${r.digest}, ${r.reason}, ${r.countedAt}, ${tx.at}, ${r.staffId}, ${r.postId}, ${r.byName}, ${r.visitId})`);
}
