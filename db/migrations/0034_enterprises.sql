-- 企业 (F14, A8, O3): who works where. One enterprise is one record, whoever lists it: a community by where it works, a department by its trade (rule 7).

-- Does the post answer for this ground? A unit of its own, or a place in a grid of its own: one indexed step.
create function app.stands_on(p_place uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from places p left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.id = p_place and p.district_id = app.district_id()
       and (app.sees_all() or p.community_id = any (app.scope()) or g.grid_id = any (app.scope())))
$$;

create table enterprises (
  id uuid primary key,
  district_id uuid not null,
  -- Whose table or whose post brought it in.
  unit_id uuid not null references governance_units,
  name text not null,
  -- The name without the ways of writing it: brackets, widths, spaces.
  name_key text not null,
  former_names jsonb not null default '[]',
  -- A sound code (GB 32100-2015), or what was written in its place and why it cannot be one.
  uscc text,
  uscc_written text,
  uscc_fault text,
  kind text not null default 'enterprise' check (kind in ('enterprise', 'branch', 'sole_trader', 'cooperative', 'other')),
  park text,
  park_unit_id uuid references governance_units,
  legal_representative text,
  contact_name text,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  headcount integer check (headcount >= 0),
  scale text check (scale in ('micro', 'small', 'medium', 'large')),
  is_above_scale boolean,
  note text,
  state text not null default 'open' check (state in ('open', 'closed', 'moved_out')),
  state_on date,
  state_reason text,
  -- Field → {on, by}: when it was last told and by whom.
  sources jsonb not null default '{}',
  -- Of a row without a sound code: all that was written of which firm it is, so that the same table knows it again, mended or merged since.
  import_key text,
  merged_into_id uuid references enterprises,
  made_at timestamptz not null default app.now(),

  -- Read off the tables below by trigger (app.settle_enterprises), so that lists and registers join on one row.
  place_id uuid references places,
  community_id uuid references governance_units,
  -- Units whose posts see it, and places whose grids do.
  area_ids uuid[] not null default '{}',
  ground_ids uuid[] not null default '{}',
  -- Departments that list it now, by code and by the unit that is the department.
  is_key boolean not null default false,
  departments text[] not null default '{}',
  department_unit_ids uuid[] not null default '{}',
  check (uscc is null or uscc_fault is null)
);
create unique index enterprises_uscc on enterprises (district_id, uscc) where uscc is not null and merged_into_id is null;
create index enterprises_name on enterprises (district_id, name_key);
create index enterprises_import_key on enterprises (district_id, import_key) where import_key is not null;
create index enterprises_merged on enterprises (merged_into_id) where merged_into_id is not null;
create index enterprises_place on enterprises (place_id);
create index enterprises_community on enterprises (community_id);

-- Registered, working and responsible place are three facts (A8); each is a place, a unit or words, from a day to a day.
create table enterprise_places (
  id uuid primary key,
  district_id uuid not null,
  enterprise_id uuid not null references enterprises,
  kind text not null check (kind in ('registered', 'working', 'responsible')),
  place_id uuid references places,
  unit_id uuid references governance_units,
  address text not null default '',
  source text not null default '',
  valid daterange not null default daterange(app.today(), null),
  check (num_nonnulls(place_id, unit_id) <= 1 and (place_id is not null or unit_id is not null or address <> '')),
  constraint enterprise_places_once exclude using gist (app.turned(enterprise_id) with =, kind with =, valid with &&)
);
create index enterprise_places_enterprise on enterprise_places (enterprise_id);

-- Which unit is the department of a trade in this district: its officers see what it lists.
create table enterprise_departments (
  district_id uuid not null,
  code text not null,
  unit_id uuid not null references governance_units,
  primary key (district_id, code)
);

-- A department lists an enterprise; how and when it was last contacted (F14: phone, on site, at the door).
create table enterprise_listings (
  id uuid primary key,
  district_id uuid not null,
  enterprise_id uuid not null references enterprises,
  department text not null,
  method text check (method in ('phone', 'on_site', 'door')),
  contacted_on date,
  source text not null default '',
  valid daterange not null default daterange(app.today(), null),
  constraint enterprise_listings_once exclude using gist (app.turned(enterprise_id) with =, department with =, valid with &&)
);
create index enterprise_listings_enterprise on enterprise_listings (enterprise_id);

