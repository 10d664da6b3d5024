// SQL of the request handlers. Decides nothing: reads what a rule needs, writes what it was told.
import { type Sql, type SqlValue, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ApprovalKind, RequestState } from '../shared/request-chart.ts';
import type { WordCount } from './text/corrections.ts';

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

export type NewRequest = {
  id: string;
  districtId: string;
  requestNo: string;
  methodVersionId: string;
  channel: string;
  state: RequestState;
  territoryId: string;
  deskUnitId: string;
  placeId: string | null;
  placeText: string | null;
  longitude: number | null;
  latitude: number | null;
  countsAs: 'service' | 'problem' | null;
  kindCode: string | null;
  classification: unknown;
  summary: string;
  text: string;
  isEmergency: boolean;
  isUrgentHardship: boolean;
  isAnonymous: boolean;
  isSilent: boolean;
  isDrill: boolean;
  sensitivity: string;
  callerPersonId: string | null;
  callerName: string | null;
  callerPhoneCipher: Buffer | null;
  callerPhoneHash: Buffer | null;
  callerPhoneTail: string | null;
  followHash: Buffer | null;
  proxy: unknown;
  deviceId: string | null;
  firstAskedStaffId: string | null;
  receivedByPostId: string | null;
  receivedAt: Date;
  acceptedAt: Date | null;
  wakeAt: Date | null;
  ringStep: number | null;
};

/** The next number. Drawn while the place is looked up, so that the insert itself need not be waited for. */
export async function nextNumber(tx: Tx): Promise<number> {
  return (await tx.first<{ number: number }>(sql`select nextval('request_numbers') as number`))!.number;
}

/** As people read it: street, day, running number. */
export function requestNoOf(prefix: string, receivedAt: Date, number: number): string {
  const day = new Date(receivedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}-${day}-${String(number).padStart(4, '0')}`;
}

/** Adds the request with its search words. */
export function insertRequest(tx: Tx, row: NewRequest, tokens: readonly string[]): void {
  tx.add(sql`
    insert into requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, place_text, longitude, latitude,
      counts_as, kind_code, classification, summary, text, is_emergency, is_urgent_hardship, is_anonymous, is_silent, is_drill, sensitivity, caller_person_id,
      caller_name, caller_phone_cipher, caller_phone_hash, caller_phone_tail, follow_hash, proxy, device_id, first_asked_staff_id, received_by_post_id,
      received_at, accepted_at, wake_at, ring_step)
    values (${row.id}, ${row.districtId}, ${row.requestNo}, ${row.methodVersionId}, ${row.channel},
      ${row.state}, ${row.territoryId}, ${row.deskUnitId}, ${row.placeId}, ${row.placeText}, ${row.longitude}, ${row.latitude}, ${row.countsAs}, ${row.kindCode},
      ${sql.json(row.classification)}::jsonb, ${row.summary}, ${row.text}, ${row.isEmergency}, ${row.isUrgentHardship}, ${row.isAnonymous}, ${row.isSilent},
      ${row.isDrill}, ${row.sensitivity}, ${row.callerPersonId}, ${row.callerName}, ${row.callerPhoneCipher}, ${row.callerPhoneHash}, ${row.callerPhoneTail},
      ${row.followHash}, ${row.proxy ? sql.json(row.proxy) : null}::jsonb, ${row.deviceId}, ${row.firstAskedStaffId}, ${row.receivedByPostId}, ${row.receivedAt},
      ${row.acceptedAt}, ${row.wakeAt}, ${row.ringStep})`);
  tx.add(sql`
    insert into request_search (request_id, received_at, tokens)
    values (${row.id}, ${row.receivedAt}, array_to_tsvector(${[...tokens, `u:${row.territoryId}`]}::text[]))`);
}

/** Further words by which it is found. */
export function addSearchWords(tx: Tx, requestId: string, tokens: readonly string[]): void {
  tx.write(
    sql`update request_search set tokens = tokens || array_to_tsvector(${tokens as string[]}::text[]) where request_id = ${requestId}`,
  );
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

export type NewNote = {
  id: string;
  requestId: string;
  kind: 'statement' | 'progress' | 'evidence' | 'reply' | 'thanks' | 'internal';
  text: string;
  fileIds: readonly string[];
  byKind: string;
  byStaffId: string | null;
  byUnitId: string | null;
  byName: string | null;
  isPublic: boolean;
};

export function insertNote(tx: Tx, note: NewNote): void {
  tx.add(sql`
    insert into request_notes (id, request_id, kind, text, file_ids, by_kind, by_staff_id, by_unit_id, by_name, is_public, at)
    values (${note.id}, ${note.requestId}, ${note.kind}, ${note.text}, ${note.fileIds as string[]}::uuid[], ${note.byKind}, ${note.byStaffId}, ${note.byUnitId},
            ${note.byName}, ${note.isPublic}, ${tx.at})`);
}

export function insertClosure(
  tx: Tx,
  row: { requestId: string; closedBy: 'checker' | 'caller' | 'rule'; postId: string | null; note: string },
): void {
  tx.add(
    sql`insert into request_closures (request_id, closed_at, closed_by, post_id, note) values (${row.requestId}, ${tx.at}, ${row.closedBy}, ${row.postId}, ${row.note})`,
  );
}

export function undoClosure(tx: Tx, requestId: string): void {
  tx.write(
    sql`update request_closures set reopened_at = ${tx.at} where request_id = ${requestId} and reopened_at is null`,
  );
}

export function insertRating(
  tx: Tx,
  row: { requestId: string; stars: number; isSolved: boolean; comment: string; byKind: string },
): void {
  tx.add(sql`
    insert into request_ratings (request_id, at, stars, is_solved, comment, by_kind)
    values (${row.requestId}, ${tx.at}, ${row.stars}, ${row.isSolved}, ${row.comment}, ${row.byKind})`);
}

export function insertCallback(
  tx: Tx,
  row: {
    id: string;
    requestId: string;
    means: string;
    result: string;
    isSatisfied: boolean | null;
    note: string;
    staffId: string | null;
  },
): void {
  tx.add(sql`
    insert into request_callbacks (id, request_id, means, result, is_satisfied, note, by_staff_id, at)
    values (${row.id}, ${row.requestId}, ${row.means}, ${row.result}, ${row.isSatisfied}, ${row.note}, ${row.staffId}, ${tx.at})`);
}

export async function countCallbacks(tx: Tx, requestId: string, result: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from request_callbacks where request_id = ${requestId} and result = ${result}`,
  );
  return row!.count;
}

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

