-- One person is one person, wherever met: dated facts of where, records that are alike, and their merging with a stored inverse.

-- Why a stay began or ended: 户口随迁, 店铺转让, 户主变更.
alter table stays add column reason text;
alter table stays add column end_reason text;
-- One is registered at one place at a time, and works at one place once at a time (at several places if need be).
alter table stays add constraint stays_registered_once exclude using gist (app.turned(person_id) with =, valid with &&) where (kind = 'registered');
alter table stays add constraint stays_working_once exclude using gist (app.turned(person_id) with =, app.turned(place_id) with =, valid with &&) where (kind = 'working');
create index people_merged on people (merged_into_id) where merged_into_id is not null;

-- Whom a record stands for: itself, or the one it was merged into, however many times over. Says an id and no more: who may see them is asked of people.
create function app.kept_person(p_person uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive up as (
    select id, merged_into_id from people where id = p_person
    union all select n.id, n.merged_into_id from people n join up on n.id = up.merged_into_id)
  select id from up where merged_into_id is null
$$;
-- All records of one person. What is never rewritten (visits, requests, the journal) hangs on any of them and is read by all.
create function app.records_of(p_person uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with recursive down as (
    select app.kept_person(p_person) as id
    union select n.id from people n join down on n.merged_into_id = down.id)
  select coalesce(array_agg(id), '{}') from down where id is not null
$$;

-- The names on the records merged into somebody: one is found by them too.
create function app.other_names(p_person uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct name), '{}') from people where id = any (app.records_of(p_person)) and id <> p_person
$$;

-- As in 0033, but a merged record is found where the kept one is: what hangs on it stays with whoever answers for the person.
create or replace function app.put_people_as_subjects(p_people uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  with recursive who as (
    select unnest(p_people) as id
    union select n.id from people n join who on n.merged_into_id = who.id)
  insert into subjects as o (id, kind, district_id, community_id, place_id, name, name_key, is_gone)
    select p.id, 'person', p.district_id, pl.community_id, pl.id, p.name, coalesce(nullif(p.pinyin, ''), p.name), p.merged_into_id is not null
      from people p
      left join lateral (
        select s.place_id from stays s
         where s.person_id = case when p.merged_into_id is null then p.id else app.kept_person(p.id) end and not isempty(s.valid) and s.kind <> 'working'
         order by (s.kind = 'living' and upper_inf(s.valid)) desc, (s.kind = 'registered' and upper_inf(s.valid)) desc, upper(s.valid) desc nulls first limit 1) h on true
      left join places pl on pl.id = h.place_id
     where p.id in (select id from who)
  on conflict (id) do update set community_id = excluded.community_id, place_id = excluded.place_id, name = excluded.name, name_key = excluded.name_key, is_gone = excluded.is_gone
   where (o.community_id, o.place_id, o.name, o.name_key, o.is_gone)
      is distinct from (excluded.community_id, excluded.place_id, excluded.name, excluded.name_key, excluded.is_gone);
$$;

-- A number on a merged record is the kept person's: the same number cannot come on record a second time. Each branch has its own partial index.
create index people_id_hash_merged on people (district_id, id_hash) where id_hash is not null and merged_into_id is not null;
create function app.holder_of_id(p_id_hash bytea, p_name text default null) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select id from people where district_id = app.district_id() and id_hash = p_id_hash and merged_into_id is null and (p_name is null or name = p_name)),
    (select app.kept_person(id) from people
      where district_id = app.district_id() and id_hash = p_id_hash and merged_into_id is not null and (p_name is null or name = p_name) limit 1))
