-- History of units, doors of places, the reads that must stay fast under row-level security, rehearsed redraws, and the guided import.

-- What a unit was called and under whom it stood, from when to when. Kept by trigger from the row itself, so that no command can forget it:
-- "as of 9 March" reads this table, today's screens read governance_units.
create table unit_versions (
  unit_id uuid not null references governance_units,
  district_id uuid not null,
  parent_id uuid,
  name text not null,
  declared_households integer,
  valid tstzrange not null,
  exclude using gist (unit_id with =, valid with &&)
);
create index unit_versions_parent on unit_versions (parent_id);
alter table unit_versions enable row level security;
create policy unit_versions_read on unit_versions for select to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id()));
grant select on unit_versions to huying_app;

create function app.keep_unit_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (new.parent_id, new.name, new.declared_households, new.valid) is not distinct from (old.parent_id, old.name, old.declared_households, old.valid) then
      return null;
    end if;
    -- A second change within one instant replaces the first: it was never true for any time.
    delete from unit_versions where unit_id = new.id and lower(valid) >= app.now();
    update unit_versions set valid = tstzrange(lower(valid), app.now()) where unit_id = new.id and upper_inf(valid);
    if not upper_inf(new.valid) then return null; end if;
  end if;
  insert into unit_versions (unit_id, district_id, parent_id, name, declared_households, valid)
  values (new.id, new.district_id, new.parent_id, new.name, new.declared_households,
    case when tg_op = 'UPDATE' then tstzrange(greatest(app.now(), lower(new.valid)), null) else new.valid end);
  return null;
end $$;
create trigger governance_units_versions after insert or update on governance_units for each row execute function app.keep_unit_version();

-- 3-1-101: building, stairwell and room as people type them; null where a place has no such number.
alter table places add column door_no text;
create index places_door on places (district_id, door_no) where door_no is not null;
create index places_estate on places (estate_id) where estate_id is not null;

