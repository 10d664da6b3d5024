-- Supervision. First half: every past state of what is counted, so that any past day gives the same figures for ever (1.T 8). Second half: the
-- three rhythms (B5), what proves them, and the frozen monthly register.

-- Past states of a request, each for the time it held; the present one stays in `requests`. "As of 9 March" reads both under the same conditions.
-- Written by trigger alone: no command can forget it and nobody can forge it.
alter table requests add column version_from timestamptz not null default app.now();
update requests set version_from = received_at;

create table request_versions (
  request_id uuid not null,
  -- Held from (included) until (excluded).
  held_from timestamptz not null,
  held_to timestamptz not null,
  -- Few states hold for long. Those that do have an index of their own, so that "what held on that day" need not look further back than 30 days.
  is_long boolean not null generated always as (held_to - held_from > interval '30 days') stored,
  district_id uuid not null,
  request_no text not null,
  method_version_id uuid not null,
  channel text not null,
  state text not null,
  territory_id uuid not null,
  desk_unit_id uuid not null,
  place_id uuid,
  counts_as text,
  kind_code text,
  is_emergency boolean not null,
  is_urgent_hardship boolean not null,
  is_drill boolean not null,
  sensitivity text not null,
  caller_person_id uuid,
  received_by_post_id uuid,
  received_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  responded_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  response_due_at timestamptz,
  resolve_due_at timestamptz,
  paused_at timestamptz,
  lead_unit_id uuid,
  assist_unit_ids uuid[] not null,
  time_card text not null,
  relapse_count smallint not null,
  rating smallint,
  callback_result text,
  is_satisfied boolean,
  is_excluded boolean not null,
  primary key (request_id, held_from)
);
create index request_versions_district on request_versions (district_id, held_from);
create index request_versions_territory on request_versions (territory_id, held_from);
create index request_versions_lead on request_versions (lead_unit_id, held_from) where lead_unit_id is not null;
create index request_versions_long on request_versions (district_id, held_to) where is_long;
alter table request_versions enable row level security;
-- As requests_read has it for staff, by where the request lay and who had it then: yesterday's record keeps yesterday's owner.
create policy request_versions_read on request_versions for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (sensitivity = 'normal' or (select app.sees_sensitive()))
      and ((select app.sees_all())
           or ((select app.reach()) = 'territory' and territory_id = any ((select app.scope())::uuid[]))
           or ((select app.reach()) = 'territory' and desk_unit_id = (select app.unit_id()))
           or ((select app.reach()) in ('assigned', 'territory') and lead_unit_id = (select app.unit_id()))
           or ((select app.reach()) = 'assigned' and (select app.unit_id()) = any (assist_unit_ids))))
  or received_by_post_id = (select app.post_id()));
grant select on request_versions to huying_app;

create function app.keep_request_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (old.state, old.territory_id, old.desk_unit_id, old.place_id, old.counts_as, old.kind_code, old.is_emergency, old.is_urgent_hardship,
      old.is_drill, old.sensitivity, old.caller_person_id, old.accepted_at, old.dispatched_at, old.responded_at, old.resolved_at, old.closed_at,
      old.response_due_at, old.resolve_due_at, old.paused_at, old.lead_unit_id, old.assist_unit_ids, old.time_card, old.relapse_count, old.rating,
      old.callback_result, old.is_satisfied, old.is_excluded)
    is not distinct from
     (new.state, new.territory_id, new.desk_unit_id, new.place_id, new.counts_as, new.kind_code, new.is_emergency, new.is_urgent_hardship,
      new.is_drill, new.sensitivity, new.caller_person_id, new.accepted_at, new.dispatched_at, new.responded_at, new.resolved_at, new.closed_at,
      new.response_due_at, new.resolve_due_at, new.paused_at, new.lead_unit_id, new.assist_unit_ids, new.time_card, new.relapse_count, new.rating,
      new.callback_result, new.is_satisfied, new.is_excluded) then
    return new;
  end if;
  -- A second change within one instant replaces the first: it held for no time at all.
  if old.version_from < app.now() then
    insert into request_versions (request_id, held_from, held_to, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, counts_as,
      kind_code, is_emergency, is_urgent_hardship, is_drill, sensitivity, caller_person_id, received_by_post_id, received_at, accepted_at, dispatched_at, responded_at,
      resolved_at, closed_at, response_due_at, resolve_due_at, paused_at, lead_unit_id, assist_unit_ids, time_card, relapse_count, rating, callback_result,
      is_satisfied, is_excluded)
    values (old.id, old.version_from, app.now(), old.district_id, old.request_no, old.method_version_id, old.channel, old.state, old.territory_id, old.desk_unit_id, old.place_id,
      old.counts_as, old.kind_code, old.is_emergency, old.is_urgent_hardship, old.is_drill, old.sensitivity, old.caller_person_id, old.received_by_post_id,
      old.received_at, old.accepted_at, old.dispatched_at, old.responded_at, old.resolved_at, old.closed_at, old.response_due_at, old.resolve_due_at, old.paused_at,
      old.lead_unit_id, old.assist_unit_ids, old.time_card, old.relapse_count, old.rating, old.callback_result, old.is_satisfied, old.is_excluded);
    new.version_from := app.now();
  else
    new.version_from := old.version_from;
  end if;
  return new;
