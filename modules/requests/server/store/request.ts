// SQL of the request itself: as a handler knows it, locked or not, and changed. Decides nothing.
import { type Sql, type SqlValue, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ApprovalKind, RequestState } from '../../shared/request-chart.ts';

export type RequestRow = {
  id: string;
  districtId: string;
  requestNo: string;
  methodVersionId: string;
  state: RequestState;
  channel: string;
  territoryId: string;
  deskUnitId: string;
  placeId: string | null;
  placeText: string | null;
  kindCode: string | null;
  summary: string;
  text: string;
  isEmergency: boolean;
  isDrill: boolean;
  sensitivity: string;
  receivedAt: Date;
  acceptedAt: Date | null;
  dispatchedAt: Date | null;
  respondedAt: Date | null;
  resolvedAt: Date | null;
  resolvedByStaffId: string | null;
  closedAt: Date | null;
  responseDueAt: Date | null;
  resolveDueAt: Date | null;
  pausedAt: Date | null;
  extendedDays: number;
  leadUnitId: string | null;
  leadPostId: string | null;
  assistUnitIds: string[];
  timeCard: 'none' | 'yellow' | 'red';
  relapseCount: number;
  reminderCount: number;
  isRated: boolean;
  classification: { suggested?: string; because?: unknown } | null;
  callerPhoneHash: Buffer | null;
  callerPersonId: string | null;
  followHash: Buffer | null;
  firstAskedStaffId: string | null;
  mergedIntoId: string | null;
  ringStep: number | null;
  wakeAt: Date | null;
  openApprovals: ApprovalKind[];
  isDeskInScope: boolean;
};

/** R7: has the caller judged what was done last? A judgement of what had to be done again stands in the figures, and takes nobody's word away. */
export const isRated = sql.raw(
  `(r.rating is not null and (r.relapse_count = 0 or exists (select from request_ratings g where g.request_id = r.id and g.at >= r.resolved_at)))`,
);

const columns = sql`${sql.raw(`
  r.id, r.district_id as "districtId", r.request_no as "requestNo", r.method_version_id as "methodVersionId", r.state, r.channel,
  r.territory_id as "territoryId", r.desk_unit_id as "deskUnitId", r.place_id as "placeId", r.place_text as "placeText", r.kind_code as "kindCode", r.summary, r.text,
  r.is_emergency as "isEmergency", r.is_drill as "isDrill", r.sensitivity, r.received_at as "receivedAt", r.accepted_at as "acceptedAt",
  r.dispatched_at as "dispatchedAt", r.responded_at as "respondedAt", r.resolved_at as "resolvedAt", r.resolved_by_staff_id as "resolvedByStaffId",
  r.closed_at as "closedAt", r.response_due_at as "responseDueAt", r.resolve_due_at as "resolveDueAt", r.paused_at as "pausedAt",
  r.extended_days as "extendedDays", r.lead_unit_id as "leadUnitId", r.lead_post_id as "leadPostId", r.assist_unit_ids as "assistUnitIds",
  r.time_card as "timeCard", r.relapse_count as "relapseCount", r.reminder_count as "reminderCount", r.classification,
  r.caller_phone_hash as "callerPhoneHash", r.caller_person_id as "callerPersonId", r.follow_hash as "followHash",
  r.first_asked_staff_id as "firstAskedStaffId", r.merged_into_id as "mergedIntoId", r.ring_step as "ringStep", r.wake_at as "wakeAt",
  r.desk_unit_id = any ((select app.scope())::uuid[]) as "isDeskInScope",
  array(select a.kind from request_approvals a where a.request_id = r.id and a.state = 'asked') as "openApprovals"`)}, ${isRated} as "isRated"`;

/** The request, locked against other writers until the end of this transaction; undefined when it is not within the actor's sight. */
export function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  return tx.first<RequestRow>(sql`select ${columns} from requests r where r.id = ${id} for update`);
}

/** The request as a handler knows it, without locking it. */
export function findRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  return tx.first<RequestRow>(sql`select ${columns} from requests r where r.id = ${id}`);
}

export type RequestChange = Partial<{
  state: RequestState;
  deskUnitId: string;
  territoryId: string;
  placeId: string | null;
  placeText: string | null;
  countsAs: string;
  kindCode: string;
  classification: unknown;
  summary: string;
  text: string;
  isSilent: boolean;
  isEmergency: boolean;
  isUrgentHardship: boolean;
  sensitivity: string;
  callerName: string | null;
  callerPersonId: string | null;
  callerPhoneCipher: Buffer | null;
  callerPhoneHash: Buffer | null;
  callerPhoneTail: string | null;
  acceptedAt: Date;
  dispatchedAt: Date;
  respondedAt: Date;
  resolvedAt: Date | null;
  resolvedByStaffId: string | null;
  closedAt: Date | null;
  responseDueAt: Date | null;
  resolveDueAt: Date | null;
  pausedAt: Date | null;
  extendedDays: number;
  leadUnitId: string | null;
  leadPostId: string | null;
  assistUnitIds: readonly string[];
  dispatchRule: string;
  timeCard: string;
  mergedIntoId: string;
  relapseCount: number;
  reminderCount: number;
  rating: number;
  callbackResult: string;
  isSatisfied: boolean | null;
  isExcluded: boolean;
  isOutOfPower: boolean;
  wakeAt: Date | null;
  ringStep: number | null;
  firstAskedStaffId: string;
  pressCount: number;
}>;

/**
 * For acts that hand a request out of the actor's own sight (return, transfer, escalation): PostgreSQL refuses an update whose new row the updater
 * could no longer select. The right was checked on the locked row; what remains to be written is written as the house.
 */
export function writeAsHouse(tx: Tx): void {
  tx.write(sql`select set_config('app.kind', 'system', true)`);
}

const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where it stood before is kept by the database itself (`request_versions`), and who did it by the journal. */
export function changeRequest(tx: Tx, request: Pick<RequestRow, 'id'>, change: RequestChange): void {
  const assignments = Object.entries(change).map(([field, value]): Sql => {
    const column = sql.raw(columnOf(field));
    if (field === 'classification') return sql`${column} = ${sql.json(value)}::jsonb`;
    if (field === 'assistUnitIds') return sql`${column} = ${value as string[]}::uuid[]`;
    return sql`${column} = ${value as SqlValue}`;
  });
  tx.add(sql`update requests set ${sql.join(assignments)}, version = version + 1 where id = ${request.id}`, {
    changes: request.id,
  });
}

/** Requests whose time has come, soonest first. */
export function listDue(tx: Tx, limit: number): Promise<{ id: string; wakeAt: Date }[]> {
  return tx.all(
    sql`select id, wake_at as "wakeAt" from requests where wake_at <= ${tx.at} order by wake_at limit ${limit}`,
  );
}