-- Somebody works at an enterprise or at a shop. Numbers lie sealed; by their keyed hash the person met at home is known again (A8).
create table employments (
  id uuid primary key,
  district_id uuid not null,
  enterprise_id uuid references enterprises,
  shop_id uuid references places,
  person_id uuid references people,
  -- How the two were known to be one: the identity number, the telephone and the name, or somebody who compared them.
  known_by text check (known_by in ('document', 'phone', 'compared')),
  -- Residents that somebody compared it with and found to be others.
  apart_ids uuid[] not null default '{}',
  name text not null,
  pinyin text not null default '',
  title text not null default '',
  id_kind text,
  id_cipher bytea,
  id_hash bytea,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  end_reason text,
  valid daterange not null default daterange(app.today(), null),
  check (num_nonnulls(enterprise_id, shop_id) = 1),
  check ((person_id is null) = (known_by is null)),
  constraint employments_once exclude using gist (app.turned(coalesce(enterprise_id, shop_id)) with =, app.turned(person_id) with =, valid with &&) where (person_id is not null)
);
create index employments_enterprise on employments (enterprise_id);
create index employments_shop on employments (shop_id) where shop_id is not null;
create index employments_person on employments (person_id) where person_id is not null;
create index employments_unknown on employments (district_id) where person_id is null and upper_inf(valid);

-- A shop of the map run by an enterprise; one run by a person is an employment at the shop.
create table shop_runs (
  id uuid primary key,
  district_id uuid not null,
  place_id uuid not null references places,
  enterprise_id uuid not null references enterprises,
  valid daterange not null default daterange(app.today(), null),
  constraint shop_runs_once exclude using gist (app.turned(place_id) with =, valid with &&)
);
create index shop_runs_enterprise on shop_runs (enterprise_id);

-- Two records found to be one, with what it takes to part them again exactly.
create table enterprise_merges (
  id uuid primary key,
  district_id uuid not null,
  into_id uuid not null references enterprises,
  from_id uuid not null references enterprises,
  reason text not null,
  inverse jsonb not null,
  by_post_id uuid,
  by_name text not null default '',
  merged_at timestamptz not null default app.now(),
  undone_at timestamptz,
  undone_reason text,
  check (into_id <> from_id)
);
create unique index enterprise_merges_from on enterprise_merges (from_id) where undone_at is null;
create index enterprise_merges_into on enterprise_merges (into_id);

-- Looked at and found to be two.
create table enterprise_pairs_apart (
  district_id uuid not null,
  one_id uuid not null references enterprises,
  other_id uuid not null references enterprises,
  reason text not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);

-- What stands on the enterprise's own row and follows from the rows beside it. Past row-level security: a desk may move a firm to another community.
create function app.settle_enterprises(p_ids uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  update enterprises e
     set place_id = r.place_id, community_id = r.community_id, area_ids = a.area_ids, ground_ids = a.ground_ids,
         departments = l.departments, department_unit_ids = l.unit_ids
    from enterprises x
    left join lateral (
      select p.place_id, coalesce(pl.community_id, case when u.kind in ('community', 'village') then u.id end, g.id) as community_id
        from enterprise_places p left join places pl on pl.id = p.place_id left join governance_units u on u.id = p.unit_id
        left join lateral (
          with recursive up as (
            select u.id, u.parent_id, u.kind where u.kind = 'grid'
            union all select v.id, v.parent_id, v.kind from governance_units v join up on v.id = up.parent_id where up.kind = 'grid')
          select up.id from up where up.kind in ('community', 'village')) g on true
       where p.enterprise_id = x.id and p.kind = 'responsible' and upper_inf(p.valid)) r on true
    cross join lateral (
      select coalesce(array_agg(distinct t.area) filter (where t.area is not null), '{}') as area_ids,
             coalesce(array_agg(distinct t.ground) filter (where t.ground is not null), '{}') as ground_ids
        from (
          select coalesce(pl.community_id, p.unit_id) as area, p.place_id as ground
            from enterprise_places p left join places pl on pl.id = p.place_id
           where p.enterprise_id = x.id and p.kind in ('responsible', 'working') and upper_inf(p.valid)
          union all select pl.community_id, s.place_id from shop_runs s join places pl on pl.id = s.place_id where s.enterprise_id = x.id and upper_inf(s.valid)
          union all select x.park_unit_id, null
          union all (
            with recursive gone as (
              select x.id, x.unit_id
              union select m.id, m.unit_id from enterprises m join gone on m.merged_into_id = gone.id)
            select gone.unit_id, null from gone)) t) a
    cross join lateral (
      select coalesce(array_agg(distinct i.department), '{}') as departments,
             coalesce(array_agg(distinct d.unit_id) filter (where d.unit_id is not null), '{}') as unit_ids
        from enterprise_listings i left join enterprise_departments d on d.district_id = i.district_id and d.code = i.department
       where i.enterprise_id = x.id and upper_inf(i.valid)) l
   where e.id = x.id and x.id = any (p_ids)
     and (e.place_id, e.community_id, e.area_ids, e.ground_ids, e.departments, e.department_unit_ids)
         is distinct from (r.place_id, r.community_id, a.area_ids, a.ground_ids, l.departments, l.unit_ids)
$$;
create function app.settle_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform app.settle_enterprises(array(select distinct enterprise_id from fresh));
  else
    perform app.settle_enterprises(array(select distinct enterprise_id from fresh union select enterprise_id from stale));
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['enterprise_places', 'enterprise_listings', 'shop_runs'] loop
    execute format('create trigger %I after insert on %I referencing new table as fresh for each statement execute function app.settle_changed()', t || '_told', t);
    execute format('create trigger %I after update on %I referencing new table as fresh old table as stale for each statement execute function app.settle_changed()', t || '_changed', t);
  end loop;
end $$;
create function app.settle_merged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.settle_enterprises(array[new.id, new.merged_into_id, old.merged_into_id]);
  return null;
end $$;
create trigger enterprises_merged_or_moved after update of merged_into_id, park_unit_id on enterprises for each row execute function app.settle_merged();
create function app.settle_department() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.settle_enterprises(array(
    select enterprise_id from enterprise_listings where district_id = new.district_id and department = new.code and upper_inf(valid)));
  return null;
end $$;
create trigger enterprise_departments_told after insert or update on enterprise_departments for each row execute function app.settle_department();
-- Whoever brings a firm in sees it in the same moment.
create function app.seat_enterprise() returns trigger language plpgsql as $$
begin
  new.area_ids := array_remove(array[new.unit_id, new.park_unit_id], null);
  return new;
end $$;
create trigger enterprises_seated before insert on enterprises for each row execute function app.seat_enterprise();

-- A firm is seen by whoever answers for where it works or who answers for it, by the unit that brought it in, and by the departments that list it.
alter table enterprises enable row level security;
create policy enterprises_read on enterprises for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (((select app.reach()) = 'territory'
            and ((select app.sees_all()) or area_ids && (select app.scope())
                 or exists (select from place_grids g where g.place_id = any (ground_ids) and upper_inf(g.valid) and g.grid_id = any ((select app.scope())::uuid[]))))
           or ((select app.reach()) = 'assigned' and ((select app.unit_id()) = any (department_unit_ids) or (select app.unit_id()) = any (area_ids))))));
