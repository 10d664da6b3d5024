-- Registers as people see them (R1, J14): members with what a list is put in order by and found by, tallies of them, openings of the sensitive ones,
-- a unit's own definitions with their history, who is named for whom. Hazard points (M10) are places like others.

alter table places drop constraint places_kind_check;
alter table places add constraint places_kind_check
  check (kind in ('estate', 'courtyard', 'building', 'building_unit', 'dwelling', 'shop', 'lane', 'facility', 'hazard_point'));

-- 2号 stands before 10号.
create function app.place_key(p_address text) returns text language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(p_address, '(\d+)', '0000\1', 'g'), '0*(\d{5})', '\1', 'g')
$$;
grant execute on function app.place_key(text) to huying_app;

-- Where a member is now and what they are called, beside the membership: a page of a register of a million is then one look into one index, for
-- the district as for a grid. Written with the member, kept by the triggers below; membership itself is never changed by them.
alter table register_members
  -- The community; of a unit above one, itself; of who has no place, the district.
  add column area_id uuid,
  add column place_id uuid,
  add column name_key text not null default '',
  add column place_key text not null default '';
update register_members m set area_id = coalesce(s.community_id, s.unit_id, s.district_id), place_id = s.place_id, name_key = s.name_key,
       place_key = app.place_key(coalesce(p.address, s.name))
  from subjects s left join places p on p.id = s.place_id where s.id = m.subject_id;
alter table register_members alter column area_id set not null;
drop index register_members_came;
create index register_members_came on register_members (register_id, from_at, subject_id);
create index register_members_by_name on register_members (register_id, area_id, name_key, subject_id) where to_at is null;
create index register_members_by_place on register_members (register_id, area_id, place_key, subject_id) where to_at is null;
create index register_members_at on register_members (place_id, register_id) include (subject_id) where to_at is null;

create function app.members_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update register_members m set area_id = w.area_id, place_id = w.place_id, name_key = w.name_key, place_key = w.place_key
    from (select n.id, coalesce(n.community_id, n.unit_id, n.district_id) as area_id, n.place_id, n.name_key, app.place_key(coalesce(p.address, n.name)) as place_key
            from changed n left join places p on p.id = n.place_id) w
   where m.subject_id = w.id and (m.area_id, m.place_id, m.name_key, m.place_key) is distinct from (w.area_id, w.place_id, w.name_key, w.place_key);
  return null;
end $$;
create trigger subjects_members_follow after update on subjects referencing new table as changed for each statement execute function app.members_follow();
create function app.addresses_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update register_members m set place_key = app.place_key(n.address) from changed n
   where m.place_id = n.id and m.place_key is distinct from app.place_key(n.address);
  return null;
end $$;
create trigger places_members_follow after update on places referencing new table as changed for each statement execute function app.addresses_changed();

-- How many are on each register in each area, and how many there are at all: additions and subtractions, summed when read. Nothing is locked by
-- writing one, and under one snapshot the sum is exactly the count of the rows. Folded together by the house.
create table member_tallies (register_id uuid not null, area_id uuid not null, change integer not null);
create index member_tallies_register on member_tallies (register_id, area_id) include (change);
create table subject_tallies (district_id uuid not null, kind text not null, area_id uuid not null, change integer not null);
create index subject_tallies_area on subject_tallies (area_id, kind) include (change);
insert into member_tallies select register_id, area_id, count(*) from register_members where to_at is null group by 1, 2;
insert into subject_tallies select district_id, kind, coalesce(community_id, unit_id, district_id), count(*) from subjects where not is_gone group by 1, 2, 3;

create function app.members_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into member_tallies select register_id, area_id, count(*) from came where to_at is null group by 1, 2;
  return null;
end $$;
create function app.members_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into member_tallies
    select register_id, area_id, sum(n) from (
      select register_id, area_id, 1 as n from came where to_at is null
      union all select register_id, area_id, -1 from went where to_at is null) c
     group by 1, 2 having sum(n) <> 0;
  return null;
end $$;
create trigger register_members_tally_added after insert on register_members referencing new table as came for each statement execute function app.members_added();
create trigger register_members_tally_changed after update on register_members referencing new table as came old table as went
  for each statement execute function app.members_changed();
