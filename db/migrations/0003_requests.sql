-- Requests 诉求: everything that comes in by any channel is one row here, from the first ring to the frozen month. What happened to it is a
-- row each in the tables below (who, when, why); where it stood at any past moment is read from request_stages.

-- Work methods as data (B1). A request stays tied to the version it came in under.
create table method_versions (
  id uuid primary key,
  name text not null,
  version text not null,
  area_unit_id uuid references governance_units,
  body jsonb not null,
  effective_from timestamptz not null default app.now(),
  loaded_at timestamptz not null default app.now(),
  unique (name, version)
);
grant select, insert on method_versions to huying_app;

create sequence request_numbers;
grant usage on sequence request_numbers to huying_app;

create table requests (
  id uuid primary key,
  district_id uuid not null,
  request_no text not null unique,
  method_version_id uuid not null references method_versions,
  channel text not null,
  state text not null check (state in ('received', 'accepted', 'dispatched', 'in_progress', 'returned', 'suspended', 'reopened', 'resolved', 'closed',
    'merged', 'withdrawn')),
  -- Lowest unit answerable for the place when it came in; moves with a redraw only while the request is open.
  territory_id uuid not null references governance_units,
  -- The desk that dispatches and closes it; escalation moves this up the line.
  desk_unit_id uuid not null references governance_units,
  place_id uuid references places,
  place_text text,
  longitude double precision,
  latitude double precision,
  counts_as text check (counts_as in ('service', 'problem')),
  kind_code text,
  -- How the kind was chosen: {suggested, because, confirmedBy}
  classification jsonb,
  summary text not null,
  text text not null default '',
  is_emergency boolean not null default false,
  is_urgent_hardship boolean not null default false,
  is_anonymous boolean not null default false,
  is_silent boolean not null default false,
  is_out_of_power boolean not null default false,
  is_drill boolean not null default false,
  sensitivity text not null default 'normal' check (sensitivity in ('normal', 'sensitive')),
  caller_person_id uuid references people,
  caller_name text,
  caller_phone_cipher bytea,
  caller_phone_hash bytea,
  caller_phone_tail text,
  follow_hash bytea,
  proxy jsonb,
  device_id uuid,
  first_asked_staff_id uuid references staff,
  received_by_post_id uuid,
  received_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  responded_at timestamptz,
  resolved_at timestamptz,
  resolved_by_staff_id uuid,
  closed_at timestamptz,
  response_due_at timestamptz,
  resolve_due_at timestamptz,
  paused_at timestamptz,
  extended_days numeric not null default 0,
  lead_unit_id uuid references governance_units,
  lead_post_id uuid references posts,
  assist_unit_ids uuid[] not null default '{}',
  dispatch_rule text,
  time_card text not null default 'none' check (time_card in ('none', 'yellow', 'red')),
  merged_into_id uuid references requests,
  relapse_count smallint not null default 0,
  press_count smallint not null default 1,
  reminder_count smallint not null default 0,
  rating smallint check (rating between 1 and 5),
  callback_result text check (callback_result in ('solved', 'unsolved', 'unreachable')),
  is_satisfied boolean,
  is_excluded boolean not null default false,
  -- Next time something must happen by itself: a ring up the chain, a card, an escalation.
  wake_at timestamptz,
  ring_step smallint,
  version integer not null default 1
);
-- The open queue is small however long the past is; every screen of today reads these partial indexes.
create index requests_open_territory on requests (territory_id, resolve_due_at) where state not in ('closed', 'merged', 'withdrawn');
create index requests_open_desk on requests (desk_unit_id, resolve_due_at) where state not in ('closed', 'merged', 'withdrawn');
create index requests_open_lead on requests (lead_unit_id, resolve_due_at) where state not in ('closed', 'merged', 'withdrawn');
create index requests_open_district on requests (district_id, resolve_due_at) where state not in ('closed', 'merged', 'withdrawn');
create index requests_territory on requests (territory_id, received_at desc);
create index requests_lead on requests (lead_unit_id, received_at desc);
create index requests_received on requests (district_id, received_at desc);
create index requests_closed on requests (district_id, closed_at) where closed_at is not null;
create index requests_phone on requests (caller_phone_hash, received_at desc) where caller_phone_hash is not null;
create index requests_person on requests (caller_person_id) where caller_person_id is not null;
create index requests_place on requests (place_id, received_at desc) where place_id is not null;
create index requests_wake on requests (wake_at) where wake_at is not null;
create index requests_merged on requests (merged_into_id) where merged_into_id is not null;
create index requests_assist on requests using gin (assist_unit_ids) where assist_unit_ids <> '{}';

