-- Everybody who must be reached (ADR 10): subjects, facts told once, registers with their members, who answers by name, duties and the visits that close them.

-- A flag may be borne by any subject: a key enterprise, a shop, a lane. Its person stays a column of its own, so that what reads people reads on.
drop policy person_flags_read on person_flags;
drop policy person_flags_write on person_flags;
drop policy person_flags_change on person_flags;
alter table person_flags rename to subject_flags;
alter table subject_flags drop constraint person_flags_once;
alter table subject_flags rename column person_id to subject_id;
alter table subject_flags drop constraint person_flags_person_id_fkey;
alter table subject_flags add column subject_kind text not null default 'person' check (subject_kind in ('person', 'household', 'place', 'enterprise', 'unit'));
alter table subject_flags add column person_id uuid generated always as (case when subject_kind = 'person' then subject_id end) stored references people;
drop index person_flags_person, person_flags_current, person_flags_flag;
create index subject_flags_subject on subject_flags (subject_id);
create index subject_flags_person on subject_flags (person_id);
create index subject_flags_flag on subject_flags (flag) where upper_inf(valid);
alter table subject_flags add constraint subject_flags_once exclude using gist (app.turned(subject_id) with =, flag with =, valid with &&);
do $$
declare f record;
begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.prosrc like '%person_flags%' loop
    execute replace(pg_get_functiondef(f.oid), 'person_flags', 'subject_flags');
  end loop;
end $$;

-- Anything that can be on a register: what it is called and where it is now. Derived from people and their stays, places, units (and, later, enterprises) by
-- the triggers below and never typed; it is what facts, flags, members, duties and visits hang on, and the one place that says who may see them.
create table subjects (
  id uuid primary key,
  kind text not null check (kind in ('person', 'household', 'place', 'enterprise', 'unit')),
  district_id uuid not null,
  community_id uuid,
  -- Where it is found: the place somebody lives in (else is registered in, else lived in last); itself, of a place.
  place_id uuid,
  -- Itself, of a unit.
  unit_id uuid,
  name text not null,
  -- By what lists of any length are put in order.
  name_key text not null,
  is_gone boolean not null default false
);
create index subjects_place on subjects (place_id);
create index subjects_community on subjects (community_id, place_id, id);
create index subjects_name on subjects (district_id, name_key, id);

-- Named owners of one subject (专人专责 L8, O3, O5): for one register, or whatever it is on. What a named owner answers for, nobody else is asked for.
create table subject_owners (
  id uuid primary key,
  district_id uuid not null,
  subject_id uuid not null references subjects,
  register_code text,
  post_id uuid not null references posts,
  made_by_post_id uuid,
  reason text not null default '',
  valid tstzrange not null default tstzrange(app.now(), null),
  constraint subject_owners_once exclude using gist (app.turned(subject_id) with =, coalesce(register_code, '') with =, post_id with =, valid with &&)
);
create index subject_owners_subject on subject_owners (subject_id) where upper_inf(valid);
create index subject_owners_post on subject_owners (post_id) include (subject_id) where upper_inf(valid);

-- Whether the one who asks answers for a narrow area only: said once a statement, so that a wide post never gathers places.
create function app.owned_subjects() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(subject_id), '{}') from subject_owners where post_id = app.post_id() and upper_inf(valid)
$$;
grant execute on function app.owned_subjects() to huying_app;

-- The rule of the area, the same for subjects, duties and visits.
create function app.area_rule(p_subject text) returns text language sql immutable as $f$
  select format($rule$
    (select app.is_system())
    or (district_id = (select app.district_id())
        and (((select app.reach()) = 'territory'
              and ((select app.sees_all())
                   or community_id = any ((select app.scope())::uuid[])
                   or unit_id = any ((select app.scope())::uuid[])
                   or ((select app.is_narrow())
                       and place_id in (select g.place_id from place_grids g where g.grid_id = any ((select app.scope())::uuid[]) and upper_inf(g.valid)))))
             or %s = any ((select app.owned_subjects())::uuid[])))$rule$, p_subject)
$f$;
do $$ begin
  execute format('create policy subjects_read on subjects for select to huying_app using (%s)', app.area_rule('id'));
end $$;
alter table subjects enable row level security;
grant select on subjects to huying_app;

