-- A fact typed once 一表通 (R1): the order in which facts hold, forgetting what was replaced, and tables from above that fill themselves.

-- When it was so, to the moment: of two phones that tell later what they saw on one day, the later look holds, whichever arrives first.
alter table subject_facts add column observed_at timestamptz;
update subject_facts set observed_at = at;
alter table subject_facts alter column observed_at set not null, alter column observed_at set default app.now();
-- Its time of keeping is over: that it was told, when and by whom stays; what was told is gone.
alter table subject_facts add column forgotten_at timestamptz;
alter table subject_facts drop constraint subject_facts_check;
alter table subject_facts add constraint subject_facts_one_value check (
  case when forgotten_at is null then (value is null) <> (cipher is null) else value is null and cipher is null and replaced_at is not null end);
-- Which table, form or person asks for it is told in words where no record of ours stands behind the source.
alter table subject_facts add column source_note text not null default '';
create index subject_facts_field on subject_facts (field, replaced_at) where replaced_at is not null and forgotten_at is null;

-- Values whose time is over; only the house forgets. A value is forgotten so many days after another took its place.
create function app.forget_facts(p_kind text, p_field text, p_days integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  if not app.is_system() then raise exception 'only the house forgets' using errcode = '42501'; end if;
  update subject_facts f set value = null, cipher = null, file_ids = '{}', forgotten_at = app.now()
    from subjects s
   where s.id = f.subject_id and s.kind = p_kind and f.field = p_field and f.forgotten_at is null and f.replaced_at < app.now() - make_interval(days => p_days);
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function app.forget_facts(text, text, integer) from public;
grant execute on function app.forget_facts(text, text, integer) to huying_app;

-- A table from above: a spreadsheet of an upper level, its columns mapped to fields once, filled from what is held. Its rows are the members of a register.
create table upper_tables (
  id uuid primary key,
  district_id uuid not null,
  -- For which area it is filled; whoever answers for it sees it.
  unit_id uuid not null references governance_units,
  title text not null,
  issuer text not null default '',
  due_on date,
  file_id uuid not null,
  file_name text not null,
  -- The table as read: sheet, header rows, headers. No cell of its rows.
  layout jsonb not null,
  -- By this the same table of next month is known: its headers and nothing else.
  header_digest bytea not null,
  register_id uuid references subject_registers,
  subject_kind text,
  mapping jsonb,
  -- From an earlier table of the same headers.
  mapped_by_memory boolean not null default false,
  filled_file_id uuid,
  filled_at timestamptz,
  is_whole boolean not null default false,
  fill_task_id uuid,
  row_count integer,
  cell_count integer,
  filled_count integer,
  file_dropped_at timestamptz,
  made_by_staff_id uuid,
  made_by_post_id uuid,
  made_by_name text not null default '',
  made_at timestamptz not null default app.now()
);
create index upper_tables_unit on upper_tables (unit_id, made_at desc);
create index upper_tables_old on upper_tables (filled_at) where filled_file_id is not null;
alter table upper_tables enable row level security;
create policy upper_tables_all on upper_tables to huying_app
  using ((select app.is_system()) or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))))
  with check ((select app.is_system()) or (district_id = (select app.district_id()) and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
grant select, insert, update on upper_tables to huying_app;

-- What a table of these headers meant the last time somebody said so, in the whole district: words of headers, never of rows.
create table table_mappings (
  district_id uuid not null,
  header_digest bytea not null,
  subject_kind text not null,
  register_code text not null,
  mapping jsonb not null,
  title text not null,
  issuer text not null default '',
  by_name text not null default '',
  at timestamptz not null default app.now(),
  primary key (district_id, header_digest)
);
alter table table_mappings enable row level security;
create policy table_mappings_all on table_mappings to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id())) with check ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on table_mappings to huying_app;

-- Who stood in which row when it was last filled, and which fields nobody had told of them. Values are not copied: a cell is traced to the fact that held then.
create table upper_table_rows (
  table_id uuid not null references upper_tables,
  row_no integer not null,
  subject_id uuid not null references subjects,
  gaps text[] not null default '{}',
  primary key (table_id, row_no)
);
create index upper_table_rows_subject on upper_table_rows (subject_id);
alter table upper_table_rows enable row level security;
-- Written by the house while it fills, as its owner; read by whoever sees the table and the subject.
create policy upper_table_rows_read on upper_table_rows for select to huying_app
  using ((select app.is_system()) or (exists (select from upper_tables t where t.id = table_id) and exists (select from subjects s where s.id = subject_id)));
grant select on upper_table_rows to huying_app;

-- What a table could not fill, asked once at the next visit that is due anyway. Closed by the fact itself, whoever tells it and by whatever way.
create table subject_questions (
  table_id uuid not null references upper_tables,
  subject_id uuid not null references subjects,
  field text not null,
  due_on date not null,
  asked_at timestamptz not null default app.now(),
  closed_at timestamptz,
  primary key (subject_id, field, table_id)
);
create index subject_questions_table on subject_questions (table_id) where closed_at is null;
create index subject_questions_open on subject_questions (subject_id) where closed_at is null;
alter table subject_questions enable row level security;
create policy subject_questions_read on subject_questions for select to huying_app using ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
create policy subject_questions_add on subject_questions for insert to huying_app with check ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
create policy subject_questions_change on subject_questions for update to huying_app using ((select app.is_system()) or exists (select from subjects s where s.id = subject_id));
grant select, insert, update (due_on) on subject_questions to huying_app;

create function app.facts_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update subject_questions q set closed_at = app.now() from changed n
   where q.subject_id = n.subject_id and q.field = n.field and q.closed_at is null and n.replaced_at is null;
  return null;
end $$;
create trigger subject_facts_answer after insert on subject_facts referencing new table as changed for each statement execute function app.facts_answer();
-- What the house keeps of people is told by the register of residents itself.
create function app.people_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update subject_questions q set closed_at = app.now() from changed n
   where q.subject_id = n.id and q.closed_at is null
     and case q.field when 'name' then n.name <> '' when 'sex' then n.sex <> 0 when 'bornOn' then n.born_on is not null when 'idNumber' then n.id_hash is not null
           when 'phone' then n.phone_hash is not null when 'politicalStatus' then n.political_status is not null when 'registeredPlace' then n.registered_place is not null
           else false end;
  return null;
end $$;
create trigger people_answer after update on people referencing new table as changed for each statement execute function app.people_answer();
revoke execute on function app.facts_answer(), app.people_answer() from public;

-- A grid worker is asked on behalf of a table that itself belongs to the street: its name and issuer are told with the question, nothing else of it.
create function app.question_tables(p_tables uuid[]) returns table (table_id uuid, title text, issuer text) language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.title, t.issuer from upper_tables t
   where t.id = any (p_tables) and exists (select from subject_questions q where q.table_id = t.id)
     and (app.is_system() or t.district_id = app.district_id())
$$;
revoke execute on function app.question_tables(uuid[]) from public;
grant execute on function app.question_tables(uuid[]) to huying_app;
