-- Rosters and shifts: cadres, grid workers and volunteers on one roster (A6, C14, C22, C24, E6, J1–J6, M11).

-- One who helps at one site for the hours of a shift, by an account of that shift: sees nothing but what names them (C22).
create or replace function app.reach_of(p_role text) returns text language sql immutable parallel safe as $$
  select case
    when p_role in ('handler', 'handling_lead', 'department_officer') then 'assigned'
    when p_role in ('system_admin', 'security_admin', 'audit_admin', 'site_volunteer') then 'none'
    else 'territory' end
$$;

-- 岗点: where people stand, in the area of a unit.
create table work_sites (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  kind text not null,
  title text not null,
  place_id uuid references places,
  place_text text not null default '',
  -- The campaign it is for; told by modules/campaigns, which need not be there.
  campaign_id uuid,
  -- Roles with how many of each: [{"role":"chief","count":1}].
  wanted jsonb not null,
  valid tstzrange not null,
  is_drill boolean not null default false,
  made_by_name text not null,
  made_at timestamptz not null default app.now()
);
create index work_sites_unit on work_sites (unit_id);

-- 志愿者. The volunteer number stands where others write the ID number (MZ/T 061-2015): none is kept here.
create sequence volunteer_numbers start 100001;
create table volunteers (
  id uuid primary key,
  district_id uuid not null,
  -- The community they are at home with.
  unit_id uuid not null references governance_units,
  name text not null,
  volunteer_no text,
  phone_cipher bytea not null,
  phone_hash bytea not null,
  phone_tail text not null,
  party_status text not null check (party_status in ('member', 'probationary', 'league', 'none')),
  skills text[] not null default '{}',
  -- Times of the week: [{"weekday":0,"from":480,"to":720}]; empty: any.
  available jsonb not null default '[]',
  told_by text not null check (told_by in ('self', 'desk')),
  consented_at timestamptz not null,
  applied_at timestamptz not null default app.now(),
  approved_at timestamptz,
  approved_by_name text,
  declined_at timestamptz,
  decline_reason text,
  ended_at timestamptz,
  -- While they have, or had, a temporary account.
  staff_id uuid references staff,
  check (num_nonnulls(approved_at, declined_at) <= 1),
  check ((declined_at is null) = (decline_reason is null)),
  check (approved_at is null or volunteer_no is not null)
);
create unique index volunteers_phone on volunteers (district_id, phone_hash) where declined_at is null and ended_at is null;
create unique index volunteers_no on volunteers (district_id, volunteer_no);
create index volunteers_unit on volunteers (unit_id);
create index volunteers_staff on volunteers (staff_id) where staff_id is not null;

create table shifts (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  -- Null: of the unit itself (值班).
  site_id uuid references work_sites,
  kind text not null check (kind in ('work', 'on_call')),
  task text not null,
  during tstzrange not null check (not isempty(during) and not upper_inf(during) and not lower_inf(during)),
  wanted jsonb not null,
  is_drill boolean not null default false,
  cancelled_at timestamptz,
  cancel_reason text,
  made_by_name text not null,
  made_at timestamptz not null default app.now(),
  check ((cancelled_at is null) = (cancel_reason is null)),
  check (kind = 'on_call' or site_id is not null)
);
create index shifts_unit on shifts using gist (unit_id, during);
create index shifts_site on shifts using gist (site_id, during);

-- Who stands on a shift, and as what. Their hours are from coming to leaving, whatever was planned.
create table shift_people (
  id uuid primary key,
  district_id uuid not null,
  shift_id uuid not null references shifts,
  unit_id uuid not null references governance_units,
  staff_id uuid references staff,
  post_id uuid references posts,
  volunteer_id uuid references volunteers,
  who uuid not null generated always as (coalesce(volunteer_id, staff_id)) stored,
  name text not null,
  role text not null,
  -- What is still planned for them: emptied when they decline or are replaced, cut when they are replaced midway.
  during tstzrange not null,
  asked_at timestamptz not null default app.now(),
  asked_by_name text,
  accepted_at timestamptz,
  declined_at timestamptz,
  decline_reason text,
  came_at timestamptz,
  left_at timestamptz,
  replaced_at timestamptz,
  replace_reason text,
  replaced_by_id uuid references shift_people deferrable initially deferred,
  -- J4: the watch is handed on with both names.
  handed_at timestamptz,
  hand_note text,
  handed_to_id uuid references shift_people,
  taken_at timestamptz,
  -- The account opened for this shift alone (C22).
  account_post_id uuid references posts,
  account_closed_at timestamptz,
  check (num_nonnulls(staff_id, volunteer_id) = 1),
  check ((staff_id is null) = (post_id is null)),
  check ((declined_at is null) = (decline_reason is null)),
  check ((replaced_at is null) = (replace_reason is null)),
  check (left_at is null or came_at is not null),
  check (left_at >= came_at),
  -- Nobody is at two places at once.
  constraint shift_people_once exclude using gist (who with =, during with &&)
);
create index shift_people_shift on shift_people (shift_id);
create index shift_people_who on shift_people (who, came_at);
create index shift_people_post on shift_people (post_id);
create index shift_people_account on shift_people (account_post_id) where account_post_id is not null and account_closed_at is null;

