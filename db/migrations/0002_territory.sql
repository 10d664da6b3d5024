-- Territory and people in it. Two trees kept apart: division codes (where a place is) and governance units (who commands whom),
-- linked by date. Everything that changes hands carries a validity range, and an exclusion constraint forbids two truths at once.

-- An id with its random end first. Ids made in one moment (UUIDv7) begin alike, and a GiST index over them cannot tell its pages apart: one look-up reads
-- a hundred. Turned round they spread; and since the planner does not see through the function, plain look-ups keep to the B-trees beside it.
create function app.turned(p_id uuid) returns uuid language sql immutable strict parallel safe as
$$ select (right(p_id::text, 12) || left(p_id::text, 23))::uuid $$;
grant execute on function app.turned(uuid) to public;

create table divisions (
  code text primary key,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  parent_code text references divisions
);
create index divisions_parent on divisions (parent_code);

create table governance_units (
  id uuid primary key,
  district_id uuid not null,
  parent_id uuid references governance_units,
  kind text not null check (kind in ('zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village', 'grid', 'park', 'department',
    'property_company', 'clinic', 'police_room', 'courtyard', 'repair_team', 'mediation_committee', 'agency')),
  grid_level smallint check ((kind = 'grid') = (grid_level is not null) and grid_level in (1, 2)),
  grid_kind text not null default 'basic' check (grid_kind in ('basic', 'dedicated', 'macro')),
  name text not null,
  short_code text,
  initials text not null default '',
  declared_households integer check (declared_households >= 0),
  geometry jsonb,
  -- Class of area of the work method (town_core, village …): limits may differ by it (standards a5).
  area_class text,
  phone text,
  valid tstzrange not null default tstzrange(app.now(), null),
  unique (id, district_id)
);
create index governance_units_parent on governance_units (parent_id);
create index governance_units_district on governance_units (district_id, kind);
create unique index governance_units_name on governance_units (parent_id, kind, name) where upper_inf(valid);

