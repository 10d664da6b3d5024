-- Mediation (N1–N3), one-key devices (B6), and what family members of a caller must not come to see on their own phones and devices (N3).

-- Kinds that are hidden from the caller's family, by version of the work method: a look-up that a trigger can afford on every request.
create table hidden_kinds (
  method_version_id uuid not null references method_versions,
  kind_code text not null,
  primary key (method_version_id, kind_code)
);
create function app.keep_hidden_kinds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into hidden_kinds
    select new.id, k->>'code' from jsonb_array_elements(new.body->'requestKinds') k where k->'isHiddenFromFamily' = 'true' on conflict do nothing;
  return null;
end $$;
create trigger method_versions_hidden after insert on method_versions for each row execute function app.keep_hidden_kinds();
insert into hidden_kinds
  select v.id, k->>'code' from method_versions v, jsonb_array_elements(v.body->'requestKinds') k where k->'isHiddenFromFamily' = 'true';

alter table requests add column is_hidden_from_family boolean not null default false;
-- Once a kind is confirmed it alone decides; before that the suggestion does, since the words of the call are all that is known.
-- After the row, not before: whoever reports must be able to write their own call down, though they may not be shown it again.
create function app.hide_from_family() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  hidden boolean := exists (
    select from hidden_kinds h where h.method_version_id = new.method_version_id
       and h.kind_code = coalesce(new.kind_code, new.classification->>'suggested'));
begin
  if hidden is distinct from new.is_hidden_from_family then
    update requests set is_hidden_from_family = hidden where id = new.id;
  end if;
  return null;
end $$;
create trigger requests_hidden_added after insert on requests for each row execute function app.hide_from_family();
create trigger requests_hidden_changed after update of kind_code, classification on requests for each row execute function app.hide_from_family();
update requests r set is_hidden_from_family = true
 where exists (select from hidden_kinds h where h.method_version_id = r.method_version_id and h.kind_code = coalesce(r.kind_code, r.classification->>'suggested'));

-- Is the number that signed in the caller's own? A number that two people of the register share, or that belongs to somebody of another name
-- than the caller gave, is the family's.
create function app.is_own_phone(p_caller_name text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select case count(*) when 0 then true when 1 then p_caller_name is null or p_caller_name = min(p.name) else false end
    from people p where p.phone_hash = app.phone_hash() and p.merged_into_id is null
$$;
grant execute on function app.is_own_phone(text) to huying_app;

-- As in 0003, with two ways closed for what is hidden from the family: a shared number, and the device in the same home.
alter policy requests_read on requests using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (sensitivity = 'normal' or (select app.sees_sensitive()))
      and ((select app.sees_all())
           or ((select app.reach()) = 'territory' and territory_id = any ((select app.scope())::uuid[]))
           or ((select app.reach()) = 'territory' and desk_unit_id = (select app.unit_id()))
           or ((select app.reach()) in ('assigned', 'territory') and lead_unit_id = (select app.unit_id()))
           or ((select app.reach()) = 'assigned' and (select app.unit_id()) = any (assist_unit_ids))))
  or received_by_post_id = (select app.post_id())
  or (caller_phone_hash = (select app.phone_hash()) and (not is_hidden_from_family or app.is_own_phone(caller_name)))
  or follow_hash = (select app.follow_hash())
  or (device_id is not null and device_id = (select app.device_id()) and not is_hidden_from_family));
-- Whoever may change a request must see it before and after: PostgreSQL asks requests_read of the old row and of the new one whenever an update reads the row
-- it changes, and every update of the house does (it names the id). Said twice, the same rule would only be worked out twice.
alter policy requests_change on requests using (true);

-- One-key devices. What a device last said of itself is a state, not a history: its presses are requests, its heartbeats leave no row.
alter table call_devices
  add column battery smallint check (battery between 0 and 100),
  add column registered_at timestamptz not null default app.now(),
  add column moved_at timestamptz,
  add column retired_reason text;
create index call_devices_community on call_devices (community_id) where retired_at is null;
create index requests_device on requests (device_id, received_at desc) where device_id is not null;
-- When it was last pressed and how often of late, for whoever keeps the devices and may not see every request: times only.
create function app.calls_of_device(p_device uuid) returns table (last_press_at timestamptz, calls bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select max(received_at), count(*) filter (where received_at > app.now() - interval '30 days') from requests where device_id = p_device
$$;
revoke execute on function app.calls_of_device(uuid) from public;
grant execute on function app.calls_of_device(uuid) to huying_app;

alter table call_devices enable row level security;
-- Whoever sees the community sees its devices; the system administrator, who reaches no territory, sets them up everywhere in the district.
create policy call_devices_read on call_devices for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((select app.sees_all()) or community_id = any ((select app.scope())::uuid[]) or (select app.role()) = 'system_admin'))
  or id = (select app.device_id()));
create policy call_devices_add on call_devices for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((select app.sees_all()) or community_id = any ((select app.scope())::uuid[]) or (select app.role()) = 'system_admin')));
create policy call_devices_change on call_devices for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((select app.sees_all()) or community_id = any ((select app.scope())::uuid[]) or (select app.role()) = 'system_admin'))
  or id = (select app.device_id()));

