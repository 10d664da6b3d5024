// SQL of the screens of hand-overs. Row-level security has narrowed them to those the asker may know of.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { PostBasis } from '#modules/identity/shared/post.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import type { HandoverKind, HandoverState } from '../../shared/handover.ts';

export type HeldPost = {
  id: string;
  staffId: string;
  role: Role;
  basis: PostBasis;
  unitId: string;
  unitName: string;
  unitKind: UnitKind;
  districtId: string;
  isInScope: boolean;
  runningId: string | null;
};

export async function findPerson(tx: Tx, staffId: string): Promise<{ id: string; name: string } | undefined> {
  return tx.first(sql`select id, name from staff where id = ${staffId} and left_at is null`);
}
/** Posts that run now or are still to begin. */
export function listHeld(tx: Tx, staffId: string): Promise<HeldPost[]> {
  return tx.all<HeldPost>(sql`
    select p.id, p.staff_id as "staffId", p.role, p.basis, p.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", p.district_id as "districtId",
           p.unit_id = any ((select app.scope())::uuid[]) as "isInScope",
           (select r.handover_id from handover_parts r where r.post_id = p.id and r.is_running) as "runningId"
      from posts p join governance_units u on u.id = p.unit_id
     where p.staff_id = ${staffId} and not isempty(p.valid) and (upper_inf(p.valid) or upper(p.valid) > app.now()) order by p.id`);
}

export type PartView = {
  partId: string;
  handoverId: string;
  postId: string;
  leaverStaffId: string;
  role: Role;
  basis: PostBasis;
  unitId: string;
  unitName: string;
  unitKind: UnitKind;
  districtId: string;
  isInScope: boolean;
  toStaffId: string | null;
  toPostId: string | null;
  toName: string | null;
  toRole: Role | null;
  toUnitName: string | null;
  isVacant: boolean;
  stood: { name: string; count: number }[];
  filledAt: Date | null;
  receivedAt: Date | null;
};
export function listPartViews(tx: Tx, handoverIds: readonly string[]): Promise<PartView[]> {
  return tx.all<PartView>(sql`
    select p.id as "partId", p.handover_id as "handoverId", p.post_id as "postId", o.staff_id as "leaverStaffId", o.role, o.basis, o.unit_id as "unitId",
           u.name as "unitName", u.kind as "unitKind", o.district_id as "districtId", o.unit_id = any ((select app.scope())::uuid[]) as "isInScope",
           p.to_staff_id as "toStaffId", p.to_post_id as "toPostId", s.name as "toName", t.role as "toRole", tu.name as "toUnitName", p.is_vacant as "isVacant",
           p.stood, p.filled_at as "filledAt", p.received_at as "receivedAt"
      from handover_parts p join posts o on o.id = p.post_id join governance_units u on u.id = o.unit_id
      left join staff s on s.id = p.to_staff_id left join posts t on t.id = p.to_post_id left join governance_units tu on tu.id = t.unit_id
     where p.handover_id = any (${[...handoverIds]}::uuid[]) order by u.name, p.id`);
}

export type HandoverView = {
  id: string;
  kind: HandoverKind;
  state: HandoverState;
  leaverStaffId: string;
  leaverName: string;
  isWhole: boolean;
  moment: Date;
  until: Date | null;
  reason: string;
  askedBy: string | null;
  askedAt: Date | null;
  givenBy: string | null;
  givenByStaffId: string | null;
  givenAt: Date | null;
  tookEffectAt: Date | null;
  broughtBackAt: Date | null;
  droppedAt: Date | null;
  droppedReason: Words | null;
  receiptDueAt: Date | null;
  items: number;
  openQuestions: number;
};
const columns = sql.raw(`
  h.id, h.kind, h.state, h.leaver_staff_id as "leaverStaffId", l.name as "leaverName", h.is_whole as "isWhole", h.moment, h.until, h.reason,
  a.name as "askedBy", h.asked_at as "askedAt", g.name as "givenBy", h.given_by_staff_id as "givenByStaffId", h.given_at as "givenAt",
  h.took_effect_at as "tookEffectAt", h.brought_back_at as "broughtBackAt", h.dropped_at as "droppedAt", h.dropped_reason as "droppedReason",
  h.receipt_due_at as "receiptDueAt",
  (select count(distinct (i.kind, i.subject_id))::int from handover_items i join handover_parts p on p.id = i.part_id and p.to_post_id = i.to_post_id
    where i.handover_id = h.id) as items,
  (select count(*)::int from handover_items i where i.handover_id = h.id and i.question is not null and i.answered_at is null) as "openQuestions"`);
