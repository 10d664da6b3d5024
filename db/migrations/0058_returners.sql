-- 中高风险返回人员排查 (F5). Lists of risk areas are kept as they were issued; a returner is one row, what was done with them are rows beside it; what they are is told from
-- both and a day. Read by the desks and leaders who answer for them, like whoever is traced (0054).

create table risk_lists (
  id uuid primary key,
  district_id uuid not null,
  issued_at timestamptz not null,
  -- What it does not name is at no risk from its day on.
  is_whole boolean not null,
  document text not null check (document <> ''),
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid not null references posts,
  command_id uuid not null
);
create index risk_lists_district on risk_lists (district_id, issued_at desc);
create table risk_areas (
  list_id uuid not null references risk_lists on delete cascade,
  no integer not null,
  district_id uuid not null,
  name text not null check (name <> ''),
  code text check (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  level text not null check (level in ('high', 'medium', 'low')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (list_id, no)
);

create table returners (
  id uuid primary key,
  district_id uuid not null,
  -- Who answers for them: the community they live in, else that of the firm, else the unit that told of them.
  unit_id uuid not null references governance_units,
  area_ids uuid[] not null,
  subject_id uuid references subjects,
  name_cipher bytea,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  -- The firm that told of them.
  enterprise_id uuid references enterprises,
  from_name text not null check (from_name <> ''),
  from_code text check (from_code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  left_on date not null,
  arrived_on date not null,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid references posts,
  released_at timestamptz,
  release_reason text,
  command_ids uuid[] not null default '{}',
  check (subject_id is not null or name_cipher is not null),
  check (arrived_on >= left_on),
  check ((released_at is null) = (release_reason is null))
);
-- One return is told once, whoever tells it.
create unique index returners_once on returners (subject_id, arrived_on) where subject_id is not null;
create unique index returners_phone on returners (district_id, phone_hash, arrived_on) where subject_id is null and phone_hash is not null;
create index returners_unit on returners (unit_id, arrived_on desc);
create index returners_enterprise on returners (enterprise_id) where enterprise_id is not null;

create table returner_acts (
  id uuid primary key,
  district_id uuid not null,
  returner_id uuid not null references returners on delete cascade,
  what text not null check (what in ('screen', 'watch', 'test', 'look')),
  at timestamptz not null,
  told_at timestamptz not null default app.now(),
  result text check (result in ('well', 'unwell', 'pending', 'negative', 'positive', 'invalid')),
  -- What a look at the number was for.
  purpose text,
  by_name text not null,
  by_post_id uuid references posts,
  -- The grid's work that told it; taken back, it never was.
  visit_id uuid,
  command_id uuid not null,
  check ((what in ('watch', 'test')) = (result is not null)),
  check ((what = 'look') = (purpose is not null))
);
create index returner_acts_person on returner_acts (returner_id, at);

-- Turns asked of the grid: of one kind and day there is one rhythm for a district.
create table returner_turns (
  returner_id uuid not null references returners on delete cascade,
  what text not null check (what in ('screen', 'watch', 'test')),
  on_date date not null,
  district_id uuid not null,
  rhythm_id uuid not null,
  due_at timestamptz not null,
  is_ended boolean not null default false,
  primary key (returner_id, what, on_date)
);
create index returner_turns_rhythm on returner_turns (rhythm_id);
create index returner_turns_day on returner_turns (district_id, what, on_date);

-- Past row-level security: a return that another unit told already is the same one; its units see it too from now on.
create function app.join_returner(p_subject uuid, p_phone bytea, p_arrived date, p_areas uuid[], p_enterprise uuid, p_command uuid) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  update returners r set area_ids = array(select distinct unnest(r.area_ids || p_areas)), enterprise_id = coalesce(r.enterprise_id, p_enterprise), command_ids = r.command_ids || p_command
   where r.district_id = app.district_id() and r.arrived_on = p_arrived
     and (r.subject_id = any (app.records_of(p_subject)) or (p_subject is null and r.subject_id is null and r.phone_hash = p_phone)) returning r.id
$$;
-- How many each firm told of by name; numbers alone.
create function app.returners_told(p_firms uuid[], p_from timestamptz) returns table (enterprise_id uuid, told integer) language sql stable security definer set search_path = public, pg_temp as $$
  select r.enterprise_id, count(*)::integer from returners r
   where (app.is_system() or r.district_id = app.district_id()) and r.enterprise_id = any (p_firms) and r.told_at >= p_from group by 1
$$;
create function app.erase_returners(p_ids uuid[]) returns uuid[] language plpgsql security definer set search_path = public, pg_temp as $$
declare told uuid[];
begin
  if not app.is_system() then raise exception 'only the house erases' using errcode = '42501'; end if;
  perform set_config('app.erasing', 'on', true);
  delete from duty_excuses e using returners r, returner_turns t
   where r.id = any (p_ids) and t.returner_id = r.id and e.rhythm_id = t.rhythm_id and e.subject_id = any (app.records_of(r.subject_id));
  delete from duties d using returners r, returner_turns t
   where r.id = any (p_ids) and t.returner_id = r.id and d.rhythm_id = t.rhythm_id and d.subject_id = any (app.records_of(r.subject_id));
  perform set_config('app.erasing', '', true);
  with acts as (select command_id as c from returner_acts where returner_id = any (p_ids)),
       gone as (delete from returners where id = any (p_ids) returning command_ids)
  select array_agg(distinct c) into told from (select c from acts union select unnest(command_ids) from gone) a(c);
  return coalesce(told, '{}');
end $$;
revoke execute on function app.join_returner(uuid, bytea, date, uuid[], uuid, uuid), app.returners_told(uuid[], timestamptz), app.erase_returners(uuid[]) from public;
grant execute on function app.join_returner(uuid, bytea, date, uuid[], uuid, uuid), app.returners_told(uuid[], timestamptz), app.erase_returners(uuid[]) to huying_app;

alter table traced_people drop constraint traced_people_case_source_check;
alter table traced_people add constraint traced_people_case_source_check check (case_source in ('told', 'sampling', 'monitoring', 'contact', 'returner'));
alter table traced_tests drop constraint traced_tests_source_check;
alter table traced_tests add constraint traced_tests_source_check check (source in ('told', 'sampling', 'monitoring', 'returner'));

-- Lists are public matter within the district.
alter table risk_lists enable row level security;
create policy risk_lists_read on risk_lists for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'));
create policy risk_lists_add on risk_lists for insert to huying_app with check (
  district_id = (select app.district_id()) and by_post_id = (select app.post_id()));
grant select, insert on risk_lists to huying_app;
alter table risk_areas enable row level security;
create policy risk_areas_read on risk_areas for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'));
create policy risk_areas_add on risk_areas for insert to huying_app with check (
  district_id = (select app.district_id()) and exists (select from risk_lists l where l.id = list_id));
grant select, insert on risk_areas to huying_app;

alter table returners enable row level security;
create policy returners_read on returners for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.traces(unit_id, area_ids, null, by_post_id)));
create policy returners_add on returners for insert to huying_app with check (
  district_id = (select app.district_id()) and by_post_id = (select app.post_id()) and (select app.kind()) = 'staff');
create policy returners_change on returners for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.traces(unit_id, area_ids, null, by_post_id)));
grant select, insert, update (from_name, from_code, left_on, arrived_on, released_at, release_reason, command_ids) on returners to huying_app;

