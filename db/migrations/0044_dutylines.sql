-- E15 24小时信息畅通: whom a unit is reached by at any hour, and call-outs down the tree that try it.

-- A link of a unit's line: a post, or the telephone of a duty room alone. Ended links stay: who was to be rung on a past night can be told.
create table duty_links (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  post_id uuid references posts,
  -- What the telephone is called where no post holds it: 值班室.
  label text,
  rank smallint not null check (rank between 1 and 9),
  -- A duty telephone of its own; without it the person's own number is rung.
  phone_cipher bytea,
  phone_tail text,
  valid tstzrange not null default tstzrange(app.now(), null),
  set_by_name text not null,
  check ((phone_cipher is null) = (phone_tail is null)),
  check (post_id is not null or (label is not null and phone_cipher is not null)),
  constraint duty_links_once exclude using gist (unit_id with =, post_id with =, valid with &&)
);
create index duty_links_unit on duty_links (unit_id) where upper_inf(valid);
create index duty_links_post on duty_links (post_id);

create table duty_callouts (
  id uuid primary key,
  district_id uuid not null,
  -- Whose call-out it is; it rings units below.
  unit_id uuid not null references governance_units,
  kind text not null check (kind in ('test', 'real')),
  is_drill boolean not null,
  text text not null,
  -- Why a test is held at night.
  reason text,
  step_minutes smallint not null check (step_minutes between 1 and 60),
  within_minutes smallint not null check (within_minutes between 1 and 240),
  started_at timestamptz not null default app.now(),
  started_by_staff_id uuid not null references staff,
  started_by_post_id uuid not null references posts,
  started_by_name text not null,
  closes_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('by_hand', 'time', 'gave_way')),
  check ((ended_at is null) = (end_reason is null))
);
create index duty_callouts_unit on duty_callouts (unit_id, started_at desc);
create unique index duty_callouts_one_running on duty_callouts (unit_id, kind, is_drill) where ended_at is null;

create table duty_branches (
  callout_id uuid not null references duty_callouts,
  unit_id uuid not null references governance_units,
  district_id uuid not null,
  -- As it was called then.
  unit_name text not null,
  -- The unit whose line is rung now: its own, then those above.
  level_unit_id uuid not null references governance_units,
  had_nobody boolean not null default false,
  escalated_at timestamptz,
  reached_at timestamptz,
  reached_by_name text,
  taken_up_at timestamptz,
  taken_up_by_name text,
  exhausted_at timestamptz,
  wake_at timestamptz,
  primary key (callout_id, unit_id)
);
create index duty_branches_wake on duty_branches (wake_at) where wake_at is not null;
create index duty_branches_unit on duty_branches (unit_id);

create table duty_rings (
  id uuid primary key,
  callout_id uuid not null,
  unit_id uuid not null,
  district_id uuid not null,
  level_unit_id uuid not null references governance_units,
  source text not null check (source in ('shift', 'link')),
  link_id uuid references duty_links,
  post_id uuid references posts,
  staff_id uuid references staff,
  name text not null,
  -- Where the post stands, so that its screens hear of it.
  at_unit_id uuid not null references governance_units,
  phone_tail text,
  rang_at timestamptz not null default app.now(),
  passed_at timestamptz,
  outcome text check (outcome in ('answered', 'no_answer', 'wrong_person', 'covered', 'ended')),
  ended_at timestamptz,
  note text,
  -- The caller, where the answer came over the telephone.
  told_by_name text,
  check ((outcome is null) = (ended_at is null)),
  foreign key (callout_id, unit_id) references duty_branches
);
create index duty_rings_branch on duty_rings (callout_id, unit_id);
create index duty_rings_staff on duty_rings (staff_id) where outcome is null;

-- Was this person rung for that branch? Past row-level security, for the policies of the very tables ask it.
create function app.rung_for(p_callout uuid, p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and exists (
    select from duty_rings r where r.callout_id = p_callout and (p_unit is null or r.unit_id = p_unit) and r.staff_id::text = app.actor_id())
$$;
-- A real alarm over or under this unit; it may be called by a unit that the asker does not see.
create function app.real_callout_over(p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from duty_callouts c
     where c.kind = 'real' and not c.is_drill and c.ended_at is null and c.closes_at > app.now() and c.district_id = app.district_id()
       and (c.unit_id = any ((select path from unit_paths where unit_id = p_unit)::uuid[])
            or p_unit = any ((select path from unit_paths where unit_id = c.unit_id)::uuid[])))
$$;
grant execute on function app.rung_for(uuid, uuid), app.real_callout_over(uuid) to huying_app;

alter table duty_links enable row level security;
alter table duty_callouts enable row level security;
alter table duty_branches enable row level security;
alter table duty_rings enable row level security;

create policy duty_links_read on duty_links for select to huying_app using (
  (select app.is_system())
  -- Administrators of posts give them over (handovers), and see no number.
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or (select app.role()) = 'security_admin')));
create policy duty_links_add on duty_links for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy duty_links_change on duty_links for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])))) with check (true);
grant select, insert, update (valid) on duty_links to huying_app;

create policy duty_callouts_read on duty_callouts for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or app.rung_for(id, null)
           or exists (select from duty_branches b where b.callout_id = id))));
create policy duty_callouts_add on duty_callouts for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy duty_callouts_change on duty_callouts for update to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])))) with check (true);
grant select, insert, update (ended_at, end_reason) on duty_callouts to huying_app;

create policy duty_branches_read on duty_branches for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or app.rung_for(callout_id, unit_id))));
create policy duty_branches_add on duty_branches for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy duty_branches_change on duty_branches for update to huying_app using (true) with check (true);
grant select, insert, update (level_unit_id, had_nobody, escalated_at, reached_at, reached_by_name, taken_up_at, taken_up_by_name, exhausted_at, wake_at)
  on duty_branches to huying_app;

create policy duty_rings_read on duty_rings for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or app.rung_for(callout_id, unit_id))));
create policy duty_rings_add on duty_rings for insert to huying_app with check ((select app.is_system()));
create policy duty_rings_change on duty_rings for update to huying_app using (true) with check (true);
grant select, insert, update (passed_at, outcome, ended_at, note, told_by_name) on duty_rings to huying_app;
