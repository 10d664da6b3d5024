-- Campaigns 行动 (C4, C6, C16, C25, E12, R5; ADR 12). A round of a campaign is a rhythm of duties of one turn over a frozen list: who is on it, done, excused or not yet are duties
-- and are not written here again. What stands here is what is around it: orders with receipts, buildings in turn, draws of a rotation, task forces.

-- Whoever stands in this unit or below it: a street's campaign is every grid's of it.
create function app.lies_under(p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from unit_paths where unit_id = app.unit_id() and p_unit = any (path))
$$;
grant execute on function app.lies_under(uuid) to huying_app;

-- A list of one turn is told to whom some of its names are told: by the tallies of their communities, in a grid by its places.
create function app.sees_list(p_rhythm uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select app.is_system() or exists (select from duty_tallies t where t.rhythm_id = p_rhythm)
    or (app.is_narrow() and exists (
          select from duties d where d.rhythm_id = p_rhythm
             and d.place_id = any ((select array_agg(g.place_id) from place_grids g where g.grid_id = any ((select app.scope())::uuid[]) and upper_inf(g.valid))::uuid[])))
$$;
grant execute on function app.sees_list(uuid) to huying_app;

-- Everybody or everything of a kind that is in these units now, as far as they are the asker's: frozen from in one statement, for a district as for a grid. Somebody with several
-- homes is one subject, at their main stay; whoever has no stay any more is not there. Past row-level security, which would be asked 300,000 times what is asked here once.
create function app.population_of(p_units uuid[], p_kind text, p_place_kind text) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  members uuid[] := array(select distinct m from unit_scopes u, unnest(u.member_ids) m where u.unit_id = any (p_units)
                           and (app.is_system() or (app.reach() = 'territory' and (app.sees_all() or u.unit_id = any (app.scope())))));
  in_grids uuid[] := array(select g.place_id from place_grids g join unit_paths u on u.unit_id = g.grid_id
                            where upper_inf(g.valid) and g.grid_id = any (members) and (u.community_id is null or not u.community_id = any (members)));
begin
  return query
    select s.id from subjects s left join places p on p.id = s.place_id
     where s.kind = p_kind and not s.is_gone and (app.is_system() or s.district_id = app.district_id())
       and (s.community_id = any (members) or s.place_id = any (in_grids) or (p_kind = 'unit' and s.unit_id = any (members) and not s.unit_id = any (p_units)))
       and case p_kind
             when 'person' then exists (select from stays t where t.person_id = s.id and t.place_id = s.place_id and t.kind <> 'working' and upper_inf(t.valid))
             when 'household' then not p.is_vacant
             when 'place' then p.kind = p_place_kind
             else true end;
end $$;
grant execute on function app.population_of(uuid[], text, text) to huying_app;

-- Asks these of a list of one turn, however many, in one statement, place by place so that what is read together lies together. The asker's area is asked once here; row-level
-- security would ask it of each row again (13.5 s for 300,000 that way, 4.3 s this way: bench/campaign.ts, other work on the machine in the first).
create function app.ask_once(p_rhythm uuid, p_subjects uuid[]) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  area uuid[] := app.scope();
  in_grids uuid[] := case when app.is_narrow() then array(select g.place_id from place_grids g where g.grid_id = any (app.scope()) and upper_inf(g.valid)) end;
  is_everywhere boolean := app.is_system() or app.sees_all();
  asked integer;
begin
  insert into duties (rhythm_id, subject_id, slot, district_id, community_id, place_id, unit_id, is_sensitive, opens_at, due_at)
    select y.id, s.id, o.slot, s.district_id, s.community_id, s.place_id, s.unit_id, y.is_sensitive, o.opens_at, o.due_at
      from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id and o.slot = 'once' cross join unnest(p_subjects) n (id) join subjects s on s.id = n.id
     where y.id = p_rhythm and y.register_id is null and s.district_id = y.district_id and (app.is_system() or y.district_id = app.district_id())
       and (is_everywhere or (app.reach() = 'territory' and (s.community_id = any (area) or s.unit_id = any (area) or s.place_id = any (in_grids))))
     order by s.community_id, s.place_id, s.id;
  get diagnostics asked = row_count;
  return asked;
end $$;
grant execute on function app.ask_once(uuid, uuid[]) to huying_app;

create table campaigns (
  id uuid primary key,
  district_id uuid not null,
  -- The head unit of its area.
  unit_id uuid not null references governance_units,
  -- A campaign kind of a reach method, by its code and as it stood when this was begun.
  kind text not null,
  definition jsonb not null,
  title text not null,
  purpose text not null,
  -- The emergency order whose power it runs under; there is none where its kind names no power.
  emergency_order_id uuid,
  -- Of a rotation: whose members are drawn.
  register_id uuid references subject_registers,
  -- Those of a sensitive register are named to a named duty only.
  is_sensitive boolean not null,
  is_drill boolean not null,
  begun_at timestamptz not null default app.now(),
  begun_by_name text not null,
  begun_by_post_id uuid not null,
  ended_at timestamptz,
  ended_by_name text,
  report text,
  check ((ended_at is null) = (ended_by_name is null)),
  check (report is null or ended_at is not null)
);
create index campaigns_unit on campaigns (unit_id, begun_at desc);
create index campaigns_running on campaigns (kind) where ended_at is null;
alter table campaigns enable row level security;
create policy campaigns_read on campaigns for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or app.lies_under(unit_id))));
create policy campaigns_add on campaigns for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory' and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy campaigns_change on campaigns for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
grant select, insert, update (ended_at, ended_by_name, report, emergency_order_id) on campaigns to huying_app;

