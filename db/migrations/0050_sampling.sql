-- Mass testing 全员核酸 (C5, C7–C14, C17–C23; ADR 12): sites, tubes, who is in them, boxes on their way, results. Written so that what tablets did alone can come in in any
-- order: whatever one tablet could not know of another refuses nothing and changes nothing; it is told by queries over the rows.

-- One's own unit and all above it: whose sites one may stand at.
create function app.own_path() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select path from unit_paths where unit_id = app.unit_id()), '{}')
$$;
grant execute on function app.own_path() to huying_app;

create table sampling_sites (
  id uuid primary key,
  district_id uuid not null,
  campaign_id uuid not null references campaigns,
  unit_id uuid not null references governance_units,
  -- Counted within the campaign: the first part of its tubes' labels.
  site_no integer not null check (site_no > 0),
  title text not null,
  kind text not null check (kind in ('fixed', 'home', 'firm', 'campus')),
  place_id uuid references places,
  -- Of a firm (C23): whose people, and how many they said there are.
  enterprise_id uuid references enterprises,
  headcount integer check (headcount > 0),
  tables smallint not null check (tables between 1 and 60),
  people_per_hour integer not null check (people_per_hour > 0),
  is_drill boolean not null,
  set_up_at timestamptz not null default app.now(),
  set_up_by_name text not null,
  emergency_order_id uuid not null references emergency_orders,
  unique (campaign_id, site_no),
  check ((enterprise_id is null) = (kind <> 'firm'))
);
create index sampling_sites_unit on sampling_sites (unit_id);

-- Past row-level security: a number may be taken by a site that the asker does not see.
create function app.next_site_no(p_campaign uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(site_no), 0) + 1 from sampling_sites where campaign_id = p_campaign
$$;
grant execute on function app.next_site_no(uuid) to huying_app;

-- A site opens with its checklist and its five roles (C5, C14, C17), closes, and its day is over with the disinfection (C13). Each told as it was, by whoever told it.
create table site_openings (
  id uuid primary key,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  opened_at timestamptz not null,
  zones text[] not null,
  -- Why a zone is missing: the place is too small, it rains.
  zones_reason text not null default '',
  has_one_metre_line boolean not null,
  supplies_ready boolean not null,
  equipment_tested boolean not null,
  note text not null default '',
  roles jsonb not null,
  by_name text not null,
  by_post_id uuid not null,
  emergency_order_id uuid not null references emergency_orders
);
create table site_closings (
  id uuid primary key,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  closed_at timestamptz not null,
  note text not null default '',
  by_name text not null,
  by_post_id uuid not null,
  emergency_order_id uuid not null references emergency_orders
);
create table site_disinfections (
  id uuid primary key,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  people text not null,
  agent text not null,
  protection text not null check (protection = 'level_2'),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  by_name text not null,
  by_post_id uuid not null,
  emergency_order_id uuid not null references emergency_orders
);
create index site_openings_site on site_openings (site_id, held_on);
create index site_closings_site on site_closings (site_id, held_on);
create index site_disinfections_site on site_disinfections (site_id, held_on);

-- Temperature gate (C8): who is warm goes to the isolation zone and not back into the queue.
create table gate_holds (
  id uuid primary key,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  subject_id uuid references subjects,
  description text not null default '',
  temperature numeric(3, 1) not null check (temperature between 34 and 43),
  held_at timestamptz not null,
  by_name text not null,
  by_post_id uuid not null,
  ended_at timestamptz,
  outcome text check (outcome in ('released', 'taken_over')),
  reason text,
  ended_by_name text,
  emergency_order_id uuid not null references emergency_orders,
  command_id uuid not null,
  end_command_id uuid,
  check (subject_id is not null or description <> ''),
  check ((ended_at is null) = (outcome is null) and (ended_at is null) = (reason is null) and (ended_at is null) = (end_command_id is null))
);
create index gate_holds_site on gate_holds (site_id, held_at);
create index gate_holds_subject on gate_holds (subject_id) where subject_id is not null;