create function app.subjects_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into subject_tallies select district_id, kind, coalesce(community_id, unit_id, district_id), count(*) from came where not is_gone group by 1, 2, 3;
  return null;
end $$;
create function app.subjects_tallied() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into subject_tallies
    select district_id, kind, area_id, sum(n) from (
      select district_id, kind, coalesce(community_id, unit_id, district_id) as area_id, 1 as n from came where not is_gone
      union all select district_id, kind, coalesce(community_id, unit_id, district_id), -1 from went where not is_gone) c
     group by 1, 2, 3 having sum(n) <> 0;
  return null;
end $$;
create trigger subjects_tally_added after insert on subjects referencing new table as came for each statement execute function app.subjects_added();
create trigger subjects_tally_changed after update on subjects referencing new table as came old table as went for each statement execute function app.subjects_tallied();
create function app.fold_tallies() returns void language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from member_tallies where (register_id, area_id) in (select register_id, area_id from member_tallies group by 1, 2 having count(*) > 1) returning *)
  insert into member_tallies select register_id, area_id, sum(change) from gone group by 1, 2 having sum(change) <> 0;
  with gone as (delete from subject_tallies where (area_id, kind) in (select area_id, kind from subject_tallies group by 1, 2 having count(*) > 1) returning *)
  insert into subject_tallies select district_id, kind, area_id, sum(change) from gone group by 1, 2, 3 having sum(change) <> 0;
$$;

-- Sensitive registers: a named duty opens one, says why, and has it for half an hour; each opening and each person opened from it stays on record.
create table register_openings (
  id uuid primary key,
  district_id uuid not null,
  register_id uuid not null references subject_registers,
  staff_id uuid not null,
  post_id uuid not null,
  by_name text not null,
  purpose text not null,
  opened_at timestamptz not null default app.now(),
  until timestamptz not null
);
create index register_openings_register on register_openings (register_id, opened_at desc);
create index register_openings_time on register_openings (district_id, opened_at desc);
create table register_looks (
  id uuid primary key,
  opening_id uuid not null references register_openings,
  subject_id uuid not null references subjects,
  -- As masked on that day: what the audit reads, who sees nobody by name.
  subject_words text not null,
  at timestamptz not null default app.now()
);
create index register_looks_subject on register_looks (subject_id, at desc);
create index register_looks_opening on register_looks (opening_id);
alter table register_openings enable row level security;
alter table register_looks enable row level security;
create policy register_openings_read on register_openings for select to huying_app using (
  (select app.is_system()) or post_id = (select app.post_id())
  or (district_id = (select app.district_id()) and (select app.role()) = 'audit_admin'));
create policy register_openings_add on register_openings for insert to huying_app with check (
  (select app.is_system()) or (post_id = (select app.post_id()) and district_id = (select app.district_id()) and (select app.reads_sensitive_flags())));
create policy register_looks_read on register_looks for select to huying_app using (
  (select app.is_system()) or exists (select from register_openings o where o.id = opening_id));
create policy register_looks_add on register_looks for insert to huying_app with check (
  (select app.is_system()) or exists (select from register_openings o where o.id = opening_id and o.post_id = (select app.post_id())));
grant select, insert on register_openings, register_looks to huying_app;
create trigger register_openings_stay before update or delete on register_openings for each row execute function app.refuse_rewriting();
create trigger register_looks_stay before update or delete on register_looks for each row execute function app.refuse_rewriting();

