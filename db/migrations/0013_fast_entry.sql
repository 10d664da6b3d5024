-- The cost of entering is paid by every command and query, so it is one statement over indexed rows, and what policies ask again and again
-- (scope, sees-all) becomes a claim of the transaction instead of a look-up per statement. Measured: bench/lifecycle.ts.

-- Where a unit stands in the tree, kept by the same triggers as unit_scopes: an intake finds community, street and number prefix in one row.
create table unit_paths (
  unit_id uuid primary key,
  district_id uuid not null,
  -- From the unit itself up to the district.
  path uuid[] not null,
  community_id uuid,
  desk_id uuid not null,
  number_prefix text not null,
  area_class text
);
grant select on unit_paths to huying_app;

create function app.rebuild_paths() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_paths (unit_id, district_id, path, community_id, desk_id, number_prefix, area_class)
  with recursive up as (
    select u.id as root, u.id, u.parent_id, u.kind, u.short_code, u.area_class, u.district_id, 0 as depth from governance_units u
    union all
    select up.root, p.id, p.parent_id, p.kind, p.short_code, p.area_class, up.district_id, up.depth + 1 from governance_units p join up on p.id = up.parent_id)
  select root, (array_agg(district_id))[1], array_agg(id order by depth),
         (array_agg(id order by depth) filter (where kind in ('community', 'village')))[1],
         coalesce((array_agg(id order by depth) filter (where kind in ('community', 'village')))[1],
                  (array_agg(id order by depth) filter (where kind in ('subdistrict', 'town', 'township')))[1], root),
         coalesce((array_agg(short_code order by depth) filter (where short_code is not null and kind in ('subdistrict', 'town', 'township', 'zone', 'district', 'park')))[1], 'HY'),
         (array_agg(area_class order by depth) filter (where area_class is not null))[1]
    from up group by root
  on conflict (unit_id) do update set district_id = excluded.district_id, path = excluded.path, community_id = excluded.community_id, desk_id = excluded.desk_id,
    number_prefix = excluded.number_prefix, area_class = excluded.area_class
   where (unit_paths.path, unit_paths.community_id, unit_paths.desk_id, unit_paths.number_prefix, unit_paths.area_class)
      is distinct from (excluded.path, excluded.community_id, excluded.desk_id, excluded.number_prefix, excluded.area_class);
  return null;
end $$;
create trigger governance_units_paths_added after insert on governance_units for each statement execute function app.rebuild_paths();
create trigger governance_units_paths_changed after update of parent_id, short_code, area_class, kind on governance_units
  for each statement execute function app.rebuild_paths();

create or replace function app.scope() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.scope', true), '')::uuid[], '{}') $$;
create or replace function app.sees_all() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.sees_all', true), '') = 'on' $$;

-- As in 0010, flattened into one statement; the scope becomes a claim (a district's own post sees all and needs none).
create or replace function app.enter_staff(p_token text, p_post uuid)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
  sees_all boolean;
begin
  select s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id, u.name as unit_name, u.kind as unit_kind,
         p.district_id, se."seenAt" < now() - interval '1 minute' as is_stale, sc.member_ids
    into found_row
    from auth.session se
    join auth."user" a on a.id = se."userId"
    left join auth.account_states st on st.account_id = a.id
    join staff s on s.account_id = a.id and s.left_at is null
    join posts p on p.staff_id = s.id and p.valid @> app.now() and (p_post is null or p.id = p_post)
    join governance_units u on u.id = p.unit_id
    left join unit_scopes sc on sc.unit_id = p.unit_id
    cross join lateral (
      select coalesce(max((value #>> '{}')::numeric) filter (where name = 'session_idle_minutes'), 30) as idle_minutes,
             coalesce(max((value #>> '{}')::numeric) filter (where name = 'password_max_days'), 90) as password_days,
             coalesce(bool_and((value #>> '{}')::boolean) filter (where name = 'second_factor_required'), true) as needs_second_factor
        from settings where name in ('session_idle_minutes', 'password_max_days', 'second_factor_required')) d
   where se.token = p_token and se."expiresAt" > now() and se."seenAt" > now() - make_interval(mins => d.idle_minutes::int) and st.closed_at is null
     and not coalesce(st.is_one_time, false)
     and not coalesce(d.password_days > 0 and st.password_set_at + make_interval(days => d.password_days::int) < se."createdAt", false)
     and (not d.needs_second_factor or coalesce(a."twoFactorEnabled", false))
   order by (p.basis = 'home') desc, p.id
   limit 1;
  if not found then return; end if;
  if found_row.is_stale and not current_setting('transaction_read_only')::boolean then
    update auth.session set "seenAt" = now() where id in (
      select se.id from auth.session se where se.token = p_token and se."seenAt" < now() - interval '1 minute' for update skip locked);
  end if;
  sees_all := found_row.reach = 'territory' and found_row.unit_id = found_row.district_id;
  perform set_config('app.kind', 'staff', true), set_config('app.actor_id', found_row.staff_id::text, true), set_config('app.post_id', found_row.post_id::text, true),
    set_config('app.unit_id', found_row.unit_id::text, true), set_config('app.district_id', found_row.district_id::text, true), set_config('app.role', found_row.role, true),
    set_config('app.reach', found_row.reach, true), set_config('app.sees_all', case when sees_all then 'on' else '' end, true),
    set_config('app.scope', case when found_row.reach = 'none' then '' else coalesce(found_row.member_ids::text, '') end, true);
  account_id := found_row.account_id; staff_id := found_row.staff_id; staff_name := found_row.staff_name; post_id := found_row.post_id; role := found_row.role;
  reach := found_row.reach; unit_id := found_row.unit_id; unit_name := found_row.unit_name; unit_kind := found_row.unit_kind; district_id := found_row.district_id;
  return next;
end $$;
