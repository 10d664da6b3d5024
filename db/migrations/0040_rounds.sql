-- Call-rounds (A9) and reports (E8, E9, R2). Both are rhythms of duties: a round is one turn with a list of its own, a report is what a unit owes every so often.

-- A rhythm of one turn has no register: its list was frozen when it was begun. Where it names no role, only those named for it are asked.
alter table duty_rhythms alter column register_id drop not null, alter column role drop not null;
alter table duty_rhythms add constraint duty_rhythms_once check (register_id is not null or reach_method_id is null);
create index duty_rhythms_once on duty_rhythms (district_id, made_at) where register_id is null;

-- Whoever begins a round asks for those whom they see, and for nobody else; all other turns are made by the house.
drop policy duties_add on duties;
create policy duties_add on duties for insert to huying_app with check (
  (select app.is_system())
  or (exists (select from subjects s where s.id = subject_id) and exists (select from duty_rhythms y where y.id = rhythm_id and y.register_id is null)));

create table call_rounds (
  -- Its own rhythm of duties.
  id uuid primary key references duty_rhythms,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  title text not null,
  -- What the caller says first, and what every number is opened for.
  purpose text not null,
  -- What the list was frozen from, in words and in keys.
  source jsonb not null,
  -- Where it was the not-yet names of another turn: who has done that since need not be rung.
  source_rhythm_id uuid references duty_rhythms,
  source_slot text,
  -- Those without a telephone, or not reached by it: the visits given over to the grid.
  door_rhythm_id uuid not null references duty_rhythms,
  is_sensitive boolean not null,
  tries smallint not null check (tries between 1 and 9),
  minutes_apart integer not null check (minutes_apart between 5 and 2880),
  -- Nobody is rung before or after, by the clock of the district.
  rings_from time not null,
  rings_until time not null,
  begun_at timestamptz not null default app.now(),
  due_at timestamptz not null,
  begun_by_name text not null,
  begun_by_post_id uuid not null,
  finished_at timestamptz,
  -- The closing figure as it stood then.
  closing jsonb,
  check (rings_from < rings_until),
  check ((source_rhythm_id is null) = (source_slot is null)),
  check ((finished_at is null) = (closing is null))
);
create index call_rounds_unit on call_rounds (unit_id, begun_at desc);

create table call_round_callers (
  round_id uuid not null references call_rounds,
  post_id uuid not null references posts,
  primary key (round_id, post_id)
);
create index call_round_callers_post on call_round_callers (post_id);

create function app.calls_in(p_round uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from call_round_callers c where c.round_id = p_round and c.post_id = app.post_id())
$$;
grant execute on function app.calls_in(uuid) to huying_app;

alter table call_rounds enable row level security;
create policy call_rounds_read on call_rounds for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (not is_sensitive or (select app.reads_sensitive_flags()))
      and ((select app.reach()) = 'territory' and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])) or app.calls_in(id))));
create policy call_rounds_add on call_rounds for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy call_rounds_change on call_rounds for update to huying_app using (true) with check (true);
grant select, insert, update (finished_at, closing) on call_rounds to huying_app;

alter table call_round_callers enable row level security;
create policy call_round_callers_all on call_round_callers to huying_app
  using ((select app.is_system()) or exists (select from call_rounds r where r.id = round_id))
  with check ((select app.is_system()) or exists (select from call_rounds r where r.id = round_id));
grant select, insert on call_round_callers to huying_app;