-- Looks at one subject, for whoever sees the subject; which register it was is told to the duty alone.
create function app.looks_of_subject(p_subject uuid) returns table (at timestamptz, by_name text, purpose text, register_title jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.at, o.by_name, o.purpose, case when app.reads_sensitive_flags() then r.title end
    from register_looks l join register_openings o on o.id = l.opening_id join subject_registers r on r.id = o.register_id
   where l.subject_id = any (app.records_of(p_subject) || p_subject) order by l.at desc limit 50
$$;

create function app.may_list_members(p_register uuid, p_opening uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from subject_registers r
     where r.id = p_register and (app.is_system()
        or (r.district_id = app.district_id() and app.reach() = 'territory'
            and (not r.is_sensitive
                 or (app.reads_sensitive_flags()
                     and exists (select from register_openings o where o.id = p_opening and o.register_id = r.id and o.post_id = app.post_id() and o.until > app.now()))))))
$$;

-- A unit's own definitions: what holds stands in subject_registers, each one that ever held stands here.
create table register_definitions (
  register_id uuid not null references subject_registers,
  version integer not null,
  definition jsonb not null,
  from_at timestamptz not null default app.now(),
  by_staff_id uuid,
  by_post_id uuid,
  by_name text not null default '',
  reason text not null default '',
  primary key (register_id, version)
);
alter table register_definitions enable row level security;
create policy register_definitions_read on register_definitions for select to huying_app using (
  (select app.is_system()) or exists (select from subject_registers r where r.id = register_id));
create policy register_definitions_add on register_definitions for insert to huying_app with check (
  (select app.is_system()) or exists (select from subject_registers r where r.id = register_id and r.area_unit_id = any ((select app.scope())::uuid[])));
grant select, insert on register_definitions to huying_app;
create trigger register_definitions_stay before update or delete on register_definitions for each row execute function app.refuse_rewriting();
alter table subject_registers add column version integer not null default 1, add column end_reason text;

-- Where an entry is from: a person at a desk, an import.
alter table subject_flags add column source_kind text, add column source_id uuid, add column by_staff_id uuid, add column by_post_id uuid, add column by_name text;
alter table subject_owners add column by_name text, add column end_reason text;

-- The areas of a unit, as members bear them: the communities below it and the units above any community. Empty for who may not see the unit.
create function app.member_areas(p_unit uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.id), '{}')
    from (select x.id from unit_scopes s cross join lateral unnest(s.member_ids) as x (id) join unit_paths p on p.unit_id = x.id
           where s.unit_id = p_unit and (p.community_id is null or p.community_id = x.id)
) a
   where app.is_system() or (app.reach() = 'territory' and (app.sees_all() or p_unit = any (app.scope()))
     and exists (select from governance_units u where u.id = p_unit and u.district_id = app.district_id()))
$$;
create function app.member_grids(p_unit uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(u.id), '{}')
    from unit_scopes s join governance_units u on u.id = any (s.member_ids) and u.kind = 'grid'
   where s.unit_id = p_unit and (app.is_system() or (u.district_id = app.district_id() and app.reach() = 'territory' and (app.sees_all() or p_unit = any (app.scope()))))
$$;

-- The one text of who is meant by a register in an area: counts, lists and sheets are made of it and can therefore not differ.
-- $1 register, $2 areas, $3 grids, $4 moment, $5 words of a person, $6 words of a name, $7 code of the register, $8 narrow area.
create function app.members_wanted(p_kind text, p_is_narrow boolean, p_is_past boolean, p_has_tokens boolean, p_has_text boolean, p_lack text)
returns text language sql immutable as $$
  select case when p_is_narrow and p_kind = 'unit' then ' from register_members m where m.register_id = $1 and m.subject_id = any ($3)'
              when p_is_narrow then ' from place_grids g join register_members m on m.place_id = g.place_id where g.grid_id = any ($3) and upper_inf(g.valid) and m.register_id = $1'
              else ' from register_members m where m.register_id = $1 and m.area_id = any ($2)' end
      || case when p_is_past then ' and m.from_at <= $4 and (m.to_at is null or m.to_at > $4)' else ' and m.to_at is null' end
      || case when p_has_tokens then ' and m.subject_id in (select f.person_id from person_search f where f.tokens @@ $5::tsquery)' else '' end
      || case when p_has_text then ' and exists (select from subjects n where n.id = m.subject_id and position(lower($6) in lower(n.name)) > 0)' else '' end
      || case p_lack when 'owner' then ' and not exists (select from subject_owners o join posts h on h.id = o.post_id and h.valid @> app.now()
             where o.subject_id = m.subject_id and upper_inf(o.valid) and coalesce(o.register_code, $7) = $7)'
                     when 'place' then ' and m.place_id is null' else '' end
$$;