create table campaign_rounds (
  -- Its own rhythm of duties.
  id uuid primary key references duty_rhythms,
  campaign_id uuid not null references campaigns,
  round_no integer not null check (round_no > 0),
  title text not null,
  -- Its scope: units, each with all below.
  unit_ids uuid[] not null check (cardinality(unit_ids) > 0),
  opens_at timestamptz not null,
  due_at timestamptz not null check (due_at > opens_at),
  frozen_at timestamptz not null default app.now(),
  -- How many names the list was frozen with; it is never frozen again.
  listed integer not null,
  pool_size smallint check (pool_size in (1, 5, 10, 20)),
  is_retest boolean not null,
  -- What it was frozen from, in keys; a list of names is the list itself and is not kept a second time.
  source jsonb not null,
  -- Of a rotation: the part of the cycle, and the working day it was drawn for.
  cycle_no integer,
  part_no integer,
  held_on date,
  is_drill boolean not null,
  opened_by_name text not null,
  -- The first unit began, where its kind begins by an order; else when it was opened.
  started_at timestamptz,
  ended_at timestamptz,
  ended_by_name text,
  -- The closing figure as it stood then.
  closing jsonb,
  unique (campaign_id, round_no),
  check ((cycle_no is null) = (part_no is null) and (cycle_no is null) = (held_on is null)),
  check ((ended_at is null) = (closing is null))
);
create unique index campaign_rounds_held on campaign_rounds (campaign_id, held_on) where held_on is not null;
alter table campaign_rounds enable row level security;
create policy campaign_rounds_read on campaign_rounds for select to huying_app using ((select app.is_system()) or exists (select from campaigns c where c.id = campaign_id));
create policy campaign_rounds_add on campaign_rounds for insert to huying_app with check (
  (select app.is_system())
  or (exists (select from campaigns c where c.id = campaign_id) and ((select app.sees_all()) or unit_ids <@ (select app.scope())::uuid[])));
create policy campaign_rounds_change on campaign_rounds for update to huying_app using ((select app.is_system()) or exists (select from campaigns c where c.id = campaign_id));
grant select, insert, update (started_at, ended_at, ended_by_name, closing) on campaign_rounds to huying_app;