-- Everything inside a place, itself included, at most five steps deep.
create function app.inside_places(p_places uuid[]) returns table (place_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  with recursive inside as (
    select id from places where id = any (p_places)
    union
    select c.id from places c join inside i on c.parent_id = i.id)
  select id from inside
$$;

-- Places by what was typed. Runs as the owner because LIKE is not leakproof: under row-level security the trigram index would be out of reach
-- and every keystroke would read the whole map. The map is open to all staff of a district, so the district is the whole check.
create function app.find_places(p_like text[], p_door text, p_initials text, p_kinds text[], p_near uuid[], p_limit integer)
returns table (place_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from places p
   where (app.is_system() or (app.kind() = 'staff' and p.district_id = app.district_id()))
     and (p_like is null or p.address like all (p_like))
     and (p_door is null or p.door_no = p_door)
     and (p_initials is null or p.initials like p_initials)
     and (p_kinds is null or p.kind = any (p_kinds))
   order by (p.community_id = any (p_near)) desc, length(p.address), p.address
   limit p_limit
$$;
create index places_initials on places (initials text_pattern_ops) where initials <> '';

-- Head counts and dwelling counts by grid. A count is no personal fact and the map needs it for every grid at once; asked person by person under
-- row-level security, the count of a district of 300,000 takes nine seconds instead of a quarter of one.
create function app.count_grids(p_grids uuid[], p_at timestamptz)
returns table (grid_id uuid, dwellings bigint, vacant bigint, shops bigint, estates bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.grid_id,
         count(*) filter (where p.kind = 'dwelling'), count(*) filter (where p.kind = 'dwelling' and p.is_vacant),
         count(*) filter (where p.kind = 'shop'), count(*) filter (where p.kind = 'estate'), coalesce(sum(s.people), 0)::bigint
    from place_grids g
    join places p on p.id = g.place_id
    left join (
      select place_id, count(*) as people from stays
       where kind = 'living' and valid @> (p_at at time zone 'Asia/Shanghai')::date
         and place_id in (select h.place_id from place_grids h where h.grid_id = any (p_grids) and h.valid @> p_at)
       group by place_id) s on s.place_id = p.id
   where g.grid_id = any (p_grids) and g.valid @> p_at
     and (app.is_system() or (app.kind() = 'staff' and p.district_id = app.district_id()))
   group by g.grid_id
$$;

-- The same by place, for one community: what a redraw is rehearsed on.
create function app.count_residents(p_community uuid) returns table (place_id uuid, people bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, count(*) from places p join stays s on s.place_id = p.id and s.kind = 'living' and upper_inf(s.valid)
   where p.community_id = p_community and (app.is_system() or (app.kind() = 'staff' and p.district_id = app.district_id()))
   group by p.id
$$;

-- Persons by search tokens, only those the post may see. The scope is met as a set, not person by person; the caller adds the community as one
-- more token for narrow posts, so that a one-grid post meets some hundred candidates where the district has tens of thousands.
create function app.find_people(p_tokens tsquery, p_limit integer) returns table (person_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := app.scope();
begin
  if app.is_system() or app.sees_all() then
    return query
      select p.id from person_search f join people p on p.id = f.person_id
       where f.tokens @@ p_tokens and p.merged_into_id is null and (app.is_system() or p.district_id = app.district_id())
       limit p_limit;
  elsif app.reach() = 'territory' then
    return query
      select f.person_id from person_search f
       where f.tokens @@ p_tokens
         and exists (
           select from stays s
             join places p on p.id = s.place_id
             left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
            where s.person_id = f.person_id
              and (upper_inf(s.valid) or not exists (select from stays o where o.person_id = f.person_id and upper_inf(o.valid)))
              and (g.grid_id = any (mine) or p.community_id = any (mine)))
       limit p_limit;
  end if;
end $$;

-- Is this identity number held in the district, whoever may see it? Says only yes: a desk must not learn where.
create function app.is_id_held(p_id_hash bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from people where district_id = app.district_id() and id_hash = p_id_hash and merged_into_id is null)
$$;
-- The person behind an identity number that somebody holds in hand, with the name as the second proof: needed when they move in from elsewhere.
create function app.person_of_id(p_id_hash bytea, p_name text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from people
   where district_id = app.district_id() and id_hash = p_id_hash and name = p_name and merged_into_id is null and app.reach() = 'territory'
$$;
revoke execute on function app.inside_places(uuid[]), app.find_places(text[], text, text, text[], uuid[], integer), app.count_grids(uuid[], timestamptz),
  app.count_residents(uuid), app.find_people(tsquery, integer), app.is_id_held(bytea), app.person_of_id(bytea, text) from public;
grant execute on function app.inside_places(uuid[]), app.find_places(text[], text, text, text[], uuid[], integer), app.count_grids(uuid[], timestamptz),
  app.count_residents(uuid), app.find_people(tsquery, integer), app.is_id_held(bytea), app.person_of_id(bytea, text) to huying_app;

-- A rehearsal keeps what it was computed on, so that applying it can tell what has changed since.
alter table redraws add column name text not null default '';
alter table redraws add column basis jsonb not null default '{}';
alter table redraws add column rehearsed_at timestamptz not null default app.now();
alter table redraws add column scheduled_at timestamptz;
alter table redraws add column blocked jsonb;
create index redraws_community on redraws (community_id, rehearsed_at desc);
create index redraws_scheduled on redraws (effective_at) where scheduled_at is not null and applied_at is null;

-- The guided import. A run belongs to the unit whose table it is; its rows hold personal facts and are therefore sealed, save what one filters by.
create table import_runs (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  kind text not null,
  file_id uuid not null references files,
  file_name text not null default '',
  file_sha256 bytea not null,
  state text not null check (state in ('reading', 'read', 'checking', 'checked', 'taking', 'taken', 'failed')),
  -- Names and sizes of the sheets, and which kinds they look like; no rows.
  sheets jsonb not null default '[]',
  sheet integer,
  mapping jsonb,
  options jsonb not null default '{}',
  counts jsonb not null default '{}',
  ties jsonb not null default '[]',
  problem jsonb,
  task_id uuid,
  made_by_staff_id uuid,
  made_by_post_id uuid,
  made_at timestamptz not null default app.now(),
  finished_at timestamptz,
  forgotten_at timestamptz
);
create index import_runs_unit on import_runs (unit_id, made_at desc);
create index import_runs_forget on import_runs (finished_at) where forgotten_at is null;

create table import_rows (
  run_id uuid not null references import_runs,
  row_no integer not null,
  verdict text not null check (verdict in ('good', 'mend', 'ask', 'left_out')),
  -- Codes of what is wrong, and which of them a person has settled.
  problem_codes text[] not null default '{}',
  is_settled boolean not null default false,
  -- What comparing with the register said, and what taking it did.
  standing text check (standing in ('new', 'changed', 'same', 'conflict')),
  taken_at timestamptz,
  -- {cells, row, problems, key, rest, difference}: sealed JSON.
  sealed bytea not null,
  primary key (run_id, row_no)
);
create index import_rows_codes on import_rows using gin (problem_codes);

alter table import_runs enable row level security;
alter table import_rows enable row level security;
create policy import_runs_all on import_runs to huying_app
  using ((select app.is_system()) or (district_id = (select app.district_id())
    and (made_by_staff_id::text = (select app.actor_id()) or ((select app.reach()) = 'territory' and unit_id = any ((select app.scope())::uuid[])))))
  with check ((select app.is_system()) or district_id = (select app.district_id()));
create policy import_rows_all on import_rows to huying_app
  using ((select app.is_system()) or exists (select from import_runs r where r.id = run_id))
  with check ((select app.is_system()) or exists (select from import_runs r where r.id = run_id));
grant select, insert, update on import_runs to huying_app;
grant select, insert, update, delete on import_rows to huying_app;