alter table returner_acts enable row level security;
create policy returner_acts_read on returner_acts for select to huying_app using (exists (select from returners r where r.id = returner_id));
create policy returner_acts_add on returner_acts for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and by_post_id = (select app.post_id()) and exists (select from returners r where r.id = returner_id)));
grant select, insert on returner_acts to huying_app;

alter table returner_turns enable row level security;
create policy returner_turns_read on returner_turns for select to huying_app using (exists (select from returners r where r.id = returner_id));
create policy returner_turns_keep on returner_turns for insert to huying_app with check ((select app.is_system()));
create policy returner_turns_end on returner_turns for update to huying_app using ((select app.is_system()));
grant select, insert, update (is_ended) on returner_turns to huying_app;

-- F14: an officer of a department sees their department's part of a round of firms, by park and by name, and nothing of the others.
create index campaign_shares_department on campaign_shares (department, round_id, subject_id);
create function app.department_codes() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(d.code), '{}') from enterprise_departments d
   where app.kind() = 'staff' and app.role() = 'department_officer' and d.district_id = app.district_id() and d.unit_id = app.unit_id()
$$;
create function app.campaigns_of_department() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare codes text[] := app.department_codes();
begin
  if codes = '{}' then return '{}'; end if;
  return (select coalesce(array_agg(c.id), '{}') from campaigns c
           where c.district_id = app.district_id() and not c.is_sensitive
             and exists (select from campaign_rounds r join campaign_shares s on s.round_id = r.id where r.campaign_id = c.id and s.department = any (codes)));
