-- 摸排与转移 (F14, A8, M9): who is answerable for which part of a frozen list, and where somebody who was moved is now. Who is on a list, done or not is duties; what is told at a
-- door is a visit with facts; who owes a name is subject_owners under the id of the round. None of it is written here again.

-- The part of a round's list that a name stands in: one department and one park each, so that cells sum to totals.
create table campaign_shares (
  round_id uuid not null references campaign_rounds,
  subject_id uuid not null references subjects,
  -- Codes of the register of enterprises; '-': none. A park goes by its name.
  department text not null default '-',
  park text not null default '-',
  -- On the list when it was frozen; else found.
  is_listed boolean not null,
  -- Came to the round because this record was merged into it; counts only while that stands, or once it was done.
  follows_id uuid references subjects,
  primary key (round_id, subject_id)
);
create index campaign_shares_subject on campaign_shares (subject_id);
create index subject_owners_list on subject_owners (register_code, subject_id) where upper_inf(valid);

-- Rounds and campaigns in which this post is named for somebody: a surveyor of a department has no area by which to see them.
create function app.rounds_surveyed() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct r.id), '{}') from campaign_rounds r
   where r.id::text in (select o.register_code from subject_owners o where o.post_id = app.post_id() and upper_inf(o.valid))
$$;
create function app.campaigns_surveyed() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct r.campaign_id), '{}') from campaign_rounds r where r.id = any (app.rounds_surveyed())
$$;
create policy campaigns_surveyed on campaigns for select to huying_app using (id = any ((select app.campaigns_surveyed())::uuid[]));
-- Whoever is named for a firm sees it, as they see its subject.
create policy enterprises_owned on enterprises for select to huying_app using (id = any ((select app.owned_subjects())::uuid[]));

