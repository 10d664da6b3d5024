-- Identity, the second half: what state an account is in, when a session ends by itself, the three administrators kept apart, messages that wait
-- to be sent. The server reaches the schema auth only through the functions below, each of which asks again who is standing before it.

-- Idle time is counted from here; the sign-in library does not know this column.
alter table auth.session add column "seenAt" timestamptz not null default now();

create table auth.account_states (
  account_id text primary key references auth."user" on delete cascade,
  password_set_at timestamptz not null default now(),
  -- Set by an administrator for one use: it must be changed before anything else.
  is_one_time boolean not null default false,
  closed_at timestamptz,
  last_signed_in_at timestamptz
);
-- A code of the second factor opens once, though it would be valid for a minute and a half (ASVS 2.8.4).
create table auth.used_codes (
  account_id text not null references auth."user" on delete cascade,
  code_digest bytea not null,
  used_at timestamptz not null default now(),
  primary key (account_id, code_digest)
);

create function app.setting_number(p_name text, p_default numeric) returns numeric language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce((select (value #>> '{}')::numeric from settings where name = p_name), p_default) $$;
create function app.setting_flag(p_name text, p_default boolean) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce((select (value #>> '{}')::boolean from settings where name = p_name), p_default) $$;

-- Is this session alive, whose is it, and what stands between it and work? `state`: open, must_change_password, must_enrol.
-- Sessions run on real time, whatever the house's clock shows: a story that moves to next week stays signed in.
-- A password that comes of age in mid-shift is asked for at the next sign-in.
create function app.session_state(p_token text)
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
   where se.token = p_token and se."expiresAt" > now() and se."seenAt" > now() - d.idle and a.closed_at is null and s.left_at is null
$$;

-- As in 0004, and besides: idle sessions are over, closed accounts stay out, and nobody works before the password is their own and the second
-- factor is enrolled. Being seen is written once a minute at most, and never waited for.
create or replace function app.enter_staff(p_token text, p_post uuid)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select t.account_id, t.staff_id, t.staff_name, p.id, p.role, app.reach_of(p.role), p.unit_id, u.name, u.kind, p.district_id
    into account_id, staff_id, staff_name, post_id, role, reach, unit_id, unit_name, unit_kind, district_id
    from app.session_state(p_token) t
    join posts p on p.staff_id = t.staff_id and p.valid @> app.now() and (p_post is null or p.id = p_post)
    join governance_units u on u.id = p.unit_id
   where t.state = 'open'
   order by (p.basis = 'home') desc, p.id
   limit 1;
  if not found then return; end if;
  if not current_setting('transaction_read_only')::boolean then
    update auth.session set "seenAt" = now() where id in (
      select se.id from auth.session se where se.token = p_token and se."seenAt" < now() - interval '1 minute' for update skip locked);
  end if;
  perform set_config('app.kind', 'staff', true), set_config('app.actor_id', staff_id::text, true), set_config('app.post_id', post_id::text, true),
    set_config('app.unit_id', unit_id::text, true), set_config('app.district_id', district_id::text, true), set_config('app.role', role, true),
    set_config('app.reach', reach, true);
  return next;
end $$;

create or replace function app.session_posts(p_token text)
returns table (staff_id uuid, staff_name text, post_id uuid, role text, basis text, unit_id uuid, unit_name text, unit_kind text, district_id uuid, path text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.staff_id, t.staff_name, p.id, p.role, p.basis, u.id, u.name, u.kind, p.district_id,
         (with recursive up as (select x.id, x.parent_id, x.name, 0 as depth from governance_units x where x.id = u.id
                                union all select y.id, y.parent_id, y.name, up.depth + 1 from governance_units y join up on y.id = up.parent_id)
          select string_agg(name, ' · ' order by depth desc) from up)
    from app.session_state(p_token) t
    join posts p on p.staff_id = t.staff_id and p.valid @> app.now()
    join governance_units u on u.id = p.unit_id
   order by (p.basis = 'home') desc, p.id
$$;

-- Three administrators (三员, GB/T 22239-2019 8.1.4.2): nobody is two of them at one time.
alter table posts add constraint posts_one_administrator exclude using gist (staff_id with =, role with <>, valid with &&)
  where (role in ('system_admin', 'security_admin', 'audit_admin'));

-- Who may do what to an account. Refusals come as 42501, which the house shows as "not within your post".
create function app.check_account(p_account text, variadic p_roles text[]) returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.is_system() then return; end if;
  if app.role() = any (p_roles) and exists (select from staff s where s.account_id = p_account and s.district_id = app.district_id()) then return; end if;
  raise exception 'not an account of this post' using errcode = '42501';
end $$;

create function app.open_account(p_account text, p_username text, p_name text, p_staff uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.is_system() and app.role() <> 'system_admin' then raise exception 'accounts are opened by the system administrator' using errcode = '42501'; end if;
  insert into auth."user" (id, name, email, username, "displayUsername") values (p_account, p_name, p_username || '@huying', p_username, p_username);
  insert into auth.account_states (account_id, is_one_time) values (p_account, true);
  update staff set account_id = p_account where id = p_staff and account_id is null and (app.is_system() or district_id = app.district_id());
  if not found then raise exception 'no such staff' using errcode = '42501'; end if;
end $$;

create function app.end_sessions(p_account text, p_keep text default null) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended integer;
begin
  perform app.check_account(p_account, 'system_admin', 'security_admin');
  delete from auth.session where "userId" = p_account and token is distinct from p_keep;
  get diagnostics ended = row_count;
  return ended;
end $$;

create function app.close_account(p_account text, p_is_closed boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.check_account(p_account, 'system_admin', 'security_admin');
  insert into auth.account_states (account_id, closed_at) values (p_account, case when p_is_closed then app.now() end)
    on conflict (account_id) do update set closed_at = excluded.closed_at;
  if p_is_closed then perform app.end_sessions(p_account); end if;
end $$;

create function app.unlock_account(p_account text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.check_account(p_account, 'security_admin');
  delete from auth.sign_in_failures f using auth."user" u where u.id = p_account and f.username = u.username;
  update auth."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = p_account;
end $$;

create function app.reset_second_factor(p_account text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.check_account(p_account, 'security_admin');
  delete from auth."twoFactor" where "userId" = p_account;
  update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = p_account;
  perform app.end_sessions(p_account);
end $$;

create function app.list_accounts()
returns table (account_id text, username text, staff_id uuid, staff_name text, has_second_factor boolean, last_signed_in_at timestamptz,
               locked_until timestamptz, closed_at timestamptz, is_one_time boolean, session_count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.username, s.id, s.name, coalesce(u."twoFactorEnabled", false), a.last_signed_in_at,
         case when f.locked_until > app.now() then f.locked_until end, a.closed_at, coalesce(a.is_one_time, false),
         (select count(*) from auth.session se where se."userId" = u.id and se."expiresAt" > now())
    from auth."user" u
    join staff s on s.account_id = u.id
    left join auth.account_states a on a.account_id = u.id
    left join auth.sign_in_failures f on f.username = u.username
   where app.is_system() or (app.role() in ('system_admin', 'security_admin') and s.district_id = app.district_id())
$$;

do $$
declare f text;
begin
  foreach f in array array['app.session_state(text)', 'app.check_account(text, text[])', 'app.open_account(text, text, text, uuid)', 'app.end_sessions(text, text)',
    'app.close_account(text, boolean)', 'app.unlock_account(text)', 'app.reset_second_factor(text)', 'app.list_accounts()',
    'app.setting_number(text, numeric)', 'app.setting_flag(text, boolean)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to huying_app', f);
  end loop;
end $$;

-- The audit administrator reads the journal of their own district and what the house itself did.
drop policy journal_read on journal;
create policy journal_read on journal for select to huying_app using (
  (select app.is_system())
  or ((select app.role()) = 'audit_admin' and (district_id is null or district_id = (select app.district_id()))));

-- Messages to people's phones: written in the transaction that causes them, sent afterwards, sealed at rest.
create table messages (
  id uuid primary key,
  kind text not null,
  to_cipher bytea not null,
  to_tail text not null,
  text_cipher bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries smallint not null default 0,
  made_at timestamptz not null default app.now(),
  next_try_at timestamptz not null default app.now(),
  -- Of no use any more after this: a code that has run out is not sent late.
  useful_until timestamptz,
  sent_at timestamptz,
  problem text
);
create index messages_waiting on messages (next_try_at) where state = 'waiting';
alter table messages enable row level security;
create policy messages_add on messages for insert to huying_app with check (app.kind() <> 'nobody');
create policy messages_send on messages to huying_app using ((select app.is_system()));
grant select, insert, update on messages to huying_app;