end $$;
-- By columns, and compared in the body: a WHEN over as many is read anew from the catalogue by every update of a request.
create trigger requests_versions before update of
    state, territory_id, desk_unit_id, place_id, counts_as, kind_code, is_emergency, is_urgent_hardship, is_drill, sensitivity, caller_person_id,
    accepted_at, dispatched_at, responded_at, resolved_at, closed_at, response_due_at, resolve_due_at, paused_at, lead_unit_id, assist_unit_ids,
    time_card, relapse_count, rating, callback_result, is_satisfied, is_excluded
  on requests for each row
  execute function app.keep_request_version();
-- A request entered late (an import of last month's log) is known from the moment it was received: that day did have it.
create function app.begin_request_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.version_from := least(new.received_at, app.now());
  return new;
end $$;
create trigger requests_first_version before insert on requests for each row execute function app.begin_request_version();

-- Under whom each unit of the district stood at a past instant. One that did not exist then, or no more, counts under its first or last parent.
create function app.parents_at(p_district uuid, p_at timestamptz) returns table (unit_id uuid, parent_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, coalesce(
    (select v.parent_id from unit_versions v where v.unit_id = u.id and lower(v.valid) < p_at order by lower(v.valid) desc limit 1),
    (select v.parent_id from unit_versions v where v.unit_id = u.id order by lower(v.valid) limit 1), u.parent_id)
    from governance_units u
   where u.district_id = p_district and (app.is_system() or (app.kind() = 'staff' and p_district = app.district_id()))
$$;
-- Each unit that stood directly below with everything that stood below it, itself included.
create function app.units_below(p_unit uuid, p_at timestamptz) returns table (child_id uuid, unit_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive placed as materialized (
    select * from app.parents_at((select district_id from governance_units where id = p_unit), p_at))
  , down as (
    select p.unit_id as child_id, p.unit_id from placed p where p.parent_id = p_unit
    union select d.child_id, p.unit_id from placed p join down d on p.parent_id = d.unit_id)
  select * from down
$$;
create function app.scope_at(p_unit uuid, p_at timestamptz) returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select array_agg(b.unit_id) || p_unit from app.units_below(p_unit, p_at) b $$;

-- What the board counts, found by the narrow and by the wide. What is in no figure is little and is told apart from it.
create index requests_territory_closed on requests (territory_id, closed_at) where closed_at is not null;
create index requests_uncounted on requests (district_id, received_at) where is_drill or state in ('merged', 'withdrawn');

-- Approvals by what they ask for, for the table of exclusions and appeals.
create index request_approvals_kind on request_approvals (kind, asked_at);

-- How many persons of each flag live below a unit on a day. A count is no personal fact; the groups of named duties are told to those alone.
create function app.count_flagged(p_unit uuid, p_flags text[], p_on date) returns table (flag text, people bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.flag, count(distinct f.person_id)
    from person_flags f
    join stays s on s.person_id = f.person_id and s.kind = 'living' and s.valid @> p_on
    join places p on p.id = s.place_id
    left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
   where f.flag = any (p_flags) and f.valid @> p_on and f.district_id = app.district_id()
     and app.kind() = 'staff' and app.reach() = 'territory' and (app.sees_all() or p_unit = any (app.scope()))
     and (not f.is_sensitive or app.role() in ('community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'))
     and coalesce(g.grid_id, p.community_id) = any ((select member_ids from unit_scopes where unit_id = p_unit)::uuid[])
   group by f.flag
$$;

-- The three rhythms 三个一. One occurrence a unit and period, made ahead from the work method; done by a record, excused with a reason, left out by
-- the calendar, or missed. A missed one is a record itself and stays one, even when it is made up for later.
create table rhythm_occurrences (
  id uuid primary key,
  district_id uuid not null,
  method_version_id uuid not null references method_versions,
  rhythm_code text not null,
  record text not null check (record in ('sweep', 'meeting', 'register')),
  -- The role that answers for it at the unit; whoever holds the post on the day, so that a vacancy shows.
  role text not null,
  unit_id uuid not null references governance_units,
  -- What it stands for: the week, the half-month, the month.
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- The day by the method, and the day it falls on by the calendar of days off.
  nominal_on date not null,
  due_on date not null,
  state text not null default 'due' check (state in ('due', 'done', 'missed', 'excused', 'left_out')),
  made_at timestamptz not null default app.now(),
  -- When the list of the day was fixed: its denominator (1.T 2).
  prepared_at timestamptz,
  done_at timestamptz,
  done_by_staff_id uuid references staff,
  done_by_post_id uuid references posts,
  excused_at timestamptz,
  excused_by_staff_id uuid references staff,
  excuse text,
  missed_at timestamptz,
  made_up_at timestamptz,
  unique (unit_id, rhythm_code, period_from),
  check ((state = 'done') = (done_at is not null and missed_at is null)),
  check ((state = 'missed') = (missed_at is not null)),
  check ((state = 'excused') = (excuse is not null))
);
create index rhythm_occurrences_unit on rhythm_occurrences (unit_id, due_on);
create index rhythm_occurrences_district on rhythm_occurrences (district_id, due_on);
create index rhythm_occurrences_due on rhythm_occurrences (due_on) where state = 'due';

create function app.keep_occurrence() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'an occurrence is never deleted' using errcode = '42501'; end if;
  if old.state in ('done', 'excused', 'left_out')
     or (old.state = 'missed' and (old.made_up_at is not null or new.state <> 'missed' or new.missed_at <> old.missed_at))
     or (new.unit_id, new.rhythm_code, new.period_from, new.record) is distinct from (old.unit_id, old.rhythm_code, old.period_from, old.record) then
    raise exception 'an occurrence that is over is never changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger rhythm_occurrences_kept before update or delete on rhythm_occurrences for each row execute function app.keep_occurrence();

-- The sweep list: what is to be looked at, fixed on the morning of the day, and what was found.
create table sweep_items (
  occurrence_id uuid not null references rhythm_occurrences,
  ordinal smallint not null,
  kind text not null check (kind in ('standard', 'request', 'other')),
  code text not null,
  title jsonb not null,
  request_id uuid references requests,
  result text check (result in ('fine', 'finding')),
  note text not null default '',
  -- Requests that a finding raised.
  found_request_ids uuid[] not null default '{}',
  file_ids uuid[] not null default '{}',
  checked_at timestamptz,
  checked_by_staff_id uuid references staff,
  primary key (occurrence_id, ordinal),
  check ((result is null) = (checked_at is null))
);

create table meetings (
  occurrence_id uuid primary key references rhythm_occurrences,
  held_at timestamptz not null,
  place text not null,
  -- [{name, from}]: who came and for whom.
  attendees jsonb not null,
  minutes text not null,
  recorded_at timestamptz not null default app.now(),
  recorded_by_staff_id uuid not null references staff
);
create table meeting_topics (
  occurrence_id uuid not null references meetings,
  ordinal smallint not null,
  title text not null,
  answer text not null default '',
  request_id uuid references requests,
  primary key (occurrence_id, ordinal)
);
-- Each decision is a task with an owner and a day (H1).
create table meeting_decisions (
  id uuid primary key,
  district_id uuid not null,
  occurrence_id uuid not null references meetings,
  unit_id uuid not null references governance_units,
  text text not null,
  owner_post_id uuid not null references posts,
  due_on date not null,
  request_id uuid references requests,
  made_at timestamptz not null default app.now(),
  done_at timestamptz,
  done_by_staff_id uuid references staff,
  done_note text
);
create index meeting_decisions_owner on meeting_decisions (owner_post_id) where done_at is null;
create index meeting_decisions_unit on meeting_decisions (unit_id, due_on);
create index meeting_decisions_meeting on meeting_decisions (occurrence_id);

-- The monthly register as it was confirmed: figures, rows and a digest over both. What proves wrong later is said in a further line (R1).
create table registers (
  occurrence_id uuid primary key references rhythm_occurrences,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  month date not null,
  figures jsonb not null,
  line_count integer not null,
  digest bytea not null,
  confirmed_at timestamptz not null default app.now(),
  confirmed_by_staff_id uuid not null references staff,
  confirmed_by_post_id uuid not null references posts
);
create index registers_unit on registers (unit_id, month);
create table register_lines (
  occurrence_id uuid not null references registers,
  line_no integer not null,
  request_id uuid not null,
  content jsonb not null,
  primary key (occurrence_id, line_no)
);
create table register_corrections (
  id uuid primary key,
  occurrence_id uuid not null references registers,
  -- The line it corrects; null for a correction of the whole.
  line_no integer,
  text text not null,
  made_at timestamptz not null default app.now(),
  made_by_staff_id uuid not null references staff,
  foreign key (occurrence_id, line_no) references register_lines
);
create index register_corrections_register on register_corrections (occurrence_id, made_at);

create function app.refuse_rewriting() returns trigger language plpgsql as $$
begin raise exception '% is written once', tg_table_name using errcode = '42501'; end $$;

alter table rhythm_occurrences enable row level security;
alter table meeting_decisions enable row level security;
-- Above and at the unit; what is proved or published there is seen with it.
create policy rhythm_occurrences_read on rhythm_occurrences for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy rhythm_occurrences_add on rhythm_occurrences for insert to huying_app with check ((select app.is_system()));
create policy rhythm_occurrences_change on rhythm_occurrences for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
-- A decision is also its owner's, wherever they sit.
create policy meeting_decisions_all on meeting_decisions to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and (owner_post_id = (select app.post_id())
           or ((select app.reach()) = 'territory' and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))))))
  with check ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on rhythm_occurrences, meeting_decisions to huying_app;

do $$
declare t text;
begin
  foreach t in array array['sweep_items', 'meetings', 'meeting_topics', 'registers', 'register_lines', 'register_corrections'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to huying_app using ((select app.is_system()) or exists (select from rhythm_occurrences o where o.id = occurrence_id))
      with check ((select app.is_system()) or exists (select from rhythm_occurrences o where o.id = occurrence_id))', t || '_all', t);
    execute format('grant select, insert on %I to huying_app', t);
  end loop;
  foreach t in array array['meetings', 'meeting_topics', 'registers', 'register_lines', 'register_corrections'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.refuse_rewriting()', t || '_once', t);
  end loop;
end $$;
grant update on sweep_items to huying_app;

revoke execute on function app.parents_at(uuid, timestamptz), app.units_below(uuid, timestamptz), app.scope_at(uuid, timestamptz), app.count_flagged(uuid, text[], date), app.keep_request_version(), app.begin_request_version() from public;
grant execute on function app.parents_at(uuid, timestamptz), app.units_below(uuid, timestamptz), app.scope_at(uuid, timestamptz), app.count_flagged(uuid, text[], date) to huying_app;
