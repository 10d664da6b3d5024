-- Accounts and sessions of staff (kept by better-auth in its own schema) and the one gate from a session to the claims of a transaction.

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  username text unique,
  "displayUsername" text,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_by_user on auth.session ("userId");
create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user on auth.account ("userId");
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_user on auth."twoFactor" ("userId");
-- Five failures lock an account for fifteen minutes (等保 level 3, common implementation values).
create table auth.sign_in_failures (
  username text primary key,
  failures integer not null default 0,
  last_at timestamptz not null default now(),
  locked_until timestamptz
);

create function app.reach_of(p_role text) returns text language sql immutable parallel safe as $$
  select case
    when p_role in ('handler', 'handling_lead', 'department_officer') then 'assigned'
    when p_role in ('system_admin', 'security_admin', 'audit_admin') then 'none'
    else 'territory' end
$$;

-- From a session token (and the post whose hat is worn) to the claims, in one look-up inside the caller's transaction: a post that ended or a
-- session that was revoked a moment ago is refused now, with no cache to wait for.
create function app.enter_staff(p_token text, p_post uuid)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select s.account_id, s.id, s.name, p.id, p.role, app.reach_of(p.role), p.unit_id, u.name, u.kind, p.district_id
    into account_id, staff_id, staff_name, post_id, role, reach, unit_id, unit_name, unit_kind, district_id
    from auth.session se
    join staff s on s.account_id = se."userId" and s.left_at is null
    join posts p on p.staff_id = s.id and p.valid @> app.now() and (p_post is null or p.id = p_post)
    join governance_units u on u.id = p.unit_id
   where se.token = p_token and se."expiresAt" > now()
   order by (p.basis = 'home') desc, p.id
   limit 1;
  if not found then return; end if;
  perform set_config('app.kind', 'staff', true), set_config('app.actor_id', staff_id::text, true), set_config('app.post_id', post_id::text, true),
    set_config('app.unit_id', unit_id::text, true), set_config('app.district_id', district_id::text, true), set_config('app.role', role, true),
    set_config('app.reach', reach, true);
  return next;
end $$;

create function app.enter_resident(p_token_hash bytea)
returns table (phone_hash bytea, phone_cipher bytea, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select r.phone_hash, r.phone_cipher, r.district_id into phone_hash, phone_cipher, district_id
    from resident_sessions r where r.token_hash = p_token_hash and r.expires_at > now();
  if not found then return; end if;
  perform set_config('app.kind', 'resident', true), set_config('app.actor_id', encode(phone_hash, 'hex'), true),
    set_config('app.phone_hash', encode(phone_hash, 'hex'), true), set_config('app.district_id', district_id::text, true);
  return next;
end $$;

-- Is this session alive, and which posts may it wear? For the sign-in page and the hat switch.
create function app.session_posts(p_token text)
returns table (staff_id uuid, staff_name text, post_id uuid, role text, basis text, unit_id uuid, unit_name text, unit_kind text, district_id uuid, path text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.name, p.id, p.role, p.basis, u.id, u.name, u.kind, p.district_id,
         (with recursive up as (select x.id, x.parent_id, x.name, 0 as depth from governance_units x where x.id = u.id
                                union all select y.id, y.parent_id, y.name, up.depth + 1 from governance_units y join up on y.id = up.parent_id)
          select string_agg(name, ' · ' order by depth desc) from up)
    from auth.session se
    join staff s on s.account_id = se."userId" and s.left_at is null
    join posts p on p.staff_id = s.id and p.valid @> app.now()
    join governance_units u on u.id = p.unit_id
   where se.token = p_token and se."expiresAt" > now()
   order by (p.basis = 'home') desc, p.id
$$;
revoke execute on function app.session_posts(text), app.enter_staff(text, uuid), app.enter_resident(bytea) from public;
grant execute on function app.session_posts(text), app.enter_staff(text, uuid), app.enter_resident(bytea) to huying_app;

-- Somebody unknown: knows only the district of this installation and, if they kept it, the key of what they reported.
create function app.enter_anonymous(p_follow_hash text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare home uuid;
begin
  select id into home from governance_units where parent_id is null and upper_inf(valid) order by lower(valid), id limit 1;
  perform set_config('app.kind', 'anonymous', true), set_config('app.district_id', coalesce(home::text, ''), true),
    set_config('app.follow_hash', p_follow_hash, true);
  return home;
end $$;
create function app.enter_device(p_no text, p_key_hash bytea)
returns table (id uuid, community_id uuid, place_id uuid, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update call_devices d set last_seen_at = app.now()
   where d.device_no = p_no and d.key_hash = p_key_hash and d.retired_at is null
   returning d.id, d.community_id, d.place_id, d.district_id into id, community_id, place_id, district_id;
  if not found then return; end if;
  perform set_config('app.kind', 'device', true), set_config('app.actor_id', id::text, true), set_config('app.district_id', district_id::text, true);
  return next;
end $$;
revoke execute on function app.enter_anonymous(text), app.enter_device(text, bytea) from public;
grant execute on function app.enter_anonymous(text), app.enter_device(text, bytea) to huying_app;