$$;
create or replace function app.is_id_held(p_id_hash bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.holder_of_id(p_id_hash) is not null
$$;
create or replace function app.person_of_id(p_id_hash bytea, p_name text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select app.holder_of_id(p_id_hash, p_name) where app.reach() = 'territory'
$$;

-- How many letters two names of one length differ in; 9 where they can't be laid side by side.
create function app.letters_apart(p_one text, p_other text) returns integer language sql immutable parallel safe as $$
  select case when char_length(p_one) <> char_length(p_other) or char_length(p_one) > 4 then case when p_one = p_other then 0 else 9 end
    else (substr(p_one, 1, 1) <> substr(p_other, 1, 1))::int + (substr(p_one, 2, 1) <> substr(p_other, 2, 1))::int
       + (substr(p_one, 3, 1) <> substr(p_other, 3, 1))::int + (substr(p_one, 4, 1) <> substr(p_other, 4, 1))::int end
$$;

-- "Not the same": who looked, when, and why they are two. Such a pair is offered no more.
create table person_distinctions (
  id uuid primary key,
  district_id uuid not null,
  one_id uuid not null references people,
  other_id uuid not null references people,
  reason text not null,
  by_staff_id uuid,
  by_name text not null default '',
  made_at timestamptz not null default app.now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  check (one_id < other_id)
);
create unique index person_distinctions_pair on person_distinctions (one_id, other_id) where withdrawn_at is null;
create index person_distinctions_other on person_distinctions (other_id);
alter table person_distinctions enable row level security;
create policy person_distinctions_read on person_distinctions for select to huying_app using (
  (select app.is_system()) or (exists (select from people p where p.id = one_id) and exists (select from people p where p.id = other_id)));
create policy person_distinctions_add on person_distinctions for insert to huying_app with check (
  (select app.is_system()) or (exists (select from people p where p.id = one_id) and exists (select from people p where p.id = other_id)));
create policy person_distinctions_change on person_distinctions for update to huying_app using (
  (select app.is_system()) or (exists (select from people p where p.id = one_id) and exists (select from people p where p.id = other_id)));
grant select, insert, update (withdrawn_at, withdrawn_by_name, withdrawn_reason) on person_distinctions to huying_app;

-- What was merged into whom, and the exact rows before, sealed.
create table person_merges (
  id uuid primary key,
  district_id uuid not null,
  kept_id uuid not null references people,
  merged_id uuid not null references people,
  reason text not null,
  by_staff_id uuid,
  by_name text not null default '',
  made_at timestamptz not null default app.now(),
  -- {before: rows, changes: [{table, key, from, to}]}: all that putting it back needs.
  inverse bytea not null,
  undone_at timestamptz,
  undone_by_name text,
  undone_reason text,
  -- Codes of what came after the merge and stayed with the kept one.
  stayed jsonb
);
create unique index person_merges_standing on person_merges (merged_id) where undone_at is null;
create index person_merges_kept on person_merges (kept_id, made_at);
alter table person_merges enable row level security;
create policy person_merges_read on person_merges for select to huying_app using (
  (select app.is_system()) or exists (select from people p where p.id = app.kept_person(kept_id)));
create policy person_merges_add on person_merges for insert to huying_app with check (
  (select app.is_system()) or exists (select from people p where p.id = app.kept_person(kept_id)));
create policy person_merges_change on person_merges for update to huying_app using (
  (select app.is_system()) or exists (select from people p where p.id = app.kept_person(kept_id)));
grant select, insert, update (undone_at, undone_by_name, undone_reason, stayed) on person_merges to huying_app;

-- What is over is never changed by anybody who asks. Two records of one person brought together, or put back as they were, is the one exception: it runs
-- as the owner of the database, in app.put_person_rows below, and says so.
create or replace function app.keep_duty() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_setting('app.mending', true) = 'on' and current_user not in ('huying_app', 'huying_reader', 'huying_hand') then return new; end if;
  if old.done_at is not null or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
     or (old.excused_at is not null and new.excused_at is distinct from old.excused_at) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  return new;
end $$;

-- Every row that hangs on these records and moves with a merge. The caller must see the kept one, and the other unless it is already merged into it.
create function app.may_mend(p_keep uuid, p_merged uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.is_system()
      or (app.role() in ('community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor')
          and (select count(*) from people where id in (p_keep, p_merged) and district_id = app.district_id()) = 2
          and (app.sees_all() or (app.sees_person(p_keep)
                and (app.sees_person(p_merged) or exists (select from people where id = p_merged and merged_into_id = p_keep)))))
$$;
create function app.person_rows(p_keep uuid, p_merged uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not app.may_mend(p_keep, p_merged) then raise exception 'not both within the post' using errcode = '42501'; end if;
  return jsonb_build_object(
    'people', (select coalesce(jsonb_agg(to_jsonb(t) order by t.id), '[]') from people t where t.id in (p_keep, p_merged)),
    'stays', (select coalesce(jsonb_agg(to_jsonb(t) order by lower(t.valid), t.id), '[]') from stays t where t.person_id in (p_keep, p_merged)),
    'subject_flags', (select coalesce(jsonb_agg(to_jsonb(t) order by lower(t.valid), t.id), '[]') from subject_flags t where t.subject_id in (p_keep, p_merged)),
    'subject_facts', (select coalesce(jsonb_agg(to_jsonb(t) order by t.ordinal), '[]') from subject_facts t where t.subject_id in (p_keep, p_merged)),
    'subject_owners', (select coalesce(jsonb_agg(to_jsonb(t) order by lower(t.valid), t.id), '[]') from subject_owners t where t.subject_id in (p_keep, p_merged)),
    'duties', (select coalesce(jsonb_agg(to_jsonb(t) order by t.due_at, t.rhythm_id), '[]') from duties t where t.subject_id in (p_keep, p_merged)));
end $$;

-- Puts rows of these two records as told, one after the other: [{table, key: {column: value}, set: {column: value}}]. The only way past the rules that keep
-- rows with their person; touches no row of anybody else.
create function app.put_person_rows(p_keep uuid, p_merged uuid, p_changes jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change jsonb;
  whose constant jsonb := '{"people": "id", "stays": "person_id", "subject_flags": "subject_id", "subject_facts": "subject_id", "subject_owners": "subject_id", "duties": "subject_id"}';
  t text;
  sets text;
  keys text;
  n integer;
begin
  if not app.may_mend(p_keep, p_merged) then raise exception 'not both within the post' using errcode = '42501'; end if;
  perform set_config('app.mending', 'on', true);
  for change in select * from jsonb_array_elements(p_changes) loop
    t := change ->> 'table';
    if whose ->> t is null then raise exception 'no such table: %', t using errcode = '42501'; end if;
    select string_agg(format('%1$I = v.%1$I', k), ', ') into sets from jsonb_object_keys(change -> 'set') k;
    select string_agg(format('r.%1$I = w.%1$I', k), ' and ') into keys from jsonb_object_keys(change -> 'key') k;
    execute format('update %1$I r set %2$s from jsonb_populate_record(null::%1$I, $1) v, jsonb_populate_record(null::%1$I, $2) w where %3$s and r.%4$I in ($3, $4)',
      t, sets, keys, whose ->> t) using change -> 'set', change -> 'key', p_keep, p_merged;
    get diagnostics n = row_count;
    if n <> 1 then raise exception 'a row of % is not there', t using errcode = '40001'; end if;
  end loop;
  perform app.put_people_as_subjects(array[p_keep, p_merged]);
  perform set_config('app.mending', '', true);
  -- What is still to be done is asked where the person is now, as app.subjects_moved (0033) would have it.
  update duties d set place_id = s.place_id, community_id = s.community_id from subjects s
   where s.id = p_keep and d.subject_id = p_keep and d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at > app.now()
     and (d.place_id, d.community_id) is distinct from (s.place_id, s.community_id);
  update person_search set community_ids = app.communities_of(person_id) where person_id in (p_keep, p_merged);
  insert into touched_subjects (subject_id) values (p_keep), (p_merged);
end $$;

-- Who is recorded in an area, once each, with what tells people apart. $1: its communities.
create function app.people_of_area(p_communities uuid[]) returns table (id uuid, name text, pinyin text, born_on date, phone_hash bytea, home uuid, community uuid, is_bare boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.pinyin, p.born_on, p.phone_hash, h.home, h.community, p.born_on is null and p.phone_hash is null and p.id_hash is null
    from (select s.person_id, (array_agg(s.place_id) filter (where s.kind = 'living'))[1] as home, (array_agg(pl.community_id order by s.kind <> 'living'))[1] as community
            from places pl join stays s on s.place_id = pl.id and upper_inf(s.valid) where pl.community_id = any (p_communities) group by s.person_id) h
    join people p on p.id = h.person_id
   where p.merged_into_id is null
$$;
create function app.communities_for_pairs(p_unit uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(u.id) from unit_scopes s join governance_units u on u.id = any (s.member_ids)
   where s.unit_id = p_unit and u.kind in ('community', 'village')
     and (app.is_system() or (app.role() in ('community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor') and p_unit = any (app.scope())))
$$;
-- Pairs worth judging: alike in name and in one thing more (telephone, birth date, home), or alike in name where one has nothing else to go by. As a set, within
-- the area and never across it; whether they are offered, and in which words, is said by shared/alike.ts.
create function app.find_alike(p_unit uuid, p_limit integer) returns table (one_id uuid, other_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.communities_for_pairs(p_unit);
begin
  if area is null then return; end if;
  return query
    with here as materialized (select * from app.people_of_area(area)),
    pairs as (
      select a.id as a, b.id as b from here a join here b on b.phone_hash = a.phone_hash and b.id > a.id
       where a.pinyin = b.pinyin or app.letters_apart(a.name, b.name) <= 1
      union
      select a.id, b.id from here a join here b on b.born_on = a.born_on and b.id > a.id where a.pinyin = b.pinyin or app.letters_apart(a.name, b.name) <= 1
      union
      select a.id, b.id from here a join here b on b.home = a.home and b.id > a.id where a.pinyin = b.pinyin or app.letters_apart(a.name, b.name) <= 1
      union
      select least(a.id, b.id), greatest(a.id, b.id) from here a join here b on b.pinyin = a.pinyin and b.community = a.community and b.id <> a.id
       where a.is_bare and a.pinyin <> ''),
    apart as (
      select app.kept_person(d.one_id) as a, app.kept_person(d.other_id) as b from person_distinctions d where d.withdrawn_at is null)
    select p.a, p.b from pairs p
     where not exists (select from apart d where (d.a = p.a and d.b = p.b) or (d.a = p.b and d.b = p.a))
     order by p.a, p.b limit p_limit;
end $$;
-- What tells these people apart, as far as they are recorded in the area: read past row-level security, which would ask of each row whether the post sees them.
create function app.tell_people(p_unit uuid, p_people uuid[])
returns table (person_id uuid, name text, pinyin text, sex smallint, born_on date, id_kind text, id_hash bytea, phone_hash bytea, home_id uuid, relation text, community_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.communities_for_pairs(p_unit);
begin
  return query
    select p.id, p.name, p.pinyin, p.sex, p.born_on, p.id_kind, p.id_hash, p.phone_hash, h.place_id, h.relation_to_head, h.community_id
      from people p cross join lateral (
        select case when s.kind = 'living' then s.place_id end as place_id, s.relation_to_head, pl.community_id
          from stays s join places pl on pl.id = s.place_id
         where s.person_id = p.id and upper_inf(s.valid) and pl.community_id = any (area) order by s.kind <> 'living', s.kind limit 1) h
     where p.id = any (p_people) and p.merged_into_id is null;
end $$;
-- Those of an area whose name and telephone are on record once more outside it: that it is so, and nothing of where or who.
create function app.recorded_elsewhere(p_unit uuid, p_limit integer) returns table (person_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.communities_for_pairs(p_unit);
begin
  if area is null then return; end if;
  return query
    with here as materialized (select * from app.people_of_area(area))
    select h.id from here h
     where h.phone_hash is not null and exists (
       select from people o where o.phone_hash = h.phone_hash and o.pinyin = h.pinyin and o.id <> h.id and o.merged_into_id is null
          and o.district_id = (select p.district_id from people p where p.id = h.id) and not exists (select from here i where i.id = o.id)
          and not exists (select from person_distinctions d where d.withdrawn_at is null
                and (d.one_id, d.other_id) = (least(o.id, h.id), greatest(o.id, h.id))))
     limit p_limit;
end $$;

-- How many lived behind a door on a day: a count is no personal fact, and tells a page how many of them it may not name.
create function app.count_household(p_place uuid, p_on date) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from stays s join places p on p.id = s.place_id
   where s.place_id = p_place and s.kind = 'living' and s.valid @> p_on and (app.is_system() or (app.kind() = 'staff' and p.district_id = app.district_id()))
$$;

revoke execute on function app.kept_person(uuid), app.records_of(uuid), app.other_names(uuid), app.holder_of_id(bytea, text), app.may_mend(uuid, uuid), app.person_rows(uuid, uuid),
  app.put_person_rows(uuid, uuid, jsonb), app.people_of_area(uuid[]), app.communities_for_pairs(uuid), app.find_alike(uuid, integer), app.tell_people(uuid, uuid[]),
  app.recorded_elsewhere(uuid, integer), app.count_household(uuid, date) from public;
grant execute on function app.kept_person(uuid), app.records_of(uuid), app.other_names(uuid), app.holder_of_id(bytea, text), app.person_rows(uuid, uuid), app.put_person_rows(uuid, uuid, jsonb),
  app.find_alike(uuid, integer), app.tell_people(uuid, uuid[]), app.recorded_elsewhere(uuid, integer), app.count_household(uuid, date) to huying_app;
