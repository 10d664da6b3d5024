// SQL of the screens of rosters. What it gives is judged by the shared rules (answers.ts).
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Available, Span } from '../../shared/hours.ts';
import type { MyShift, Site } from '../../shared/queries.ts';
import type { PartyStatus, ShiftKind, Skill, Wanted } from '../../shared/roster.ts';

export function listSites(tx: Tx, until: Date, siteId?: string): Promise<Site[]> {
  return tx.all<Site>(sql`
    select w.id as "siteId", w.unit_id as "unitId", u.name as "unitName", w.kind, w.title, w.place_text as "placeText", w.wanted, w.is_drill as "isDrill"
      from work_sites w join governance_units u on u.id = w.unit_id
     where ${siteId ? sql`w.id = ${siteId}` : sql`not isempty(w.valid) and lower(w.valid) < ${until} and (upper_inf(w.valid) or upper(w.valid) > app.now())`}
     order by u.name, w.title, w.id limit 200`);
}

export type ShiftView = {
  shiftId: string;
  siteId: string | null;
  siteTitle: string;
  unitId: string;
  unitName: string;
  kind: ShiftKind;
  task: string;
  from: Date;
  until: Date;
  wanted: Wanted;
  isDrill: boolean;
  cancelReason: string | null;
};
const shiftColumns = sql`
  s.id as "shiftId", s.site_id as "siteId", coalesce(w.title, u.name) as "siteTitle", s.unit_id as "unitId", u.name as "unitName", s.kind, s.task,
  lower(s.during) as "from", upper(s.during) as until, s.wanted, s.is_drill as "isDrill", s.cancel_reason as "cancelReason"`;
const shiftTables = sql`shifts s join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id`;

export const mostShifts = 600;

/** Shifts that touch these days. */
export function listShifts(tx: Tx, from: Date, until: Date, siteId?: string): Promise<ShiftView[]> {
  return tx.all<ShiftView>(sql`
    select ${shiftColumns} from ${shiftTables}
     where s.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) and s.cancelled_at is null ${siteId ? sql`and s.site_id = ${siteId}` : sql``}
       and app.keeps(s.unit_id)
     order by w.title nulls first, lower(s.during), s.id limit ${mostShifts + 1}`);
}
export function findShiftView(tx: Tx, shiftId: string): Promise<ShiftView | undefined> {
  return tx.first<ShiftView>(sql`select ${shiftColumns} from ${shiftTables} where s.id = ${shiftId}`);
}

export type LineView = {
  lineId: string;
  shiftId: string;
  who: string;
  name: string;
  role: string;
  sort: 'staff' | 'seconded' | 'volunteer';
  fromText: string;
  isVolunteer: boolean;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  cameAt: Date | null;
  leftAt: Date | null;
  replacedAt: Date | null;
  reason: string | null;
  hasAccount: boolean;
  handedAt: Date | null;
  takenAt: Date | null;
};
export function listLineViews(tx: Tx, shiftIds: readonly string[]): Promise<LineView[]> {
  return tx.all<LineView>(sql`
    select p.id as "lineId", p.shift_id as "shiftId", p.who, p.name, p.role,
           case when p.volunteer_id is not null then 'volunteer' when o.basis = 'seconded' then 'seconded' else 'staff' end as sort,
           coalesce(v.volunteer_no, h.name, ou.name, '') as "fromText", p.volunteer_id is not null as "isVolunteer",
           p.accepted_at as "acceptedAt", p.declined_at as "declinedAt", p.came_at as "cameAt", p.left_at as "leftAt", p.replaced_at as "replacedAt",
           coalesce(p.replace_reason, p.decline_reason) as reason, p.account_post_id is not null and p.account_closed_at is null as "hasAccount",
           p.handed_at as "handedAt", p.taken_at as "takenAt"
      from shift_people p left join volunteers v on v.id = p.volunteer_id left join posts o on o.id = p.post_id left join staff s on s.id = p.staff_id
      left join governance_units h on h.id = s.home_unit_id left join governance_units ou on ou.id = o.unit_id
     where p.shift_id = any (${[...shiftIds]}::uuid[]) order by (p.role = 'chief') desc, p.role, p.name, p.id`);
}