-- Tubes (C11). A tube belongs to the device that opened it: two devices never share one.
create table sample_tubes (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  site_id uuid not null references sampling_sites,
  round_id uuid not null references campaign_rounds,
  -- As on the label. Twice in a round is told by whoever asks, and never prevented.
  code text not null,
  table_no smallint not null,
  -- The lease of the phone, or the post of a screen.
  device_id uuid not null,
  size smallint not null check (size in (1, 5, 10)),
  kind text not null check (kind in ('pooled', 'single', 'household')),
  -- A sealed home: only its people.
  household_place_id uuid references places,
  collector text not null,
  opened_at timestamptz not null,
  opened_by_name text not null,
  opened_by_post_id uuid not null,
  closed_at timestamptz,
  -- Swabs counted by hand.
  told_count smallint,
  short_reason text,
  closed_by_name text,
  closed_device_id uuid,
  lost_at timestamptz,
  lost_how text check (lost_how in ('lost', 'broken')),
  lost_reason text,
  lost_command_id uuid,
  is_drill boolean not null,
  emergency_order_id uuid not null references emergency_orders,
  check ((household_place_id is null) = (kind <> 'household')),
  check (kind <> 'single' or size = 1),
  check ((closed_at is null) = (told_count is null) and (closed_at is null) = (closed_device_id is null)),
  check ((lost_at is null) = (lost_how is null) and (lost_at is null) = (lost_reason is null))
);
create index sample_tubes_code on sample_tubes (round_id, code);
create index sample_tubes_site on sample_tubes (site_id, opened_at);
create index sample_tubes_household on sample_tubes (round_id, household_place_id) where household_place_id is not null;

-- Who is in a tube, in their order (C9). Nobody found yet: as they said it, sealed, until the house or the desk finds them. Few indexes: they come by the thousand a second.
create table samples (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  site_id uuid not null,
  round_id uuid not null,
  tube_id uuid not null references sample_tubes,
  device_id uuid not null,
  position smallint not null check (position between 1 and 10),
  subject_id uuid,
  name_cipher bytea,
  id_cipher bytea,
  id_hash bytea,
  phone_cipher bytea,
  phone_hash bytea,
  -- The house has still to find who it is, or to close their turn.
  to_match boolean not null,
  taken_at timestamptz not null,
  -- Since when they stood in the queue, where somebody noted it (C20).
  waited_from timestamptz,
  how text not null check (how in ('qr', 'id_card', 'passport', 'search', 'pre_registered', 'companion')),
  proxy_name text,
  is_priority boolean not null,
  -- Swabbed first, registered after: why.
  late_reason text,
  by_name text not null,
  by_post_id uuid not null,
  told_at timestamptz not null,
  -- Registered and not swabbed: why. Then they are in no tube.
  unswabbed_at timestamptz,
  unswab_reason text,
  unswabbed_by_name text,
  unswab_command_id uuid,
  emergency_order_id uuid not null,
  command_id uuid not null,
  check (subject_id is not null or name_cipher is not null),
  check ((unswabbed_at is null) = (unswab_reason is null) and (unswabbed_at is null) = (unswab_command_id is null))
);
create unique index samples_position on samples (tube_id, device_id, position) where unswabbed_at is null;
create index samples_subject on samples (round_id, subject_id);
create index samples_id_hash on samples (round_id, id_hash) where id_hash is not null;
create index samples_to_match on samples (told_at) where to_match;
create index samples_site on samples (site_id, taken_at);