alter table campaign_shares enable row level security;
create policy campaign_shares_read on campaign_shares for select to huying_app using (
  (select app.is_system())
  or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
create policy campaign_shares_add on campaign_shares for insert to huying_app with check ((select app.is_system()));
create policy campaign_shares_change on campaign_shares for update to huying_app using (
  (select app.is_system())
  or ((select app.reach()) = 'territory' and exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
grant select, insert, update (department, park) on campaign_shares to huying_app;

-- Firms that nobody answers for yet stand at the unit that brought them in: they are of its population too, or a survey would pass them by.
create or replace function app.population_of(p_units uuid[], p_kind text, p_place_kind text) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  members uuid[] := array(select distinct m from unit_scopes u, unnest(u.member_ids) m where u.unit_id = any (p_units)
                           and (app.is_system() or (app.reach() = 'territory' and (app.sees_all() or u.unit_id = any (app.scope())))));
  in_grids uuid[] := array(select g.place_id from place_grids g join unit_paths u on u.unit_id = g.grid_id
                            where upper_inf(g.valid) and g.grid_id = any (members) and (u.community_id is null or not u.community_id = any (members)));
begin
  return query
    select s.id from subjects s left join places p on p.id = s.place_id
     where s.kind = p_kind and not s.is_gone and (app.is_system() or s.district_id = app.district_id())
       and (s.community_id = any (members) or s.place_id = any (in_grids) or (p_kind = 'unit' and s.unit_id = any (members) and not s.unit_id = any (p_units))
            or (p_kind = 'enterprise' and s.unit_id = any (members)))
       and case p_kind
             when 'person' then exists (select from stays t where t.person_id = s.id and t.place_id = s.place_id and t.kind <> 'working' and upper_inf(t.valid))
             when 'household' then not p.is_vacant
             when 'place' then p.kind = p_place_kind
             else true end;
end $$;

-- Who lives at these places or in them, at their main stay; of a hazard point, in what it stands in (M9, M10). Past row-level security like the one above, with the asker's area
-- asked once.
create function app.residents_at(p_units uuid[], p_places uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select n from app.population_of(p_units, 'person', null) n join subjects s on s.id = n
   where s.place_id in (select i.place_id from app.inside_places(array(
           select case when p.kind = 'hazard_point' then coalesce(p.parent_id, p.id) else p.id end from places p where p.id = any (p_places))) i)
$$;

-- May the asker look at the figures of this round?
create function app.sees_round(p_round uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.is_system() or exists (
    select from campaign_rounds r join campaigns c on c.id = r.campaign_id
     where r.id = p_round and c.district_id = app.district_id() and app.reach() = 'territory' and (not c.is_sensitive or app.reads_sensitive_flags())
       and (app.sees_all() or c.unit_id = any (app.scope()) or app.lies_under(c.unit_id)))
$$;

-- The parts of a list as it was frozen: the department that listed the firm first, and its park.
create function app.share_round(p_round uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.sees_round(p_round) then return; end if;
  insert into campaign_shares (round_id, subject_id, department, park, is_listed)
    select p_round, d.subject_id, coalesce(l.department, '-'), coalesce(e.park, '-'), true
      from duties d join enterprises e on e.id = d.subject_id
      left join (select distinct on (enterprise_id) enterprise_id, department from enterprise_listings where upper_inf(valid) order by enterprise_id, lower(valid), department) l
        on l.enterprise_id = e.id
     where d.rhythm_id = p_round and d.slot = 'once'
  on conflict do nothing;
end $$;

-- One row for each firm of a round, whatever its records: the record that is kept stands for those that were merged into it, in whatever order they were. A firm is done when any of
-- its records was told of; it waits while any of them does; else nobody asks any more.
create function app.round_names(p_round uuid)
returns table (subject_id uuid, department text, park text, standing text, is_listed boolean, is_named boolean, record_ids uuid[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all();
begin
  if not app.sees_round(p_round) then return; end if;
  return query
    with recursive up as (
      select e.id, e.merged_into_id as root from enterprises e join campaign_shares s on s.subject_id = e.id and s.round_id = p_round where e.merged_into_id is not null
      union all select up.id, e.merged_into_id from up join enterprises e on e.id = up.root where e.merged_into_id is not null)
    , roots as materialized (select up.id, up.root from up join enterprises e on e.id = up.root where e.merged_into_id is null)
    , named as materialized (select o.subject_id as id from subject_owners o where o.register_code = p_round::text and upper_inf(o.valid) group by 1)
    , members as (
      select s.subject_id as id, coalesce(r.root, s.subject_id) as root, r.root is not null or s.subject_id in (select root from roots) as is_merged, s.department, s.park, s.is_listed,
             s.follows_id, d.done_at is not null as is_done, d.subject_id is not null and d.excused_at is null and d.ended_at is null as is_waiting
        from campaign_shares s
        left join roots r on r.id = s.subject_id
        left join roots f on f.id = s.follows_id
        left join duties d on d.rhythm_id = p_round and d.slot = 'once' and d.subject_id = s.subject_id
       where s.round_id = p_round
         and (s.follows_id is null or coalesce(f.root, s.follows_id) = coalesce(r.root, s.subject_id) or d.done_at is not null)
         and (is_everywhere or exists (select from subjects x where x.id = s.subject_id and (x.community_id = any (area) or x.unit_id = any (area)))))
    , firms as (
      select m.id, m.department, m.park, m.is_done, m.is_waiting, m.is_listed, array[m.id] as records from members m where not m.is_merged
      union all
      select m.root, (array_agg(m.department order by m.follows_id is not null, m.id <> m.root, not m.is_listed, m.id))[1],
             (array_agg(m.park order by m.follows_id is not null, m.id <> m.root, not m.is_listed, m.id))[1],
             bool_or(m.is_done), bool_or(m.is_waiting), bool_or(m.is_listed), array_agg(m.id order by m.id)
        from members m where m.is_merged group by m.root)
    select f.id, f.department, f.park, case when f.is_done then 'done' when f.is_waiting then 'waits' else 'excused' end, f.is_listed, n.id is not null, f.records
      from firms f left join named n on n.id = f.id;
end $$;

-- A firm met on no list: it takes its part, its finder is answerable for it, and it is asked like the others. Only by whoever brought it in, in a round that runs and that is theirs.
create function app.take_found_firm(p_round uuid, p_firm uuid, p_department text, p_park text, p_by text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from campaign_rounds r join campaigns c on c.id = r.campaign_id join enterprises e on e.id = p_firm
     where r.id = p_round and r.ended_at is null and c.district_id = app.district_id() and c.definition->>'subject' = 'enterprise' and e.unit_id = app.unit_id()
       and (r.id = any (app.rounds_surveyed()) or app.sees_round(r.id)))
  then return false; end if;
  insert into campaign_shares (round_id, subject_id, department, park, is_listed) values (p_round, p_firm, p_department, p_park, false) on conflict do nothing;
  insert into campaign_found (round_id, subject_id, found_at, by_name, by_post_id) values (p_round, p_firm, app.now(), p_by, app.post_id()) on conflict do nothing;
  insert into subject_owners (id, district_id, subject_id, register_code, post_id, by_name, reason, valid)
    select gen_random_uuid(), app.district_id(), p_firm, p_round::text, app.post_id(), p_by, '', tstzrange(app.now(), null)
     where not exists (select from subject_owners o where o.subject_id = p_firm and o.register_code = p_round::text and upper_inf(o.valid));
  insert into duties (rhythm_id, subject_id, slot, district_id, community_id, place_id, unit_id, is_sensitive, opens_at, due_at)
    select y.id, s.id, o.slot, s.district_id, s.community_id, s.place_id, s.unit_id, y.is_sensitive, least(o.opens_at, app.now()), o.due_at
      from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id and o.slot = 'once' join subjects s on s.id = p_firm where y.id = p_round
  on conflict do nothing;
  return true;
end $$;

-- Whoever visits a firm by a record that was merged since tells of the one that was kept.
create function app.kept_firm(p_id uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive up as (
    select e.id, e.merged_into_id from enterprises e where e.id = p_id and e.merged_into_id is not null and (app.is_system() or e.district_id = app.district_id())
    union all select e.id, e.merged_into_id from up join enterprises e on e.id = up.merged_into_id)
  select id from up where merged_into_id is null
$$;

-- 安置点: where people are taken in a campaign, with room for so many.
create table campaign_shelters (
  campaign_id uuid not null references campaigns,
  place_id uuid not null references places,
  name text not null,
  capacity integer not null check (capacity > 0),
  opened_at timestamptz not null default app.now(),
  opened_by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  primary key (campaign_id, place_id),
  check ((closed_at is null) = (closed_by_name is null))
);
alter table campaign_shelters enable row level security;
create policy campaign_shelters_read on campaign_shelters for select to huying_app using ((select app.is_system()) or exists (select from campaigns c where c.id = campaign_id));
create policy campaign_shelters_add on campaign_shelters for insert to huying_app with check (
  (select app.is_system()) or ((select app.reach()) = 'territory' and exists (select from campaigns c where c.id = campaign_id)));
create policy campaign_shelters_change on campaign_shelters for update to huying_app using (
  (select app.is_system()) or ((select app.reach()) = 'territory' and exists (select from campaigns c where c.id = campaign_id)));
grant select, insert, update (capacity, closed_at, closed_by_name) on campaign_shelters to huying_app;

-- Where somebody went, each time they went (M9): appended, never rewritten. Where they are now is the last of these by when it was, in whatever order it was told.
create table campaign_moves (
  id uuid primary key,
  round_id uuid not null references campaign_rounds,
  subject_id uuid not null references subjects,
  whereto text not null check (whereto in ('shelter', 'relative', 'hospital', 'home')),
  place_id uuid references places,
  address text not null default '',
  happened_at timestamptz not null,
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid,
  check ((whereto = 'shelter') = (place_id is not null)),
  check (whereto not in ('relative', 'hospital') or address <> ''),
  check (happened_at <= told_at + interval '5 minutes')
);
create index campaign_moves_last on campaign_moves (round_id, subject_id, happened_at desc, id desc);
create index campaign_moves_subject on campaign_moves (subject_id);
alter table campaign_moves enable row level security;
create policy campaign_moves_read on campaign_moves for select to huying_app using (
  (select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
create policy campaign_moves_add on campaign_moves for insert to huying_app with check (
  (select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
grant select, insert on campaign_moves to huying_app;
create trigger campaign_moves_once before update or delete on campaign_moves for each row execute function app.refuse_rewriting();

revoke execute on function app.rounds_surveyed(), app.campaigns_surveyed(), app.residents_at(uuid[], uuid[]), app.sees_round(uuid), app.share_round(uuid), app.round_names(uuid),
  app.take_found_firm(uuid, uuid, text, text, text), app.kept_firm(uuid) from public;
grant execute on function app.rounds_surveyed(), app.campaigns_surveyed(), app.residents_at(uuid[], uuid[]), app.sees_round(uuid), app.share_round(uuid), app.round_names(uuid),
  app.take_found_firm(uuid, uuid, text, text, text), app.kept_firm(uuid) to huying_app;