-- 亮明身份 (A6): once for each secondment.
create table shift_pledges (
  post_id uuid primary key references posts,
  district_id uuid not null,
  staff_id uuid not null references staff,
  unit_id uuid not null references governance_units,
  party_status text not null check (party_status in ('member', 'probationary', 'league', 'none')),
  pledge text not null,
  pledged_at timestamptz not null
);

-- What happened at a site in a day (C15): a quarrel, a faint, heat, rain. Sealed: it may tell of somebody's health.
create table site_notes (
  id uuid primary key,
  district_id uuid not null,
  site_id uuid not null references work_sites,
  unit_id uuid not null references governance_units,
  kind text not null,
  told_cipher bytea not null,
  done_cipher bytea,
  happened_at timestamptz not null,
  told_by_name text not null
);
create index site_notes_site on site_notes (site_id, happened_at desc);

-- Means (C24): staff in reserve, vehicles, material. Free = quantity − what was given and not brought back.
create table site_means (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  kind text not null check (kind in ('people', 'vehicle', 'material')),
  title text not null,
  quantity integer not null check (quantity > 0),
  measure text not null,
  made_at timestamptz not null default app.now(),
  ended_at timestamptz
);
create index site_means_unit on site_means (unit_id);
create table site_means_uses (
  id uuid primary key,
  district_id uuid not null,
  means_id uuid not null references site_means,
  unit_id uuid not null references governance_units,
  site_id uuid not null references work_sites,
  quantity integer not null check (quantity > 0),
  asked_at timestamptz not null default app.now(),
  asked_by_name text not null,
  given_at timestamptz,
  given_by_name text,
  released_at timestamptz,
  check ((given_at is null) = (given_by_name is null))
);
create index site_means_uses_means on site_means_uses (means_id) where released_at is null;

-- Gifts to those at the front (J6): on record for integrity's sake.
create table gift_receipts (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  site_id uuid references work_sites,
  what text not null,
  -- As they wish to be named.
  from_name text not null,
  to_name text not null,
  value_yuan numeric(10, 2) not null check (value_yuan >= 0),
  done_with text not null,
  needs_leader boolean not null,
  received_at timestamptz not null,
  told_by_staff_id uuid not null references staff,
  told_by_name text not null,
  seen_at timestamptz,
  seen_by_name text,
  check ((seen_at is null) = (seen_by_name is null))
);
create index gift_receipts_unit on gift_receipts (unit_id, received_at desc);

-- Offers and needs between neighbours (J5); whose they are is known to the desk alone.
create table neighbour_posts (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  sense text not null check (sense in ('offer', 'need')),
  kind text not null check (kind in ('rice', 'vegetables', 'medicine', 'other')),
  title text not null,
  until timestamptz not null,
  phone_cipher bytea not null,
  phone_hash bytea not null,
  phone_tail text not null,
  made_at timestamptz not null default app.now(),
  matched_with_id uuid references neighbour_posts,
  matched_at timestamptz,
  ended_at timestamptz,
  check ((matched_with_id is null) = (matched_at is null))
);
create index neighbour_posts_unit on neighbour_posts (unit_id, until);

