-- Gatherings (I3, I5, I6, I19, J7–J9, J11, J12): a meeting, a talk, an outreach point, a check, a deed: planned, held, and open until its result was told. And what
-- workers suffer in their work (J16), which their leader alone reads besides them.

create table gatherings (
  id uuid primary key,
  district_id uuid not null,
  -- Who holds it.
  unit_id uuid not null references governance_units,
  kind text not null check (kind in ('organisation_life', 'learning', 'talk', 'fraud_talk', 'outreach', 'free_check', 'service', 'deed')),
  topic text not null,
  mode text not null check (mode in ('on_spot', 'online', 'both')),
  place_text text not null default '',
  starts_at timestamptz not null,
  -- Whom it is for: a register, and the rhythm whose turn coming to it closes. Neither: whoever comes.
  register_id uuid references subject_registers,
  rhythm_id uuid references duty_rhythms,
  -- 五为 (J7): for whom a service is.
  service_group text check (service_group in ('elders', 'minors', 'hardship', 'comfort', 'public')),
  beneficiary text,
  need text,
  -- What came of it, told to whom it was for (I19, J7): until then it is not over.
  result text,
  result_told_at timestamptz,
  held_at timestamptz,
  -- The public, by number.
  public_count integer check (public_count >= 0),
  cancelled_at timestamptz,
  cancel_reason text,
  is_drill boolean not null default false,
  made_by_staff_id uuid not null references staff,
  made_by_post_id uuid not null references posts,
  made_by_name text not null,
  made_at timestamptz not null default app.now(),
  check (num_nonnulls(held_at, cancelled_at) <= 1),
  check ((cancelled_at is null) = (cancel_reason is null)),
  check ((result is null) = (result_told_at is null))
);
create index gatherings_unit on gatherings (unit_id, starts_at desc);

-- Who came: each is a visit of the action `attend`, told in the same transaction.
create table gathering_people (
  gathering_id uuid not null references gatherings,
  person_id uuid not null references people,
  visit_id uuid not null references visits,
  mode text not null check (mode in ('on_spot', 'online', 'afterwards')),
  -- Given to others, in the town or in another one (I5).
  hours numeric(5, 1) check (hours > 0),
  told_at timestamptz not null default app.now(),
  primary key (gathering_id, person_id)
);
create index gathering_people_person on gathering_people (person_id);

-- Readings of a free check (J9): health, so sealed, and for the named duty alone.
create table check_results (
  id uuid primary key,
  gathering_id uuid not null references gatherings,
  district_id uuid not null,
  person_id uuid not null references people,
  item text not null check (item in ('blood_pressure', 'blood_sugar', 'ecg', 'blood_test', 'other')),
  value_cipher bytea not null,
  advice_cipher bytea,
  is_abnormal boolean not null,
  recorded_by_staff_id uuid not null references staff,
  recorded_at timestamptz not null default app.now(),
  -- When the person, or who looks after them, was told.
  told_at timestamptz
);
create index check_results_gathering on check_results (gathering_id);
create index check_results_person on check_results (person_id);

alter table gatherings enable row level security;
create policy gatherings_read on gatherings for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or made_by_post_id = (select app.post_id()))));
create policy gatherings_add on gatherings for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy gatherings_change on gatherings for update to huying_app using (true) with check (true);
grant select, insert, update (held_at, public_count, beneficiary, need, result, result_told_at, cancelled_at, cancel_reason) on gatherings to huying_app;

alter table gathering_people enable row level security;
create policy gathering_people_read on gathering_people for select to huying_app using (
  (select app.is_system())
  or (exists (select from gatherings g where g.id = gathering_id) and exists (select from subjects s where s.id = person_id)));
create policy gathering_people_add on gathering_people for insert to huying_app with check (
  (select app.is_system()) or exists (select from gatherings g where g.id = gathering_id));
grant select, insert on gathering_people to huying_app;

alter table check_results enable row level security;
create policy check_results_read on check_results for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reads_sensitive_flags()) and exists (select from subjects s where s.id = person_id)));
create policy check_results_add on check_results for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reads_sensitive_flags())
      and exists (select from gatherings g where g.id = gathering_id) and exists (select from subjects s where s.id = person_id)));
create policy check_results_change on check_results for update to huying_app using (true) with check (true);
grant select, insert, update (told_at) on check_results to huying_app;

create table worker_incidents (
  id uuid primary key,
  district_id uuid not null,
  -- The worker's own, at the time.
  unit_id uuid not null references governance_units,
  staff_id uuid not null references staff,
  post_id uuid not null references posts,
  kind text not null check (kind in ('abuse', 'threat', 'grievance', 'exhaustion')),
  -- Sealed: what was said and felt is the worker's.
  told_cipher bytea not null,
  wants_help boolean not null,
  -- The resident's complaint goes on as a request, whatever the tone was.
  request_id uuid references requests,
  happened_at timestamptz not null,
  reported_at timestamptz not null default app.now(),
  supported_at timestamptz,
  support_cipher bytea,
  supported_by_staff_id uuid references staff,
  supported_by_name text,
  check ((supported_at is null) = (support_cipher is null))
);
create index worker_incidents_unit on worker_incidents (unit_id, reported_at desc);
create index worker_incidents_staff on worker_incidents (staff_id, reported_at desc);
alter table worker_incidents enable row level security;
-- The worker, and who leads where the worker stands; colleagues and desks never.
create policy worker_incidents_read on worker_incidents for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and (staff_id::text = (select app.actor_id())
           or ((select app.role()) in ('community_secretary', 'street_supervisor') and unit_id = any ((select app.scope())::uuid[])))));
create policy worker_incidents_add on worker_incidents for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and staff_id::text = (select app.actor_id()) and post_id = (select app.post_id())));
create policy worker_incidents_change on worker_incidents for update to huying_app using (true) with check (true);
grant select, insert, update (supported_at, support_cipher, supported_by_staff_id, supported_by_name) on worker_incidents to huying_app;