-- Mediation. A case hangs on a request and lives beside it: the request is closed by its own desk, the case by what the parties came to.
create table mediation_cases (
  id uuid primary key,
  district_id uuid not null,
  request_id uuid not null references requests,
  case_no text not null,
  committee_unit_id uuid not null references governance_units,
  territory_id uuid not null references governance_units,
  desk_unit_id uuid not null references governance_units,
  method_version_id uuid not null references method_versions,
  source text not null check (source in ('applied', 'initiated')),
  dispute_kind text not null,
  summary text not null,
  is_sensitive boolean not null default false,
  is_drill boolean not null default false,
  state text not null check (state in ('opened', 'accepted', 'drafted', 'effective', 'performed', 'broken', 'failed', 'declined', 'referred', 'withdrawn')),
  opened_by_post_id uuid,
  opened_at timestamptz not null default app.now(),
  accepted_at timestamptz,
  -- Last day of the term; moved by an extension that both parties consented to.
  due_on date,
  ended_at timestamptz,
  ending_reason text,
  told_routes text[] not null default '{}',
  version integer not null default 1,
  unique (committee_unit_id, case_no)
);
create unique index mediation_cases_request on mediation_cases (request_id) where state not in ('failed', 'declined', 'referred', 'withdrawn', 'broken');
create index mediation_cases_desk on mediation_cases (desk_unit_id, state);
create index mediation_cases_committee on mediation_cases (committee_unit_id, state);
create index mediation_cases_open on mediation_cases (district_id, due_on) where ended_at is null;

create table mediation_parties (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  role text not null check (role in ('applicant', 'respondent', 'other')),
  ordinal smallint not null,
  name text not null,
  sex smallint not null default 0,
  age smallint,
  address text,
  phone_cipher bytea,
  phone_hash bytea,
  phone_tail text,
  -- Nobody else reads what comes to this number. Without it nothing is sent in a sensitive matter.
  is_phone_private boolean not null default false,
  is_minor boolean not null default false,
  guardian_name text,
  guardian_relation text,
  -- Of the secret that opens this party's own page; a new one makes the old one worthless.
  access_hash bytea unique,
  invited_at timestamptz,
  -- Taken in by mistake. What the name stands under stays.
  removed_at timestamptz,
  check (not is_minor or guardian_name is not null)
);
create index mediation_parties_case on mediation_parties (case_id);

-- Who mediates. Nobody begins before declaring that they are no party's relative and have no interest in the matter.
create table mediation_mediators (
  case_id uuid not null references mediation_cases,
  staff_id uuid not null references staff,
  post_id uuid not null references posts,
  assigned_at timestamptz not null default app.now(),
  declared_at timestamptz,
  stepped_back_at timestamptz,
  reason text,
  primary key (case_id, staff_id)
);
create index mediation_mediators_staff on mediation_mediators (staff_id) where stepped_back_at is null;

create table mediation_sessions (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  ordinal smallint not null,
  meets_at timestamptz not null,
  mode text not null check (mode in ('online', 'in_person', 'mixed')),
  place_text text,
  room_url text,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  record text,
  file_ids uuid[] not null default '{}',
  recorded_by uuid,
  recorded_at timestamptz,
  reason text
);
create index mediation_sessions_case on mediation_sessions (case_id);
create table mediation_attendances (
  session_id uuid not null references mediation_sessions,
  party_id uuid not null references mediation_parties,
  case_id uuid not null references mediation_cases,
  -- `home`: said on the party's own page; `room`: seen by the mediator.
  came_by text not null check (came_by in ('home', 'room')),
  at timestamptz not null default app.now(),
  primary key (session_id, party_id)
);

create table mediation_agreements (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  agreement_no text not null,
  form text not null check (form in ('written', 'oral')),
  facts text not null,
  -- SHA-256 of what was put before the parties: what they confirmed cannot be changed under their names.
  digest bytea not null,
  drafted_by uuid,
  drafted_at timestamptz not null default app.now(),
  replaced_at timestamptz,
  mediator_staff_id uuid,
  mediator_signed_at timestamptz,
  sealed_by uuid,
  sealed_at timestamptz,
  effective_at timestamptz,
  judicial_state text check (judicial_state in ('applied', 'confirmed', 'refused')),
  judicial_on date,
  judicial_no text
);
create unique index mediation_agreements_present on mediation_agreements (case_id) where replaced_at is null;
create table mediation_terms (
  id uuid primary key,
  agreement_id uuid not null references mediation_agreements,
  case_id uuid not null references mediation_cases,
  ordinal smallint not null,
  text text not null,
  by_party_id uuid references mediation_parties,
  due_on date,
  performance text not null default 'open' check (performance in ('open', 'kept', 'broken')),
  unique (agreement_id, ordinal)
);