alter table subject_owners enable row level security;
create policy subject_owners_read on subject_owners for select to huying_app using (
  (select app.is_system()) or post_id = (select app.post_id()) or exists (select from subjects s where s.id = subject_id));
create policy subject_owners_add on subject_owners for insert to huying_app with check (
  (select app.is_system()) or exists (select from subjects s where s.id = subject_id));
create policy subject_owners_change on subject_owners for update to huying_app using (
  (select app.is_system()) or exists (select from subjects s where s.id = subject_id));
grant select, insert, update on subject_owners to huying_app;

create policy subject_flags_read on subject_flags for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (not is_sensitive or (select app.reads_sensitive_flags()))
      and case when person_id is null then exists (select from subjects s where s.id = subject_id)
               else (select app.reach()) = 'territory' and ((select app.sees_all()) or app.sees_person(person_id)) end));
create policy subject_flags_write on subject_flags for insert to huying_app with check ((select app.is_system()) or district_id = (select app.district_id()));
create policy subject_flags_change on subject_flags for update to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on subject_flags to huying_app;

-- Whose membership must be looked at again. Filled by the triggers in the transaction of the change, emptied by whoever keeps the registers.
create table touched_subjects (
  subject_id uuid not null,
  -- By whom it was written: what a snapshot sees is what a whole look has taken in.
  xid xid8 not null default pg_current_xact_id(),
  ordinal bigint generated always as identity primary key
);

