-- History of units, doors of places, the reads that must stay fast under row-level security, rehearsed redraws, and the guided import.

-- Names as people order them: by pinyin, and 2号楼 before 10号楼.
create collation app.natural (provider = icu, locale = 'zh-u-kn-true');

-- What a unit was called and under whom it stood, from when to when. Kept by trigger from the row itself, so that no command can forget it:
-- "as of 9 March" reads this table, today's screens read governance_units.
create table unit_versions (
  unit_id uuid not null references governance_units,
  district_id uuid not null,
  parent_id uuid,
  name text not null,
  declared_households integer,
  valid tstzrange not null,
  constraint unit_versions_once exclude using gist (app.turned(unit_id) with =, valid with &&)
);
create index unit_versions_unit on unit_versions (unit_id);
create index unit_versions_parent on unit_versions (parent_id);
create unique index unit_versions_current on unit_versions (unit_id) where upper_inf(valid);
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

-- May this post change the unit? Whoever stands above it may; the system administrator sets up the whole district, though the role reaches no territory
-- and sees none of its people.
create function app.governs(p_unit uuid) returns boolean language sql stable parallel safe as $$
  select app.is_system() or p_unit = any (app.scope()) or app.sees_all() or (app.role() = 'system_admin' and app.unit_id() = app.district_id())
$$;
grant execute on function app.governs(uuid) to huying_app;

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