create table mediation_extensions (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  until_on date not null,
  reason text not null,
  asked_at timestamptz not null default app.now(),
  granted_at timestamptz,
  refused_at timestamptz
);
create unique index mediation_extensions_open on mediation_extensions (case_id) where granted_at is null and refused_at is null;

-- A party's yes or no: to being mediated (with the notice of rights and duties), to more time, to the agreement.
create table mediation_confirmations (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  party_id uuid not null references mediation_parties,
  matter text not null check (matter in ('acceptance', 'extension', 'agreement')),
  subject_id uuid not null,
  is_willing boolean not null,
  means text not null check (means in ('page', 'paper', 'oral')),
  typed_name text,
  digest bytea,
  file_ids uuid[] not null default '{}',
  recorded_by uuid,
  at timestamptz not null default app.now(),
  unique (subject_id, party_id)
);
create index mediation_confirmations_case on mediation_confirmations (case_id);

create table mediation_follow_ups (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  means text not null check (means in ('phone', 'visit', 'page')),
  note text not null default '',
  results jsonb not null default '[]',
  file_ids uuid[] not null default '{}',
  by_staff_id uuid,
  at timestamptz not null default app.now()
);
create index mediation_follow_ups_case on mediation_follow_ups (case_id);

create table mediation_referrals (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  route text not null check (route in ('police', 'court', 'arbitration', 'legal_aid', 'government')),
  reason text not null,
  is_violent boolean not null default false,
  by_staff_id uuid,
  at timestamptz not null default app.now()
);
create index mediation_referrals_case on mediation_referrals (case_id);

-- Papers of the dossier that no act above leaves behind.
create table mediation_papers (
  id uuid primary key,
  case_id uuid not null references mediation_cases,
  kind text not null,
  party_id uuid references mediation_parties,
  note text not null default '',
  file_ids uuid[] not null default '{}',
  by_staff_id uuid,
  at timestamptz not null default app.now()
);
create index mediation_papers_case on mediation_papers (case_id);

-- Numbers run by committee and year, without gaps.
create table mediation_numbers (
  committee_unit_id uuid not null,
  year smallint not null,
  what text not null,
  last integer not null,
  primary key (committee_unit_id, year, what)
);
grant select, insert, update on mediation_numbers to huying_app;

-- The party behind the key of this transaction, and whether this staff member mediates: past row-level security, so that the policies below do
-- not ask each other in a circle.
create function app.party_of(p_case uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from mediation_parties p where p.case_id = p_case and app.kind() = 'anonymous' and p.access_hash = app.follow_hash()
$$;
create function app.mediates(p_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and exists (
    select from mediation_mediators m where m.case_id = p_case and m.staff_id = app.actor_id()::uuid and m.post_id = app.post_id() and m.stepped_back_at is null)
$$;
-- What a mediator at a committee must know of the request, which lies outside the committee's own territory.
create function app.request_of_mediation(p_case uuid) returns table (id uuid, request_no text, summary text, state text, place_text text, kind_code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.request_no, r.summary, r.state, r.place_text, r.kind_code
    from mediation_cases c join requests r on r.id = c.request_id where c.id = p_case and (app.mediates(p_case) or app.is_system())
$$;
revoke execute on function app.party_of(uuid), app.mediates(uuid), app.request_of_mediation(uuid) from public;
grant execute on function app.party_of(uuid), app.mediates(uuid), app.request_of_mediation(uuid) to huying_app;

alter table mediation_cases enable row level security;
-- Staff who see the request, whoever mediates, the committee's own mediators; and the party whose key it is. A caller who may follow the request
-- does not thereby see the case.
create policy mediation_cases_read on mediation_cases for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (((select app.kind()) = 'staff'
            and (((select app.role()) = 'mediator' and committee_unit_id = (select app.unit_id()))
                 or app.mediates(id)
                 or exists (select from requests r where r.id = request_id)))
           or ((select app.kind()) = 'anonymous' and app.party_of(id) is not null))));
create policy mediation_cases_add on mediation_cases for insert to huying_app with check (
  (select app.is_system()) or ((select app.kind()) = 'staff' and district_id = (select app.district_id())));
create policy mediation_cases_change on mediation_cases for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (((select app.kind()) = 'staff'
            and (((select app.role()) = 'mediator' and committee_unit_id = (select app.unit_id()))
                 or app.mediates(id)
                 or exists (select from requests r where r.id = request_id)))
           or ((select app.kind()) = 'anonymous' and app.party_of(id) is not null)))) with check (true);
grant select, insert, update on mediation_cases to huying_app;

do $$
declare t text;
begin
  foreach t in array array['mediation_parties', 'mediation_mediators', 'mediation_sessions', 'mediation_attendances', 'mediation_agreements', 'mediation_terms',
    'mediation_extensions', 'mediation_confirmations', 'mediation_follow_ups', 'mediation_referrals', 'mediation_papers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to huying_app
      using ((select app.is_system()) or exists (select from mediation_cases c where c.id = case_id))
      with check ((select app.is_system()) or exists (select from mediation_cases c where c.id = case_id))', t || '_of_case', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;
