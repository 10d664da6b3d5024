-- A record shows its files to whoever sees the record, under links signed anew. So an id alone must open nothing: what somebody else uploaded cannot be
-- named in a record of one's own, however its id became known (the journal keeps ids; an old link holds one).
alter table files add column taken_for uuid;
comment on column files.taken_for is 'the record that named it first';

-- One's own; or what this record holds already; or what a caller sent who was still nameless, or had not signed in yet, when the photo went up. An id that no
-- file has shows nothing and is let through: a call is not lost over a photo.
create function app.take_files() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record_id constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  is_caller constant boolean := app.kind() in ('anonymous', 'resident', 'device');
  me constant text := app.kind() || ' ' || coalesce(
    case app.kind() when 'resident' then encode(app.phone_hash(), 'hex') when 'anonymous' then encode(app.follow_hash(), 'hex') else app.actor_id() end, '');
begin
  -- Outside any request stand the owner of the database and the house itself.
  if app.kind() not in ('nobody', 'system') and exists (
    select from files f
     where f.id = any (new.file_ids) and f.uploaded_by <> me and f.taken_for is distinct from record_id
       and not (is_caller and f.taken_for is null and split_part(f.uploaded_by, ' ', 1) in ('anonymous', 'resident', 'device'))
  ) then
    raise exception 'a file of somebody else' using errcode = '23514', constraint = 'files_of_ones_own';
  end if;
  update files set taken_for = record_id where id = any (new.file_ids) and taken_for is null;
  return new;
end $$;

do $$
declare t text; key text;
begin
  foreach t in array array['request_notes', 'request_facts', 'sweep_items', 'mediation_sessions', 'mediation_confirmations', 'mediation_follow_ups',
    'mediation_papers', 'publications'] loop
    key := case when t like 'request_%' then 'request_id' when t = 'sweep_items' then 'occurrence_id' when t = 'publications' then 'id' else 'case_id' end;
    execute format('update files f set taken_for = x.%I from (select %I, unnest(file_ids) as file_id from %I) x where x.file_id = f.id and f.taken_for is null', key, key, t);
    execute format('create trigger %I before insert or update of file_ids on %I for each row when (cardinality(new.file_ids) > 0) execute function app.take_files(%L)',
      t || '_take_files', t, key);
  end loop;
end $$;