export function openPause(tx: Tx, requestId: string, reason: string): void {
  tx.add(sql`insert into request_pauses (request_id, paused_at, reason) values (${requestId}, ${tx.at}, ${reason})`);
}
export function closePause(tx: Tx, requestId: string): void {
  tx.write(sql`update request_pauses set resumed_at = ${tx.at} where request_id = ${requestId} and resumed_at is null`);
}
export function listPauses(tx: Tx, requestId: string): Promise<{ pausedAt: Date; resumedAt: Date | null }[]> {
  return tx.all(
    sql`select paused_at as "pausedAt", resumed_at as "resumedAt" from request_pauses where request_id = ${requestId} order by paused_at`,
  );
}

export function insertCard(tx: Tx, requestId: string, card: 'yellow' | 'red', leadUnitId: string | null): void {
  tx.add(
    sql`insert into request_cards (request_id, card, raised_at, lead_unit_id) values (${requestId}, ${card}, ${tx.at}, ${leadUnitId})`,
  );
}

export function insertRing(tx: Tx, row: { requestId: string; step: number; unitId: string; role: string }): void {
  tx.add(sql`
    insert into request_rings (request_id, step, unit_id, role, rang_at) values (${row.requestId}, ${row.step}, ${row.unitId}, ${row.role}, ${tx.at})
    on conflict do nothing`);
}
export function answerRings(tx: Tx, requestId: string, postId: string | null): void {
  tx.add(
    sql`update request_rings set answered_at = ${tx.at}, answered_by_post_id = ${postId} where request_id = ${requestId} and answered_at is null`,
    { changes: `rings of ${requestId}` },
  );
}

/** Words the desk's correction moves towards or away from a kind. */
export function addCorrections(tx: Tx, districtId: string, deltas: readonly WordCount[]): void {
  tx.memory.forget('corrections ');
  for (const delta of deltas) {
    tx.write(sql`
      insert into kind_corrections (district_id, word, kind_code, weight) values (${districtId}, ${delta.word}, ${delta.kindCode}, ${delta.count})
      on conflict (district_id, word, kind_code) do update set weight = kind_corrections.weight + excluded.weight`);
  }
}
export function listCorrections(tx: Tx, districtId: string): Promise<WordCount[]> {
  return tx.memory.recall(`corrections ${districtId}`, 30_000, () =>
    tx.all<WordCount>(
      sql`select word, kind_code as "kindCode", weight as count from kind_corrections where district_id = ${districtId} limit 20000`,
    ),
  );
}

export type OpenCall = { id: string; requestNo: string; pressCount: number; territoryId: string; deskUnitId: string };

/** An open call from the same phone, device or follow key within the window: a repeated press joins it (B6). */
export function findOpenCall(
  tx: Tx,
  by: { phoneHash: Buffer | null; followHash: Buffer | null; deviceId: string | null; since: Date },
): Promise<OpenCall | undefined> {
  return tx.first(sql`
    select id, request_no as "requestNo", press_count as "pressCount", territory_id as "territoryId", desk_unit_id as "deskUnitId" from requests
     where channel = 'one_key' and state in ('received', 'accepted') and kind_code is null and received_at >= ${by.since}
       and (${by.phoneHash ? sql`caller_phone_hash = ${by.phoneHash}` : sql`false`} or ${by.followHash ? sql`follow_hash = ${by.followHash}` : sql`false`}
            or ${by.deviceId ? sql`device_id = ${by.deviceId}` : sql`false`})
     order by received_at desc limit 1`);
}

/** Photos and voice that came with the report itself, as the caller's first statement. */
export function insertStatementFiles(
  tx: Tx,
  requestId: string,
  noteId: string,
  fileIds: readonly string[],
  byKind: string,
): void {
  insertNote(tx, {
    id: noteId,
    requestId,
    kind: 'statement',
    text: '',
    fileIds,
    byKind,
    byStaffId: null,
    byUnitId: null,
    byName: null,
    isPublic: true,
  });
}

/** Whose number this is. Runs past row-level security on purpose: a stranger's report must still find its person; nothing of it goes back to them. */
export function findPersonByPhone(
  tx: Tx,
  phoneHash: Buffer,
): Promise<{ id: string; name: string; initials: string } | undefined> {
  return tx.first(sql`select id, name, initials from app.person_by_phone(${phoneHash})`);
}

/** Requests whose time has come, soonest first. */
export function listDue(tx: Tx, limit: number): Promise<{ id: string; wakeAt: Date }[]> {
  return tx.all(
    sql`select id, wake_at as "wakeAt" from requests where wake_at <= ${tx.at} order by wake_at limit ${limit}`,
  );
}
