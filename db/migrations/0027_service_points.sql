-- 十分钟便民服务区 (M3): service points, their kinds, and how far it is from a home to them.

-- Kinds that a street or a community adds to the usual ones (modules/points/shared/kinds.ts). The kind of a point is the code of a usual one or the id of
-- one of these.
create table service_point_kinds (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  title_zh text not null,
  title_en text not null default '',
  -- Should every home below the unit have one within reach?
  is_expected boolean not null default true,
  valid daterange not null default daterange(app.today(), null),
  end_reason text
);
create unique index service_point_kinds_title on service_point_kinds (unit_id, title_zh) where upper_inf(valid);

-- One row for each state of a point and the days it held: a change ends one row and begins the next, so that what stood last month can still be told.
create table service_points (
  point_id uuid not null,
  valid daterange not null,
  district_id uuid not null,
  -- Who keeps it on the list.
  unit_id uuid not null references governance_units,
  kind_code text not null,
  name text not null,
  place_id uuid references places,
  address text not null default '',
  -- WGS 84. Left out, the point stands where its place stands.
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  phone text,
  link text,
  -- {week, daysOff}; null: nobody has said.
  hours jsonb,
  -- Comes to the homes of this unit (上门).
  home_unit_id uuid references governance_units,
  end_reason text,
  made_at timestamptz not null default app.now(),
  check ((longitude is null) = (latitude is null)),
  -- Cancelled before it began: an empty range, which excludes nothing.
  constraint service_points_once exclude using gist (app.turned(point_id) with =, valid with &&)
);
create index service_points_point on service_points (point_id);
create index service_points_unit on service_points (unit_id, kind_code);

alter table service_point_kinds enable row level security;
alter table service_points enable row level security;
-- What is on offer is public (anybody of the district may read it, signed in or not); it is kept by whoever governs the unit.
do $$
declare t text;
begin
  foreach t in array array['service_point_kinds', 'service_points'] loop
    execute format('create policy %I on %I for select to huying_app using ((select app.is_system()) or district_id = (select app.district_id()))', t || '_read', t);
    execute format('create policy %I on %I for insert to huying_app with check ((select app.is_system()) or (district_id = (select app.district_id()) and app.governs(unit_id)))', t || '_add', t);
    execute format('create policy %I on %I for update to huying_app using ((select app.is_system()) or (district_id = (select app.district_id()) and app.governs(unit_id)))', t || '_change', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;

-- Metres between two positions (haversine, mean radius of the earth): the same formula as metresBetween in modules/points/shared/reach.ts, and a test
-- that both agree.
create function app.metres_between(lon1 double precision, lat1 double precision, lon2 double precision, lat2 double precision)
returns double precision language sql immutable strict parallel safe as $$
  select 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) ^ 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)))
$$;
-- Where a place stands: its own position or that of the nearest place around it, and which kind of place gave it.
create function app.position_of(p_place uuid) returns table (longitude double precision, latitude double precision, kind text)
language sql stable as $$
  with recursive up as (
    select p.id, p.parent_id, p.kind, p.longitude, p.latitude, 0 as depth from places p where p.id = p_place
    union all select p.id, p.parent_id, p.kind, p.longitude, p.latitude, up.depth + 1 from places p join up on p.id = up.parent_id where up.depth < 8)
  select up.longitude, up.latitude, up.kind from up where up.longitude is not null and up.latitude is not null order by up.depth limit 1
$$;
grant execute on function app.metres_between(double precision, double precision, double precision, double precision), app.position_of(uuid) to huying_app;