-- The list, one row a person: who is ringing them until when, how often it was tried, how it came out. The work itself is a visit, what is owed is a duty.
create table call_turns (
  round_id uuid not null references call_rounds,
  subject_id uuid not null references subjects,
  ordinal integer not null,
  -- Named in a call as not done, though not on the list: added to it then.
  named_in_visit_id uuid,
  tries smallint not null default 0,
  next_at timestamptz,
  claimed_by_post_id uuid,
  claimed_by_name text,
  claimed_until timestamptz,
  -- Null: still to be rung. `no_phone`: there was never a number.
  result text check (result in ('done', 'elsewhere', 'no_answer', 'wrong_number', 'moved_away', 'refused', 'no_phone')),
  told_at timestamptz,
  told_by_post_id uuid,
  told_by_name text,
  visit_id uuid,
  primary key (round_id, subject_id),
  check ((claimed_by_post_id is null) = (claimed_until is null))
);
create index call_turns_waiting on call_turns (round_id, tries, ordinal) where result is null;
create index call_turns_subject on call_turns (subject_id);
alter table call_turns enable row level security;
create policy call_turns_all on call_turns to huying_app
  using ((select app.is_system()) or (exists (select from call_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)))
  with check ((select app.is_system()) or (exists (select from call_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
grant select, insert, update (tries, next_at, claimed_by_post_id, claimed_by_name, claimed_until, result, told_at, told_by_post_id, told_by_name, visit_id)
  on call_turns to huying_app;

-- Who of a household was said not to be done, in which call (A9: missing members).
create table call_missing_members (
  round_id uuid not null references call_rounds,
  subject_id uuid not null references subjects,
  visit_id uuid not null,
  told_at timestamptz not null default app.now(),
  primary key (round_id, subject_id, visit_id)
);
alter table call_missing_members enable row level security;
create policy call_missing_members_all on call_missing_members to huying_app
  using ((select app.is_system()) or (exists (select from call_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)))
  with check ((select app.is_system()) or (exists (select from call_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
grant select, insert on call_missing_members to huying_app;

-- What a unit reported for one turn, as it was confirmed: the figures counted and told, with a digest over what was shown. A correction is a further row.
create table unit_reports (
  id uuid primary key,
  rhythm_id uuid not null,
  subject_id uuid not null,
  slot text not null,
  -- 1: as confirmed; from 2 on: corrections.
  ordinal smallint not null,
  district_id uuid not null,
  code text not null,
  -- [{code, title, counted, told}], both kept where they differ.
  figures jsonb not null,
  -- Units below that had not reported when they were summed up: named, never counted as zero.
  silent jsonb not null default '[]',
  is_zero boolean not null,
  is_late boolean not null,
  digest bytea not null,
  reason text not null default '',
  -- As of when the figures were counted; each number opens the rows of that moment.
  counted_at timestamptz not null,
  reported_at timestamptz not null default app.now(),
  by_staff_id uuid not null,
  by_post_id uuid not null,
  by_name text not null,
  visit_id uuid,
  unique (rhythm_id, subject_id, slot, ordinal),
  foreign key (subject_id, rhythm_id, slot) references duties,
  check (ordinal = 1 or reason <> '')
);
create index unit_reports_round on unit_reports (rhythm_id, slot);
alter table unit_reports enable row level security;
create policy unit_reports_read on unit_reports for select to huying_app using (
  (select app.is_system()) or exists (select from duties d where d.subject_id = unit_reports.subject_id and d.rhythm_id = unit_reports.rhythm_id and d.slot = unit_reports.slot));
create policy unit_reports_add on unit_reports for insert to huying_app with check (
  (select app.is_system()) or exists (select from duties d where d.subject_id = unit_reports.subject_id and d.rhythm_id = unit_reports.rhythm_id and d.slot = unit_reports.slot));
grant select, insert on unit_reports to huying_app;
create trigger unit_reports_once before update or delete on unit_reports for each row execute function app.refuse_rewriting();

-- The deadlines that were looked at, and who was silent then: told to the level above once, kept as a record.
create table report_deadlines (
  rhythm_id uuid not null references duty_rhythms,
  slot text not null,
  looked_at timestamptz not null default app.now(),
  silent_unit_ids uuid[] not null,
  primary key (rhythm_id, slot)
);
alter table report_deadlines enable row level security;
create policy report_deadlines_read on report_deadlines for select to huying_app using (exists (select from duty_rhythms y where y.id = rhythm_id));
create policy report_deadlines_add on report_deadlines for insert to huying_app with check ((select app.is_system()));
grant select, insert on report_deadlines to huying_app;
