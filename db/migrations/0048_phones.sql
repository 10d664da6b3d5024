-- Phones that work alone (ADR 11): the lease of a device, the gate by which what it did comes in, and what came in too late to be its own.

create table device_leases (
  id uuid primary key,
  district_id uuid not null,
  staff_id uuid not null references staff,
  account_id text not null references auth."user" on delete cascade,
  -- What its owner calls it: 我的小米, 3号点平板.
  label text not null,
  -- P-256, uncompressed: with the house's own it gives the key under which this phone's box is sealed.
  public_key bytea not null check (length(public_key) = 65),
  granted_at timestamptz not null default app.now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  -- Of the last time it was heard of: how far its clock goes ahead of the house's, how many acts it still held and how many of these were refused.
  seen_at timestamptz,
  clock_ahead_ms bigint,
  waiting integer not null default 0,
  refused integer not null default 0,
  version text,
  -- The entry with the highest count that was judged, and when it was done: what comes after it was not done before it.
  last_done_seq bigint not null default 0,
  last_done_at timestamptz,
  check ((ended_at is null) = (ended_by_name is null)),
  check (ends_at > granted_at)
);
create index device_leases_staff on device_leases (staff_id);
create index device_leases_district on device_leases (district_id, granted_at desc);
alter table device_leases enable row level security;
-- One's own, and all of them for who may cut one off.
create policy device_leases_read on device_leases for select to huying_app using
  (app.is_system() or (app.kind() = 'staff' and district_id = app.district_id() and (staff_id::text = app.actor_id() or app.role() = 'security_admin')));
create policy device_leases_add on device_leases for insert to huying_app with check
  (app.kind() = 'staff' and district_id = app.district_id() and staff_id::text = app.actor_id());
create policy device_leases_change on device_leases for update to huying_app using
  (app.is_system() or (app.kind() = 'staff' and district_id = app.district_id() and (staff_id::text = app.actor_id() or app.role() = 'security_admin')));
grant select, insert, update (ended_at, ended_by_name, end_reason, ends_at, seen_at, clock_ahead_ms, waiting, refused, version) on device_leases to huying_app;
-- One that is heard of only goes on: what is known of whoever came in by it stays true.
create trigger device_leases_epoch after delete on device_leases for each statement execute function app.move_access_epoch();
create trigger device_leases_end_epoch after update of ended_at, ends_at on device_leases for each row
  when (new.ended_at is distinct from old.ended_at or new.ends_at < old.ends_at) execute function app.move_access_epoch();

-- As app.enter_staff, for what was done at `p_at` on a phone with a lease: the lease ran then, the post was held then or is held now, and neither the person nor the
-- phone has been cut off. A session is not asked for: the box is sealed under a key that only this phone and the house have.
create function app.enter_lease(p_lease uuid, p_post uuid, p_at timestamptz)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid,
               is_read_only boolean, sees_all boolean, epoch bigint, good_for_ms double precision)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
begin
  select s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id, u.name as unit_name, u.kind as unit_kind,
         p.district_id, sc.member_ids, coalesce((select e.epoch from access_epoch e), 0) as epoch,
         case when p.valid @> app.now() and l.ends_at > app.now()
              then least(interval '1 minute', l.ends_at - app.now(), upper(p.valid) - app.now()) else interval '0' end as good_for
    into found_row
    from device_leases l
    join staff s on s.id = l.staff_id and s.account_id = l.account_id and s.left_at is null
    left join auth.account_states st on st.account_id = l.account_id
    join posts p on p.staff_id = s.id and p.id = p_post and (p.valid @> app.now() or p.valid @> p_at)
    join governance_units u on u.id = p.unit_id
    left join unit_scopes sc on sc.unit_id = p.unit_id
   where l.id = p_lease and l.ended_at is null and p_at <= l.ends_at and st.closed_at is null;
  if not found then return; end if;
  sees_all := found_row.reach = 'territory' and found_row.unit_id = found_row.district_id;
  perform set_config('app.kind', 'staff', true), set_config('app.actor_id', found_row.staff_id::text, true), set_config('app.post_id', found_row.post_id::text, true),
    set_config('app.unit_id', found_row.unit_id::text, true), set_config('app.district_id', found_row.district_id::text, true), set_config('app.role', found_row.role, true),
    set_config('app.reach', found_row.reach, true), set_config('app.sees_all', case when sees_all then 'on' else '' end, true),
    set_config('app.scope', case when found_row.reach = 'none' then '' else coalesce(found_row.member_ids::text, '') end, true);
  account_id := found_row.account_id; staff_id := found_row.staff_id; staff_name := found_row.staff_name; post_id := found_row.post_id; role := found_row.role;
  reach := found_row.reach; unit_id := found_row.unit_id; unit_name := found_row.unit_name; unit_kind := found_row.unit_kind; district_id := found_row.district_id;
  is_read_only := false; epoch := found_row.epoch; good_for_ms := extract(epoch from found_row.good_for) * 1000;
  return next;
end $$;
revoke execute on function app.enter_lease(uuid, uuid, timestamptz) from public;
grant execute on function app.enter_lease(uuid, uuid, timestamptz) to huying_app;

-- Acts that came in and could not be their maker's own any more: the lease was cut off, the post or the person had gone, the place had passed to another grid. They go
-- to the community that answers where they were done, which takes them up or lets them be, with a reason; none is lost (1.T 5, 8).
create table stranded_acts (
  -- That of the command.
  id uuid primary key,
  district_id uuid not null,
  -- The community (or whatever unit) that decides.
  unit_id uuid not null references governance_units,
  -- Null: handed on by whoever made it, from wherever.
  lease_id uuid references device_leases,
  staff_name text not null,
  unit_name text not null,
  command text not null,
  input_cipher bytea not null,
  done_at timestamptz not null,
  received_at timestamptz not null default app.now(),
  problem jsonb not null,
  settled_at timestamptz,
  settled_by_name text,
  -- The same command, issued by who took it up.
  taken_as uuid,
  drop_reason text,
  check ((settled_at is null) = (settled_by_name is null)),
  check (settled_at is null or (taken_as is null) <> (drop_reason is null))
);
create index stranded_acts_open on stranded_acts (unit_id, received_at) where settled_at is null;
alter table stranded_acts enable row level security;
create policy stranded_acts_read on stranded_acts for select to huying_app using
  (app.kind() = 'staff' and district_id = app.district_id() and unit_id = any ((select app.scope())::uuid[])
   and app.role() in ('community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor'));
create policy stranded_acts_settle on stranded_acts for update to huying_app using
  (app.kind() = 'staff' and district_id = app.district_id() and unit_id = any ((select app.scope())::uuid[])
   and app.role() in ('community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor')) with check (true);
create policy stranded_acts_add on stranded_acts for insert to huying_app with check (app.is_system() or (app.kind() = 'staff' and district_id = app.district_id()));
grant select, insert, update (settled_at, settled_by_name, taken_as, drop_reason) on stranded_acts to huying_app;