-- Head counts and dwelling counts by grid, now (null) or at a past moment. A count is no personal fact and the map needs it for every grid at once;
-- asked person by person under row-level security, the count of a district of 300,000 takes nine seconds instead of a quarter of one. Planned anew at
-- each call: one grid wants nested look-ups, a district hash joins, and a plan kept for both is wrong for either.
create function app.count_grids(p_grids uuid[], p_at timestamptz)
returns table (grid_id uuid, dwellings bigint, vacant bigint, shops bigint, estates bigint, people bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  held text := case when p_at is null then 'upper_inf(g.valid)' else 'g.valid @> $2' end;
  lived text := case when p_at is null then 'upper_inf(s.valid)' else 's.valid @> ($2 at time zone ''Asia/Shanghai'')::date' end;
begin
  if not (app.is_system() or app.kind() = 'staff') then return; end if;
  return query execute format($q$
    with homes as (
      select g.grid_id, count(*) filter (where p.kind = 'dwelling') as dwellings, count(*) filter (where p.kind = 'dwelling' and p.is_vacant) as vacant,
             count(*) filter (where p.kind = 'shop') as shops, count(*) filter (where p.kind = 'estate') as estates
        from place_grids g join places p on p.id = g.place_id
       where g.grid_id = any ($1) and %1$s and ($3 is null or p.district_id = $3) group by g.grid_id)
    , heads as (
      select g.grid_id, count(*) as people from place_grids g join stays s on s.place_id = g.place_id and s.kind = 'living' and %2$s
       where g.grid_id = any ($1) and %1$s group by g.grid_id)
    select h.grid_id, h.dwellings, h.vacant, h.shops, h.estates, coalesce(heads.people, 0) from homes h left join heads on heads.grid_id = h.grid_id $q$, held, lived)
  using p_grids, p_at, case when app.is_system() then null else app.district_id() end;
end $$;

-- The same by place, for one community: what a redraw is rehearsed on.
create function app.count_residents(p_community uuid) returns table (place_id uuid, people bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, count(*) from places p join stays s on s.place_id = p.id and s.kind = 'living' and upper_inf(s.valid)
   where p.community_id = p_community and (app.is_system() or (app.kind() = 'staff' and p.district_id = app.district_id()))
   group by p.id
$$;

-- The communities a person lives in, beside the words: a narrow post's search then meets the few of its own community, where the words alone
-- would meet the whole district's. Kept by trigger from the stays, whoever writes them; a grid redrawn inside its community changes nothing here.
alter table person_search add column community_ids uuid[] not null default '{}';
drop index person_search_tokens;
create index person_search_words on person_search using gin (tokens, community_ids);

create function app.communities_of(p_person uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct p.community_id), '{}')
    from stays s join places p on p.id = s.place_id
   where s.person_id = p_person
     and (upper_inf(s.valid) or not exists (select from stays o where o.person_id = p_person and upper_inf(o.valid)))
$$;
create function app.place_person_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.community_ids = '{}' then new.community_ids := app.communities_of(new.person_id); end if;
  return new;
end $$;
create trigger person_search_placed before insert on person_search for each row execute function app.place_person_search();
create function app.move_person_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_search f set community_ids = app.communities_of(f.person_id)
   where f.person_id in (select person_id from changed) and f.community_ids is distinct from app.communities_of(f.person_id);
  return null;
end $$;
create trigger stays_added after insert on stays referencing new table as changed for each statement execute function app.move_person_search();
create trigger stays_changed after update on stays referencing new table as changed for each statement execute function app.move_person_search();

-- Persons by search tokens, only those the post may see. The scope is met as a set, not person by person.
create function app.find_people(p_tokens tsquery, p_limit integer) returns table (person_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := app.scope();
  areas uuid[];
begin
  if app.is_system() or app.sees_all() then
    return query
      select p.id from person_search f join people p on p.id = f.person_id
       where f.tokens @@ p_tokens and p.merged_into_id is null and (app.is_system() or p.district_id = app.district_id())
       limit p_limit;
  elsif app.reach() = 'territory' then
    -- The communities below the post, or the one its grid lies in.
    select array_agg(u.id) into areas from governance_units u where u.id = any (mine) and u.kind in ('community', 'village');
    if areas is not null then
      -- Whole communities: those who live in them are all the post's own. For one or two the index narrows by community as well; from a street upwards
      -- it would gather tens of thousands first, and looking at the hits one by one ends sooner (hence the coalesce, which no index answers).
      if cardinality(areas) <= 2 then
        return query
          select f.person_id from person_search f join people n on n.id = f.person_id
           where f.tokens @@ p_tokens and f.community_ids && areas and n.merged_into_id is null limit p_limit;
      else
        return query
          select f.person_id from person_search f join people n on n.id = f.person_id
           where f.tokens @@ p_tokens and coalesce(f.community_ids && areas, false) and n.merged_into_id is null limit p_limit;
      end if;
      return;
    end if;
    with recursive up as (
      select u.id, u.parent_id, u.kind from governance_units u where u.id = app.unit_id()
      union all select u.id, u.parent_id, u.kind from governance_units u join up on u.id = up.parent_id)
    select array_agg(up.id) into areas from up where up.kind in ('community', 'village');
    return query
      select f.person_id from person_search f join people n on n.id = f.person_id
       where f.tokens @@ p_tokens and f.community_ids && areas and n.merged_into_id is null
         and exists (
           select from stays s join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
            where s.person_id = f.person_id and g.grid_id = any (mine)
              and (upper_inf(s.valid) or not exists (select from stays o where o.person_id = f.person_id and upper_inf(o.valid))))
       limit p_limit;
  end if;
end $$;

-- The duty that a sensitive flag needs: the same list as the policy of person_flags.
create function app.reads_sensitive_flags() returns boolean language sql stable parallel safe as $$
  select app.is_system() or app.role() in ('community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor')
$$;
-- Pieces of the two reads below, which are planned anew at each call: the grid is joined only where it is asked for, and a post with whole communities
-- is held to them by the place alone. $5 is the district, $6 the scope.
create function app.is_narrow() returns boolean language sql stable as $$
  select not (app.is_system() or app.sees_all())
     and not exists (select from governance_units u where u.id = any (app.scope()) and u.kind in ('community', 'village'))
$$;
create function app.area_join(p_grids uuid[]) returns text language sql stable as $$
  select case when p_grids is not null or app.is_narrow() then ' join place_grids g on g.place_id = p.id and upper_inf(g.valid)' else '' end
$$;
create function app.area_condition() returns text language sql stable as $$
  select case when app.is_system() then ''
              when app.sees_all() then ' and p.district_id = $5'
              when app.is_narrow() then ' and p.district_id = $5 and g.grid_id = any ($6)'
              else ' and p.district_id = $5 and p.community_id = any ($6)' end
$$;

-- Who lives in a grid, a community or one place, and who of them bears a flag: a page of them and how many there are. For the same reasons past
-- row-level security and planned anew, with the same two tests: the post's scope, and the duty that a sensitive flag needs.
create function app.list_people(p_grids uuid[], p_community uuid, p_place uuid, p_flags text[], p_offset integer, p_limit integer)
returns table (person_id uuid, place_id uuid, total bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  wanted text := ' from places p join stays s on s.place_id = p.id and s.kind = ''living'' and upper_inf(s.valid)';
  found_total bigint;
begin
  if not (app.is_system() or app.sees_all() or app.reach() = 'territory') then return; end if;
  wanted := wanted || app.area_join(p_grids) || ' where true';
  if p_place is not null then wanted := wanted || ' and p.id = $1'; end if;
  if p_community is not null then wanted := wanted || ' and p.community_id = $2'; end if;
  if p_grids is not null then wanted := wanted || ' and g.grid_id = any ($3)'; end if;
  if p_flags is not null then
    wanted := wanted || ' and s.person_id in (select f.person_id from person_flags f where f.flag = any ($4) and upper_inf(f.valid)'
      || case when app.reads_sensitive_flags() then ')' else ' and not f.is_sensitive)' end;
  end if;
  wanted := wanted || app.area_condition();
  execute 'select count(*)' || wanted into found_total using p_place, p_community, p_grids, p_flags, app.district_id(), app.scope();
  return query execute 'select s.person_id, s.place_id, $7' || wanted
    || ' order by p.community_id, length(p.address), p.address, s.relation_to_head <> ''head'', s.person_id offset $8 limit $9'
    using p_place, p_community, p_grids, p_flags, app.district_id(), app.scope(), found_total, p_offset, p_limit;
end $$;

-- How many live in an area, in how many homes, and how many bear each flag the post may see. The row without a flag is all of them.
create function app.count_people(p_unit uuid) returns table (flag text, people bigint, homes bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := (select member_ids from unit_scopes where unit_id = p_unit);
  is_wide boolean := exists (select from governance_units u where u.id = any (area) and u.kind in ('community', 'village'));
begin
  if not (app.is_system() or app.sees_all() or app.reach() = 'territory') then return; end if;
  return query execute
    'with here as materialized (
       select s.person_id, s.place_id from places p join stays s on s.place_id = p.id and s.kind = ''living'' and upper_inf(s.valid)'
      || app.area_join(case when is_wide then null else area end)
      || ' where ' || case when is_wide then 'p.community_id = any ($1)' else 'g.grid_id = any ($1)' end || app.area_condition()
      || ') select null::text, count(*), count(distinct h.place_id) from here h
       union all
       select f.flag, count(*), count(distinct h.place_id) from here h join person_flags f on f.person_id = h.person_id and upper_inf(f.valid)'
      || case when app.reads_sensitive_flags() then '' else ' and not f.is_sensitive' end || ' group by f.flag'
    using area, null, null, null, app.district_id(), app.scope();
end $$;

alter table person_flags add column end_reason text;

-- Is this identity number held in the district, whoever may see it? Says only yes: a desk must not learn where.
create function app.is_id_held(p_id_hash bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from people where district_id = app.district_id() and id_hash = p_id_hash and merged_into_id is null)
$$;
-- The person behind an identity number that somebody holds in hand, with the name as the second proof: needed when they move in from elsewhere.
create function app.person_of_id(p_id_hash bytea, p_name text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from people
   where district_id = app.district_id() and id_hash = p_id_hash and name = p_name and merged_into_id is null and app.reach() = 'territory'
$$;
-- Ends the living stay of a person whom the post cannot see and begins one at a place of its own. The caller has proved name and number.
create function app.move_in(p_person uuid, p_stay uuid, p_place uuid, p_relation text, p_from date)
returns table (from_grid uuid, from_community uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  starts date := coalesce(p_from, app.today());
begin
  if not exists (
    select from places p left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.id = p_place and (app.is_system() or (p.district_id = app.district_id()
       and (app.sees_all() or g.grid_id = any (app.scope()) or p.community_id = any (app.scope()))))) then
    raise exception 'the place is not within the post' using errcode = '42501';
  end if;
  select g.grid_id, p.community_id, greatest(starts, lower(s.valid)) into from_grid, from_community, starts
    from stays s join places p on p.id = s.place_id left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
   where s.person_id = p_person and s.kind = 'living' and upper_inf(s.valid);
  starts := coalesce(starts, p_from, app.today());
  update stays set valid = daterange(lower(valid), starts) where person_id = p_person and kind = 'living' and upper_inf(valid);
  insert into stays (id, district_id, person_id, place_id, kind, relation_to_head, valid)
    select p_stay, district_id, p_person, p_place, 'living', p_relation, daterange(starts, null) from places where id = p_place;
  return next;
end $$;
revoke execute on function app.inside_places(uuid[]), app.find_places(text[], text, text, text[], uuid[], integer), app.count_grids(uuid[], timestamptz),
  app.count_residents(uuid), app.find_people(tsquery, integer), app.list_people(uuid[], uuid, uuid, text[], integer, integer), app.communities_of(uuid),
  app.count_people(uuid), app.is_id_held(bytea), app.person_of_id(bytea, text), app.move_in(uuid, uuid, uuid, text, date) from public;
grant execute on function app.inside_places(uuid[]), app.find_places(text[], text, text, text[], uuid[], integer), app.count_grids(uuid[], timestamptz),
  app.count_residents(uuid), app.find_people(tsquery, integer), app.list_people(uuid[], uuid, uuid, text[], integer, integer), app.is_id_held(bytea),
  app.count_people(uuid), app.person_of_id(bytea, text), app.move_in(uuid, uuid, uuid, text, date) to huying_app;

-- A rehearsal keeps what it was computed on, so that applying it can tell what has changed since.
alter table redraws add column name text not null default '';
alter table redraws add column basis jsonb not null default '{}';
alter table redraws add column rehearsed_at timestamptz not null default app.now();
alter table redraws add column scheduled_at timestamptz;
alter table redraws add column blocked jsonb;
create index redraws_community on redraws (community_id, rehearsed_at desc);
create index redraws_scheduled on redraws (effective_at) where scheduled_at is not null and applied_at is null;

-- Long work: whoever runs it says so by a beat, so that a task whose process died is taken up by another.
alter table tasks add column beat_at timestamptz;
alter table tasks add column tries smallint not null default 0;
create index tasks_open on tasks (made_at) where state in ('waiting', 'running');

-- What a roster says of a person and the register keeps beside the common fields.
alter table people add column registered_place text;
alter table people add column more_phones_cipher bytea;

-- The guided import. A run belongs to the unit whose table it is. Its rows hold personal facts and are therefore sealed, save what one filters by;
-- they are scratch of the run and are deleted thirty days after it is finished.
create table import_runs (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  kind text,
  file_id uuid not null references files,
  file_name text not null default '',
  file_sha256 bytea not null,
  state text not null check (state in ('reading', 'read', 'checking', 'checked', 'taking', 'taken', 'failed')),
  -- Sheets with their headers, guessed columns and counts of rows; the few sample rows beside them sealed.
  sheets jsonb not null default '[]',
  samples bytea,
  mapping jsonb not null default '[]',
  options jsonb not null default '{}',
  -- What people decided, sealed: values put in by hand are personal facts.
  decisions bytea,
  decisions_version integer not null default 0,
  checked_version integer,
  -- Numbers only; the words of what was found may quote a cell and lie sealed beside them.
  counts jsonb not null default '{}',
  findings bytea,
  problem jsonb,
  task_id uuid references tasks,
  rest_file_id uuid references files,
  made_by_staff_id uuid,
  made_by_post_id uuid,
  made_at timestamptz not null default app.now(),
  finished_at timestamptz,
  forgotten_at timestamptz
);
create index import_runs_unit on import_runs (unit_id, made_at desc);
create index import_runs_file on import_runs (file_sha256);
create index import_runs_old on import_runs (coalesce(finished_at, made_at)) where forgotten_at is null;

create table import_rows (
  run_id uuid not null references import_runs,
  sheet smallint not null,
  row_no integer not null,
  verdict text not null check (verdict in ('good', 'mend', 'ask', 'left_out')),
  -- Codes of what is wrong and not settled.
  problem_codes text[] not null default '{}',
  -- What comparing with the register said, and when the row was taken.
  standing text check (standing in ('new', 'changed', 'same', 'conflict')),
  taken_at timestamptz,
  -- {cells, row, problems, key, rest, differences}, sealed; the digest tells an unchanged row without opening it.
  sealed bytea not null,
  digest bytea not null,
  primary key (run_id, sheet, row_no)
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