end $$;
-- Firms of one's department in rounds that run or ended lately, and the records that they were merged into.
create function app.firms_of_department() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare codes text[] := app.department_codes();
begin
  if codes = '{}' then return '{}'; end if;
  return (
    with recursive mine as (
      select distinct s.subject_id as id from campaign_shares s join campaign_rounds r on r.id = s.round_id join campaigns c on c.id = r.campaign_id
       where s.department = any (codes) and c.district_id = app.district_id() and not c.is_sensitive and (r.ended_at is null or r.ended_at > app.now() - interval '90 days')
      union select e.merged_into_id from mine join enterprises e on e.id = mine.id where e.merged_into_id is not null)
    select coalesce(array_agg(id), '{}') from mine);
end $$;
-- The departments whose part of this round the asker sees: null is all of them (within their area), none is nobody's.
create function app.round_departments(p_round uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when app.sees_round(p_round) then null
              when exists (select from campaign_rounds r where r.id = p_round and r.campaign_id = any (app.campaigns_of_department())) then app.department_codes()
              else '{}' end
$$;
create or replace function app.round_names(p_round uuid, p_department text default null, p_park text default null)
returns table (subject_id uuid, department text, park text, standing text, is_listed boolean, is_named boolean, record_ids uuid[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  codes text[] := app.round_departments(p_round);
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all() or codes is not null;
begin
  if codes = '{}' then return; end if;
  return query
    select f.subject_id, f.department, f.park, case when f.is_done then 'done' when f.is_waiting then 'waits' else 'excused' end, f.is_listed, f.is_named, f.record_ids
      from app.round_firms(p_round, area, is_everywhere) f
     where (p_department is null or f.department = p_department) and (p_park is null or f.park = p_park) and (codes is null or f.department = any (codes));
end $$;
create or replace function app.round_cells(p_round uuid)
returns table (department text, park text, "all" bigint, done bigint, waits bigint, unnamed bigint, listed bigint, listed_done bigint, listed_waits bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  codes text[] := app.round_departments(p_round);
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all() or codes is not null;
begin
  if codes = '{}' then return; end if;
  return query
    select f.department, f.park, count(*), count(*) filter (where f.is_done), count(*) filter (where f.is_waiting), count(*) filter (where f.is_waiting and not f.is_named),
           count(*) filter (where f.is_listed), count(*) filter (where f.is_listed and f.is_done), count(*) filter (where f.is_listed and f.is_waiting)
      from app.round_firms(p_round, area, is_everywhere) f where codes is null or f.department = any (codes) group by 1, 2;
end $$;
create or replace function app.round_hands(p_round uuid) returns table (post_id uuid, waits bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  codes text[] := app.round_departments(p_round);
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all() or codes is not null;
begin
  if codes = '{}' then return; end if;
  return query
    select o.post_id, count(*) from app.round_firms(p_round, area, is_everywhere) f
      join subject_owners o on o.subject_id = f.subject_id and o.register_code = p_round::text and upper_inf(o.valid)
     where f.is_waiting and (codes is null or f.department = any (codes)) group by 1;
end $$;
revoke execute on function app.department_codes(), app.campaigns_of_department(), app.firms_of_department(), app.round_departments(uuid) from public;
grant execute on function app.department_codes(), app.campaigns_of_department(), app.firms_of_department(), app.round_departments(uuid) to huying_app;
create policy campaigns_department on campaigns for select to huying_app using (id = any ((select app.campaigns_of_department())::uuid[]));
create policy subjects_department on subjects for select to huying_app using (id = any ((select app.firms_of_department())::uuid[]));
create policy enterprises_department on enterprises for select to huying_app using (id = any ((select app.firms_of_department())::uuid[]));
-- What was told of them in a survey, and nothing else of them.
create policy visits_department on visits for select to huying_app using (
  action in ('survey', 'drill') and not is_sensitive and subject_id = any ((select app.firms_of_department())::uuid[]));

-- Where a firm is, in words, for whoever sees it: at work, else where somebody answers for it, else as it is registered.
create function app.firm_address(p_firm uuid) returns text language sql stable set search_path = public, pg_temp as $$
  select coalesce(l.address, u.name, p.address) from enterprise_places p left join places l on l.id = p.place_id left join governance_units u on u.id = p.unit_id
   where p.enterprise_id = p_firm and upper_inf(p.valid) and coalesce(l.address, u.name, p.address) <> ''
   order by array_position(array['working', 'responsible', 'registered'], p.kind) limit 1
$$;
revoke execute on function app.firm_address(uuid) from public;
grant execute on function app.firm_address(uuid) to huying_app;
