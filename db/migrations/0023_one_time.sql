-- 一次告知 (L13) and 一次办好 (L14): what a caller was told to bring, every time they were told, and every time they had to come. Append-only.

create table request_tellings (
  id uuid primary key,
  request_id uuid not null references requests,
  items text[] not null check (cardinality(items) between 1 and 30),
  -- A further list is no breach where the rules themselves changed in between.
  rules_changed text,
  is_breach boolean not null,
  by_staff_id uuid,
  by_unit_id uuid,
  at timestamptz not null default app.now()
);
create index request_tellings_request on request_tellings (request_id);
create index request_tellings_breach on request_tellings (request_id) where is_breach;

create table request_visits (
  id uuid primary key,
  request_id uuid not null references requests,
  by_staff_id uuid,
  at timestamptz not null default app.now()
);
create index request_visits_request on request_visits (request_id);

do $$
declare t text;
begin
  foreach t in array array['request_tellings', 'request_visits'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using ((select app.is_system()) or exists (select from requests r where r.id = request_id))', t || '_read', t);
    execute format('create policy %I on %I for insert to huying_app with check (exists (select from requests r where r.id = request_id))', t || '_add', t);
    execute format('grant select, insert on %I to huying_app', t);
  end loop;
end $$;