-- Where a request stood, from when on. Append-only business history: "as of 9 March" and "time by step" are read from it.
create table request_stages (
  request_id uuid not null references requests,
  entered_at timestamptz not null,
  state text not null,
  lead_unit_id uuid,
  territory_id uuid not null,
  ordinal bigint generated always as identity,
  primary key (request_id, ordinal)
);

create table request_closures (
  request_id uuid not null references requests,
  closed_at timestamptz not null,
  closed_by text not null check (closed_by in ('checker', 'caller', 'rule')),
  post_id uuid,
  note text,
  reopened_at timestamptz,
  primary key (request_id, closed_at)
);

-- What was said and shown on the way: progress, evidence, appended statements, replies. Files are ids of the file store.
create table request_notes (
  id uuid primary key,
  request_id uuid not null references requests,
  kind text not null check (kind in ('statement', 'progress', 'evidence', 'reply', 'thanks', 'internal')),
  text text not null default '',
  file_ids uuid[] not null default '{}',
  by_kind text not null,
  by_staff_id uuid,
  by_unit_id uuid,
  by_name text,
  is_public boolean not null default false,
  at timestamptz not null default app.now()
);
create index request_notes_request on request_notes (request_id, at);

create table request_returns (
  id uuid primary key,
  request_id uuid not null references requests,
  unit_id uuid not null,
  reason text not null,
  legal_basis text,
  is_in_time boolean not null,
  at timestamptz not null default app.now()
);
create index request_returns_request on request_returns (request_id);

-- Extensions, suspensions, exclusions and appeals wait for a second person: one table of approvals, told apart by kind.
create table request_approvals (
  id uuid primary key,
  request_id uuid not null references requests,
  kind text not null check (kind in ('extension', 'suspension', 'exclusion', 'appeal')),
  reason text not null,
  amount numeric,
  review_on date,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused')),
  asked_by_post_id uuid,
  asked_by_staff_id uuid,
  asked_at timestamptz not null default app.now(),
  decided_by_post_id uuid,
  decided_by_staff_id uuid,
  decided_at timestamptz,
  decision_note text,
  check (decided_by_staff_id is null or decided_by_staff_id is distinct from asked_by_staff_id)
);
create index request_approvals_request on request_approvals (request_id);
create unique index request_approvals_one_open on request_approvals (request_id, kind) where state = 'asked';

create table request_pauses (
  request_id uuid not null references requests,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  reason text not null,
  primary key (request_id, paused_at)
);

create table request_supervisions (
  id uuid primary key,
  request_id uuid not null references requests,
  kind text not null check (kind in ('reminder', 'supervision_order', 'escalation', 'joint_meeting')),
  reason text not null,
  from_unit_id uuid,
  to_unit_id uuid,
  by_post_id uuid,
  due_at timestamptz,
  answered_at timestamptz,
  answer text,
  at timestamptz not null default app.now()
);
create index request_supervisions_request on request_supervisions (request_id);

create table request_callbacks (
  id uuid primary key,
  request_id uuid not null references requests,
  means text not null check (means in ('phone', 'sms', 'page', 'visit')),
  result text not null check (result in ('solved', 'unsolved', 'unreachable')),
  is_satisfied boolean,
  note text,
  by_staff_id uuid,
  at timestamptz not null default app.now()
);
create index request_callbacks_request on request_callbacks (request_id);

create table request_ratings (
  request_id uuid not null references requests,
  at timestamptz not null default app.now(),
  stars smallint not null check (stars between 1 and 5),
  is_solved boolean not null,
  comment text,
  by_kind text not null,
  primary key (request_id, at)
);

create table request_cards (
  request_id uuid not null references requests,
  card text not null check (card in ('yellow', 'red')),
  raised_at timestamptz not null,
  lead_unit_id uuid,
  primary key (request_id, card, raised_at)
);

-- Every ring of an emergency or one-key call and who took it; the chain climbs until somebody answers.
create table request_rings (
  request_id uuid not null references requests,
  step smallint not null,
  unit_id uuid not null,
  post_id uuid,
  role text,
  rang_at timestamptz not null,
  answered_at timestamptz,
  answered_by_post_id uuid,
  primary key (request_id, step)
);

-- Words of a request as search tokens, with its territory as one more token: a narrow post's search meets its own few rows, never the district's.
-- Kept apart because row-level security forbids index use by operators that are not leakproof; the join back to requests decides what is seen.
create table request_search (
  request_id uuid primary key references requests,
  received_at timestamptz not null,
  tokens tsvector not null
);
create index request_search_tokens on request_search using gin (tokens);

create table person_search (
  person_id uuid primary key references people,
  tokens tsvector not null
);
create index person_search_tokens on person_search using gin (tokens);
grant select, insert, update on request_search, person_search to huying_app;