const joins =
  sql.raw(`handovers h join staff l on l.id = h.leaver_staff_id left join staff a on a.id = h.asked_by_staff_id
  left join staff g on g.id = h.given_by_staff_id`);

export function findView(tx: Tx, id: string): Promise<HandoverView | undefined> {
  return tx.first<HandoverView>(sql`select ${columns} from ${joins} where h.id = ${id}`);
}

/** Waits for somebody: to be arranged, to take effect, to be received, to be answered, to be filled. */
const isOpen = sql.raw(`(h.state in ('asked', 'planned') or (h.state = 'in_effect' and (
  h.until is not null
  or exists (select from handover_parts p where p.handover_id = h.id and (p.received_at is null or p.is_vacant))
  or exists (select from handover_items i where i.handover_id = h.id and i.question is not null and i.answered_at is null))))`);
const isMine = (staffId: string) =>
  sql`(h.leaver_staff_id = ${staffId} or exists (select from handover_parts p where p.handover_id = h.id and p.to_staff_id = ${staffId}))`;

export function listViews(
  tx: Tx,
  { tab, staffId, limit }: { tab: 'open' | 'mine' | 'all'; staffId: string; limit: number },
): Promise<HandoverView[]> {
  const where = tab === 'open' ? isOpen : tab === 'mine' ? isMine(staffId) : sql`true`;
  return tx.all<HandoverView>(
    sql`select ${columns} from ${joins} where ${where} order by h.made_at desc, h.id limit ${limit}`,
  );
}
export async function countViews(tx: Tx, staffId: string): Promise<{ open: number; mine: number; all: number }> {
  const row = await tx.first<{ open: number; mine: number; all: number }>(sql`
    select count(*) filter (where ${isOpen})::int as open, count(*) filter (where ${isMine(staffId)})::int as mine, count(*)::int as all from handovers h`);
  return row ?? { open: 0, mine: 0, all: 0 };
}

/** In effect and given to this person, not received. */
export function listWaiting(tx: Tx, staffId: string): Promise<HandoverView[]> {
  return tx.all<HandoverView>(sql`
    select ${columns} from ${joins}
     where h.state = 'in_effect'
       and exists (select from handover_parts p where p.handover_id = h.id and p.to_staff_id = ${staffId} and p.received_at is null)
     order by h.took_effect_at limit 50`);
}

export type ItemView = {
  partId: string;
  kind: string;
  subjectId: string;
  remark: Words | null;
  question: string | null;
  answer: string | null;
  answeredBy: string | null;
};
/** What each part's present holder was given, each thing once. */
export function listItemViews(tx: Tx, handoverId: string): Promise<ItemView[]> {
  return tx.all<ItemView>(sql`
    select distinct on (i.part_id, i.kind, i.subject_id)
           i.part_id as "partId", i.kind, i.subject_id as "subjectId", i.remark, i.question, i.answer, s.name as "answeredBy"
      from handover_items i join handover_parts p on p.id = i.part_id and p.to_post_id = i.to_post_id left join staff s on s.id = i.answered_by_staff_id
     where i.handover_id = ${handoverId} order by i.part_id, i.kind, i.subject_id, i.moved_at desc`);
}
