-- 流调 (C2, C3) and 演练 (C1, E16). A traced person is one row; exposures are the edges between them; what they are is told from facts. Drills keep what was to happen beside what the
-- journal says did.

create table traced_people (
  id uuid primary key,
  district_id uuid not null,
  -- Who answers for the person: the community they live in, else the unit that told of them.
  unit_id uuid not null references governance_units,
  -- Units whose chains they are in: they see them too.
  area_ids uuid[] not null,
  subject_id uuid references subjects,
  name_cipher bytea,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  enterprise_id uuid references enterprises,
  is_drill boolean not null,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid,

  case_at timestamptz,
  case_source text check (case_source in ('told', 'sampling', 'monitoring', 'contact')),
  source_key text,
  is_pooled boolean not null default false,
  sampled_at timestamptz,
  symptom text check (symptom in ('none', 'mild', 'severe', 'unknown')),
  owner_post_id uuid references posts,
  owner_name text,
  case_ended_at timestamptz,
  case_end text check (case_end in ('false_positive', 'recovered', 'to_hospital')),
  case_end_reason text,

  contact_at timestamptz,
  reach_by timestamptz,
  -- The turns of this chain's contacts.
  rhythm_id uuid,
  reached_at timestamptz,
  reached_by_name text,
  reached_how text,
  released_at timestamptz,
  release_reason text,
  handed_at timestamptz,
  handed_to text,
  handed_by_name text,
  receipt_at timestamptz,
  receipt_from text,

  -- Set with whatever ends it: case ended, released, handed out.
  over_at timestamptz,
  emergency_order_id uuid references emergency_orders,
  command_ids uuid[] not null default '{}',
  check (subject_id is not null or name_cipher is not null),
  check (case_at is not null or contact_at is not null),
  -- Never ownerless (C2).
  check ((case_at is null) = (case_source is null)),
  check (case_at is null or (owner_post_id is not null and owner_name is not null and sampled_at is not null and symptom is not null)),
  check ((contact_at is null) = (reach_by is null)),
  check ((case_ended_at is null) = (case_end is null) and (case_ended_at is null) = (case_end_reason is null)),
  check ((released_at is null) = (release_reason is null)),
  check ((handed_at is null) = (handed_to is null) and (receipt_at is null or handed_at is not null))
);
create unique index traced_people_once on traced_people (subject_id, is_drill) where subject_id is not null and over_at is null;
create unique index traced_people_phone on traced_people (district_id, phone_hash, is_drill) where subject_id is null and phone_hash is not null and over_at is null;
create unique index traced_people_source on traced_people (source_key) where source_key is not null;
create index traced_people_unit on traced_people (unit_id, told_at desc);
create index traced_people_owner on traced_people (owner_post_id) where over_at is null;
create index traced_people_rhythm on traced_people (rhythm_id);
create index traced_people_order on traced_people (emergency_order_id) where emergency_order_id is not null;

create table traced_exposures (
  id uuid primary key,
  district_id uuid not null,
  from_id uuid not null references traced_people on delete cascade,
  to_id uuid not null references traced_people on delete cascade,
  kind text not null check (kind in ('close', 'sub_close', 'co_exposed')),
  place text not null,
  last_at timestamptz not null,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid not null,
  command_id uuid not null,
  check (from_id <> to_id)
);
create index traced_exposures_from on traced_exposures (from_id);
create index traced_exposures_to on traced_exposures (to_id);

create table traced_tests (
  id uuid primary key,
  district_id uuid not null,
  traced_id uuid not null references traced_people on delete cascade,
  sampled_at timestamptz not null,
  result text not null check (result in ('pending', 'negative', 'positive', 'invalid')),
  source text not null check (source in ('told', 'sampling', 'monitoring')),
  source_key text unique,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  command_id uuid not null
);
create index traced_tests_person on traced_tests (traced_id, sampled_at);

