-- Mass testing at the size of a district: what its desk asks is answered from sums and marks that are kept with every statement, never by going through everybody of a round again.
-- Sums are of one device's day, so that no two tables wait for each other (0052). Marks only say where to look: whoever asks looks at the rows themselves, so a mark too many costs a
-- look and tells nothing wrong; a mark is never too few where the comment says so.

-- Tubes of one device on one day at one site in one round, all their people, and bounds of their times (they widen, and never narrow again).
create table sampling_tallies (
  site_id uuid not null references sampling_sites,
  held_on date not null,
  round_id uuid not null references campaign_rounds,
  device_id uuid not null,
  district_id uuid not null,
  unit_id uuid not null,
  tubes integer not null,
  -- Neither closed nor lost.
  open_tubes integer not null,
  lost_tubes integer not null,
  people integer not null,
  first_at timestamptz,
  last_at timestamptz,
  primary key (site_id, held_on, round_id, device_id)
);
create index sampling_tallies_round on sampling_tallies (round_id);
alter table sampling_tallies enable row level security;
create policy sampling_tallies_read on sampling_tallies for select to huying_app using ((select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or unit_id = any ((select app.own_path())::uuid[]))));
grant select on sampling_tallies to huying_app;

-- Marks. `is_boxed`, `is_told`: a box, a result bears this code (no mark is too many; some are too few: what somebody else was just writing is passed over, so that none waits).
-- `has_double`: another tube of the round had this code when this one came in. `is_known`: a tube bears the code of this result.
alter table sample_tubes add column is_boxed boolean not null default false, add column is_told boolean not null default false, add column has_double boolean not null default false;
alter table tube_results add column is_known boolean not null default false;
-- The same person stood in the round already when this one came in: of any two the later bears it.
alter table samples add column is_again boolean not null default false;

create function app.shanghai_day(p_at timestamptz) returns date language sql immutable parallel safe as $$ select (p_at at time zone 'Asia/Shanghai')::date $$;

create function app.sum_tubes_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Of two that open tubes of one code at once the second sees the first.
  perform pg_advisory_xact_lock(n.key) from (select distinct hashtextextended(round_id::text || code, 56) as key from added order by 1) n;
  update sample_tubes t set is_boxed = m.is_boxed, is_told = m.is_told, has_double = m.has_double
    from (select a.id, exists (select from transport_box_tubes b where b.round_id = a.round_id and b.code = a.code) as is_boxed,
                 exists (select from tube_results r where r.round_id = a.round_id and r.code = a.code) as is_told,
                 exists (select from sample_tubes o where o.round_id = a.round_id and o.code = a.code and o.id <> a.id) as has_double from added a) m
   where t.id = m.id and (m.is_boxed or m.is_told or m.has_double);
  update tube_results r set is_known = true
    from (select r.id from tube_results r join added a on a.round_id = r.round_id and a.code = r.code where not r.is_known for update of r skip locked) m where r.id = m.id;
  insert into sampling_tallies as y (site_id, held_on, round_id, device_id, district_id, unit_id, tubes, open_tubes, lost_tubes, people, first_at, last_at)
  select site_id, app.shanghai_day(opened_at), round_id, device_id, district_id, unit_id, count(*), count(*) filter (where closed_at is null and lost_at is null), count(lost_at), sum(people),
         min(first_at), max(last_at) from added group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4
  on conflict (site_id, held_on, round_id, device_id) do update set tubes = y.tubes + excluded.tubes, open_tubes = y.open_tubes + excluded.open_tubes,
    lost_tubes = y.lost_tubes + excluded.lost_tubes, people = y.people + excluded.people, first_at = least(y.first_at, excluded.first_at), last_at = greatest(y.last_at, excluded.last_at);
  return null;
end $$;

-- What changed, as a difference: two that change tubes of one device one after the other add up.
create function app.sum_tubes_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sampling_tallies y set open_tubes = y.open_tubes + d.open_tubes, lost_tubes = y.lost_tubes + d.lost_tubes, people = y.people + d.people,
         first_at = least(y.first_at, d.first_at), last_at = greatest(y.last_at, d.last_at)
    from (select n.site_id, app.shanghai_day(n.opened_at) as held_on, n.round_id, n.device_id,
                 sum((n.closed_at is null and n.lost_at is null)::int - (o.closed_at is null and o.lost_at is null)::int) as open_tubes,
                 sum((n.lost_at is not null)::int - (o.lost_at is not null)::int) as lost_tubes, sum(n.people - o.people) as people, min(n.first_at) as first_at, max(n.last_at) as last_at
            from after n join before o on o.id = n.id
           where (n.closed_at, n.lost_at, n.people, n.first_at, n.last_at) is distinct from (o.closed_at, o.lost_at, o.people, o.first_at, o.last_at) group by 1, 2, 3, 4) d
   where y.site_id = d.site_id and y.held_on = d.held_on and y.round_id = d.round_id and y.device_id = d.device_id;
  return null;