-- What the desk corrected, added up by word: the suggestion learns from it and can show it.
create table kind_corrections (
  district_id uuid not null,
  word text not null,
  kind_code text not null,
  weight integer not null,
  primary key (district_id, word, kind_code)
);
grant select, insert, update on kind_corrections to huying_app;

-- Residents know themselves by a phone code; a device by its key.
create table resident_codes (
  phone_hash bytea not null,
  code_hash bytea not null,
  made_at timestamptz not null default app.now(),
  expires_at timestamptz not null,
  tries smallint not null default 0,
  used_at timestamptz
);
create index resident_codes_phone on resident_codes (phone_hash, made_at desc);
create table resident_sessions (
  token_hash bytea primary key,
  district_id uuid not null,
  phone_hash bytea not null,
  phone_cipher bytea not null,
  made_at timestamptz not null default app.now(),
  expires_at timestamptz not null
);
create table call_devices (
  id uuid primary key,
  district_id uuid not null,
  device_no text not null unique,
  key_hash bytea not null,
  place_id uuid references places,
  community_id uuid not null references governance_units,
  label text not null default '',
  last_seen_at timestamptz,
  retired_at timestamptz
);
grant select, insert, update on resident_codes, resident_sessions, call_devices to huying_app;

create function app.sees_sensitive() returns boolean language sql stable parallel safe as
$$ select app.role() in ('community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor', 'mediator', 'handler', 'handling_lead') $$;
create function app.device_id() returns uuid language sql stable parallel safe as
$$ select case when app.kind() = 'device' then app.actor_id()::uuid end $$;
create function app.follow_hash() returns bytea language sql stable parallel safe as
$$ select decode(nullif(current_setting('app.follow_hash', true), ''), 'hex') $$;
grant execute on all functions in schema app to huying_app;

alter table requests enable row level security;
-- Row-local only: no join, whatever the post. Territory posts see their territory, assigned posts what is theirs to handle, callers their own.
create policy requests_read on requests for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (sensitivity = 'normal' or (select app.sees_sensitive()))
      and ((select app.sees_all())
           or ((select app.reach()) = 'territory' and territory_id = any ((select app.scope())::uuid[]))
           or ((select app.reach()) = 'territory' and desk_unit_id = (select app.unit_id()))
           or ((select app.reach()) in ('assigned', 'territory') and lead_unit_id = (select app.unit_id()))
           or ((select app.reach()) = 'assigned' and (select app.unit_id()) = any (assist_unit_ids))))
  or received_by_post_id = (select app.post_id())
  or caller_phone_hash = (select app.phone_hash())
  or follow_hash = (select app.follow_hash())
  or (device_id is not null and device_id = (select app.device_id())));
create policy requests_add on requests for insert to huying_app with check (
  (select app.is_system()) or district_id = (select app.district_id()));
create policy requests_change on requests for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((select app.sees_all())
           or ((select app.reach()) = 'territory' and territory_id = any ((select app.scope())::uuid[]))
           or ((select app.reach()) = 'territory' and desk_unit_id = (select app.unit_id()))
           or lead_unit_id = (select app.unit_id())
           or (select app.unit_id()) = any (assist_unit_ids)))
  or received_by_post_id = (select app.post_id())
  or caller_phone_hash = (select app.phone_hash())
  or follow_hash = (select app.follow_hash())
  or (device_id is not null and device_id = (select app.device_id()))) with check (true);
grant select, insert, update on requests to huying_app;

do $$
declare t text;
begin
  foreach t in array array['request_stages', 'request_closures', 'request_notes', 'request_returns', 'request_approvals', 'request_pauses',
    'request_supervisions', 'request_callbacks', 'request_ratings', 'request_cards', 'request_rings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using ((select app.is_system()) or exists (select from requests r where r.id = request_id))', t || '_read', t);
    execute format('create policy %I on %I for insert to huying_app with check ((select app.kind()) <> ''nobody'')', t || '_add', t);
    execute format('create policy %I on %I for update to huying_app using ((select app.is_system()) or exists (select from requests r where r.id = request_id))', t || '_change', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;


-- Exactly one living person with this number, or nobody: a shared family phone says nothing about who calls.
create function app.person_by_phone(p_hash bytea) returns table (id uuid, name text, initials text)
language sql stable security definer set search_path = public, pg_temp as $$
  select min(p.id::text)::uuid, min(p.name), min(p.initials) from people p where p.phone_hash = p_hash and p.merged_into_id is null having count(*) = 1
$$;
grant execute on function app.person_by_phone(bytea) to huying_app;
