-- Cameras over the courtyards (M5), what a request points to in their recordings, and every look at one (B8: access to video is logged).
create table cameras (
  id uuid primary key,
  district_id uuid not null,
  -- The device id of GB/T 28181, Annex D: what the video platform knows it by.
  camera_no text not null unique check (camera_no ~ '^[0-9]{20}$'),
  name text not null,
  -- The courtyard, or the estate where courtyards are not told apart.
  place_id uuid not null references places,
  community_id uuid not null references governance_units,
  owner_unit_id uuid references governance_units,
  state text not null check (state in ('live', 'dead')),
  state_since timestamptz not null default app.now(),
  state_note text not null default '',
  registered_at timestamptz not null default app.now(),
  retired_at timestamptz,
  retired_reason text
);
create index cameras_place on cameras (place_id) where retired_at is null;
create index cameras_community on cameras (community_id);

create table video_references (
  id uuid primary key,
  district_id uuid not null,
  request_id uuid not null references requests,
  camera_id uuid not null references cameras,
  from_at timestamptz not null,
  until_at timestamptz not null,
  why text not null,
  attached_by uuid not null,
  attached_post_id uuid not null,
  attached_by_name text not null,
  attached_unit_name text not null,
  attached_at timestamptz not null default app.now(),
  removed_at timestamptz,
  removed_by_name text,
  removed_reason text,
  check (until_at > from_at and until_at <= from_at + interval '24 hours')
);
create index video_references_request on video_references (request_id);
create index video_references_camera on video_references (camera_id);

-- One row a look. It repeats what it was a look at, so that it still says it when the camera or the post is no more.
create table video_looks (
  id uuid primary key,
  district_id uuid not null,
  reference_id uuid not null references video_references,
  request_id uuid not null references requests,
  request_no text not null,
  camera_id uuid not null references cameras,
  camera_no text not null,
  camera_name text not null,
  community_id uuid not null references governance_units,
  from_at timestamptz not null,
  until_at timestamptz not null,
  purpose text not null,
  staff_id uuid not null,
  staff_name text not null,
  post_id uuid not null,
  role text not null,
  unit_id uuid not null,
  unit_name text not null,
  -- Was an address to be handed out? Without a platform the times alone were shown.
  has_platform boolean not null,
  at timestamptz not null default app.now()
);
create index video_looks_reference on video_looks (reference_id);
create index video_looks_at on video_looks (district_id, at desc, id desc);

alter table cameras enable row level security;
alter table video_references enable row level security;
alter table video_looks enable row level security;

-- A police room reaches no territory, yet stands in a community or serves it: its cameras may be named in what is handed to it.
create function app.guards(p_community uuid) returns boolean language sql stable parallel safe as $$
  select exists (
    select from governance_units u
     where u.id = app.unit_id() and u.kind = 'police_room' and upper_inf(u.valid)
       and (u.parent_id = p_community
            or exists (select from service_areas s where s.handling_unit_id = u.id and s.unit_id = p_community and s.valid @> app.now())))
$$;
grant execute on function app.guards(uuid) to huying_app;

-- Where a camera hangs is written under it for everybody who passes; the staff of its community see it, and whoever sees a request that names it.
create policy cameras_read on cameras for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and ((select app.sees_all())
           or community_id = any ((select app.scope())::uuid[])
           or (select app.role()) = 'system_admin'
           or ((select app.reach()) = 'territory' and community_id = (select p.desk_id from unit_paths p where p.unit_id = (select app.unit_id())))
           or ((select app.reach()) = 'assigned' and app.guards(community_id))
           or exists (select from video_references v where v.camera_id = cameras.id))));
create policy cameras_add on cameras for insert to huying_app with check (
  (select app.is_system()) or ((select app.kind()) = 'staff' and district_id = (select app.district_id()) and app.governs(community_id)));
-- Which act is open to whom is the handlers' to say; nobody changes what they do not see.
create policy cameras_change on cameras for update to huying_app using (true);
grant select, insert, update on cameras to huying_app;

-- Staff who see the request. Neither the caller nor a device is told that there is a recording.
create policy video_references_read on video_references for select to huying_app using (
  (select app.is_system())
  or ((select app.kind()) = 'staff' and district_id = (select app.district_id()) and exists (select from requests r where r.id = request_id)));
create policy video_references_add on video_references for insert to huying_app with check (
  (select app.is_system())
  or ((select app.kind()) = 'staff' and district_id = (select app.district_id()) and exists (select from requests r where r.id = request_id)));
create policy video_references_change on video_references for update to huying_app using (true);
grant select, insert, update on video_references to huying_app;

-- Added to and never changed: no update, no delete is granted. A look is written in one's own name alone.
create policy video_looks_read on video_looks for select to huying_app using (
  (select app.is_system())
  or ((select app.kind()) = 'staff' and district_id = (select app.district_id())
      and ((select app.role()) = 'audit_admin' or exists (select from requests r where r.id = request_id))));
create policy video_looks_add on video_looks for insert to huying_app with check (
  (select app.kind()) = 'staff' and district_id = (select app.district_id()) and staff_id = app.actor_id()::uuid and post_id = app.post_id()
  and exists (select from requests r where r.id = request_id));
grant select, insert on video_looks to huying_app;