end $$;

create function app.mark_boxed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sample_tubes t set is_boxed = true
    from (select t.id from sample_tubes t join added a on a.round_id = t.round_id and a.code = t.code where not t.is_boxed for update of t skip locked) m where t.id = m.id;
  return null;
end $$;
create function app.mark_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sample_tubes t set is_told = true
    from (select t.id from sample_tubes t join added a on a.round_id = t.round_id and a.code = t.code where not t.is_told for update of t skip locked) m where t.id = m.id;
  update tube_results r set is_known = true
    from added a where r.id = a.id and exists (select from sample_tubes t where t.round_id = a.round_id and t.code = a.code);
  return null;
end $$;

-- Results go when their order's time is over: then nothing is told of their tubes any more.
create function app.unmark_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sample_tubes t set is_told = false from (select distinct round_id, code from gone) g
   where t.round_id = g.round_id and t.code = g.code and t.is_told and not exists (select from tube_results r where r.round_id = g.round_id and r.code = g.code);
  return null;
end $$;

-- Never too few: of two tables that take the same person at once the second waits for the first and sees it. At most 200 people a statement (bus-many.ts).
create function app.mark_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(n.key) from (select distinct hashtextextended(round_id::text || subject_id::text, 56) as key from added where subject_id is not null order by 1) n;
  update samples s set is_again = true
   where s.id in (select a.id from added a where a.subject_id is not null
                     and exists (select from samples o where o.round_id = a.round_id and o.subject_id = a.subject_id and o.unswabbed_at is null and o.id <> a.id));
  return null;
end $$;
create function app.mark_again_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from after n join before o on o.id = n.id where n.subject_id is distinct from o.subject_id) then return null; end if;
  perform pg_advisory_xact_lock(x.key)
     from (select distinct hashtextextended(n.round_id::text || n.subject_id::text, 56) as key from after n join before o on o.id = n.id
            where n.subject_id is distinct from o.subject_id and n.subject_id is not null order by 1) x;
  update samples s set is_again = true
   where not s.is_again and s.id in (select n.id from after n join before o on o.id = n.id where n.subject_id is distinct from o.subject_id and n.subject_id is not null
                     and exists (select from samples p where p.round_id = n.round_id and p.subject_id = n.subject_id and p.unswabbed_at is null and p.id <> n.id));
  return null;
end $$;

-- All of it from the rows: once here, and by whoever lays rows as the owner of the database with the triggers off.
create function app.rebuild_sampling_sums() returns void language plpgsql set search_path = public, pg_temp as $$
begin
  update sample_tubes t set people = coalesce(n.people, 0), first_at = n.first_at, last_at = n.last_at, is_boxed = n.is_boxed, is_told = n.is_told, has_double = n.has_double
    from (select b.id, s.people, s.first_at, s.last_at, exists (select from transport_box_tubes x where x.round_id = b.round_id and x.code = b.code) as is_boxed,
                 exists (select from tube_results x where x.round_id = b.round_id and x.code = b.code) as is_told, count(*) over (partition by b.round_id, b.code) > 1 as has_double
            from sample_tubes b
            left join (select tube_id, count(*) as people, min(taken_at) as first_at, max(taken_at) as last_at from samples where unswabbed_at is null group by tube_id) s on s.tube_id = b.id) n
   where t.id = n.id and not exists (select from emergency_erasures e where e.order_id = t.emergency_order_id);
  update tube_results r set is_known = true where exists (select from sample_tubes t where t.round_id = r.round_id and t.code = r.code);
  update samples s set is_again = true
    from (select round_id, subject_id from samples where unswabbed_at is null and subject_id is not null group by 1, 2 having count(*) > 1) w
   where s.round_id = w.round_id and s.subject_id = w.subject_id;
  delete from sampling_tallies;
  insert into sampling_tallies (site_id, held_on, round_id, device_id, district_id, unit_id, tubes, open_tubes, lost_tubes, people, first_at, last_at)
  select site_id, app.shanghai_day(opened_at), round_id, device_id, district_id, unit_id, count(*), count(*) filter (where closed_at is null and lost_at is null), count(lost_at), sum(people),
         min(first_at), max(last_at) from sample_tubes group by 1, 2, 3, 4, 5, 6;