-- Found though on no list (C6 一个不漏): counted apart, so that the frozen denominator stays.
create table campaign_found (
  round_id uuid not null references campaign_rounds,
  subject_id uuid not null references subjects,
  found_at timestamptz not null default app.now(),
  by_name text not null,
  by_post_id uuid,
  -- The work that was done for them in this round.
  done_at timestamptz,
  work_id uuid,
  primary key (round_id, subject_id)
);
create index campaign_found_subject on campaign_found (subject_id);
alter table campaign_found enable row level security;
create policy campaign_found_read on campaign_found for select to huying_app using (
  (select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
create policy campaign_found_add on campaign_found for insert to huying_app with check (
  (select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from subjects s where s.id = subject_id)));
create policy campaign_found_change on campaign_found for update to huying_app using (
  (select app.is_system()) or exists (select from subjects s where s.id = subject_id));
grant select, insert, update (done_at, work_id) on campaign_found to huying_app;

-- Orders down the chain (C4), each with the units it goes to; a receipt is the unit's own, and nothing starts before it.
create table campaign_orders (
  id uuid primary key,
  district_id uuid not null,
  campaign_id uuid not null references campaigns,
  round_id uuid not null references campaign_rounds,
  -- Counted within the campaign.
  order_no integer not null check (order_no > 0),
  from_unit_id uuid not null references governance_units,
  text text not null,
  -- Headquarters reports up first, then orders.
  reported_up_at timestamptz,
  reported_up_to text,
  is_drill boolean not null,
  sent_at timestamptz not null default app.now(),
  sent_by_name text not null,
  sent_by_post_id uuid not null,
  cancelled_at timestamptz,
  cancel_reason text,
  cancelled_by_name text,
  unique (campaign_id, order_no),
  check ((reported_up_at is null) = (reported_up_to is null)),
  check (reported_up_at <= sent_at),
  check ((cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null) = (cancelled_by_name is null))
);
create index campaign_orders_round on campaign_orders (round_id);
alter table campaign_orders enable row level security;
create policy campaign_orders_read on campaign_orders for select to huying_app using ((select app.is_system()) or exists (select from campaigns c where c.id = campaign_id));
create policy campaign_orders_add on campaign_orders for insert to huying_app with check (
  (select app.is_system()) or (exists (select from campaigns c where c.id = campaign_id) and from_unit_id = (select app.unit_id())));
create policy campaign_orders_change on campaign_orders for update to huying_app using (
  (select app.is_system()) or from_unit_id = any ((select app.scope())::uuid[]));
grant select, insert, update (cancelled_at, cancel_reason, cancelled_by_name) on campaign_orders to huying_app;

create table campaign_receipts (
  order_id uuid not null references campaign_orders,
  unit_id uuid not null references governance_units,
  received_at timestamptz,
  received_by_name text,
  received_by_post_id uuid,
  started_at timestamptz,
  started_by_name text,
  primary key (order_id, unit_id),
  check ((received_at is null) = (received_by_name is null) and (started_at is null) = (started_by_name is null)),
  check (started_at >= received_at),
  check (started_at is null or received_at is not null)
);
create index campaign_receipts_waiting on campaign_receipts (unit_id) where started_at is null;
alter table campaign_receipts enable row level security;
create policy campaign_receipts_read on campaign_receipts for select to huying_app using ((select app.is_system()) or exists (select from campaign_orders o where o.id = order_id));
create policy campaign_receipts_add on campaign_receipts for insert to huying_app with check ((select app.is_system()) or exists (select from campaign_orders o where o.id = order_id));
create policy campaign_receipts_change on campaign_receipts for update to huying_app using ((select app.is_system()) or unit_id = (select app.unit_id()));
grant select, insert, update (received_at, received_by_name, received_by_post_id, started_at, started_by_name) on campaign_receipts to huying_app;

-- Buildings in the order in which they are called, each with its slot (C6, E5). A building under closure goes last and is done at the door.
create table campaign_calls (
  round_id uuid not null references campaign_rounds,
  place_id uuid not null references places,
  community_id uuid not null,
  position integer not null check (position > 0),
  people integer not null check (people > 0),
  slot_from timestamptz not null,
  slot_to timestamptz not null check (slot_to > slot_from),
  is_at_door boolean not null default false,
  notified_at timestamptz,
  notified_by_name text,
  channel text check (channel in ('door', 'phone', 'wechat', 'loudspeaker')),
  primary key (round_id, place_id),
  check ((notified_at is null) = (notified_by_name is null) and (notified_at is null) = (channel is null))
);
create index campaign_calls_community on campaign_calls (round_id, community_id, position);
alter table campaign_calls enable row level security;
create policy campaign_calls_all on campaign_calls to huying_app
  using ((select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from places p where p.id = place_id)))
  with check ((select app.is_system()) or (exists (select from campaign_rounds r where r.id = round_id) and exists (select from places p where p.id = place_id)));
