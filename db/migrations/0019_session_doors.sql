-- A session remembers the door it was opened at: a phone in a pocket and a wall are left alone for hours, a desk is not. What that means is decided once,
-- at sign-in (modules/identity/shared/session-door.ts); here it is only kept and obeyed.

-- How long this session may be idle; null: as long as a desk may (setting session_idle_minutes).
alter table auth.session add column "idleFor" interval;
-- Opened at a wall: it may look and never act.
alter table auth.session add column "isReadOnly" boolean not null default false;

-- As in 0010, but for the idle time.
create or replace function app.session_state(p_token text)
returns table (account_id text, username text, staff_id uuid, staff_name text, district_id uuid, state text, is_one_time boolean,
               password_due_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.username, s.id, coalesce(s.name, u.name), s.district_id,
         case when coalesce(a.is_one_time, false) or coalesce(a.password_set_at + d.password_life < se."createdAt", false) then 'must_change_password'
              when not coalesce(u."twoFactorEnabled", false) and d.needs_second_factor then 'must_enrol'
              else 'open' end,
         coalesce(a.is_one_time, false), a.password_set_at + d.password_life, se."expiresAt"
    from auth.session se
    join auth."user" u on u.id = se."userId"
    left join auth.account_states a on a.account_id = u.id
    left join staff s on s.account_id = u.id
    cross join (select make_interval(mins => app.setting_number('session_idle_minutes', 30)::int) as idle,
                       make_interval(days => nullif(app.setting_number('password_max_days', 90), 0)::int) as password_life,
                       app.setting_flag('second_factor_required', true) as needs_second_factor) d
   where se.token = p_token and se."expiresAt" > now() and se."seenAt" > now() - coalesce(se."idleFor", d.idle) and a.closed_at is null and s.left_at is null
$$;

-- As in 0013, but for the idle time and the claim app.read_only, which kernel/server/actor.ts reads.
create or replace function app.enter_staff(p_token text, p_post uuid)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
  sees_all boolean;
begin
  select s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id, u.name as unit_name, u.kind as unit_kind,
         p.district_id, se."seenAt" < now() - interval '1 minute' as is_stale, se."isReadOnly" as is_read_only, sc.member_ids
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
   where se.token = p_token and se."expiresAt" > now() and se."seenAt" > now() - coalesce(se."idleFor", make_interval(mins => d.idle_minutes::int)) and st.closed_at is null
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
    set_config('app.scope', case when found_row.reach = 'none' then '' else coalesce(found_row.member_ids::text, '') end, true),
    set_config('app.read_only', case when found_row.is_read_only then 'on' else '' end, true);
  account_id := found_row.account_id; staff_id := found_row.staff_id; staff_name := found_row.staff_name; post_id := found_row.post_id; role := found_row.role;
  reach := found_row.reach; unit_id := found_row.unit_id; unit_name := found_row.unit_name; unit_kind := found_row.unit_kind; district_id := found_row.district_id;
  return next;
end $$;

-- Whoever comes to sit at a queue or to judge others' work is no longer on the move: phones signed in before are held to the desk's time from now on.
-- The roles are those of `sitting` in session-door.ts.
create function app.hold_to_desk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.role in ('community_desk', 'community_secretary', 'street_dispatcher', 'district_dispatcher', 'street_supervisor', 'district_supervisor',
                  'system_admin', 'security_admin', 'audit_admin') then
    update auth.session se set "idleFor" = null from staff s where s.id = new.staff_id and se."userId" = s.account_id and not se."isReadOnly";
  end if;
  return null;
end $$;
create trigger posts_hold_to_desk after insert on posts for each row execute function app.hold_to_desk();
