-- Calendars to subscribe to: a post's days as an .ics behind a link that nobody can guess. What leaves here is stored elsewhere, by programs we do not know:
-- so it holds counts and links, never names of residents.

create table calendar_feeds (
  id uuid primary key,
  district_id uuid not null,
  staff_id uuid not null references staff,
  -- The hat it was opened under, and what that hat was: a feed never follows into another duty.
  post_id uuid not null references posts,
  role text not null,
  unit_id uuid not null references governance_units,
  -- Of the key in the link; the key itself is kept nowhere.
  key_hash bytea not null,
  label text not null default '',
  language text not null check (language in ('zh', 'en')),
  opened_at timestamptz not null default app.now(),
  closed_at timestamptz,
  closed_because text check (closed_because in ('owner', 'account')),
  -- A day, no more: it tells the owner whether a link is still in use, and nobody how often.
  last_read_on date,
  constraint calendar_feeds_key unique (key_hash),
  check ((closed_at is null) = (closed_because is null))
);
create index calendar_feeds_staff on calendar_feeds (staff_id) where closed_at is null;

-- What the calendar of a post has told, so that a move raises its sequence and what disappears is told as cancelled (RFC 5545 3.8.7.4, 3.8.1.11), whichever
-- module it came from.
create table calendar_entries (
  post_id uuid not null references posts,
  uid text not null,
  entry jsonb not null,
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  sequence integer not null check (sequence >= 0),
  changed_at timestamptz not null,
  primary key (post_id, uid)
);

alter table calendar_feeds enable row level security;
-- One's own, whichever hat is worn; the house ends them with the account.
create policy calendar_feeds_read on calendar_feeds for select to huying_app using (
  (select app.is_system()) or ((select app.kind()) = 'staff' and staff_id::text = (select app.actor_id())));
create policy calendar_feeds_open on calendar_feeds for insert to huying_app with check (
  (select app.kind()) = 'staff' and staff_id::text = (select app.actor_id()) and post_id = (select app.post_id())
  and district_id = (select app.district_id()));
create policy calendar_feeds_change on calendar_feeds for update to huying_app using (
  (select app.is_system()) or ((select app.kind()) = 'staff' and staff_id::text = (select app.actor_id())));
grant select, insert, update on calendar_feeds to huying_app;

alter table calendar_entries enable row level security;
create policy calendar_entries_of_post on calendar_entries to huying_app using (post_id = (select app.post_id())) with check (post_id = (select app.post_id()));
grant select, insert, update, delete on calendar_entries to huying_app;

-- Who reads by this key: the post, with the claims it has at this moment (as app.enter_staff, without a session). Nothing when the link was ended, the post is
-- over or has become another one, the unit is gone, the person has left, or the account is closed: each is asked at every reading, so each holds at once.
create function app.enter_calendar_feed(p_key_hash bytea)
returns table (feed_id uuid, language text, opened_at timestamptz, account_id text, staff_id uuid, staff_name text, post_id uuid, role text, reach text, unit_id uuid,
               unit_name text, unit_kind text, district_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row record;
  sees_all boolean;
begin
  select c.id, c.language, c.opened_at, s.account_id, s.id as staff_id, s.name as staff_name, p.id as post_id, p.role, app.reach_of(p.role) as reach, p.unit_id,
         u.name as unit_name, u.kind as unit_kind, p.district_id, sc.member_ids
    into found_row
    from calendar_feeds c
    join posts p on p.id = c.post_id and p.staff_id = c.staff_id and p.role = c.role and p.unit_id = c.unit_id and p.district_id = c.district_id
                and p.valid @> app.now()
    join staff s on s.id = p.staff_id and s.left_at is null
    join auth."user" a on a.id = s.account_id
    left join auth.account_states st on st.account_id = a.id
    join governance_units u on u.id = p.unit_id and u.valid @> app.now()
    left join unit_scopes sc on sc.unit_id = p.unit_id
   where c.key_hash = p_key_hash and c.closed_at is null and st.closed_at is null;
  if not found then return; end if;
  sees_all := found_row.reach = 'territory' and found_row.unit_id = found_row.district_id;
  perform set_config('app.kind', 'staff', true), set_config('app.actor_id', found_row.staff_id::text, true), set_config('app.post_id', found_row.post_id::text, true),
    set_config('app.unit_id', found_row.unit_id::text, true), set_config('app.district_id', found_row.district_id::text, true), set_config('app.role', found_row.role, true),
    set_config('app.reach', found_row.reach, true), set_config('app.sees_all', case when sees_all then 'on' else '' end, true),
    set_config('app.scope', case when found_row.reach = 'none' then '' else coalesce(found_row.member_ids::text, '') end, true);
  feed_id := found_row.id; language := found_row.language; opened_at := found_row.opened_at; account_id := found_row.account_id; staff_id := found_row.staff_id;
  staff_name := found_row.staff_name; post_id := found_row.post_id; role := found_row.role; reach := found_row.reach; unit_id := found_row.unit_id;
  unit_name := found_row.unit_name; unit_kind := found_row.unit_kind; district_id := found_row.district_id;
  return next;
end $$;
revoke execute on function app.enter_calendar_feed(bytea) from public;
grant execute on function app.enter_calendar_feed(bytea) to huying_app;