create function app.count_members(p_register uuid, p_unit uuid, p_at timestamptz, p_tokens text, p_text text, p_lack text, p_opening uuid)
returns bigint language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  areas uuid[] := app.member_areas(p_unit);
  grids uuid[];
  r record;
  total bigint;
begin
  select code, subject_kind, is_sensitive into r from subject_registers where id = p_register;
  -- How many there are is told to the duty; which of them, only after an opening.
  if not found or (r.is_sensitive and not app.reads_sensitive_flags()) then return null; end if;
  if (p_at is not null or p_tokens is not null or p_text is not null) and not app.may_list_members(p_register, p_opening) then return null; end if;
  if areas <> '{}' and p_at is null and p_tokens is null and p_text is null and p_lack is null then
    return (select coalesce(sum(change), 0) from member_tallies where register_id = p_register and area_id = any (areas));
  end if;
  if areas = '{}' then grids := app.member_grids(p_unit); end if;
  execute 'select count(*)' || app.members_wanted(r.subject_kind, areas = '{}', p_at is not null, p_tokens is not null, p_text is not null, p_lack)
    into total using p_register, areas, grids, p_at, p_tokens, p_text, r.code;
  return total;
end $$;

-- A page of members. p_sort: name, place, since, community (one after the other, each by place), or field (p_field: one of the columns of the house that are
-- named here, else a fact). Of a wide area each community gives its first rows by its own index and the least of them are taken, so that no order gathers the whole.
create function app.list_members(p_register uuid, p_unit uuid, p_at timestamptz, p_tokens text, p_text text, p_lack text, p_sort text, p_field text, p_is_number boolean,
  p_is_down boolean, p_after text, p_after_id uuid, p_limit integer, p_opening uuid)
returns table (subject_id uuid, from_at timestamptz, to_at timestamptz, sort_key text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  areas uuid[] := app.member_areas(p_unit);
  grids uuid[];
  is_narrow boolean := areas = '{}';
  r record;
  wanted text;
  key text;
  told text;
  cast_to text := '$9';
  onward text := '';
  turn text := case when p_is_down then ' desc' else '' end;
  area uuid;
  given bigint;
begin
  if not app.may_list_members(p_register, p_opening) then return; end if;
  select code, subject_kind into r from subject_registers where id = p_register;
  if is_narrow then grids := app.member_grids(p_unit); end if;
  wanted := app.members_wanted(r.subject_kind, is_narrow, p_at is not null, p_tokens is not null, p_text is not null, p_lack);
  if p_sort = 'community' and not is_narrow then
    wanted := replace(wanted, 'm.area_id = any ($2)', 'm.area_id = $2');
    for area in select a.id from unnest(areas) a (id) where p_after_id is null or a.id >= left(p_after, 36)::uuid order by 1 loop
      onward := case when area = left(p_after, 36)::uuid
        then ' and (m.place_key, m.subject_id) ' || case when p_is_down then '<' else '>' end || ' (substr($9, 37), $10)' else '' end;
      return query execute 'select m.subject_id, m.from_at, m.to_at, m.area_id || m.place_key' || wanted || onward
        || ' order by m.place_key' || turn || ', m.subject_id' || turn || ' limit $11'
        using p_register, area, grids, p_at, p_tokens, p_text, r.code, is_narrow, p_after, p_after_id, p_limit;
      get diagnostics given = row_count;
      p_limit := p_limit - given;
      exit when p_limit = 0;
    end loop;
    return;
  end if;
  key := case p_sort when 'name' then 'm.name_key' when 'place' then 'm.place_key' when 'community' then 'm.place_key' when 'since' then 'm.from_at' else 'k.key' end;
  told := case p_sort when 'since' then 'to_char(m.from_at at time zone ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.US"Z"'')' else key end;
  if p_sort = 'since' then cast_to := '$9::timestamptz'; end if;
  if p_sort = 'field' then
    -- Before the first “where”, which is the one after the tables.
    wanted := regexp_replace(wanted, ' where ', ' cross join lateral (' || case
      when p_field in ('bornOn', 'age') then 'select coalesce((select p.born_on::text from people p where p.id = m.subject_id), '''')'
      when p_field = 'sex' then 'select coalesce((select p.sex::text from people p where p.id = m.subject_id), '''')'
      when p_field = 'politicalStatus' then 'select coalesce((select p.political_status from people p where p.id = m.subject_id), '''')'
      when p_field = 'registeredPlace' then 'select coalesce((select p.registered_place from people p where p.id = m.subject_id), '''')'
      when p_is_number then 'select coalesce((select to_char((f.value #>> ''{}'')::numeric + 1000000000000, ''FM00000000000000.000000'')
                               from subject_facts f where f.subject_id = m.subject_id and f.field = $12 and f.replaced_at is null), '''')'
      else 'select coalesce((select f.value #>> ''{}'' from subject_facts f where f.subject_id = m.subject_id and f.field = $12 and f.replaced_at is null), '''')' end
      || ') k (key) where ');
  end if;
  if p_after_id is not null then
    onward := ' and (' || key || ', m.subject_id) ' || case when p_is_down then '<' else '>' end || ' (' || cast_to || ', $10)';
  end if;
  wanted := wanted || onward || ' order by ' || key || turn || ', m.subject_id' || turn || ' limit $11';
  if not is_narrow and p_at is null and p_sort in ('name', 'place') and p_tokens is null and cardinality(areas) > 1 then
    -- Found in the index alone; only the page itself is then fetched.
    return query execute 'select m.subject_id, d.from_at, d.to_at, m.key from (select m.subject_id, m.key from unnest($2) a (id) cross join lateral (select m.subject_id, '
      || key || ' as key' || replace(wanted, 'm.area_id = any ($2)', 'm.area_id = a.id') || ') m order by m.key' || turn || ', m.subject_id' || turn
      || ' limit $11) m join register_members d on d.register_id = $1 and d.subject_id = m.subject_id and d.to_at is null order by m.key' || turn || ', m.subject_id' || turn
      using p_register, areas, grids, p_at, p_tokens, p_text, r.code, is_narrow, p_after, p_after_id, p_limit, p_field;
    return;
  end if;
  return query execute 'select m.subject_id, m.from_at, m.to_at, ' || told || wanted
    using p_register, areas, grids, p_at, p_tokens, p_text, r.code, is_narrow, p_after, p_after_id, p_limit, p_field;