/** Where these stood or are to stand in a stretch of time, each with the line it is of: what they did, else what is planned. */
export function listSpans(
  tx: Tx,
  who: readonly string[],
  from: Date,
  until: Date,
): Promise<(Span & { who: string; lineId: string; siteTitle: string })[]> {
  return tx.all(sql`
    select who, line_id as "lineId", site_title as "siteTitle", extract(epoch from from_at) * 1000 as "from", extract(epoch from until_at) * 1000 as until
      from app.shift_spans(${[...who]}::uuid[], ${from}, ${until})`);
}

export type CandidateRow = {
  postId: string | null;
  volunteerId: string | null;
  who: string;
  name: string;
  sort: 'staff' | 'seconded' | 'volunteer';
  fromText: string;
  skills: Skill[];
  available: Available;
};
export const mostCandidates = 100;
const like = (text: string): Sql => sql`${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`}`;

/** Staff with a post in the area of the shift's unit then (those sent down among them), and its approved volunteers. With a text: anybody of the district by that name. */
export function listCandidates(
  tx: Tx,
  shift: Pick<ShiftView, 'unitId' | 'from' | 'until' | 'kind'>,
  text: string,
): Promise<CandidateRow[]> {
  const during = sql`tstzrange(${shift.from}::timestamptz, ${shift.until}::timestamptz)`;
  return tx.all<CandidateRow>(sql`
    select * from (
      select distinct on (s.id) p.id as "postId", null::uuid as "volunteerId", s.id as who, s.name, case when p.basis = 'seconded' then 'seconded' else 'staff' end as sort,
             coalesce(h.name, u.name) as "fromText", '{}'::text[] as skills, '[]'::jsonb as available
        from posts p join staff s on s.id = p.staff_id and s.left_at is null join governance_units u on u.id = p.unit_id left join governance_units h on h.id = s.home_unit_id
       where p.district_id = app.district_id() and p.valid @> ${shift.from}::timestamptz and p.valid && ${during}
         and p.role not in ('system_admin', 'security_admin', 'audit_admin', 'site_volunteer')
         and ${
           text
             ? sql`(s.name ilike ${like(text)} or s.initials ilike ${like(text)})`
             : sql`p.unit_id = any ((select member_ids from unit_scopes where unit_id = ${shift.unitId})::uuid[])`
         }
       order by s.id, (p.unit_id = any ((select member_ids from unit_scopes where unit_id = ${shift.unitId})::uuid[])) desc, (p.basis = 'seconded') desc, p.id) staffed
    union all
    select null, v.id, v.id, v.name, 'volunteer', v.volunteer_no, v.skills, v.available from volunteers v
     where v.approved_at is not null and v.ended_at is null and ${shift.kind === 'work'} ${text ? sql`and (v.name ilike ${like(text)} or v.volunteer_no ilike ${like(text)})` : sql``}
     order by sort, name, who limit ${mostCandidates + 1}`);
}

/** Of whoever asks: staff by their own id or that of a shift's account, a resident by the telephone. */
export function listMine(tx: Tx): Promise<Omit<MyShift, 'next' | 'handedBy'>[]> {
  return tx.all(sql`
    select p.id as "lineId", s.id as "shiftId", s.site_id as "siteId", coalesce(w.title, u.name) as "siteTitle", coalesce(w.place_text, '') as "placeText", u.name as "unitName", s.kind, s.task, p.role,
           coalesce(lower(p.during), lower(s.during)) as "from", upper(s.during) as until, p.accepted_at as "acceptedAt", p.declined_at as "declinedAt",
           p.came_at as "cameAt", p.left_at as "leftAt", p.replaced_at as "replacedAt", s.is_drill as "isDrill", p.role = 'chief' as "isChief",
           p.handed_at as "handedAt", p.taken_at as "takenAt"
      from shift_people p join shifts s on s.id = p.shift_id and s.cancelled_at is null join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id
     where p.id = any ((select app.own_lines(app.now() - interval '20 hours', app.now() + interval '14 days'))::uuid[])
     order by lower(s.during), p.id limit 60`);
}
export function findNext(tx: Tx, lineId: string): Promise<{ lineId: string; name: string; from: Date } | undefined> {
  return tx.first(sql`select line_id as "lineId", name, from_at as "from" from app.next_on_watch(${lineId})`);
}
export function findHandedTo(
  tx: Tx,
  lineId: string,
): Promise<{ name: string; note: string | null; at: Date } | undefined> {
  return tx.first(sql`
    select p.name, p.hand_note as note, p.handed_at as at from shift_people p where p.handed_to_id = ${lineId} and p.taken_at is null order by p.handed_at desc limit 1`);
}
export async function wantsPledge(tx: Tx, postId: string): Promise<boolean> {
  return (
    (await tx.first(sql`
      select 1 from posts p where p.id = ${postId} and p.basis = 'seconded' and not exists (select from shift_pledges l where l.post_id = p.id)`)) !==
    undefined
  );
}

export type HoursRow = {
  who: string;
  name: string;
  sort: 'staff' | 'seconded' | 'volunteer';
  fromText: string;
  role: string;
  minutes: number;
  times: number;
};
/** Drills count no hours. */
export function listHours(tx: Tx, from: string, to: string, own = false): Promise<HoursRow[]> {
  return tx.all<HoursRow>(sql`
    select p.who, max(p.name) as name, max(case when p.volunteer_id is not null then 'volunteer' when o.basis = 'seconded' then 'seconded' else 'staff' end) as sort,
           coalesce(max(v.volunteer_no), max(h.name), '') as "fromText", p.role,
           round(sum(extract(epoch from p.left_at - p.came_at)) / 60)::int as minutes, count(*)::int as times
      from shift_people p join shifts s on s.id = p.shift_id and not s.is_drill left join posts o on o.id = p.post_id left join volunteers v on v.id = p.volunteer_id
      left join staff f on f.id = p.staff_id left join governance_units h on h.id = f.home_unit_id
     where p.left_at is not null and (p.came_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date
       and ${own ? sql`app.is_own_line(p.staff_id, p.volunteer_id)` : sql`app.keeps(p.unit_id)`}
     group by p.who, p.role order by 2, 1, 5 limit 3001`);
}

export type SecondedRow = {
  postId: string;
  name: string;
  homeName: string;
  unitName: string;
  streetId: string;
  streetName: string;
  siteTitle: string | null;
  task: string | null;
  from: Date | null;
  pledgedAt: Date | null;
  partyStatus: PartyStatus | null;
};
/** Everybody sent down into the area now, with the place they stand at or go to next. */
export function listSeconded(tx: Tx): Promise<SecondedRow[]> {
  return tx.all<SecondedRow>(sql`
    select p.id as "postId", s.name, coalesce(h.name, '') as "homeName", u.name as "unitName", coalesce(st.id, u.id) as "streetId", coalesce(st.name, u.name) as "streetName",
           at."siteTitle", at.task, at."from", l.pledged_at as "pledgedAt", l.party_status as "partyStatus"
      from posts p join staff s on s.id = p.staff_id and s.left_at is null join governance_units u on u.id = p.unit_id
      left join governance_units h on h.id = s.home_unit_id
      left join shift_pledges l on l.post_id = p.id
      left join lateral (select g.id, g.name from governance_units g, unit_paths t where t.unit_id = p.unit_id and g.id = any (t.path::uuid[]) and g.kind in ('subdistrict', 'town', 'township') limit 1) st on true
      left join lateral (
        select coalesce(w.title, wu.name) as "siteTitle", t.task, lower(t.during) as "from"
          from shift_people q join shifts t on t.id = q.shift_id and t.cancelled_at is null join governance_units wu on wu.id = t.unit_id left join work_sites w on w.id = t.site_id
         where q.staff_id = s.id and q.declined_at is null and q.replaced_at is null and upper(t.during) > app.now() order by lower(t.during), q.id limit 1) at on true
     where p.basis = 'seconded' and p.valid @> app.now() and app.keeps(p.unit_id) order by 6, (at.task is not null), 4, s.name, p.id limit 3000`);
}

export type VolunteerView = {
  volunteerId: string;
  name: string;
  volunteerNo: string | null;
  phone: Buffer;
  unitId: string;
  unitName: string;
  partyStatus: PartyStatus;
  skills: Skill[];
  available: { weekday: number; from: number; to: number }[];
  toldBy: 'self' | 'desk';
  state: 'applied' | 'approved' | 'declined' | 'ended';
  appliedAt: Date;
  reason: string | null;
  minutes: number;
};
const stateSql = sql`case when v.ended_at is not null then 'ended' when v.declined_at is not null then 'declined' when v.approved_at is not null then 'approved' else 'applied' end`;
export const mostVolunteers = 300;

export function listVolunteerViews(
  tx: Tx,
  how: { tab: 'applied' | 'approved' | 'all'; text: string } | 'own',
): Promise<VolunteerView[]> {
  const where =
    how === 'own'
      ? sql`app.is_own_line(null, v.id)`
      : sql.all([
          sql`app.keeps(v.unit_id)`,
          how.tab !== 'all' && sql`${stateSql} = ${how.tab}`,
          how.text !== '' &&
            sql`(v.name ilike ${like(how.text)} or v.volunteer_no ilike ${like(how.text)} or v.phone_tail = ${how.text})`,
        ]);
  return tx.all<VolunteerView>(sql`
    select v.id as "volunteerId", v.name, v.volunteer_no as "volunteerNo", v.phone_cipher as phone, v.unit_id as "unitId", u.name as "unitName", v.party_status as "partyStatus",
           v.skills, v.available, v.told_by as "toldBy", ${stateSql} as state, v.applied_at as "appliedAt", v.decline_reason as reason,
           coalesce((select round(sum(extract(epoch from p.left_at - p.came_at)) / 60)::int from shift_people p join shifts s on s.id = p.shift_id and not s.is_drill
                      where p.volunteer_id = v.id and p.left_at is not null), 0) as minutes
      from volunteers v join governance_units u on u.id = v.unit_id
     where ${where} order by v.applied_at desc, v.id limit ${mostVolunteers + 1}`);
}
export async function countVolunteers(tx: Tx): Promise<{ applied: number; approved: number; all: number }> {
  const row = await tx.first<{ applied: number; approved: number; all: number }>(sql`
    select count(*) filter (where ${stateSql} = 'applied')::int as applied, count(*) filter (where ${stateSql} = 'approved')::int as approved, count(*)::int as all
      from volunteers v where app.keeps(v.unit_id)`);
  return row ?? { applied: 0, approved: 0, all: 0 };
}
export function listKeptCommunities(tx: Tx): Promise<{ unitId: string; name: string }[]> {
  return tx.all(sql`
    select id as "unitId", name from governance_units where kind in ('community', 'village') and upper_inf(valid) and app.keeps(id) order by name, id limit 500`);
}

/** Shifts to come that an own volunteer may sign up for, and how many of each role are counted on. */
export function listOpenShifts(tx: Tx): Promise<(ShiftView & { placeText: string })[]> {
  return tx.all(sql`
    select ${shiftColumns}, coalesce(w.place_text, '') as "placeText" from ${shiftTables}
     where s.kind = 'work' and s.cancelled_at is null and lower(s.during) > app.now() and lower(s.during) < app.now() + interval '14 days' and app.may_sign_up_at(s.unit_id)
       and not app.stands_at(s.id, null)
     order by lower(s.during), s.id limit 60`);
}
export function listStandingCounts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<{ shiftId: string; role: string; count: number }[]> {
  return tx.all(sql`select shift_id as "shiftId", role, count from app.count_standing(${[...shiftIds]}::uuid[])`);
}

export function listNotes(tx: Tx, siteId: string, from: Date, until: Date) {
  return tx.all<{
    noteId: string;
    kind: string;
    told: Buffer;
    done: Buffer | null;
    happenedAt: Date;
    byName: string;
  }>(sql`
    select id as "noteId", kind, told_cipher as told, done_cipher as done, happened_at as "happenedAt", told_by_name as "byName" from site_notes
     where site_id = ${siteId} and happened_at >= ${from} and happened_at < ${until} order by happened_at, id`);
}