create function app.put_people_as_subjects(p_people uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into subjects as o (id, kind, district_id, community_id, place_id, name, name_key, is_gone)
    select p.id, 'person', p.district_id, pl.community_id, pl.id, p.name, coalesce(nullif(p.pinyin, ''), p.name), p.merged_into_id is not null
      from people p
      left join lateral (
        select s.place_id from stays s where s.person_id = p.id and not isempty(s.valid) and s.kind <> 'working'
         order by (s.kind = 'living' and upper_inf(s.valid)) desc, (s.kind = 'registered' and upper_inf(s.valid)) desc, upper(s.valid) desc nulls first limit 1) h on true
      left join places pl on pl.id = h.place_id
     where p.id = any (p_people)
  on conflict (id) do update set community_id = excluded.community_id, place_id = excluded.place_id, name = excluded.name, name_key = excluded.name_key, is_gone = excluded.is_gone
   where (o.community_id, o.place_id, o.name, o.name_key, o.is_gone)
      is distinct from (excluded.community_id, excluded.place_id, excluded.name, excluded.name_key, excluded.is_gone);
$$;
create function app.people_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare who uuid[] := array(select id from changed);
begin
  perform app.put_people_as_subjects(who);
  insert into touched_subjects (subject_id) select unnest(who);
  return null;
end $$;
create trigger people_as_subjects_added after insert on people referencing new table as changed for each statement execute function app.people_changed();
create trigger people_as_subjects_changed after update on people referencing new table as changed for each statement execute function app.people_changed();
-- Who lives with somebody is a fact of everybody in the home.
create function app.stays_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  homes uuid[] := array(select distinct place_id from changed);
begin
  perform app.put_people_as_subjects(array(select distinct person_id from changed));
  insert into touched_subjects (subject_id)
    select unnest(homes)
    union select person_id from changed
    union select s.person_id from stays s where s.place_id = any (homes) and s.kind = 'living' and upper_inf(s.valid);
  return null;
end $$;
create trigger stays_as_subjects_added after insert on stays referencing new table as changed for each statement execute function app.stays_changed();
create trigger stays_as_subjects_changed after update on stays referencing new table as changed for each statement execute function app.stays_changed();

create function app.places_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into subjects as o (id, kind, district_id, community_id, place_id, name, name_key)
    select id, case when kind = 'dwelling' then 'household' else 'place' end, district_id, community_id, id, address, address from changed
  on conflict (id) do update set community_id = excluded.community_id, name = excluded.name, name_key = excluded.name_key, kind = excluded.kind
   where (o.community_id, o.name, o.kind) is distinct from (excluded.community_id, excluded.name, excluded.kind);
  insert into touched_subjects (subject_id) select id from changed;
  return null;
end $$;
create trigger places_as_subjects_added after insert on places referencing new table as changed for each statement execute function app.places_changed();
create trigger places_as_subjects_changed after update on places referencing new table as changed for each statement execute function app.places_changed();

create function app.units_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into subjects as o (id, kind, district_id, community_id, unit_id, name, name_key, is_gone)
    select u.id, 'unit', u.district_id, (select p.community_id from unit_paths p where p.unit_id = u.id), u.id, u.name, u.name, not upper_inf(u.valid) from changed u
  on conflict (id) do update set community_id = excluded.community_id, name = excluded.name, name_key = excluded.name_key, is_gone = excluded.is_gone
   where (o.community_id, o.name, o.is_gone) is distinct from (excluded.community_id, excluded.name, excluded.is_gone);
  insert into touched_subjects (subject_id) select id from changed;
  return null;
end $$;
create trigger units_as_subjects_added after insert on governance_units referencing new table as changed for each statement execute function app.units_changed();
create trigger units_as_subjects_changed after update on governance_units referencing new table as changed for each statement execute function app.units_changed();

create function app.flags_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin insert into touched_subjects (subject_id) select distinct subject_id from changed; return null; end $$;
create trigger subject_flags_touch_added after insert on subject_flags referencing new table as changed for each statement execute function app.flags_changed();
create trigger subject_flags_touch_changed after update on subject_flags referencing new table as changed for each statement execute function app.flags_changed();

-- Facts of subjects, each told once (一表通): one current value of a field, those before kept, each with where it is from. Fields that are columns of people,
-- places or enterprises are not here (modules/facts/server/store/columns.ts). Sensitive ones are sealed.
create table subject_facts (
  subject_id uuid not null references subjects,
  field text not null,
  value jsonb,
  cipher bytea,
  file_ids uuid[] not null default '{}',
  -- What it was told by: a visit, an import, a form, a request; and on which day it was so.
  source_kind text not null,
  source_id uuid,
  observed_on date not null,
  by_staff_id uuid,
  by_post_id uuid,
  by_name text,
  at timestamptz not null default app.now(),
  replaced_at timestamptz,
  ordinal bigint generated always as identity,
  primary key (subject_id, ordinal),
  check ((value is null) <> (cipher is null))
);
create unique index subject_facts_current on subject_facts (subject_id, field) where replaced_at is null;
create index subject_facts_source on subject_facts (source_id) where source_id is not null;
alter table subject_facts enable row level security;
create policy subject_facts_read on subject_facts for select to huying_app using ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
create policy subject_facts_add on subject_facts for insert to huying_app with check ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
create policy subject_facts_change on subject_facts for update to huying_app using (true) with check (true);
grant select, insert, update (replaced_at) on subject_facts to huying_app;
create trigger subject_facts_take_files before insert or update of file_ids on subject_facts for each row when (cardinality(new.file_ids) > 0)
  execute function app.take_files('subject_id');
create trigger subject_facts_touch_added after insert on subject_facts referencing new table as changed for each statement execute function app.flags_changed();

-- Methods of reach (应访尽访): fields, registers, forms and rhythms as data. Unlike the method by which calls come in, several hold at a place at once.
create table reach_methods (
  id uuid primary key,
  name text not null,
  version text not null,
  area_unit_id uuid references governance_units,
  body jsonb not null,
  effective_from date not null,
  loaded_at timestamptz not null default app.now(),
  approved_by text,
  unique (name, version)
);
alter table reach_methods enable row level security;
create policy reach_methods_read on reach_methods for select to huying_app using ((select app.kind()) <> 'nobody');
create policy reach_methods_add on reach_methods for insert to huying_app with check ((select app.kind()) in ('staff', 'system'));
grant select, insert on reach_methods to huying_app;

-- Registers 台账: from a method, or a unit's own. Members are worked out from the rule; who left stays with the time.
create table subject_registers (
  id uuid primary key,
  district_id uuid not null,
  -- Where it holds; null: in the whole district.
  area_unit_id uuid references governance_units,
  reach_method_id uuid references reach_methods,
  code text not null,
  subject_kind text not null,
  is_sensitive boolean not null,
  title jsonb not null,
  definition jsonb not null,
  defined_by_staff_id uuid,
  made_at timestamptz not null default app.now(),
  ended_at timestamptz,
  -- The day for which every subject was last looked at: ages and freshness change with the day alone.
  kept_on date
);
create unique index subject_registers_current on subject_registers (district_id, coalesce(area_unit_id, district_id), code) where ended_at is null;
alter table subject_registers enable row level security;
create policy subject_registers_read on subject_registers for select to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
create policy subject_registers_add on subject_registers for insert to huying_app with check ((select app.is_system()) or area_unit_id = any ((select app.scope())::uuid[]));
create policy subject_registers_change on subject_registers for update to huying_app
  using ((select app.is_system()) or area_unit_id = any ((select app.scope())::uuid[]));
grant select, insert, update on subject_registers to huying_app;

create table register_members (
  -- Written by the house alone, out of a register it has read and subjects it has read: a check of each row's references would cost half of the writing.
  register_id uuid not null,
  subject_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (subject_id, register_id, from_at)
);
create unique index register_members_current on register_members (subject_id, register_id) where to_at is null;
create index register_members_gone on register_members (register_id, to_at) where to_at is not null;
create index register_members_came on register_members (register_id, from_at);
alter table register_members enable row level security;
create policy register_members_read on register_members for select to huying_app using (
  (select app.is_system())
  or (exists (select from subjects s where s.id = subject_id)
      and exists (select from subject_registers r where r.id = register_id and (not r.is_sensitive or (select app.reads_sensitive_flags())))));
grant select on register_members to huying_app;

-- Rhythms of duties: for each subject of a register, an action, every so often.
create table duty_rhythms (
  id uuid primary key,
  district_id uuid not null,
  register_id uuid not null references subject_registers,
  reach_method_id uuid references reach_methods,
  code text not null,
  action text not null,
  -- Who is asked where nobody is named for the subject.
  role text not null,
  -- In which order the day asks: 1 harms most if late.
  rank smallint not null default 3,
  is_sensitive boolean not null,
  title jsonb not null,
  definition jsonb not null,
  from_on date not null,
  made_at timestamptz not null default app.now(),
  ended_at timestamptz,
  -- Until when who came and left was looked at.
  looked_at timestamptz,
  check (rank between 1 and 5)
);
create unique index duty_rhythms_current on duty_rhythms (district_id, register_id, code) where ended_at is null;
alter table duty_rhythms enable row level security;
create policy duty_rhythms_read on duty_rhythms for select to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
create policy duty_rhythms_add on duty_rhythms for insert to huying_app with check ((select app.kind()) <> 'nobody');
create policy duty_rhythms_change on duty_rhythms for update to huying_app using ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on duty_rhythms to huying_app;

-- One turn of a rhythm for everybody at once, with its times; one that the calendar leaves no day is told, with nobody asked.
create table duty_rounds (
  rhythm_id uuid not null references duty_rhythms,
  slot text not null,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  nominal_on date not null,
  is_left_out boolean not null,
  made_at timestamptz not null default app.now(),
  primary key (rhythm_id, slot)
);
create index duty_rounds_due on duty_rounds (due_at);
alter table duty_rounds enable row level security;
create policy duty_rounds_read on duty_rounds for select to huying_app using (exists (select from duty_rhythms r where r.id = rhythm_id));
create policy duty_rounds_add on duty_rounds for insert to huying_app with check ((select app.kind()) <> 'nobody');
grant select, insert on duty_rounds to huying_app;

-- What is asked for one subject in one turn. Only facts: whether it is open, missed or made up for is told from them and the moment asked about
-- (modules/duties/shared/duty-state.ts). It keeps its place, never a grid or a person: who owes it is who answers for the place then.
create table duties (
  rhythm_id uuid not null,
  subject_id uuid not null,
  slot text not null,
  district_id uuid not null,
  community_id uuid,
  place_id uuid,
  unit_id uuid,
  is_sensitive boolean not null,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  -- When it was done, and when that was told: a phone without a network tells late, and a figure of a past day knows only what was told by then (1.T 8).
  done_at timestamptz,
  told_at timestamptz,
  visit_id uuid,
  excused_at timestamptz,
  -- The subject left the register before it was due: asked no more.
  ended_at timestamptz,
  primary key (subject_id, rhythm_id, slot)
);
create index duties_place on duties (place_id, due_at);
-- Of the few whose subject is a unit. Whoever asks by it says `unit_id is not null`: of a list of units known only when it runs the planner cannot tell.
create index duties_unit on duties (unit_id, due_at) where unit_id is not null;
create index duties_round on duties (rhythm_id, slot, community_id);
alter table duties enable row level security;
do $$ begin
  execute format('create policy duties_read on duties for select to huying_app using ((%s)
    and (not is_sensitive or (select app.reads_sensitive_flags()) or subject_id = any ((select app.owned_subjects())::uuid[])))', app.area_rule('subject_id'));
end $$;
-- Made by the house; closed, excused by whoever sees it.
create policy duties_add on duties for insert to huying_app with check ((select app.is_system()));
create policy duties_change on duties for update to huying_app using (true) with check (true);
grant select, insert, update (done_at, told_at, visit_id, excused_at, ended_at, place_id, community_id) on duties to huying_app;
-- What is over is never changed: done stays done, by that visit, and an excuse is said once; a miss or an excuse may be made up for.
create function app.keep_duty() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.done_at is not null or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
     or (old.excused_at is not null and new.excused_at is distinct from old.excused_at) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger duties_kept before update on duties for each row execute function app.keep_duty();
create function app.refuse_removing() returns trigger language plpgsql as $$
begin raise exception '% is never deleted', tg_table_name using errcode = '42501'; end $$;
create trigger duties_stay before delete on duties for each row execute function app.refuse_removing();

-- How a round stands by community, kept with every change, so that a district's coverage is a few rows however many it asks for. Waiting is what is left of `made`;
-- whether that is open or missed is told by the round's times.
create table duty_tallies (
  rhythm_id uuid not null,
  slot text not null,
  -- The community; for a unit above communities, itself.
  community_id uuid not null,
  district_id uuid not null,
  is_sensitive boolean not null,
  made integer not null default 0,
  done integer not null default 0,
  made_up integer not null default 0,
  excused integer not null default 0,
  ended integer not null default 0,
  primary key (rhythm_id, slot, community_id)
);
alter table duty_tallies enable row level security;
create policy duty_tallies_read on duty_tallies for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and (not is_sensitive or (select app.reads_sensitive_flags()))
      and ((select app.sees_all()) or community_id = any ((select app.scope())::uuid[]))));
