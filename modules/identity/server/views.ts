// SQL of the identity screens. Row-level security has already narrowed everything to the asker's district.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import type { PostBasis } from '../shared/post.ts';

type Page = { limit: number; offset: number };

export type PostView = {
  postId: string;
  staffId: string;
  staffName: string;
  role: Role;
  basis: PostBasis;
  unitId: string;
  unitName: string;
  unitKind: UnitKind;
  from: Date;
  until: Date | null;
  isLive: boolean;
  isInScope: boolean;
};

const members = (unitId: string, includesBelow: boolean) =>
  includesBelow
    ? sql`(select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]`
    : sql`array[${unitId}::uuid]`;

/** Posts that stand at `at`, and those still to begin. */
export async function listPostViews(
  tx: Tx,
  { unitId, includesBelow, at, limit, offset }: Page & { unitId: string; includesBelow: boolean; at: Date },
): Promise<{ posts: PostView[]; total: number }> {
  const rows = await tx.all<PostView & { total: number }>(sql`
    select p.id as "postId", p.staff_id as "staffId", s.name as "staffName", p.role, p.basis, p.unit_id as "unitId", u.name as "unitName",
           u.kind as "unitKind", lower(p.valid) as from, upper(p.valid) as until, p.valid @> ${at}::timestamptz as "isLive",
           p.unit_id = any ((select app.scope())::uuid[]) as "isInScope", count(*) over () as total
      from posts p join staff s on s.id = p.staff_id join governance_units u on u.id = p.unit_id
     where p.unit_id = any (${members(unitId, includesBelow)}) and not isempty(p.valid)
       and (upper_inf(p.valid) or upper(p.valid) > ${at}::timestamptz)
     order by u.kind = 'grid', u.name, p.role, s.name, p.id limit ${limit} offset ${offset}`);
  return { posts: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type UnitRoles = {
  unitId: string;
  unitName: string;
  unitKind: UnitKind;
  gridLevel: 1 | 2 | null;
  isLowest: boolean;
  isRoot: boolean;
  heldRoles: Role[];
};

/** Every unit below with the roles that somebody holds there at `at`: what is expected and not held is a vacancy. */
export function listUnitRoles(
  tx: Tx,
  { unitId, includesBelow, at }: { unitId: string; includesBelow: boolean; at: Date },
): Promise<UnitRoles[]> {
  return tx.all<UnitRoles>(sql`
    select u.id as "unitId", u.name as "unitName", u.kind as "unitKind", u.grid_level as "gridLevel", u.parent_id is null as "isRoot",
           not exists (select from governance_units c where c.parent_id = u.id and c.kind = 'grid' and c.valid @> ${at}::timestamptz) as "isLowest",
           coalesce(array_agg(distinct p.role) filter (where p.role is not null), '{}') as "heldRoles"
      from governance_units u
      left join (posts p join staff s on s.id = p.staff_id and s.left_at is null) on p.unit_id = u.id and p.valid @> ${at}::timestamptz
     where u.id = any (${members(unitId, includesBelow)}) and u.valid @> ${at}::timestamptz
     group by u.id order by u.kind = 'grid', u.name, u.id`);
}

export type StaffView = {
  staffId: string;
  name: string;
  title: string | null;
  phoneTail: string | null;
  homeUnitId: string | null;
  homeUnitName: string | null;
  hasAccount: boolean;
  leftAt: Date | null;
  posts: { postId: string; role: Role; basis: PostBasis; unitId: string; unitName: string; until: string | null }[];
};

export async function listStaffViews(
  tx: Tx,
  {
    unitId,
    search,
    includesLeft,
    limit,
    offset,
  }: Page & { unitId?: string | undefined; search?: string | undefined; includesLeft: boolean },
): Promise<{ staff: StaffView[]; total: number }> {
  const like = search ? `${search.replace(/[\\%_]/g, '\\$&')}%` : undefined;
  const rows = await tx.all<StaffView & { total: number }>(sql`
    with found as (
      select s.*, count(*) over () as total from staff s
       where ${sql.all([
         !includesLeft && sql`s.left_at is null`,
         like !== undefined &&
           sql`s.name like ${like} or s.initials like ${like.toLowerCase()} or s.phone_tail = ${search ?? ''}`,
         unitId !== undefined &&
           sql`s.home_unit_id = any (${members(unitId, true)}) or exists (
             select from posts p where p.staff_id = s.id and p.valid @> app.now() and p.unit_id = any (${members(unitId, true)}))`,
       ])}
       order by s.name, s.id limit ${limit} offset ${offset})
    select f.id as "staffId", f.name, f.title, f.phone_tail as "phoneTail", f.home_unit_id as "homeUnitId", h.name as "homeUnitName",
           f.account_id is not null as "hasAccount", f.left_at as "leftAt", f.total,
           coalesce((select jsonb_agg(jsonb_build_object('postId', p.id, 'role', p.role, 'basis', p.basis, 'unitId', u.id, 'unitName', u.name,
                                                         'until', upper(p.valid)) order by p.basis = 'home' desc, p.id)
                       from posts p join governance_units u on u.id = p.unit_id
                      where p.staff_id = f.id and p.valid @> app.now()), '[]') as posts
      from found f left join governance_units h on h.id = f.home_unit_id order by f.name, f.id`);
  return { staff: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type AccountView = {
  accountId: string;
  username: string;
  staffId: string;
  staffName: string;
  hasSecondFactor: boolean;
  lastSignedInAt: Date | null;
  lockedUntil: Date | null;
  closedAt: Date | null;
  isOneTime: boolean;
  sessionCount: number;
};

export async function listAccountViews(
  tx: Tx,
  { search, limit, offset }: Page & { search?: string | undefined },
): Promise<{ accounts: AccountView[]; total: number }> {
  const like = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : undefined;
  const rows = await tx.all<AccountView & { total: number }>(sql`
    select account_id as "accountId", username, staff_id as "staffId", staff_name as "staffName", has_second_factor as "hasSecondFactor",
           last_signed_in_at as "lastSignedInAt", locked_until as "lockedUntil", closed_at as "closedAt", is_one_time as "isOneTime",
           session_count as "sessionCount", count(*) over () as total
      from app.list_accounts()
     where ${sql.all([like !== undefined && sql`username like ${like.toLowerCase()} or staff_name like ${like}`])}
     order by username limit ${limit} offset ${offset}`);
  return { accounts: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type AuditRow = {
  seq: number;
  at: Date;
  name: string;
  outcome: 'accepted' | 'superseded' | 'rejected';
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  role: string | null;
  unitName: string | null;
  subjectId: string | null;
  deviceAt: Date | null;
  isErased: boolean;
  content: Record<string, unknown>;
};

type AuditFilter = {
  actorId?: string | undefined;
  subjectId?: string | undefined;
  name?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  before?: number | undefined;
  limit: number;
};

export function listAuditRows(tx: Tx, filter: AuditFilter): Promise<AuditRow[]> {
  const { actorId, subjectId, name, outcome, from, until, before, limit } = filter;
  return tx.all<AuditRow>(sql`
    with found as (
      select * from journal j
       where ${sql.all([
         actorId !== undefined && sql`j.actor_id = ${actorId}`,
         subjectId !== undefined && sql`j.subject_id = ${subjectId}`,
         name !== undefined && (name.includes('.') ? sql`j.name = ${name}` : sql`split_part(j.name, '.', 1) = ${name}`),
         outcome !== undefined && sql`j.outcome = ${outcome}`,
         from !== undefined && sql`j.at >= ${from}::timestamptz`,
         until !== undefined && sql`j.at < ${until}::timestamptz`,
         before !== undefined && sql`j.seq < ${before}`,
       ])}
       order by j.seq desc limit ${limit})
    select f.seq, f.at, f.name, f.outcome, f.actor_kind as "actorKind", f.actor_id as "actorId", s.name as "actorName", p.role, u.name as "unitName",
           f.subject_id as "subjectId", f.device_at as "deviceAt", f.erased_at is not null as "isErased", f.content
      from found f
      left join staff s on f.actor_kind = 'staff' and s.id::text = f.actor_id
      left join posts p on p.id = f.post_id left join governance_units u on u.id = f.unit_id
     order by f.seq desc`);
}

export type SealView = {
  chainNo: number;
  epoch: number;
  rowCount: number;
  lastSeq: number | null;
  hash: string;
  sealedAt: Date;
};

export async function listSealViews(tx: Tx, limit: number): Promise<{ seals: SealView[]; unsealedRows: number }> {
  const seals = await tx.all<SealView>(sql`
    select chain_no as "chainNo", epoch, row_count as "rowCount", last_seq as "lastSeq", encode(hash, 'hex') as hash, sealed_at as "sealedAt"
      from journal_seals order by chain_no desc limit ${limit}`);
  const rest = await tx.first<{ count: number }>(sql`
    select count(*) as count from journal j
     where j.xid >= coalesce((select s.xid_to from journal_seals s order by s.chain_no desc limit 1), '0'::xid8)
       and j.epoch >= coalesce((select max(epoch) from journal_seals), 1)`);
  return { seals, unsealedRows: rest?.count ?? 0 };
}

export async function listStoredSettings(tx: Tx): Promise<Map<string, { value: unknown; changedAt: Date }>> {
  const rows = await tx.all<{ name: string; value: unknown; changedAt: Date }>(
    sql`select name, value, changed_at as "changedAt" from settings`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

export type DayView = { on: string; kind: 'day_off' | 'make_up' | 'half_am' | 'half_pm'; name: string };

export async function listDays(tx: Tx, year: number): Promise<{ days: DayView[]; confirmedYears: number[] }> {
  const days = await tx.all<DayView>(sql`
    select on_date as on, kind, name from calendar_days
     where on_date >= make_date(${year}, 1, 1) and on_date < make_date(${year} + 1, 1, 1) order by on_date`);
  const years = await tx.all<{ year: number }>(sql`select year from calendar_years order by year`);
  return { days, confirmedYears: years.map((row) => row.year) };
}
