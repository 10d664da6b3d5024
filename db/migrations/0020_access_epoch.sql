-- Entering is paid by every command and query. What it works out — whose session, which post, which reach — changes a few times a day; so the process may keep
-- it, and asks in each transaction one row: has anything changed that such an answer rests on? `access_epoch` is that row (none yet: 0), moved by whoever
-- changes it, in the same transaction. Why it is worth it: ADR 8.

create table access_epoch (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null
);
grant select on access_epoch to huying_app;

create function app.move_access_epoch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into access_epoch (epoch) values (1) on conflict (only_row) do update set epoch = access_epoch.epoch + 1;
  return null;
end $$;

-- Everything app.enter_staff reads. A session that begins and one that is merely used change nothing that is kept of another.
create trigger session_epoch after delete or update of token, "expiresAt", "userId", "idleFor", "isReadOnly" on auth.session for each statement execute function app.move_access_epoch();
-- Being used only lengthens a session; set back, it is as if the time had passed.
create trigger session_set_back_epoch after update of "seenAt" on auth.session for each row when (new."seenAt" < old."seenAt")
  execute function app.move_access_epoch();
create trigger user_epoch after delete or update of "twoFactorEnabled" on auth."user" for each statement execute function app.move_access_epoch();
create trigger account_states_epoch after delete or update of password_set_at, is_one_time, closed_at on auth.account_states for each statement execute function app.move_access_epoch();
create trigger staff_epoch after delete or update of account_id, left_at, name on staff for each statement execute function app.move_access_epoch();
create trigger posts_epoch after insert or update or delete on posts for each statement execute function app.move_access_epoch();
create trigger governance_units_epoch after update of name, kind, district_id on governance_units for each statement execute function app.move_access_epoch();
create trigger settings_epoch after insert or update or delete on settings for each statement execute function app.move_access_epoch();

-- As in 0019, and said with it: of which epoch the answer is, and for how long it may be used without asking again. A minute, so that a session in use is
-- marked as such; less where the session, its idle time or the post ends sooner.
drop function app.enter_staff(text, uuid);
create function app.enter_staff(p_token text, p_post uuid)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid,
               is_read_only boolean, sees_all boolean, epoch bigint, good_for_ms double precision)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
begin
  select s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id, u.name as unit_name, u.kind as unit_kind,
         p.district_id, se."seenAt" < now() - interval '1 minute' as is_stale, se."isReadOnly" as is_read_only, sc.member_ids,
         coalesce((select e.epoch from access_epoch e), 0) as epoch,
         least(interval '1 minute', se."expiresAt" - now(), upper(p.valid) - app.now(),
               se."seenAt" + coalesce(se."idleFor", make_interval(mins => d.idle_minutes::int)) - now()) as good_for
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
    set_config('app.scope', case when found_row.reach = 'none' then '' else coalesce(found_row.member_ids::text, '') end, true);
  account_id := found_row.account_id; staff_id := found_row.staff_id; staff_name := found_row.staff_name; post_id := found_row.post_id; role := found_row.role;
  reach := found_row.reach; unit_id := found_row.unit_id; unit_name := found_row.unit_name; unit_kind := found_row.unit_kind; district_id := found_row.district_id;
  is_read_only := found_row.is_read_only; epoch := found_row.epoch; good_for_ms := extract(epoch from found_row.good_for) * 1000;
  return next;
end $$;
revoke execute on function app.enter_staff(text, uuid) from public;
grant execute on function app.enter_staff(text, uuid) to huying_app;

-- A repeated press looks for a call that is still open (B6): the few there are, not all that were ever received.
create index requests_open_calls on requests (received_at) where channel = 'one_key' and state in ('received', 'accepted') and kind_code is null;