-- Who opened whose chain, with what for.
create table traced_looks (
  id uuid primary key,
  district_id uuid not null,
  traced_id uuid not null references traced_people on delete cascade,
  at timestamptz not null default app.now(),
  staff_id uuid not null references staff,
  post_id uuid not null references posts,
  by_name text not null,
  what text not null check (what in ('chain', 'phone')),
  purpose text not null check (purpose <> '')
);
create index traced_looks_person on traced_looks (traced_id, at desc);

-- Regular tests of a firm's workers (C2).
create table monitored_tests (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  enterprise_id uuid not null references enterprises,
  employment_id uuid not null references employments,
  sampled_at timestamptz not null,
  result text not null check (result in ('negative', 'positive', 'invalid')),
  is_drill boolean not null,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid not null,
  command_id uuid not null
);
create index monitored_tests_worker on monitored_tests (employment_id, sampled_at desc);
create index monitored_tests_enterprise on monitored_tests (enterprise_id, sampled_at desc);

create function app.traces(p_unit uuid, p_areas uuid[], p_owner uuid, p_by uuid) returns boolean language sql stable parallel safe as $$
  select app.is_system() or (app.kind() = 'staff'
    and app.role() in ('community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor', 'district_dispatcher', 'district_supervisor')
    and (app.sees_all() or p_unit = any (app.scope()) or p_areas && app.scope() or p_owner = app.post_id() or p_by = app.post_id()))
$$;
-- Past row-level security: somebody who is traced already must not be traced twice because another unit did it.
create function app.traced_open(p_subject uuid, p_phone bytea, p_is_drill boolean) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from traced_people t
   where t.over_at is null and t.is_drill = p_is_drill and (app.is_system() or t.district_id = app.district_id())
     and (t.subject_id = any (app.records_of(p_subject)) or (p_subject is null and t.subject_id is null and t.phone_hash = p_phone)) limit 1
$$;
-- Somebody traced already is named in another chain too: its units see them from now on.
create function app.join_trace(p_traced uuid, p_from uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update traced_people t set area_ids = array(select distinct unnest(t.area_ids || f.area_ids || f.unit_id))
    from traced_people f where f.id = p_from and t.id = p_traced and f.district_id = app.district_id() and t.district_id = f.district_id
$$;
-- Who owns a case in a unit: the desk, the secretary, then the desks above.
create function app.case_owner(p_unit uuid) returns table (post_id uuid, unit_id uuid, name text) language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.unit_id, s.name
    from unit_paths u cross join unnest(u.path) with ordinality as a (unit_id, depth)
    join posts p on p.unit_id = a.unit_id and p.valid @> app.now() join staff s on s.id = p.staff_id
    join (values ('community_desk', 1), ('community_secretary', 2), ('street_dispatcher', 3), ('street_supervisor', 4), ('district_dispatcher', 5), ('district_supervisor', 6))
      as r (role, rank) on r.role = p.role
   where u.unit_id = p_unit order by r.rank, a.depth desc, lower(p.valid), p.id limit 1
$$;
create function app.looked_at_trace(p_traced uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from traced_looks l where l.traced_id = p_traced and l.what = 'chain' and l.post_id = app.post_id() and l.at > app.now() - interval '30 minutes')
$$;
-- A duty is never deleted, but by the house, when what it was gathered under is over (the same words as 0052, which may come before or after).
create or replace function app.refuse_removing() returns trigger language plpgsql as $$
begin
  if current_user not in ('huying_app', 'huying_reader', 'huying_hand') and current_setting('app.erasing', true) = 'on' then return old; end if;
  raise exception '% is never deleted', tg_table_name using errcode = '42501';
end $$;
-- Everything of these, the turns asked because of them too; gives the commands that told it. Only the house may.
create function app.erase_traced(p_ids uuid[]) returns uuid[] language plpgsql security definer set search_path = public, pg_temp as $$
declare told uuid[];
begin
  if not app.is_system() then raise exception 'only the house erases' using errcode = '42501'; end if;
  perform set_config('app.erasing', 'on', true);
  delete from duty_excuses e using traced_people t where t.id = any (p_ids) and e.rhythm_id = t.rhythm_id and e.subject_id = any (app.records_of(t.subject_id));
  delete from duties d using traced_people t where t.id = any (p_ids) and d.rhythm_id = t.rhythm_id and d.subject_id = any (app.records_of(t.subject_id));
  perform set_config('app.erasing', '', true);
  with gone as (delete from traced_people where id = any (p_ids) returning command_ids)
  select array_agg(distinct c) into told from gone, unnest(command_ids) c;
  return coalesce(told, '{}');
end $$;
revoke execute on function app.traces(uuid, uuid[], uuid, uuid), app.traced_open(uuid, bytea, boolean), app.case_owner(uuid), app.join_trace(uuid, uuid), app.looked_at_trace(uuid), app.erase_traced(uuid[]) from public;
grant execute on function app.traces(uuid, uuid[], uuid, uuid), app.traced_open(uuid, bytea, boolean), app.case_owner(uuid), app.join_trace(uuid, uuid), app.looked_at_trace(uuid), app.erase_traced(uuid[])
  to huying_app;

alter table traced_people enable row level security;
create policy traced_people_read on traced_people for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.traces(unit_id, area_ids, owner_post_id, by_post_id)));
create policy traced_people_add on traced_people for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'));
create policy traced_people_change on traced_people for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.traces(unit_id, area_ids, owner_post_id, by_post_id)));
grant select, insert, update (sampled_at, symptom, is_pooled, case_at, case_source, source_key, owner_post_id, owner_name, case_ended_at, case_end, case_end_reason, contact_at, reach_by, rhythm_id,
  reached_at, reached_by_name, reached_how, released_at, release_reason, handed_at, handed_to, handed_by_name, receipt_at, receipt_from, over_at, command_ids,
  emergency_order_id) on traced_people to huying_app;

