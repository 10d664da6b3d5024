-- What is told of a person's own columns 说法不一 (ADR 10, ADR 11): the later look holds and not the later arrival, what stood before stays, and two tellings that cannot both be true stand
-- before the desk as those of facts do (0059). people holds what holds; here is who told what, when it was so and when it came in.
create table person_tellings (
  person_id uuid not null references people,
  ordinal bigint generated always as identity,
  field text not null check (field in ('name', 'sex', 'bornOn', 'phone', 'politicalStatus', 'note')),
  -- As people keeps it: in clear, or (the telephone) sealed with its keyed hash. Nothing at all: told that there is none.
  value text,
  cipher bytea,
  hash bytea,
  source_kind text not null,
  source_id uuid,
  source_note text not null default '',
  observed_at timestamptz not null,
  by_staff_id uuid,
  by_post_id uuid,
  by_name text,
  by_lease_id uuid,
  known_at timestamptz,
  at timestamptz not null default app.now(),
  replaced_at timestamptz,
  -- Judged once, as it comes in (kernel/shared/tellings.ts).
  contradicts bigint[],
  primary key (person_id, ordinal),
  check ((cipher is null) = (hash is null) and (value is null or cipher is null) and (field = 'phone' or cipher is null) and (field <> 'phone' or value is null))
);
create unique index person_tellings_current on person_tellings (person_id, field) where replaced_at is null;
create index person_tellings_contradicting on person_tellings (person_id, field) where contradicts is not null;
alter table person_tellings enable row level security;
-- Seen by whoever sees the person; those of a record merged into another, by whoever sees the kept one.
create policy person_tellings_read on person_tellings for select to huying_app using (
  (select app.is_system()) or exists (select from people p where p.id = app.kept_person(person_id)));
create policy person_tellings_add on person_tellings for insert to huying_app with check ((select app.is_system()) or exists (select from people p where p.id = person_id));
create policy person_tellings_change on person_tellings for update to huying_app using ((select app.is_system()) or exists (select from people p where p.id = person_id));
grant select, insert, update (replaced_at) on person_tellings to huying_app;

-- Whatever else writes a column of a person (a list, a merge, taking one back) is the house's own telling of that moment: it knew of nobody's word, contradicts nobody and settles nothing.
-- A telling by a person is put down before the column is written and stands already.
create function app.people_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c record;
begin
  for c in
    select f.* from (values
        ('name', new.name, null::bytea, null::bytea, new.name is distinct from old.name),
        ('sex', nullif(new.sex, 0)::text, null, null, new.sex is distinct from old.sex),
        ('bornOn', new.born_on::text, null, null, new.born_on is distinct from old.born_on),
        ('phone', null, new.phone_cipher, new.phone_hash, new.phone_hash is distinct from old.phone_hash),
        ('politicalStatus', new.political_status, null, null, new.political_status is distinct from old.political_status),
        ('note', new.note, null, null, new.note is distinct from old.note)) f (field, value, cipher, hash, is_changed)
     where f.is_changed and not exists (
       select from person_tellings t where t.person_id = new.id and t.field = f.field and t.replaced_at is null
          and t.value is not distinct from f.value and t.hash is not distinct from f.hash)
  loop
    update person_tellings set replaced_at = app.now() where person_id = new.id and field = c.field and replaced_at is null;
    -- A number of which only the hash or only the sealed text stands there cannot be told again: the telling before ends all the same.
    insert into person_tellings (person_id, field, value, cipher, hash, source_kind, observed_at)
      values (new.id, c.field, c.value, case when c.hash is not null then c.cipher end, case when c.cipher is not null then c.hash end, 'house', app.now());
  end loop;
  return null;
end $$;
revoke execute on function app.people_told() from public;
create trigger people_told after update of name, sex, born_on, phone_hash, political_status, note on people for each row
  when ((old.name, old.sex, old.born_on, old.phone_hash, old.political_status, old.note) is distinct from (new.name, new.sex, new.born_on, new.phone_hash, new.political_status, new.note))
  execute function app.people_told();

-- A table asks for what is missing, and has it as soon as the column says something; the desk that asks again wants the field told anew, which only a telling of that field is.
create or replace function app.people_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update subject_questions q set closed_at = app.now() from changed n
   where q.subject_id = n.id and q.closed_at is null and q.table_id is not null
     and case q.field when 'name' then n.name <> '' when 'sex' then n.sex <> 0 when 'bornOn' then n.born_on is not null when 'idNumber' then n.id_hash is not null
           when 'phone' then n.phone_hash is not null when 'politicalStatus' then n.political_status is not null when 'registeredPlace' then n.registered_place is not null
           else false end;
  return null;
end $$;
create function app.tellings_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update subject_questions q set closed_at = app.now() from changed n
   where q.subject_id = n.person_id and q.field = n.field and q.closed_at is null and q.table_id is null and n.replaced_at is null;
  return null;
end $$;
revoke execute on function app.tellings_answer() from public;
create trigger person_tellings_answer after insert on person_tellings referencing new table as changed for each statement execute function app.tellings_answer();

-- The label of a phone (0059) is told for what it brought of people too.
create or replace function app.phone_labels(p_leases uuid[]) returns table (lease_id uuid, label text) language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.label from device_leases l
   where l.id = any (p_leases) and (app.is_system() or l.district_id = app.district_id())
     and (exists (select from subject_facts f where f.by_lease_id = l.id) or exists (select from person_tellings t where t.by_lease_id = l.id))
$$;
