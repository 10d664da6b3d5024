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