-- What else was taken of somebody in a round whom the asker's own post sampled there: others' registrations are not theirs to read, but the turn is done by them all the same.
create function app.samples_of(p_round uuid, p_subject uuid) returns table (sample_id uuid, taken_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.taken_at from samples s
   where s.round_id = p_round and s.subject_id = p_subject and s.unswabbed_at is null
     and (app.is_system() or app.sees_all() or exists (select from samples o where o.round_id = p_round and o.subject_id = p_subject
            and (o.by_post_id = app.post_id() or o.unit_id = any (app.scope()))))
$$;
grant execute on function app.samples_of(uuid, uuid) to huying_app;

-- Told in advance for somebody who has no phone (C19), and who cannot come down (C18, C23).
create table sample_pre_registrations (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  round_id uuid not null references campaign_rounds,
  subject_id uuid not null references subjects,
  consent text not null check (consent in ('said', 'signed', 'family')),
  note text not null default '',
  made_at timestamptz not null,
  by_name text not null,
  by_post_id uuid not null,
  emergency_order_id uuid not null references emergency_orders,
  command_id uuid not null
);
create index sample_pre_registrations_round on sample_pre_registrations (round_id, subject_id);
create table home_samplings (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  round_id uuid not null references campaign_rounds,
  subject_id uuid references subjects,
  address text not null,
  reason text not null,
  slot_from timestamptz,
  slot_to timestamptz,
  asked_at timestamptz not null,
  by_name text not null,
  by_post_id uuid not null,
  done_at timestamptz,
  outcome text check (outcome in ('sampled', 'refused', 'not_there')),
  outcome_note text,
  done_by_name text,
  done_command_id uuid,
  emergency_order_id uuid not null references emergency_orders,
  command_id uuid not null,
  check (slot_to > slot_from),
  check ((done_at is null) = (outcome is null) and (done_at is null) = (done_command_id is null)),
  check (outcome <> 'refused' or outcome_note <> '')
);
create index home_samplings_round on home_samplings (round_id, unit_id);

-- Boxes (C12): packed by scanning, so by code; counted by both sides at each hand-over.
create table transport_boxes (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  site_id uuid not null references sampling_sites,
  round_id uuid not null references campaign_rounds,
  code text not null,
  seal_no text not null,
  lab text not null,
  packed_at timestamptz not null,
  -- Tubes counted by hand, beside those that were scanned.
  told_count integer not null check (told_count > 0),
  reason text not null default '',
  by_name text not null,
  by_post_id uuid not null,
  -- Warned of: from three hours on, and when four were over.
  warned_at timestamptz,
  over_at timestamptz,
  is_drill boolean not null,
  emergency_order_id uuid not null references emergency_orders
);
create index transport_boxes_site on transport_boxes (site_id, packed_at);
create table transport_box_tubes (
  box_id uuid not null references transport_boxes,
  code text not null,
  round_id uuid not null,
  district_id uuid not null,
  unit_id uuid not null,
  primary key (box_id, code)
);
create index transport_box_tubes_code on transport_box_tubes (round_id, code);
-- Without a reference to the box: the courier's phone may come in before the tablet that packed it.
create table box_handovers (
  id uuid primary key,
  box_id uuid not null,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  step text not null check (step in ('hand_over', 'receive')),
  from_name text not null,
  to_name text not null,
  from_count integer not null check (from_count >= 0),
  to_count integer not null check (to_count >= 0),
  temperature numeric(4, 1) not null,
  is_seal_intact boolean not null,
  lab text,
  reason text not null default '',
  happened_at timestamptz not null,
  by_name text not null,
  by_post_id uuid not null,
  emergency_order_id uuid not null references emergency_orders,
  check ((from_count = to_count and is_seal_intact) or reason <> '')
);
create index box_handovers_box on box_handovers (box_id, happened_at);

-- What the laboratory says of a code. It may come before the tablet that opened the tube.
create table tube_results (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null,
  round_id uuid not null references campaign_rounds,
  code text not null,
  result text not null check (result in ('negative', 'positive', 'invalid')),
  tested_at timestamptz not null,
  lab text not null default '',
  told_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid,
  emergency_order_id uuid not null references emergency_orders,
  command_id uuid not null
);
create unique index tube_results_once on tube_results (round_id, code, result, tested_at);
create index tube_results_bad on tube_results (round_id) where result <> 'negative';

-- The round in which those of positive and invalid tubes are sampled again, one by one.
create table retest_rounds (
  round_id uuid primary key references campaign_rounds,
  retest_round_id uuid not null unique
);

-- Labels are drawn, so that no code is printed twice.
create table tube_label_draws (
  id uuid primary key,
  site_id uuid not null references sampling_sites,
  district_id uuid not null,
  unit_id uuid not null,
  first_no integer not null,
  last_no integer not null check (last_no >= first_no),
  drawn_at timestamptz not null default app.now(),
  by_name text not null,
  unique (site_id, first_no)
);

do $$
declare
  t text;
  -- A site is its unit's, and everybody's who stands below it.
  at_site text := '(select app.is_system()) or (district_id = (select app.district_id()) and (select app.reach()) = ''territory''
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or unit_id = any ((select app.own_path())::uuid[])))';
  -- What names people: those who answer for the unit, and whoever wrote it.
  personal text := '(select app.is_system()) or (district_id = (select app.district_id()) and (select app.reach()) = ''territory''
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or by_post_id = (select app.post_id())))';
begin
  foreach t in array array['sampling_sites', 'site_openings', 'site_closings', 'site_disinfections', 'sample_tubes', 'transport_boxes', 'transport_box_tubes', 'box_handovers', 'tube_label_draws'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using (%s)', t || '_read', t, at_site);
    execute format('create policy %I on %I for insert to huying_app with check (%s)', t || '_add', t, at_site);
    execute format('create policy %I on %I for update to huying_app using (%s)', t || '_change', t, at_site);
    execute format('grant select, insert on %I to huying_app', t);
  end loop;
  foreach t in array array['gate_holds', 'samples', 'sample_pre_registrations', 'home_samplings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using (%s)', t || '_read', t, personal);
    execute format('create policy %I on %I for insert to huying_app with check (%s)', t || '_add', t, at_site);
    execute format('create policy %I on %I for update to huying_app using (%s)', t || '_change', t, personal);
    execute format('create policy %I on %I for delete to huying_app using ((select app.is_system()))', t || '_erase', t);
    execute format('grant select, insert, delete on %I to huying_app', t);
  end loop;
end $$;
-- Of tables that name no by_post_id the insert's check is the same; a result is seen with its tube, or by who answers for the unit it was told at.
alter table tube_results enable row level security;
create policy tube_results_read on tube_results for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])
           or exists (select from sample_tubes t where t.round_id = tube_results.round_id and t.code = tube_results.code and t.unit_id = any ((select app.scope())::uuid[])))));