-- The unit lies in the area of the post that stands before the database.
create function app.keeps(p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and app.reach() = 'territory' and (app.sees_all() or p_unit = any ((select app.scope())::uuid[]))
$$;
-- Whoever is named on a shift by their own staff id, by that of their temporary account, or by the telephone they came with. Past row-level security.
create function app.is_own_line(p_staff uuid, p_volunteer uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select case app.kind()
    when 'staff' then p_staff::text = app.actor_id() or exists (select from volunteers v where v.id = p_volunteer and v.staff_id::text = app.actor_id())
    when 'resident' then exists (select from volunteers v where v.id = p_volunteer and v.phone_hash = app.phone_hash())
    else false end
$$;
-- Has the actor a line on this shift (or on any at this site)?
create function app.stands_at(p_shift uuid, p_site uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() in ('staff', 'resident') and exists (
    select from shift_people p join shifts s on s.id = p.shift_id
     where (p.shift_id = p_shift or s.site_id = p_site) and p.district_id = app.district_id() and app.is_own_line(p.staff_id, p.volunteer_id))
$$;
-- An approved volunteer of this community, or of one below the unit, may see what may be signed up for.
create function app.may_sign_up_at(p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'resident' and exists (
    select from volunteers v join unit_paths u on u.unit_id = v.unit_id
     where v.phone_hash = app.phone_hash() and v.district_id = app.district_id() and v.approved_at is not null and v.ended_at is null and p_unit = any (u.path::uuid[]))
$$;
-- Is the actor chief of this site, on a shift of today or tomorrow? Chiefs see and tell who came (C14).
create function app.is_site_chief(p_shift uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and exists (
    select from shifts s join shift_people p on p.shift_id = s.id
     where s.site_id is not distinct from (select x.site_id from shifts x where x.id = p_shift) and (s.id = p_shift or s.site_id is not null) and s.cancelled_at is null
       and s.during && tstzrange(app.now() - interval '1 day', app.now() + interval '1 day')
       and p.role = 'chief' and p.declined_at is null and p.replaced_at is null and app.is_own_line(p.staff_id, p.volunteer_id))
$$;
-- How many are counted on, by role: numbers alone, for whoever may sign up and sees no names; and who has the watch next (J4).
create function app.count_standing(p_shifts uuid[]) returns table (shift_id uuid, role text, count integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.shift_id, p.role, count(*)::int from shift_people p join shifts s on s.id = p.shift_id
   where p.shift_id = any (p_shifts) and p.declined_at is null and p.replaced_at is null and s.district_id = app.district_id() group by 1, 2
$$;
create function app.next_on_watch(p_line uuid) returns table (line_id uuid, name text, from_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.id, q.name, lower(t.during)
    from shift_people p join shifts s on s.id = p.shift_id
    join shifts t on t.unit_id = s.unit_id and t.site_id is not distinct from s.site_id and t.kind = s.kind and t.id <> s.id and t.cancelled_at is null
     and lower(t.during) >= lower(s.during) and upper(t.during) > upper(s.during)
    join shift_people q on q.shift_id = t.id and q.declined_at is null and q.replaced_at is null and q.who <> p.who
   where p.id = p_line and p.district_id = app.district_id() and app.is_own_line(p.staff_id, p.volunteer_id)
   order by lower(t.during), (q.role = p.role) desc, q.asked_at, q.id limit 1
$$;
-- May this line's watch go to that one: of a shift there that ends no earlier, by somebody else who is counted on?
create function app.is_successor(p_line uuid, p_to uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from shift_people p join shifts s on s.id = p.shift_id
      join shift_people q on q.id = p_to and q.who <> p.who and q.declined_at is null and q.replaced_at is null and q.left_at is null
      join shifts t on t.id = q.shift_id and t.unit_id = s.unit_id and t.site_id is not distinct from s.site_id and t.kind = s.kind and t.cancelled_at is null
     where p.id = p_line and p.district_id = app.district_id() and upper(t.during) >= upper(s.during) and upper(t.during) > app.now())
$$;
-- Is that line the actor's own? (Of a watch handed to them.)
create function app.is_my_line(p_line uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from shift_people p where p.id = p_line and app.is_own_line(p.staff_id, p.volunteer_id))
$$;
-- Where one may apply: by name, which is no secret of the district.
create function app.volunteer_communities() returns table (unit_id uuid, name text, district_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.district_id from governance_units u
   where u.kind in ('community', 'village') and upper_inf(u.valid) and u.district_id = app.district_id() and app.kind() in ('staff', 'resident', 'system')
$$;
-- Lines of whoever asks, in a stretch of time: found by what names them, for few rows of many are theirs.
create function app.own_lines(p_from timestamptz, p_until timestamptz) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.id), '{}') from shift_people p join shifts s on s.id = p.shift_id
   where p.district_id = app.district_id() and s.during && tstzrange(p_from, p_until)
     and p.who = any (array(
       select app.actor_id()::uuid where app.kind() = 'staff'
       union all select v.id from volunteers v where app.kind() = 'staff' and v.staff_id::text = app.actor_id()
       union all select v.id from volunteers v where app.kind() = 'resident' and v.phone_hash = app.phone_hash()))
$$;
-- Where people stood or are to stand, also outside the area of who plans: hours and the title of the site, so that nobody is asked twice or too much.
create function app.shift_spans(p_who uuid[], p_from timestamptz, p_until timestamptz) returns table (who uuid, line_id uuid, site_title text, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.who, p.id, coalesce(w.title, u.name), coalesce(p.came_at, lower(p.during)), coalesce(p.left_at, upper(p.during), p.came_at)
    from shift_people p join shifts s on s.id = p.shift_id join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id
   where p.who = any (p_who) and app.kind() = 'staff' and p.district_id = app.district_id() and s.during && tstzrange(p_from, p_until)
     and (p.came_at is not null or not isempty(p.during))
$$;
-- A shift whose watch was handed to the actor.
create function app.was_handed(p_shift uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and exists (
    select from shift_people p join shift_people q on q.id = p.handed_to_id where p.shift_id = p_shift and app.is_own_line(q.staff_id, q.volunteer_id))
$$;
-- A volunteer who stands on a shift of the site that the actor leads.
create function app.leads_volunteer(p_volunteer uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.kind() = 'staff' and exists (
    select from shift_people p where p.volunteer_id = p_volunteer and p.declined_at is null and p.replaced_at is null and app.is_site_chief(p.shift_id))
$$;
create function app.next_volunteer_no() returns text language sql volatile security definer set search_path = public, pg_temp as
$$ select 'V' || nextval('volunteer_numbers') $$;

-- The account of a shift: opened (or opened again) by whoever keeps the site's unit or is its chief, and only for somebody who has a line on that shift.
create function app.open_shift_account(p_account text, p_username text, p_staff uuid, p_line uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare line record; known text;
begin
  select p.shift_id, p.unit_id, p.district_id, v.name, v.staff_id into line
    from shift_people p join volunteers v on v.id = p.volunteer_id where p.id = p_line and p.declined_at is null and p.replaced_at is null;
  if not found or line.staff_id is distinct from p_staff or line.district_id <> app.district_id()
     or not (app.keeps(line.unit_id) or app.is_site_chief(line.shift_id)) then
    raise exception 'not a shift of this post' using errcode = '42501';
  end if;
  select account_id into known from staff where id = p_staff;
  if known is null then
    insert into auth."user" (id, name, email, username, "displayUsername") values (p_account, line.name, p_username || '@huying', p_username, p_username);
    insert into auth.account_states (account_id, is_one_time) values (p_account, true);
    update staff set account_id = p_account where id = p_staff;
    return p_account;
  end if;
  -- Only an account that is nothing but a volunteer's: nobody's own account is opened again by a desk.
  if exists (select from posts where staff_id = p_staff and role <> 'site_volunteer') then
    raise exception 'an account of other posts' using errcode = '42501';
  end if;
  update auth.account_states set closed_at = null where account_id = known;
  return known;
end $$;
-- May the actor hand this account its one-time password? Whoever may open it, while its shift is not over.
create function app.may_hand_shift_account(p_account text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from staff s join volunteers v on v.staff_id = s.id join shift_people p on p.volunteer_id = v.id join posts o on o.id = p.account_post_id
     where s.account_id = p_account and s.district_id = app.district_id() and upper(o.valid) > app.now() and p.account_closed_at is null
       and not exists (select from posts x where x.staff_id = s.id and x.role <> 'site_volunteer')
       and (app.keeps(p.unit_id) or app.is_site_chief(p.shift_id)))
$$;

do $$
declare t text; f text;
begin
  foreach t in array array['work_sites', 'volunteers', 'shifts', 'shift_people', 'shift_pledges', 'site_notes', 'site_means', 'site_means_uses', 'gift_receipts', 'neighbour_posts'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach f in array array['app.keeps(uuid)', 'app.is_own_line(uuid, uuid)', 'app.stands_at(uuid, uuid)', 'app.may_sign_up_at(uuid)', 'app.is_site_chief(uuid)', 'app.next_volunteer_no()',
    'app.count_standing(uuid[])', 'app.next_on_watch(uuid)', 'app.leads_volunteer(uuid)', 'app.was_handed(uuid)', 'app.own_lines(timestamptz, timestamptz)', 'app.shift_spans(uuid[], timestamptz, timestamptz)', 'app.volunteer_communities()', 'app.is_successor(uuid, uuid)', 'app.is_my_line(uuid)', 'app.open_shift_account(text, text, uuid, uuid)', 'app.may_hand_shift_account(text)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to huying_app', f);
  end loop;
end $$;

create policy work_sites_read on work_sites for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.stands_at(null, id) or app.may_sign_up_at(unit_id))));
create policy work_sites_add on work_sites for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id)));
create policy work_sites_change on work_sites for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id))) with check (true);
grant select, insert, update (title, place_text, wanted, valid) on work_sites to huying_app;

create policy volunteers_read on volunteers for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.is_own_line(null, id) or app.leads_volunteer(id))));
create policy volunteers_add on volunteers for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id())
    and (app.keeps(unit_id) or ((select app.kind()) = 'resident' and told_by = 'self' and approved_at is null and phone_hash = (select app.phone_hash())))));