-- All units below a unit, itself and ended ones included (an ended grid's past work stays visible to its parent). Kept by trigger, so that
-- a narrow post and a wide post read their scope in one look-up each and neither ever walks the tree in a query.
create table unit_scopes (
  unit_id uuid primary key,
  member_ids uuid[] not null
);
-- One writer at a time: two commands that add units side by side must each see the other's, or the later would write the earlier one away.
create function app.rebuild_scopes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare root uuid;
begin
  perform pg_advisory_xact_lock(70011);
  for root in
    with recursive up as (
      select u.id, u.parent_id from governance_units u
        where u.id in (select n.id from changed n union select n.parent_id from changed n)
      union
      select p.id, p.parent_id from governance_units p join up on p.id = up.parent_id)
    select distinct id from up
  loop
    insert into unit_scopes
      with recursive down as (
        select root as id union select c.id from governance_units c join down on c.parent_id = down.id)
      select root, array_agg(id) from down
    on conflict (unit_id) do update set member_ids = excluded.member_ids;
  end loop;
  return null;
end $$;
create trigger governance_units_added after insert on governance_units referencing new table as changed
  for each statement execute function app.rebuild_scopes();
create function app.rebuild_all_scopes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(70011);
  delete from unit_scopes;
  insert into unit_scopes
    with recursive pairs as (
      select id as root, id from governance_units
      union select p.root, c.id from pairs p join governance_units c on c.parent_id = p.id)
    select root, array_agg(id) from pairs group by root;
  return null;
end $$;
create trigger governance_units_moved after update of parent_id on governance_units
  for each statement execute function app.rebuild_all_scopes();

-- The dated link between the two trees.
create table unit_divisions (
  unit_id uuid not null references governance_units,
  division_code text not null references divisions,
  valid daterange not null default daterange(current_date, null),
  exclude using gist (unit_id with =, valid with &&)
);

-- Places: estate → building → stairwell unit → dwelling; shops and courtyards hang on a community or estate.
create table places (
  id uuid primary key,
  district_id uuid not null,
  community_id uuid not null references governance_units,
  kind text not null check (kind in ('estate', 'courtyard', 'building', 'building_unit', 'dwelling', 'shop', 'lane', 'facility')),
  parent_id uuid references places,
  estate_id uuid,
  name text not null,
  -- Full text as people say it: 盛景花园3号楼1单元101
  address text not null,
  initials text not null default '',
  is_vacant boolean not null default false,
  longitude double precision,
  latitude double precision
);
create index places_parent on places (parent_id);
create index places_community on places (community_id, kind);
create unique index places_address on places (community_id, kind, address);
create index places_address_trgm on places using gin (address gin_trgm_ops);

-- Every dwelling, shop and estate lies in exactly one lowest grid at any date (A1).
create table place_grids (
  place_id uuid not null references places,
  grid_id uuid not null references governance_units,
  valid tstzrange not null default tstzrange(app.now(), null),
  constraint place_grids_once exclude using gist (app.turned(place_id) with =, valid with &&)
);
-- Over all of history, which is little more than the present: "as of" reads use it as well.
create index place_grids_grid on place_grids (grid_id);
-- The present, asked for as upper_inf(valid): the exclusion's GiST index reads a hundred pages to find one place, this one four.
create unique index place_grids_current on place_grids (place_id) include (grid_id) where upper_inf(valid);

create table staff (
  id uuid primary key,
  district_id uuid not null,
  account_id text unique,
  name text not null,
  initials text not null default '',
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  title text,
  home_unit_id uuid references governance_units,
  left_at timestamptz
);
create index staff_phone on staff (phone_hash);

-- One person, many posts: a home post and a grid post may run side by side (A5); ending a post ends its rights at once.
create table posts (
  id uuid primary key,
  district_id uuid not null,
  staff_id uuid not null references staff,
  role text not null,
  unit_id uuid not null references governance_units,
  basis text not null default 'home' check (basis in ('home', 'seconded', 'contracted', 'temporary')),
  valid tstzrange not null default tstzrange(app.now(), null),
  exclude using gist (staff_id with =, unit_id with =, role with =, valid with &&)
);
create index posts_unit on posts (unit_id, role);
create index posts_staff on posts (staff_id);

-- 包保: a unit (and a named person in it) answers for a grid (A7). Two on one grid, or none, are shown, not forbidden.
create table responsibility_contracts (
  id uuid primary key,
  district_id uuid not null,
  contractor_unit_id uuid references governance_units,
  staff_id uuid references staff,
  grid_id uuid not null references governance_units,
  valid tstzrange not null default tstzrange(app.now(), null),
  check (contractor_unit_id is not null or staff_id is not null)
);
create index responsibility_contracts_grid on responsibility_contracts (grid_id);

-- Which handling unit serves which place or unit for which kind of work (the estate's property company, the community's clinic).
create table service_areas (
  id uuid primary key,
  district_id uuid not null,
  handling_unit_id uuid not null references governance_units,
  place_id uuid references places,
  unit_id uuid references governance_units,
  valid tstzrange not null default tstzrange(app.now(), null),
  check (num_nonnulls(place_id, unit_id) = 1)
);
create index service_areas_place on service_areas (place_id);
create index service_areas_unit on service_areas (unit_id);

create table on_call_shifts (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  post_id uuid not null references posts,
  rank smallint not null default 1,
  during tstzrange not null
);
create index on_call_shifts_unit on on_call_shifts using gist (unit_id, during);

-- A redraw is rehearsed first; the plan is kept with what it would touch, and applying it is one transaction (A1).
create table redraws (
  id uuid primary key,
  district_id uuid not null,
  community_id uuid not null references governance_units,
  plan jsonb not null,
  preview jsonb not null,
  effective_at timestamptz not null,
  made_by uuid,
  applied_at timestamptz
);

-- Who stands before the database. Reads the session and the post in one look-up and sets the claims for the transaction.
create function app.scope() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce((select member_ids from unit_scopes where unit_id = app.unit_id()), '{}') $$;
create function app.sees_all() returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select app.reach() = 'territory' and app.unit_id() = app.district_id() $$;
grant execute on all functions in schema app to huying_app;

alter table governance_units enable row level security;
alter table places enable row level security;
alter table place_grids enable row level security;
alter table staff enable row level security;
alter table posts enable row level security;
alter table responsibility_contracts enable row level security;
alter table service_areas enable row level security;
alter table on_call_shifts enable row level security;
alter table redraws enable row level security;
-- The map of the district, its posts and who answers for what are open to all of its staff (a stated duty: "who is answerable here" must be
-- one look-up); residents and strangers reach them only through queries that run as the house.
do $$
declare t text;
begin
  foreach t in array array['governance_units', 'places', 'staff', 'posts', 'responsibility_contracts', 'service_areas', 'on_call_shifts', 'redraws'] loop
    execute format('create policy %I on %I to huying_app using ((select app.is_system()) or district_id = (select app.district_id()))
      with check ((select app.is_system()) or district_id = (select app.district_id()))', t || '_district', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;
create policy place_grids_all on place_grids to huying_app using ((select app.kind()) <> 'nobody') with check ((select app.kind()) in ('staff', 'system'));
grant select, insert, update on place_grids to huying_app;
grant select on divisions, unit_scopes to huying_app;
grant select, insert, update on unit_divisions to huying_app;

-- Residents.
create table people (
  id uuid primary key,
  district_id uuid not null,
  name text not null,
  initials text not null default '',
  pinyin text not null default '',
  sex smallint not null default 0,
  born_on date,
  id_kind text,
  id_cipher bytea,
  id_hash bytea,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  political_status text,
  note text,
  merged_into_id uuid references people,
  made_at timestamptz not null default app.now()
);
create unique index people_id_hash on people (district_id, id_hash) where id_hash is not null and merged_into_id is null;
create index people_phone_hash on people (phone_hash) where phone_hash is not null;
create index people_phone_tail on people (phone_tail) where phone_tail is not null;
create index people_initials on people (initials text_pattern_ops);
create index people_name on people (name text_pattern_ops);
create index people_name_trgm on people using gin (name gin_trgm_ops);

create table stays (
  id uuid primary key,
  district_id uuid not null,
  person_id uuid not null references people,
  place_id uuid not null references places,
  kind text not null check (kind in ('living', 'registered', 'working')),
  relation_to_head text,
  valid daterange not null default daterange(current_date, null),
  constraint stays_once exclude using gist (app.turned(person_id) with =, valid with &&) where (kind = 'living')
);
create index stays_place on stays (place_id);
create index stays_home on stays (place_id) include (person_id) where kind = 'living' and upper_inf(valid);
create index stays_person on stays (person_id);
create unique index stays_living on stays (person_id) include (place_id) where kind = 'living' and upper_inf(valid);

-- Flags with from/to and reason: the six must-visit groups, 老弱病残孕. Sensitive ones are seen only by a named duty.
create table person_flags (
  id uuid primary key,
  district_id uuid not null,
  person_id uuid not null references people,
  flag text not null,
  is_sensitive boolean not null default false,
  reason text,
  valid daterange not null default daterange(current_date, null),
  constraint person_flags_once exclude using gist (app.turned(person_id) with =, flag with =, valid with &&)
);
create index person_flags_person on person_flags (person_id);
create index person_flags_current on person_flags (person_id) where upper_inf(valid);
create index person_flags_flag on person_flags (flag) where upper_inf(valid);

-- A person is seen by whoever answers for the place they live in now; one who left without a new place, by whoever answered last. One indexed
-- step from person to grid, the same for every role.
create function app.sees_person(p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from stays s
      left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
      join places p on p.id = s.place_id
     where s.person_id = p_person
       and (upper_inf(s.valid) or not exists (select from stays o where o.person_id = p_person and upper_inf(o.valid)))
       and (g.grid_id = any ((select app.scope())::uuid[]) or p.community_id = any ((select app.scope())::uuid[])))
$$;
grant execute on function app.sees_person(uuid) to huying_app;
alter table people enable row level security;
alter table stays enable row level security;
alter table person_flags enable row level security;
create policy people_read on people for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory' and ((select app.sees_all()) or app.sees_person(id))));
create policy people_write on people for insert to huying_app with check ((select app.is_system()) or district_id = (select app.district_id()));
create policy people_change on people for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory' and ((select app.sees_all()) or app.sees_person(id))));
create policy stays_read on stays for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory' and ((select app.sees_all()) or app.sees_person(person_id))));
create policy stays_write on stays for insert to huying_app with check ((select app.is_system()) or district_id = (select app.district_id()));
create policy stays_change on stays for update to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
create policy person_flags_read on person_flags for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and (not is_sensitive or (select app.role()) in ('community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'))
      and ((select app.sees_all()) or app.sees_person(person_id))));
create policy person_flags_write on person_flags for insert to huying_app with check ((select app.is_system()) or district_id = (select app.district_id()));
create policy person_flags_change on person_flags for update to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on people, stays, person_flags to huying_app;