grant select, insert, update (position, slot_from, slot_to, is_at_door, notified_at, notified_by_name, channel), delete on campaign_calls to huying_app;
-- What was told to people is not taken out of the list.
create function app.keep_notified() returns trigger language plpgsql as $$
begin
  if old.notified_at is not null then raise exception 'a building that was notified stays' using errcode = '42501'; end if;
  return old;
end $$;
create trigger campaign_calls_stay before delete on campaign_calls for each row execute function app.keep_notified();

-- Rotation (E12): by what anybody can work out again — who comes first in a cycle is the SHA-256 of campaign, cycle and person.
create function app.draw_key(p_campaign uuid, p_cycle integer, p_subject uuid) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(p_campaign::text || ':' || p_cycle || ':' || p_subject, 'UTF8'))
$$;
grant execute on function app.draw_key(uuid, integer, uuid) to huying_app;

create table campaign_draws (
  campaign_id uuid not null references campaigns,
  cycle_no integer not null check (cycle_no > 0),
  subject_id uuid not null references subjects,
  -- The day of the cycle on which they are asked first.
  part_no integer not null check (part_no > 0),
  -- Left over from the cycle before: asked on its first day.
  is_carried boolean not null default false,
  -- Drawn with the cycle, or came to the register since.
  is_late boolean not null default false,
  drawn_at timestamptz not null default app.now(),
  primary key (campaign_id, cycle_no, subject_id)
);
create index campaign_draws_part on campaign_draws (campaign_id, cycle_no, part_no);
create index campaign_draws_subject on campaign_draws (subject_id);
alter table campaign_draws enable row level security;
create policy campaign_draws_read on campaign_draws for select to huying_app using (
  (select app.is_system())
  or (exists (select from campaigns c where c.id = campaign_id and (not c.is_sensitive or (select app.reads_sensitive_flags()))) and exists (select from subjects s where s.id = subject_id)));
create policy campaign_draws_add on campaign_draws for insert to huying_app with check ((select app.is_system()));
grant select, insert on campaign_draws to huying_app;
create trigger campaign_draws_once before update or delete on campaign_draws for each row execute function app.refuse_rewriting();

-- Task forces 专班 (R5): members, a goal and a term; ends with a report.
create table task_forces (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  campaign_id uuid references campaigns,
  name text not null,
  goal text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  set_up_at timestamptz not null default app.now(),
  set_up_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  report text,
  check ((ended_at is null) = (report is null) and (ended_at is null) = (ended_by_name is null)),
  check (report is null or report <> '')
);
create index task_forces_unit on task_forces (unit_id, set_up_at desc);
create table task_force_members (
  task_force_id uuid not null references task_forces,
  post_id uuid not null references posts,
  -- What they do in it.
  part text not null default '',
  primary key (task_force_id, post_id)
);
create index task_force_members_post on task_force_members (post_id);
alter table task_forces enable row level security;
create policy task_forces_read on task_forces for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]) or app.lies_under(unit_id))));
create policy task_forces_add on task_forces for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy task_forces_change on task_forces for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
grant select, insert, update (ended_at, ended_by_name, report) on task_forces to huying_app;
alter table task_force_members enable row level security;
create policy task_force_members_all on task_force_members to huying_app
  using ((select app.is_system()) or exists (select from task_forces t where t.id = task_force_id))
  with check ((select app.is_system()) or exists (select from task_forces t where t.id = task_force_id));
grant select, insert on task_force_members to huying_app;

revoke execute on function app.lies_under(uuid), app.sees_list(uuid), app.ask_once(uuid, uuid[]), app.population_of(uuid[], text, text), app.draw_key(uuid, integer, uuid), app.keep_notified() from public;
