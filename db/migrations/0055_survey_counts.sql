-- Parts of a survey counted and dealt by statements over sets (F14): a matrix of 12 × 5 over 20,000 firms is told within 100 ms, and dealing to 500 surveyors within seconds.

-- One row for each firm of a round, whatever its records: the rule of round_names (0053) as one statement that PostgreSQL folds into whatever asks it, so that a count makes no lists of
-- records. Never granted: who may ask, and of which area, is said by the functions below.
create function app.round_firms(p_round uuid, p_area uuid[], p_everywhere boolean)
returns table (subject_id uuid, department text, park text, is_done boolean, is_waiting boolean, is_listed boolean, is_named boolean, record_ids uuid[])
language sql stable as $$
  with recursive up as (
    select e.id, e.merged_into_id as root from public.enterprises e join public.campaign_shares s on s.subject_id = e.id and s.round_id = p_round where e.merged_into_id is not null
    union all select up.id, e.merged_into_id from up join public.enterprises e on e.id = up.root where e.merged_into_id is not null)
  , roots as materialized (select up.id, up.root from up join public.enterprises e on e.id = up.root where e.merged_into_id is null)
  , members as (
    select s.subject_id as id, coalesce(r.root, s.subject_id) as root, r.root is not null or s.subject_id in (select root from roots) as is_merged, s.department, s.park, s.is_listed,
           s.follows_id, d.done_at is not null as is_done, d.subject_id is not null and d.excused_at is null and d.ended_at is null as is_waiting
      from public.campaign_shares s
      left join roots r on r.id = s.subject_id
      left join roots f on f.id = s.follows_id
      left join public.duties d on d.rhythm_id = p_round and d.slot = 'once' and d.subject_id = s.subject_id
     where s.round_id = p_round
       and (s.follows_id is null or coalesce(f.root, s.follows_id) = coalesce(r.root, s.subject_id) or d.done_at is not null)
       and (p_everywhere or exists (select from public.subjects x where x.id = s.subject_id and (x.community_id = any (p_area) or x.unit_id = any (p_area)))))
  , firms as (
    select m.id, m.department, m.park, m.is_done, m.is_waiting, m.is_listed, array[m.id] as records from members m where not m.is_merged
    union all
    select m.root, (array_agg(m.department order by m.follows_id is not null, m.id <> m.root, not m.is_listed, m.id))[1],
           (array_agg(m.park order by m.follows_id is not null, m.id <> m.root, not m.is_listed, m.id))[1],
           bool_or(m.is_done), bool_or(m.is_waiting), bool_or(m.is_listed), array_agg(m.id order by m.id)
      from members m where m.is_merged group by m.root)
  select f.id, f.department, f.park, f.is_done, f.is_waiting and not f.is_done, f.is_listed,
         f.id in (select o.subject_id from public.subject_owners o where o.register_code = p_round::text and upper_inf(o.valid)), f.records
    from firms f
$$;

drop function app.round_names(uuid);
-- Of the whole round, or of a part of it; null: all.
create function app.round_names(p_round uuid, p_department text default null, p_park text default null)
returns table (subject_id uuid, department text, park text, standing text, is_listed boolean, is_named boolean, record_ids uuid[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all();
begin
  if not app.sees_round(p_round) then return; end if;
  return query
    select f.subject_id, f.department, f.park, case when f.is_done then 'done' when f.is_waiting then 'waits' else 'excused' end, f.is_listed, f.is_named, f.record_ids
      from app.round_firms(p_round, area, is_everywhere) f
     where (p_department is null or f.department = p_department) and (p_park is null or f.park = p_park);
end $$;

-- The same counted by cell: as many rows as there are departments times parks.
create function app.round_cells(p_round uuid)
returns table (department text, park text, "all" bigint, done bigint, waits bigint, unnamed bigint, listed bigint, listed_done bigint, listed_waits bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all();
begin
  if not app.sees_round(p_round) then return; end if;
  return query
    select f.department, f.park, count(*), count(*) filter (where f.is_done), count(*) filter (where f.is_waiting), count(*) filter (where f.is_waiting and not f.is_named),
           count(*) filter (where f.is_listed), count(*) filter (where f.is_listed and f.is_done), count(*) filter (where f.is_listed and f.is_waiting)
      from app.round_firms(p_round, area, is_everywhere) f group by 1, 2;
end $$;

-- How many that wait each post is named for.
create function app.round_hands(p_round uuid) returns table (post_id uuid, waits bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.scope();
  is_everywhere boolean := app.is_system() or app.sees_all();
begin
  if not app.sees_round(p_round) then return; end if;
  return query
    select o.post_id, count(*) from app.round_firms(p_round, area, is_everywhere) f
      join subject_owners o on o.subject_id = f.subject_id and o.register_code = p_round::text and upper_inf(o.valid) where f.is_waiting group by 1;
end $$;

-- Each of these is owed by that post and by nobody else from now on; who owed it before stays told. As whoever asks, under row-level security. Right after a list was frozen nothing is
-- known yet of how many are named, and PostgreSQL would compare each with each: it is told to hash.
create function app.name_surveyors(p_round uuid, p_subjects uuid[], p_posts uuid[], p_district uuid, p_by_post uuid, p_by_name text) returns void
language plpgsql set search_path = public, pg_temp set enable_nestloop = off as $$
begin
  update subject_owners o set valid = tstzrange(lower(o.valid), greatest(lower(o.valid), app.now())), end_reason = '重新分工'
    from unnest(p_subjects, p_posts) as x (subject_id, post_id)
   where o.subject_id = x.subject_id and o.register_code = p_round::text and o.post_id <> x.post_id and upper_inf(o.valid);
  insert into subject_owners (id, district_id, subject_id, register_code, post_id, made_by_post_id, by_name, reason, valid)
    select gen_random_uuid(), p_district, x.subject_id, p_round::text, x.post_id, p_by_post, p_by_name, '摸排分工', tstzrange(app.now(), null)
      from unnest(p_subjects, p_posts) as x (subject_id, post_id)
     where not exists (select from subject_owners o where o.subject_id = x.subject_id and o.register_code = p_round::text and o.post_id = x.post_id and upper_inf(o.valid));
end $$;

revoke execute on function app.round_firms(uuid, uuid[], boolean), app.round_names(uuid, text, text), app.round_cells(uuid), app.round_hands(uuid),
  app.name_surveyors(uuid, uuid[], uuid[], uuid, uuid, text) from public;
grant execute on function app.round_names(uuid, text, text), app.round_cells(uuid), app.round_hands(uuid), app.name_surveyors(uuid, uuid[], uuid[], uuid, uuid, text) to huying_app;