grant select on duty_tallies to huying_app;

-- The first that holds, as in modules/duties/shared/duty-state.ts, for a moment after all facts.
create function app.duty_standing(d duties) returns text language sql immutable parallel safe as $$
  select case when d.done_at <= d.due_at then 'done' when d.ended_at < d.due_at then 'ended' when d.done_at is not null then 'made_up' when d.excused_at is not null then 'excused' else 'waits' end
$$;
create function app.duties_made() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into duty_tallies as o (rhythm_id, slot, community_id, district_id, is_sensitive, made)
    select rhythm_id, slot, coalesce(community_id, unit_id), min(district_id::text)::uuid, bool_or(is_sensitive), count(*)
      from changed where coalesce(community_id, unit_id) is not null group by 1, 2, 3 order by 1, 2, 3
  on conflict (rhythm_id, slot, community_id) do update set made = o.made + excluded.made;
  return null;
end $$;
create trigger duties_made after insert on duties referencing new table as changed for each statement execute function app.duties_made();
create function app.duties_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into duty_tallies as o (rhythm_id, slot, community_id, district_id, is_sensitive, made, done, made_up, excused, ended)
    select rhythm_id, slot, area_id, min(district_id::text)::uuid, bool_or(is_sensitive), sum(sign), coalesce(sum(sign) filter (where standing = 'done'), 0),
           coalesce(sum(sign) filter (where standing = 'made_up'), 0), coalesce(sum(sign) filter (where standing = 'excused'), 0), coalesce(sum(sign) filter (where standing = 'ended'), 0)
      from (select n.rhythm_id, n.slot, coalesce(n.community_id, n.unit_id) as area_id, n.district_id, n.is_sensitive, 1 as sign, app.duty_standing(n::duties) as standing from is_now n
            union all
            select w.rhythm_id, w.slot, coalesce(w.community_id, w.unit_id), w.district_id, w.is_sensitive, -1, app.duty_standing(w::duties) from was w) d
     where area_id is not null group by 1, 2, 3 order by 1, 2, 3
  on conflict (rhythm_id, slot, community_id) do update set made = o.made + excluded.made, done = o.done + excluded.done, made_up = o.made_up + excluded.made_up,
    excused = o.excused + excluded.excused, ended = o.ended + excluded.ended;
  return null;