alter table traced_exposures enable row level security;
create policy traced_exposures_read on traced_exposures for select to huying_app using (
  exists (select from traced_people t where t.id in (from_id, to_id)));
create policy traced_exposures_add on traced_exposures for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and exists (select from traced_people t where t.id = from_id)));
grant select, insert on traced_exposures to huying_app;

alter table traced_tests enable row level security;
create policy traced_tests_read on traced_tests for select to huying_app using (exists (select from traced_people t where t.id = traced_id));
create policy traced_tests_add on traced_tests for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'));
grant select, insert on traced_tests to huying_app;

alter table traced_looks enable row level security;
create policy traced_looks_read on traced_looks for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (post_id = (select app.post_id()) or (select app.role()) in ('audit_admin', 'security_admin')
    or exists (select from traced_people t where t.id = traced_id))));
create policy traced_looks_add on traced_looks for insert to huying_app with check (
  district_id = (select app.district_id()) and post_id = (select app.post_id()) and exists (select from traced_people t where t.id = traced_id));
grant select, insert on traced_looks to huying_app;

alter table monitored_tests enable row level security;
create policy monitored_tests_read on monitored_tests for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
    and (by_post_id = (select app.post_id())
         or ((select app.reach()) = 'territory' and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))))));
create policy monitored_tests_add on monitored_tests for insert to huying_app with check (
  district_id = (select app.district_id()) and by_post_id = (select app.post_id()) and exists (select from enterprises e where e.id = enterprise_id));
grant select, insert on monitored_tests to huying_app;

-- 演练
create table drills (
  id uuid primary key,
  district_id uuid not null,
  -- Its area: the unit and all below.
  unit_id uuid not null references governance_units,
  title text not null,
  scenario text not null,
  planned_at timestamptz not null,
  made_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid not null references posts,
  begun_at timestamptz,
  begun_by_name text,
  ended_at timestamptz,
  ended_by_name text,
  cancelled_at timestamptz,
  cancel_reason text,
  check (ended_at is null or begun_at is not null),
  check (cancelled_at is null or begun_at is null)
);
create index drills_unit on drills (unit_id, planned_at desc);
create index drills_running on drills (begun_at) where begun_at is not null and ended_at is null;