create policy volunteers_change on volunteers for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.is_own_line(null, id) or app.leads_volunteer(id)))) with check (true);
grant select, insert, update (skills, available, volunteer_no, approved_at, approved_by_name, declined_at, decline_reason, ended_at, staff_id) on volunteers to huying_app;

create policy shifts_read on shifts for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.stands_at(id, site_id) or app.may_sign_up_at(unit_id) or app.was_handed(id))));
create policy shifts_add on shifts for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id)));
create policy shifts_change on shifts for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id))) with check (true);
grant select, insert, update (task, wanted, cancelled_at, cancel_reason) on shifts to huying_app;

create policy shift_people_read on shift_people for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.is_own_line(staff_id, volunteer_id) or app.is_site_chief(shift_id)
      -- Whom a watch is handed to, and by whom (J4).
      or ((select app.kind()) = 'staff' and (app.stands_at(shift_id, null) or (handed_to_id is not null and app.is_my_line(handed_to_id))))
      -- They are given over with the post (handovers).
      or (select app.role()) = 'security_admin')));
create policy shift_people_add on shift_people for insert to huying_app with check (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (app.keeps(unit_id) or app.is_site_chief(shift_id)
      or ((select app.kind()) = 'resident' and app.is_own_line(null, volunteer_id) and app.may_sign_up_at(unit_id)))));