create policy enterprises_add on enterprises for insert to huying_app
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and app.governs(unit_id)));
create policy enterprises_change on enterprises for update to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id()))
  with check ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on enterprises to huying_app;

do $$
declare t text;
begin
  -- What hangs on a firm is seen and written by whoever sees the firm.
  foreach t in array array['enterprise_places', 'enterprise_listings', 'shop_runs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to huying_app using ((select app.is_system()) or exists (select from enterprises e where e.id = enterprise_id))
      with check ((select app.is_system()) or (district_id = (select app.district_id()) and exists (select from enterprises e where e.id = enterprise_id)))', t || '_all', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;
alter table employments enable row level security;
create policy employments_all on employments to huying_app
  using ((select app.is_system()) or (district_id = (select app.district_id())
    and (case when enterprise_id is null then (select app.reach()) = 'territory' and app.stands_on(shop_id)
              else exists (select from enterprises e where e.id = enterprise_id) end)))
  with check ((select app.is_system()) or (district_id = (select app.district_id())
    and (case when enterprise_id is null then (select app.reach()) = 'territory' and app.stands_on(shop_id)
              else exists (select from enterprises e where e.id = enterprise_id) end)));
grant select, insert, update on employments to huying_app;

alter table enterprise_merges enable row level security;
create policy enterprise_merges_all on enterprise_merges to huying_app
  using ((select app.is_system()) or exists (select from enterprises e where e.id = into_id))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and exists (select from enterprises e where e.id = into_id)));
grant select, insert, update on enterprise_merges to huying_app;
alter table enterprise_pairs_apart enable row level security;
create policy enterprise_pairs_apart_all on enterprise_pairs_apart to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id()))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and exists (select from enterprises e where e.id = one_id)));
grant select, insert on enterprise_pairs_apart to huying_app;
alter table enterprise_departments enable row level security;
create policy enterprise_departments_all on enterprise_departments to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id()))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and app.governs(district_id)));
grant select, insert, update on enterprise_departments to huying_app;

-- Is this sound code held in the district, whoever may see the firm? Says only yes: a desk must not learn where.
create function app.is_uscc_held(p_uscc text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from enterprises where district_id = app.district_id() and uscc = p_uscc and merged_into_id is null)
$$;