end $$;
create trigger duties_tallied after update on duties referencing old table as was new table as is_now for each statement execute function app.duties_changed();

-- Somebody moved: what is still to be done for them is asked where they are now; what is over stays where it was.
create function app.subjects_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update duties d set place_id = n.place_id, community_id = n.community_id
    from changed n where d.subject_id = n.id and d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at > app.now()
     and (d.place_id, d.community_id) is distinct from (n.place_id, n.community_id);
  return null;
end $$;
create trigger subjects_moved after update on subjects referencing new table as changed for each statement execute function app.subjects_moved();

-- Work done at a subject: a visit, a call, an inspection, a disinfection, a report. It closes what it covers; what came of it hangs on it.
create table visits (
  id uuid primary key,
  district_id uuid not null,
  subject_id uuid not null references subjects,
  community_id uuid,
  place_id uuid,
  unit_id uuid,
  action text not null,
  outcome text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default app.now(),
  staff_id uuid,
  post_id uuid,
  by_name text not null default '',
  note text not null default '',
  -- What only this visit tells (which of the four occasions, a gift, both sends), by fields whose home is the visit.
  told jsonb not null default '{}',
  request_ids uuid[] not null default '{}',
  file_ids uuid[] not null default '{}',
  -- Whom one spoke to instead, where it was not the person: rule 6.
  proxy text,
  -- What it asked of the worker, measured by the screen itself (减负): never a score.
  fields_asked smallint not null default 0,
  fields_prefilled smallint not null default 0,
  taps smallint,
  seconds integer,
  is_sensitive boolean not null default false,
  is_drill boolean not null default false,
  check (happened_at <= recorded_at + interval '5 minutes')
);
create index visits_subject on visits (subject_id, happened_at desc);
create index visits_place on visits (place_id, happened_at desc);
create index visits_community on visits (community_id, happened_at desc);
create index visits_post on visits (post_id, recorded_at desc);
alter table visits enable row level security;
do $$ begin
  execute format('create policy visits_read on visits for select to huying_app using (((%s) and (not is_sensitive or (select app.reads_sensitive_flags()))) or post_id = (select app.post_id()))',
    app.area_rule('subject_id'));
