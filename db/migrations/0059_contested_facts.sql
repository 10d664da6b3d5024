-- Two tellings of one field that cannot both be true 说法不一 (ADR 11: conflicts are resolved by field, and the few that need a person are decided by one), and one owner of a positive result.

-- Until when whoever told it knew what the house held: the moment at which their form was opened. Null: a list from elsewhere, or told before this was kept.
alter table subject_facts add column known_at timestamptz;
-- The phone that brought it.
alter table subject_facts add column by_lease_id uuid;
-- Tellings by others, here before it, that it contradicts without having known them. Judged once, as it comes in, by the rule of the field (shared/contested.ts); whether
-- it is still open is told from what was told since.
alter table subject_facts add column contradicts bigint[];
create index subject_facts_contradicting on subject_facts (subject_id, field) where contradicts is not null;

-- A question of the desk, asked at the next visit that is due anyway as those of tables are; it belongs to no table.
alter table subject_questions drop constraint subject_questions_pkey;
alter table subject_questions alter column table_id drop not null;
create unique index subject_questions_once on subject_questions (subject_id, field, table_id) nulls not distinct;
-- Asked again after somebody answered: whoever asks may open it anew; only an answer closes it (triggers of 0038, as the owner).
create policy subject_questions_open on subject_questions as restrictive for update to huying_app using (true) with check ((select app.is_system()) or closed_at is null);
grant update (asked_at, closed_at) on subject_questions to huying_app;

-- What the owner of a phone calls it, for whoever must decide about what it brought; nothing else of the lease.
create function app.phone_labels(p_leases uuid[]) returns table (lease_id uuid, label text) language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.label from device_leases l
   where l.id = any (p_leases) and (app.is_system() or l.district_id = app.district_id())
     and exists (select from subject_facts f where f.by_lease_id = l.id)
$$;
revoke execute on function app.phone_labels(uuid[]) from public;
grant execute on function app.phone_labels(uuid[]) to huying_app;

-- C2, one owner of a positive result: that of the case, which sampling opens at once (0054). Whoever took a tube over by hand (0052) owns its cases, unless one was given on since.
-- What positive_owners holds stays to be read; nobody writes it any more.
update traced_people t set owner_post_id = o.owner_post_id, owner_name = o.owner_name
  from (select distinct on (round_id, code) * from positive_owners where by_name <> '' order by round_id, code, owned_at desc, id desc) o
  join sample_tubes u on u.round_id = o.round_id and u.code = o.code
  join samples s on s.tube_id = u.id
  join traced_tests x on x.source_key = 'sample ' || s.id || ' positive'
 where t.id = x.traced_id and t.over_at is null and t.case_source = 'sampling'
   and not exists (select from journal j where j.subject_id = t.id and j.name = 'trace.give' and j.outcome = 'accepted' and j.at > o.owned_at);
revoke insert on positive_owners from huying_app;
drop policy positive_owners_add on positive_owners;
drop function app.positive_owner(uuid);
-- Of samples that turned out positive, who owns the case of each: a name and since when, for whoever leads in the district, wherever the person lives; nothing else of the case.
create function app.owners_of_samples(p_samples uuid[]) returns table (sample_id uuid, owner_name text, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, t.owner_name, t.case_at
    from unnest(p_samples) s (id) join traced_tests x on x.source_key = 'sample ' || s.id || ' positive' join traced_people t on t.id = x.traced_id
   where t.case_at is not null and (app.is_system() or (t.district_id = app.district_id() and app.reach() = 'territory'
     and app.role() in ('community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor', 'district_dispatcher', 'district_supervisor')))
$$;
revoke execute on function app.owners_of_samples(uuid[]) from public;
grant execute on function app.owners_of_samples(uuid[]) to huying_app;
