-- Facts of a request (B7, L13): what its kind asks for by the names of the method's field dictionary. One current value of each field; what it replaced stays,
-- with when and by whom each was told. Sensitive values are sealed. A time of an appointment is kept as an instant too, so that a day can be put in order.

create table request_facts (
  request_id uuid not null references requests,
  field text not null,
  value jsonb,
  cipher bytea,
  -- Photos among the value, named as the clearing of unused files looks for them.
  file_ids uuid[] not null default '{}',
  -- Of the kind's booking: the time the caller wishes, the time agreed.
  appointment text check (appointment in ('wished', 'agreed')),
  appointment_at timestamptz,
  by_kind text not null,
  by_staff_id uuid,
  by_unit_id uuid,
  by_name text,
  at timestamptz not null default app.now(),
  replaced_at timestamptz,
  ordinal bigint generated always as identity,
  primary key (request_id, ordinal),
  check ((value is null) <> (cipher is null)),
  check ((appointment is null) = (appointment_at is null))
);
create unique index request_facts_current on request_facts (request_id, field) where replaced_at is null;
create index request_facts_appointments on request_facts (appointment_at) where appointment is not null and replaced_at is null;

alter table request_facts enable row level security;
create policy request_facts_read on request_facts for select to huying_app using ((select app.is_system()) or exists (select from requests r where r.id = request_id));
create policy request_facts_add on request_facts for insert to huying_app with check (app.kind() <> 'nobody');
-- What may be changed must be seen before and after, which PostgreSQL asks by itself.
create policy request_facts_change on request_facts for update to huying_app using (true) with check (true);
-- What was told is never rewritten: only that it was replaced may be marked.
grant select, insert, update (replaced_at) on request_facts to huying_app;