end $$;
create policy visits_add on visits for insert to huying_app with check ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
grant select, insert on visits to huying_app;
create trigger visits_once before update or delete on visits for each row execute function app.refuse_rewriting();
create trigger visits_take_files before insert on visits for each row when (cardinality(new.file_ids) > 0) execute function app.take_files('id');

-- Why a duty is not asked: in hospital, refuses, away. Different from done, and from missed.
create table duty_excuses (
  rhythm_id uuid not null,
  subject_id uuid not null,
  slot text not null,
  reason_code text not null,
  reason text not null default '',
  at timestamptz not null default app.now(),
  by_staff_id uuid,
  by_post_id uuid,
  by_name text not null default '',
  primary key (subject_id, rhythm_id, slot),
  foreign key (subject_id, rhythm_id, slot) references duties
);
alter table duty_excuses enable row level security;
create policy duty_excuses_all on duty_excuses to huying_app
  using ((select app.is_system()) or exists (select from duties d where d.subject_id = duty_excuses.subject_id and d.rhythm_id = duty_excuses.rhythm_id and d.slot = duty_excuses.slot))
  with check ((select app.is_system()) or exists (select from duties d where d.subject_id = duty_excuses.subject_id and d.rhythm_id = duty_excuses.rhythm_id and d.slot = duty_excuses.slot));
grant select, insert on duty_excuses to huying_app;

-- A past grid of one place (coverage as it was then), where the planner does not hash: the exclusion's GiST reads a hundred pages for it.
create index place_grids_place on place_grids (place_id);

-- What stands already.
insert into subjects (id, kind, district_id, community_id, place_id, name, name_key)
  select id, case when kind = 'dwelling' then 'household' else 'place' end, district_id, community_id, id, address, address from places;
insert into subjects (id, kind, district_id, community_id, unit_id, name, name_key, is_gone)
  select u.id, 'unit', u.district_id, p.community_id, u.id, u.name, u.name, not upper_inf(u.valid) from governance_units u left join unit_paths p on p.unit_id = u.id;
select app.put_people_as_subjects(array(select id from people));

revoke execute on function app.put_people_as_subjects(uuid[]), app.people_changed(), app.stays_changed(), app.places_changed(), app.units_changed(), app.flags_changed(),
  app.subjects_moved(), app.keep_duty(), app.duties_made(), app.duties_changed(), app.area_rule(text) from public;