-- The person whom somebody met at work is, by number and name both in hand. A telephone that two people share tells nothing.
create function app.person_met(p_id_hash bytea, p_phone_hash bytea, p_name text) returns table (person_id uuid, known_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  with by_document as (
    select p.id from people p where p.district_id = app.district_id() and p.id_hash = p_id_hash and p.name = p_name and p.merged_into_id is null),
  by_phone as (
    select p.id from people p
     where p.district_id = app.district_id() and p.phone_hash = p_phone_hash and p.name = p_name and p.merged_into_id is null
       and (p_id_hash is null or p.id_hash is null))
  select id, 'document' from by_document
  union all
  select id, 'phone' from by_phone where not exists (select from by_document) and (select count(*) from by_phone) = 1
$$;
-- Workers whom nobody had met at home yet, and who since have been: the same rule, over all of a district at once. Gives how many.
create function app.recognise_workers(p_district uuid) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare known bigint;
begin
  if not app.is_system() then return 0; end if;
  with unknown as (
    select e.* from employments e where e.district_id = p_district and e.person_id is null and upper_inf(e.valid)),
  met as (
    select u.id, p.id as person_id, case when u.id_hash = p.id_hash then 'document' else 'phone' end as known_by,
           count(*) over (partition by u.id) as bearers, row_number() over (partition by coalesce(u.enterprise_id, u.shop_id), p.id order by u.id) as turn
      from unknown u join people p on p.district_id = p_district and p.merged_into_id is null and p.name = u.name and p.id <> all (u.apart_ids)
       and (p.id_hash = u.id_hash or (p.phone_hash = u.phone_hash and (u.id_hash is null or p.id_hash is null))))
  update employments e set person_id = m.person_id, known_by = m.known_by from met m
   where e.id = m.id and m.bearers = 1 and m.turn = 1
     and not exists (select from employments o where o.person_id = m.person_id and coalesce(o.enterprise_id, o.shop_id) = coalesce(e.enterprise_id, e.shop_id) and o.valid && e.valid);
  get diagnostics known = row_count;
  return known;
end $$;
create index people_pinyin on people (district_id, pinyin) where pinyin <> '';

-- A firm is a subject (ADR 10): named here, found where somebody answers for it; one nobody answers for yet, at the unit that brought it in. Merged away,
-- closed or moved out it is gone.
create function app.enterprises_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into subjects as o (id, kind, district_id, community_id, place_id, unit_id, name, name_key, is_gone)
    select e.id, 'enterprise', e.district_id, e.community_id, e.place_id,
           case when e.community_id is null then coalesce(r.unit_id, e.unit_id) else r.unit_id end, e.name, e.name_key, e.merged_into_id is not null or e.state <> 'open'
      from changed e left join enterprise_places r on r.enterprise_id = e.id and r.kind = 'responsible' and upper_inf(r.valid)
  on conflict (id) do update set community_id = excluded.community_id, place_id = excluded.place_id, unit_id = excluded.unit_id, name = excluded.name,
      name_key = excluded.name_key, is_gone = excluded.is_gone
   where (o.community_id, o.place_id, o.unit_id, o.name, o.name_key, o.is_gone)
      is distinct from (excluded.community_id, excluded.place_id, excluded.unit_id, excluded.name, excluded.name_key, excluded.is_gone);
  insert into touched_subjects (subject_id) select id from changed;
  return null;
end $$;
create trigger enterprises_as_subjects_added after insert on enterprises referencing new table as changed for each statement execute function app.enterprises_changed();
create trigger enterprises_as_subjects_changed after update on enterprises referencing new table as changed for each statement execute function app.enterprises_changed();

-- 重点企业 is a flag of the subject; told on the row as well, for lists and for the departments, who see the firm and not the subject.
create function app.key_flags_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update enterprises e set is_key = k.is_key
    from (select x.id, exists (select from subject_flags f where f.subject_id = x.id and f.flag = 'key_enterprise' and upper_inf(f.valid)) as is_key
            from enterprises x where x.id in (select subject_id from fresh) or (x.is_key and not exists (
              select from subject_flags f where f.subject_id = x.id and f.flag = 'key_enterprise' and upper_inf(f.valid)))) k
   where e.id = k.id and e.is_key <> k.is_key;
  return null;
end $$;
create trigger subject_flags_key_added after insert on subject_flags referencing new table as fresh for each statement execute function app.key_flags_changed();
create trigger subject_flags_key_changed after update on subject_flags referencing new table as fresh for each statement execute function app.key_flags_changed();
create index enterprises_key on enterprises (id) where is_key;

revoke execute on function app.enterprises_changed(), app.key_flags_changed(), app.stands_on(uuid), app.settle_enterprises(uuid[]), app.is_uscc_held(text), app.person_met(bytea, bytea, text),
  app.recognise_workers(uuid) from public;
grant execute on function app.stands_on(uuid), app.is_uscc_held(text), app.person_met(bytea, bytea, text), app.recognise_workers(uuid) to huying_app;
