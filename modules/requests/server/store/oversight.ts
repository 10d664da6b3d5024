// SQL of what stands over the work: returns, orders, approvals, cards. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ApprovalKind } from '../../shared/request-chart.ts';

export function insertReturn(
  tx: Tx,
  row: { id: string; requestId: string; unitId: string; reason: string; legalBasis: string | null; isInTime: boolean },
): void {
  tx.add(sql`
    insert into request_returns (id, request_id, unit_id, reason, legal_basis, is_in_time, at)
    values (${row.id}, ${row.requestId}, ${row.unitId}, ${row.reason}, ${row.legalBasis}, ${row.isInTime}, ${tx.at})`);
}

export type NewSupervision = {
  id: string;
  requestId: string;
  kind: 'reminder' | 'supervision_order' | 'escalation' | 'joint_meeting';
  reason: string;
  fromUnitId: string | null;
  toUnitId: string | null;
  postId: string | null;
  dueAt: Date | null;
};

export function insertSupervision(tx: Tx, row: NewSupervision): void {
  tx.add(sql`
    insert into request_supervisions (id, request_id, kind, reason, from_unit_id, to_unit_id, by_post_id, due_at, at)
    values (${row.id}, ${row.requestId}, ${row.kind}, ${row.reason}, ${row.fromUnitId}, ${row.toUnitId}, ${row.postId}, ${row.dueAt}, ${tx.at})`);
}

export async function answerSupervisionOrder(tx: Tx, id: string, requestId: string, answer: string): Promise<boolean> {
  const row = await tx.first(sql`
    update request_supervisions set answered_at = ${tx.at}, answer = ${answer} where id = ${id} and request_id = ${requestId} and answered_at is null returning id`);
  return row !== undefined;
}

export type ApprovalRow = {
  id: string;
  kind: ApprovalKind;
  reason: string;
  amount: number | null;
  reviewOn: string | null;
  askedByStaffId: string | null;
};

export function insertApproval(tx: Tx, row: ApprovalRow & { requestId: string; postId: string | null }): void {
  tx.add(sql`
    insert into request_approvals (id, request_id, kind, reason, amount, review_on, asked_by_post_id, asked_by_staff_id, asked_at)
    values (${row.id}, ${row.requestId}, ${row.kind}, ${row.reason}, ${row.amount}, ${row.reviewOn}, ${row.postId}, ${row.askedByStaffId}, ${tx.at})`);
}

export function findOpenApproval(tx: Tx, id: string, requestId: string): Promise<ApprovalRow | undefined> {
  return tx.first<ApprovalRow>(sql`
    select id, kind, reason, amount, review_on as "reviewOn", asked_by_staff_id as "askedByStaffId" from request_approvals
     where id = ${id} and request_id = ${requestId} and state = 'asked' for update`);
}

export function decideOn(
  tx: Tx,
  id: string,
  row: { isApproved: boolean; note: string; postId: string | null; staffId: string | null },
): void {
  tx.write(sql`
    update request_approvals set state = ${row.isApproved ? 'approved' : 'refused'}, decided_by_post_id = ${row.postId}, decided_by_staff_id = ${row.staffId},
           decided_at = ${tx.at}, decision_note = ${row.note} where id = ${id}`);
}

export function insertCard(tx: Tx, requestId: string, card: 'yellow' | 'red', leadUnitId: string | null): void {
  tx.add(
    sql`insert into request_cards (request_id, card, raised_at, lead_unit_id) values (${requestId}, ${card}, ${tx.at}, ${leadUnitId})`,
  );
}