create policy shift_people_change on shift_people for update to huying_app using (true) with check (true);
grant select, insert, update (during, staff_id, post_id, name, accepted_at, declined_at, decline_reason, came_at, left_at, replaced_at, replace_reason, replaced_by_id,
  handed_at, hand_note, handed_to_id, taken_at, account_post_id, account_closed_at) on shift_people to huying_app;

create policy shift_pledges_read on shift_pledges for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or staff_id::text = (select app.actor_id()))));
create policy shift_pledges_add on shift_pledges for insert to huying_app with check (
  district_id = (select app.district_id()) and staff_id::text = (select app.actor_id()) and post_id = (select app.post_id()));
grant select, insert on shift_pledges to huying_app;

create policy site_notes_read on site_notes for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id)));
create policy site_notes_add on site_notes for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or ((select app.kind()) = 'staff' and app.stands_at(null, site_id)))));
grant select, insert on site_notes to huying_app;

create policy site_means_all on site_means to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id)
    -- What the street has is what its communities may ask for.
    or ((select app.reach()) = 'territory' and unit_id = any ((select path from unit_paths where unit_id = (select app.unit_id()))::uuid[])))))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id)));
grant select, insert, update (quantity, ended_at) on site_means to huying_app;
create policy site_means_uses_all on site_means_uses to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and exists (select from site_means m where m.id = means_id)))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and exists (select from site_means m where m.id = means_id)));
grant select, insert, update (given_at, given_by_name, released_at) on site_means_uses to huying_app;

create policy gift_receipts_read on gift_receipts for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or told_by_staff_id::text = (select app.actor_id()))));
create policy gift_receipts_add on gift_receipts for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and told_by_staff_id::text = (select app.actor_id())));
create policy gift_receipts_change on gift_receipts for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and app.keeps(unit_id))) with check (true);
grant select, insert, update (seen_at, seen_by_name) on gift_receipts to huying_app;

create policy neighbour_posts_read on neighbour_posts for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or (select app.kind()) = 'resident')));
create policy neighbour_posts_add on neighbour_posts for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id())
    and (app.keeps(unit_id) or ((select app.kind()) = 'resident' and phone_hash = (select app.phone_hash())))));
create policy neighbour_posts_change on neighbour_posts for update to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (app.keeps(unit_id) or phone_hash = (select app.phone_hash())))) with check (true);
grant select, insert, update (matched_with_id, matched_at, ended_at) on neighbour_posts to huying_app;