end $$;
select app.rebuild_sampling_sums();

create trigger sample_tubes_summed_added after insert on sample_tubes referencing new table as added for each statement execute function app.sum_tubes_added();
create trigger sample_tubes_summed_changed after update on sample_tubes referencing old table as before new table as after for each statement execute function app.sum_tubes_changed();
create trigger transport_box_tubes_marked after insert on transport_box_tubes referencing new table as added for each statement execute function app.mark_boxed();
create trigger tube_results_marked after insert on tube_results referencing new table as added for each statement execute function app.mark_told();
create trigger tube_results_unmarked after delete on tube_results referencing old table as gone for each statement execute function app.unmark_told();
create trigger samples_met_again after insert on samples referencing new table as added for each statement execute function app.mark_again();
create trigger samples_named_again after update on samples referencing old table as before new table as after for each statement execute function app.mark_again_named();

create index sample_tubes_unboxed on sample_tubes (site_id, opened_at) where not is_boxed and lost_at is null;
create index sample_tubes_pending on sample_tubes (round_id) where not is_told and lost_at is null;
create index sample_tubes_double on sample_tubes (round_id) where has_double;
create index sample_tubes_differs on sample_tubes (round_id) where closed_at is not null and lost_at is null and told_count <> people;
-- The last hour.
create index sample_tubes_late on sample_tubes (site_id, last_at) where people > 0;
create index tube_results_unknown on tube_results (round_id) where not is_known;
-- A tube's own page names those too who were not swabbed.
create index samples_unswabbed on samples (tube_id) where unswabbed_at is not null;
create index samples_again on samples (round_id) where is_again;

-- C18: of these rounds everybody who can hardly come down and is asked for, within the asker's area. The rule of the area (app.area_rule) is asked once, and not of every person of the
-- district by their stays.
create function app.frail_of(p_rounds uuid[], p_flags text[], p_years integer)
returns table (subject_id uuid, round_id uuid, community_id uuid, place_id uuid, done_at timestamptz, excused_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  born date := app.today() - make_interval(years => p_years);
  sees boolean := app.is_system() or app.sees_all();
  area uuid[] := app.scope();
  flagged uuid[] := array(select f.person_id from subject_flags f
                           where f.person_id is not null and f.flag = any (p_flags) and upper_inf(f.valid) and (not f.is_sensitive or app.reads_sensitive_flags()));
begin
  if not app.is_system() and app.reach() <> 'territory' then return; end if;
  if sees then
    return query
      select d.subject_id, d.rhythm_id, d.community_id, d.place_id, d.done_at, d.excused_at
        from (select n.id from people n where n.born_on <= born and n.merged_into_id is null union select unnest(flagged)) w
        join duties d on d.subject_id = w.id and d.rhythm_id = any (p_rounds)
       where d.ended_at is null and (app.is_system() or d.district_id = app.district_id());
    return;
  end if;
  return query
    select d.subject_id, d.rhythm_id, d.community_id, d.place_id, d.done_at, d.excused_at
      from (select * from duties c where c.rhythm_id = any (p_rounds) and c.community_id = any (area)
            union all select * from duties c where c.rhythm_id = any (p_rounds) and app.is_narrow() and not coalesce(c.community_id = any (area), false)
               and c.place_id in (select g.place_id from place_grids g where g.grid_id = any (area) and upper_inf(g.valid))
            union select * from duties c where c.rhythm_id = any (p_rounds) and c.subject_id = any (app.owned_subjects())) d
     cross join lateral (
       select from people n where n.id = d.subject_id and ((n.born_on <= born and n.merged_into_id is null) or n.id = any (flagged)) offset 0) n
     where d.ended_at is null and d.district_id = app.district_id();
end $$;
create index people_born on people (born_on) include (id) where merged_into_id is null;
grant execute on function app.frail_of(uuid[], text[], integer) to huying_app;
revoke execute on function app.frail_of(uuid[], text[], integer), app.rebuild_sampling_sums(), app.sum_tubes_added(), app.sum_tubes_changed(), app.mark_boxed(), app.mark_told(), app.unmark_told(),
  app.mark_again(), app.mark_again_named() from public;