create policy tube_results_add on tube_results for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy tube_results_erase on tube_results for delete to huying_app using ((select app.is_system()));
grant select, insert, delete on tube_results to huying_app;
alter table retest_rounds enable row level security;
create policy retest_rounds_read on retest_rounds for select to huying_app using ((select app.is_system()) or exists (select from campaign_rounds r where r.id = round_id));
create policy retest_rounds_add on retest_rounds for insert to huying_app with check ((select app.is_system()));
grant select, insert on retest_rounds to huying_app;

grant update (ended_at, outcome, reason, ended_by_name, end_command_id) on gate_holds to huying_app;
grant update (closed_at, told_count, short_reason, closed_by_name, closed_device_id, lost_at, lost_how, lost_reason, lost_command_id) on sample_tubes to huying_app;
grant update (subject_id, to_match, unswabbed_at, unswab_reason, unswabbed_by_name, unswab_command_id) on samples to huying_app;
grant update (done_at, outcome, outcome_note, done_by_name, done_command_id) on home_samplings to huying_app;
grant update (warned_at, over_at) on transport_boxes to huying_app;
-- A retest grows with every result; no other list does.
grant update (listed) on campaign_rounds to huying_app;
create function app.keep_listed() returns trigger language plpgsql as $$
begin
  if new.listed is distinct from old.listed and not (old.is_retest and app.is_system()) then raise exception 'a list is frozen once' using errcode = '42501'; end if;
  return new;
end $$;
create trigger campaign_rounds_frozen before update of listed on campaign_rounds for each row execute function app.keep_listed();

-- Done by a sample that was not taken after all is not done; and of two samples in one round the one taken first did it, whichever tablet came in first.
create or replace function app.is_taken_back(p_visit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from visit_withdrawals where visit_id = p_visit) or exists (select from samples where id = p_visit and unswabbed_at is not null)
$$;
create or replace function app.keep_duty() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_setting('app.mending', true) = 'on' and current_user not in ('huying_app', 'huying_reader', 'huying_hand') then return new; end if;
  if old.done_at is not null
     and not (new.done_at is null and new.told_at is null and new.visit_id is null and app.is_taken_back(old.visit_id))
     and not (new.done_at is not null and (new.done_at, new.visit_id) < (old.done_at, old.visit_id) and app.is_own_list(old.rhythm_id)) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at and not (new.ended_at is null and app.is_own_list(old.rhythm_id)) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  if old.excused_at is not null and new.excused_at is distinct from old.excused_at then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function app.own_path(), app.next_site_no(uuid), app.samples_of(uuid, uuid), app.keep_listed() from public;