create table drill_injections (
  id uuid primary key,
  drill_id uuid not null references drills,
  district_id uuid not null,
  no smallint not null check (no between 1 and 60),
  at_minute integer not null check (at_minute between 0 and 2880),
  text text not null,
  -- Whose act is expected: a unit of the area and, where it is one's alone, a role there.
  for_unit_id uuid not null references governance_units,
  for_role text,
  expects text not null,
  within_minutes integer not null check (within_minutes between 1 and 1440),
  injected_at timestamptz,
  -- From the journal; nobody types them.
  acted_at timestamptz,
  acted_seq bigint unique,
  acted_by_name text,
  unique (drill_id, no),
  check ((acted_at is null) = (acted_seq is null)),
  check (acted_at is null or injected_at is not null)
);
create table drill_gaps (
  id uuid primary key,
  drill_id uuid not null references drills,
  district_id uuid not null,
  injection_id uuid references drill_injections,
  text text not null,
  mender_post_id uuid references posts,
  mender_name text not null,
  mend_by date not null,
  named_by_name text not null,
  named_at timestamptz not null default app.now(),
  mended_at timestamptz,
  mended_note text,
  mended_by_name text,
  check ((mended_at is null) = (mended_note is null))
);
create index drill_gaps_drill on drill_gaps (drill_id);

-- The first accepted act of a drill with one of these names by somebody at or below a unit (in a role, about a subject), that no injection has taken: its row in the journal.
create function app.drill_act(p_names text[], p_unit uuid, p_role text, p_subject uuid, p_from timestamptz, p_until timestamptz)
returns table (seq bigint, at timestamptz, by_name text) language sql stable security definer set search_path = public, pg_temp as $$
  select j.seq, j.at, coalesce(s.name, '') from journal j left join posts p on p.id = j.post_id left join staff s on s.id = p.staff_id
   where app.is_system() and j.is_drill and j.outcome = 'accepted' and j.name = any (p_names) and j.actor_kind = 'staff'
     and j.at >= p_from and j.at <= p_until
     and j.unit_id = any ((select member_ids from unit_scopes where unit_id = p_unit)::uuid[])
     and (p_role is null or p.role = p_role) and (p_subject is null or j.subject_id = p_subject)
     and not exists (select from drill_injections i where i.acted_seq = j.seq)
   order by j.seq limit 1
$$;
revoke execute on function app.drill_act(text[], uuid, text, uuid, timestamptz, timestamptz) from public;
grant execute on function app.drill_act(text[], uuid, text, uuid, timestamptz, timestamptz) to huying_app;

do $$
declare
  t text;
  held text := '(select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = ''staff''
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or unit_id = any ((select app.own_path())::uuid[])))';
begin
  alter table drills enable row level security;
  execute format('create policy drills_read on drills for select to huying_app using (%s)', held);
  execute 'create policy drills_add on drills for insert to huying_app with check (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])))';
  execute 'create policy drills_change on drills for update to huying_app using ((select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))))';
  foreach t in array array['drill_injections', 'drill_gaps'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using (exists (select from drills d where d.id = drill_id))', t || '_read', t);
    execute format('create policy %I on %I for insert to huying_app with check (district_id = (select app.district_id()) and exists (select from drills d where d.id = drill_id))', t || '_add', t);
    execute format('create policy %I on %I for update to huying_app using (exists (select from drills d where d.id = drill_id))', t || '_change', t);
  end loop;
end $$;
grant select, insert, update (begun_at, begun_by_name, ended_at, ended_by_name, cancelled_at, cancel_reason) on drills to huying_app;
grant select, insert, update (injected_at, acted_at, acted_seq, acted_by_name) on drill_injections to huying_app;
grant select, insert, update (mended_at, mended_note, mended_by_name) on drill_gaps to huying_app;
