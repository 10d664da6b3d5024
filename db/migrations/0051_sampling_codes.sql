-- 采样码 (C9): who of the register gave the number that signed in. Past row-level security, for a resident has no post: the number itself is the right, proved by its code.
create function app.people_of_own_phone() returns table (person_id uuid, name text) language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name from people p
   where app.kind() = 'resident' and p.phone_hash = app.phone_hash() and p.district_id = app.district_id() and p.merged_into_id is null
   order by p.born_on nulls last, p.id limit 12
$$;
grant execute on function app.people_of_own_phone() to huying_app;

-- Whether there is a site to show it at: residents see no campaign.
create function app.is_testing_on() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from sampling_sites x join campaigns c on c.id = x.campaign_id where x.district_id = app.district_id() and not x.is_drill and c.ended_at is null)
$$;
grant execute on function app.is_testing_on() to huying_app;