end $$;

-- Every register of the area with how many are on it: the sum of tallies for a wide area, the rows themselves for a narrow one.
create function app.count_registers(p_unit uuid) returns table (register_id uuid, members bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  areas uuid[] := app.member_areas(p_unit);
  grids uuid[];
begin
  if areas <> '{}' then
    return query
      select t.register_id, sum(t.change) from subject_registers r join member_tallies t on t.register_id = r.id
       where r.ended_at is null and (app.is_system() or r.district_id = app.district_id()) and (not r.is_sensitive or app.reads_sensitive_flags()) and t.area_id = any (areas)
       group by 1;
  else
    grids := app.member_grids(p_unit);
    return query
      select c.register_id, sum(c.n)::bigint from (
        select m.register_id, count(*) as n from place_grids g join register_members m on m.place_id = g.place_id and m.to_at is null
         where g.grid_id = any (grids) and upper_inf(g.valid) group by 1
        union all
        select m.register_id, count(*) from register_members m join subject_registers u on u.id = m.register_id and u.subject_kind = 'unit'
         where m.subject_id = any (grids) and m.to_at is null group by 1) c
        join subject_registers r on r.id = c.register_id
       where r.ended_at is null and (not r.is_sensitive or app.reads_sensitive_flags())
       group by 1;
  end if;
end $$;

-- One register by the parts of an area, with how many subjects of the kind there are in each: communities of a wide area, grids of one community.
-- The part without a unit is who lies in no grid.
create function app.count_register_by(p_register uuid, p_unit uuid) returns table (unit_id uuid, members bigint, subjects bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  areas uuid[] := app.member_areas(p_unit);
  grids uuid[];
  r record;
begin
  select subject_kind, is_sensitive into r from subject_registers g where g.id = p_register and (app.is_system() or g.district_id = app.district_id());
  if not found or (r.is_sensitive and not app.reads_sensitive_flags()) then return; end if;
  if cardinality(areas) > 1 then
    return query
      select a.id, coalesce((select sum(t.change) from member_tallies t where t.register_id = p_register and t.area_id = a.id), 0)::bigint,
             coalesce((select sum(t.change) from subject_tallies t where t.kind = r.subject_kind and t.area_id = a.id), 0)::bigint
        from unnest(areas) a (id);
  elsif cardinality(areas) = 1 then
    grids := app.member_grids(p_unit);
    return query
      with here as materialized (select h.place_id, h.grid_id from place_grids h where h.grid_id = any (grids) and upper_inf(h.valid))
      select x.grid_id, sum(x.m)::bigint, sum(x.s)::bigint from (
        select g.grid_id, count(*) as m, 0 as s from register_members m left join here g on g.place_id = m.place_id
         where m.register_id = p_register and m.area_id = areas[1] and m.to_at is null group by 1
        union all
        select g.grid_id, 0, count(*) from subjects s left join here g on g.place_id = s.place_id
         where (s.community_id = areas[1] or (s.community_id is null and s.unit_id = areas[1])) and s.kind = r.subject_kind and not s.is_gone group by 1) x
       group by 1;
  else
    grids := app.member_grids(p_unit);
    return query
      with m as (select g.grid_id, count(*) as n from place_grids g join register_members m on m.place_id = g.place_id and m.register_id = p_register and m.to_at is null
                  where g.grid_id = any (grids) and upper_inf(g.valid) group by 1),
           s as (select g.grid_id, count(*) as n from place_grids g join subjects s on s.place_id = g.place_id and s.kind = r.subject_kind and not s.is_gone
                  where g.grid_id = any (grids) and upper_inf(g.valid) group by 1)
      select g.id, coalesce(m.n, 0), coalesce(s.n, 0) from unnest(grids) g (id) left join m on m.grid_id = g.id left join s on s.grid_id = g.id;
  end if;
end $$;

-- How many subjects of a kind an area has: what a preview is measured against.
create function app.count_subjects(p_unit uuid, p_kind text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(change), 0)::bigint from subject_tallies where kind = p_kind and area_id = any (app.member_areas(p_unit))
$$;

-- What a page of subjects shows of people: by the row, for rows of subjects that the asker sees already (callers join them to such a row). The policies of
-- people and stays would ask the same again of each person and each stay. Who answers for somebody by name reads them wherever they live.
create function app.person_of_subject(p_subject uuid) returns setof people language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select * from people where id = p_subject
$$;
create function app.home_of_subject(p_subject uuid) returns table (person_id uuid, relation_to_head text)
language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select person_id, relation_to_head from stays where person_id = p_subject and kind = 'living' and upper_inf(valid)
$$;
create function app.living_at(p_place uuid) returns numeric language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::numeric from stays where place_id = p_place and kind = 'living' and upper_inf(valid)
$$;
revoke execute on function app.person_of_subject(uuid), app.home_of_subject(uuid), app.living_at(uuid) from public;
grant execute on function app.person_of_subject(uuid), app.home_of_subject(uuid), app.living_at(uuid) to huying_app;

revoke execute on function app.members_follow(), app.addresses_changed(), app.members_added(), app.members_changed(), app.subjects_added(), app.subjects_tallied(),
  app.fold_tallies(), app.members_wanted(text, boolean, boolean, boolean, boolean, text), app.looks_of_subject(uuid), app.may_list_members(uuid, uuid),
  app.member_areas(uuid), app.member_grids(uuid), app.count_members(uuid, uuid, timestamptz, text, text, text, uuid),
  app.list_members(uuid, uuid, timestamptz, text, text, text, text, text, boolean, boolean, text, uuid, integer, uuid),
  app.count_registers(uuid), app.count_register_by(uuid, uuid), app.count_subjects(uuid, text) from public;
grant execute on function app.looks_of_subject(uuid), app.may_list_members(uuid, uuid), app.member_areas(uuid), app.member_grids(uuid),
  app.count_members(uuid, uuid, timestamptz, text, text, text, uuid),
  app.list_members(uuid, uuid, timestamptz, text, text, text, text, text, boolean, boolean, text, uuid, integer, uuid),
  app.count_registers(uuid), app.count_register_by(uuid, uuid), app.count_subjects(uuid, text) to huying_app;
