-- C22: an account of a shift works at the site of that shift and nowhere else, from a little before it begins until it ends; what was done on time comes in whenever it comes in.

-- A line is found by its account's post, also once that is closed: what waits in a box is judged by it.
create unique index shift_people_account_post on shift_people (account_post_id) where account_post_id is not null;

-- The site of the shift whose account stands before the database; of everybody else null. One look-up.
create function app.shift_site() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select s.site_id from shift_people p join shifts s on s.id = p.shift_id where app.role() = 'site_volunteer' and p.account_post_id = app.post_id()
$$;
revoke execute on function app.shift_site() from public;
grant execute on function app.shift_site() to huying_app;

-- A sampling site is the work site of the same id. There such an account reads what the site is and what it has in its boxes and at its gate, and of tubes and people its own.
do $$
declare
  here text := '(select app.role()) = ''site_volunteer'' and %s = (select app.shift_site())';
  own text := ' and %s = (select app.post_id())';
  r record;
begin
  for r in select * from (values ('sampling_sites', 'id'), ('site_openings', 'site_id'), ('site_closings', 'site_id'), ('site_disinfections', 'site_id'), ('gate_holds', 'site_id'),
      ('transport_boxes', 'site_id')) t (name, site) loop
    execute format('create policy %I on %I for select to huying_app using (' || here || ')', r.name || '_shift_read', r.name, r.site);
  end loop;
  for r in select * from (values ('sample_tubes', 'opened_by_post_id'), ('samples', 'by_post_id')) t (name, post) loop
    execute format('create policy %I on %I for select to huying_app using (' || here || own || ')', r.name || '_shift_read', r.name, 'site_id', r.post);
    execute format('create policy %I on %I for update to huying_app using (' || here || own || ')', r.name || '_shift_change', r.name, 'site_id', r.post);
  end loop;
  for r in select * from (values ('sample_tubes', 'opened_by_post_id'), ('samples', 'by_post_id'), ('gate_holds', 'by_post_id'), ('transport_boxes', 'by_post_id')) t (name, post) loop
    execute format('create policy %I on %I for insert to huying_app with check (' || here || own || ')', r.name || '_shift_add', r.name, 'site_id', r.post);
  end loop;
  -- Whoever is held at the gate is released by whoever stands there.
  execute format('create policy gate_holds_shift_change on gate_holds for update to huying_app using (' || here || ')', 'site_id');
end $$;
create policy transport_box_tubes_shift_read on transport_box_tubes for select to huying_app using (
  (select app.role()) = 'site_volunteer' and box_id in (select b.id from transport_boxes b where b.site_id = (select app.shift_site())));
create policy transport_box_tubes_shift_add on transport_box_tubes for insert to huying_app with check (
  (select app.role()) = 'site_volunteer'
  and box_id in (select b.id from transport_boxes b where b.site_id = (select app.shift_site()) and b.by_post_id = (select app.post_id())));

-- A shift may be prolonged or cut: with it the lines that stand to its end, and their accounts.
grant update (during) on shifts to huying_app;

-- Until when a phone may work alone: `p_days` from now, and for whoever has nothing but accounts of shifts until the end of the shift they stand on.
create function app.lease_end(p_staff uuid, p_days integer) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_and(p.role = 'site_volunteer')
              then least(app.now() + make_interval(days => p_days), greatest(app.now(), max(upper(p.valid)) filter (where p.valid @> app.now())))
              else app.now() + make_interval(days => p_days) end
    from posts p where p.staff_id = p_staff
$$;
revoke execute on function app.lease_end(uuid, integer) from public;
grant execute on function app.lease_end(uuid, integer) to huying_app;

-- The account of a shift that is over is closed by the house. Who closed it before, for a reason, has closed it: the end of a shift says nothing then.
create function app.close_shift_account(p_account text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the house ends the account of a shift' using errcode = '42501'; end if;
  insert into auth.account_states (account_id, closed_at) values (p_account, app.now())
    on conflict (account_id) do update set closed_at = coalesce(account_states.closed_at, excluded.closed_at);
  perform app.end_sessions(p_account);
end $$;
revoke execute on function app.close_shift_account(text) from public;
grant execute on function app.close_shift_account(text) to huying_app;

-- As in 0048. Of an account of a shift the moment decides alone: done while its post ran, it counts, though the lease ended with the shift as it was planned then (it was prolonged
-- meanwhile) and though the house has closed the account since because the shift was over. Closed by anybody else, it is closed.
create or replace function app.enter_lease(p_lease uuid, p_post uuid, p_at timestamptz)
returns table (account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid, unit_name text, unit_kind text, district_id uuid,
               is_read_only boolean, sees_all boolean, epoch bigint, good_for_ms double precision)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
begin
  select s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id, u.name as unit_name, u.kind as unit_kind,
         p.district_id, sc.member_ids, coalesce((select e.epoch from access_epoch e), 0) as epoch,
         case when p.valid @> app.now() and l.ends_at > app.now() and p.role <> 'site_volunteer'
              then least(interval '1 minute', l.ends_at - app.now(), upper(p.valid) - app.now()) else interval '0' end as good_for
    into found_row
    from device_leases l
    join staff s on s.id = l.staff_id and s.account_id = l.account_id and s.left_at is null
    left join auth.account_states st on st.account_id = l.account_id
    join posts p on p.staff_id = s.id and p.id = p_post
    join governance_units u on u.id = p.unit_id
    left join unit_scopes sc on sc.unit_id = p.unit_id
   where l.id = p_lease and l.ended_at is null
     and case when p.role = 'site_volunteer'
              then p.valid @> p_at
                   and (st.closed_at is null
                        or exists (select from posts o join shift_people q on q.account_post_id = o.id where o.staff_id = s.id and q.account_closed_at = st.closed_at))
              else (p.valid @> app.now() or p.valid @> p_at) and p_at <= l.ends_at and st.closed_at is null end;
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
