-- The ground every module stands on: who is asking (schema app), what was done (journal), what was sealed, what is stored (files).
-- Needs nothing newer than PostgreSQL 15.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- The server connects as the owner and drops to this role inside every transaction, so that row-level security binds it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'huying_app') then
    create role huying_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant huying_app to %I', current_user); end $$;

create schema app;
create schema auth;
grant usage on schema app to huying_app;

-- One clock for SQL: the server passes its own time when it runs on a shifted clock (stories, rehearsals); otherwise it is now().
create function app.now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
create function app.today() returns date language sql stable parallel safe as
$$ select (app.now() at time zone 'Asia/Shanghai')::date $$;

-- The claims of the transaction, set once by app.enter… and read by every policy.
create function app.kind() returns text language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.kind', true), ''), 'nobody') $$;
create function app.actor_id() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.actor_id', true), '') $$;
create function app.post_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.post_id', true), '')::uuid $$;
create function app.unit_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.unit_id', true), '')::uuid $$;
create function app.district_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.district_id', true), '')::uuid $$;
create function app.role() returns text language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.role', true), ''), 'none') $$;
create function app.reach() returns text language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.reach', true), ''), 'none') $$;
create function app.phone_hash() returns bytea language sql stable parallel safe as
$$ select decode(nullif(current_setting('app.phone_hash', true), ''), 'hex') $$;
create function app.is_system() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.kind', true), '') = 'system' $$;

-- The journal: one row per command, append-only. It is the audit, the change feed and the source of reactions.
create table journal (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  -- A restore into a new cluster starts transaction numbers afresh; the epoch keeps old and new apart.
  epoch integer not null default 1,
  at timestamptz not null default app.now(),
  command_id uuid not null unique,
  name text not null,
  outcome text not null check (outcome in ('accepted', 'superseded', 'rejected')),
  actor_kind text not null,
  actor_id text,
  post_id uuid,
  unit_id uuid,
  district_id uuid,
  subject_id uuid,
  territory_id uuid,
  unit_ids uuid[] not null default '{}',
  device_at timestamptz,
  is_drill boolean not null default false,
  input_digest bytea not null,
  -- {input, events, result, problem}; personal fields inside are already encrypted by the bus.
  content jsonb not null,
  -- Set when retention removed the content; the digest stays, so the chain still verifies.
  content_digest bytea not null,
  erased_at timestamptz
);
create index journal_subject on journal (subject_id, seq) where subject_id is not null;
create index journal_feed on journal (epoch, xid, seq);
create index journal_at on journal using brin (at);
create index journal_actor on journal (actor_id, seq) where actor_id is not null;

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('app.erasing', true) = 'on' then return new; end if;
  raise exception 'the journal is append-only' using errcode = '42501';
end $$;
create trigger journal_append_only before update or delete on journal for each row execute function app.refuse_change();
create trigger journal_no_truncate before truncate on journal for each statement execute function app.refuse_change();

-- Each seal covers every journal row of an epoch whose transaction number lies in [xid_from, xid_to): that set can no longer change
-- once all transactions below xid_to have ended, whatever order they committed in.
create table journal_seals (
  chain_no bigint primary key,
  epoch integer not null,
  xid_from xid8 not null,
  xid_to xid8 not null,
  row_count bigint not null,
  last_seq bigint,
  hash bytea not null,
  sealed_at timestamptz not null default now()
);
create trigger seals_append_only before update or delete on journal_seals for each row execute function app.refuse_change();

-- Where each reader of the feed has got to.
create table feed_cursors (
  name text primary key,
  epoch integer not null,
  xid xid8 not null,
  at timestamptz not null default now()
);

alter table journal enable row level security;
create policy journal_insert on journal for insert to huying_app with check (true);
create policy journal_read on journal for select to huying_app
  using ((select app.is_system()) or (select app.role()) = 'audit_admin');
grant insert, select on journal to huying_app;
grant select on journal_seals to huying_app;

-- The stored outcome of a command id, for the replay rule; says nothing about other people's commands beyond "taken".
create function app.find_outcome(p_command uuid)
returns table (seq bigint, name text, outcome text, actor_kind text, actor_id text, input_digest bytea, events jsonb, result jsonb, problem jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select j.seq, j.name, j.outcome, j.actor_kind, j.actor_id, j.input_digest, j.content->'events', j.content->'result', j.content->'problem'
    from journal j where j.command_id = p_command
$$;
-- The story of one record. Callers join it to a row they can already see; it is granted for that use.
create function app.journal_of(p_subject uuid)
returns table (seq bigint, command_id uuid, at timestamptz, device_at timestamptz, name text, actor_kind text, actor_id text, post_id uuid, unit_id uuid, content jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select j.seq, j.command_id, j.at, j.device_at, j.name, j.actor_kind, j.actor_id, j.post_id, j.unit_id, j.content
    from journal j where j.subject_id = p_subject and j.outcome = 'accepted' order by j.seq
$$;

-- Files: bytes lie on disk or in S3 under their id; this row is what is known of them.
create table files (
  id uuid primary key,
  district_id uuid,
  sha256 bytea not null,
  media_type text not null,
  size_bytes bigint not null,
  original_name text,
  uploaded_by text not null,
  uploaded_at timestamptz not null default app.now(),
  duration_seconds numeric
);
grant select, insert on files to huying_app;

-- Settings an administrator edits: the calendar of days off and make-up workdays (no library knows the years ahead).
create table calendar_days (
  on_date date primary key,
  kind text not null check (kind in ('day_off', 'make_up', 'half_am', 'half_pm')),
  name text not null default ''
);
create table calendar_years (
  year integer primary key,
  confirmed_at timestamptz not null default now()
);
create table settings (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default app.now()
);
grant select, insert, update, delete on calendar_days, calendar_years, settings to huying_app;

-- Long work that can be left and found again: imports, exports, backups.
create table tasks (
  id uuid primary key,
  kind text not null,
  title text not null,
  post_id uuid,
  actor_id text,
  district_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count bigint not null default 0,
  total_count bigint,
  input jsonb not null default '{}',
  result jsonb,
  problem jsonb,
  made_at timestamptz not null default app.now(),
  ended_at timestamptz
);
alter table tasks enable row level security;
create policy tasks_own on tasks to huying_app
  using ((select app.is_system()) or actor_id = (select app.actor_id()))
  with check ((select app.is_system()) or actor_id = (select app.actor_id()));
grant select, insert, update on tasks to huying_app;
