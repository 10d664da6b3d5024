-- What a write costs beside its own row. Three things were paid by every command and are said here in a cheaper way, with the same meaning:
-- who may see a request, asked by whoever writes one row; what values a column may hold; and what can never be missing because it is never deleted.
-- Measured by `npm run bench` (lifecycle).

-- Two hands of one role. A reader scans many rows: each claim is worked out once a statement and kept (InitPlan). A hand touches one row: seventeen such
-- plans cost more than the row, so it asks each claim where the rule needs it. Rights are huying_app's, inherited; only the rule on requests is said to each.
do $$
begin
  if not exists (select from pg_roles where rolname = 'huying_reader') then create role huying_reader nologin in role huying_app; end if;
  if not exists (select from pg_roles where rolname = 'huying_hand') then create role huying_hand nologin in role huying_app; end if;
  execute format('grant huying_reader, huying_hand to %I', current_user);
end $$;

-- A CHECK is read back from the catalogue and parsed by every statement that writes the table, whatever column it writes; a domain once a connection.
create domain request_state as text check (value in ('received', 'accepted', 'dispatched', 'in_progress', 'returned', 'suspended', 'reopened', 'resolved',
  'closed', 'merged', 'withdrawn'));
create domain counter as text check (value in ('service', 'problem'));
create domain sensitivity as text check (value in ('normal', 'sensitive'));
create domain time_card as text check (value in ('none', 'yellow', 'red'));
create domain stars as smallint check (value between 1 and 5);
create domain callback_result as text check (value in ('solved', 'unsolved', 'unreachable'));
create domain note_kind as text check (value in ('statement', 'progress', 'evidence', 'reply', 'thanks', 'internal'));
create domain closer as text check (value in ('checker', 'caller', 'rule'));
create domain stored_outcome as text check (value in ('accepted', 'superseded', 'rejected'));
drop policy requests_read on requests;
drop trigger requests_versions on requests;
alter table requests
  drop constraint requests_state_check, drop constraint requests_counts_as_check, drop constraint requests_sensitivity_check,
  drop constraint requests_time_card_check, drop constraint requests_rating_check, drop constraint requests_callback_result_check,
  alter column state type request_state, alter column counts_as type counter, alter column sensitivity type sensitivity, alter column time_card type time_card,
  alter column rating type stars, alter column callback_result type callback_result;
alter table request_notes drop constraint request_notes_kind_check, alter column kind type note_kind;
alter table request_closures drop constraint request_closures_closed_by_check, alter column closed_by type closer;
alter table request_ratings drop constraint request_ratings_stars_check, alter column stars type stars;
alter table journal drop constraint journal_outcome_check, alter column outcome type stored_outcome;

-- As in 0012.
create trigger requests_versions before update of
    state, territory_id, desk_unit_id, place_id, counts_as, kind_code, is_emergency, is_urgent_hardship, is_drill, sensitivity, caller_person_id,
    accepted_at, dispatched_at, responded_at, resolved_at, closed_at, response_due_at, resolve_due_at, paused_at, lead_unit_id, assist_unit_ids,
    time_card, relapse_count, rating, callback_result, is_satisfied, is_excluded
  on requests for each row execute function app.keep_request_version();

-- Who may see a request, once for both: as in 0014.
do $$
declare
  rule constant text := $rule$
    {is_system}
    or (district_id = {district_id}
        and (sensitivity = 'normal' or {sees_sensitive})
        and ({sees_all}
             or ({reach} = 'territory' and territory_id = any ({scope}::uuid[]))
             or ({reach} = 'territory' and desk_unit_id = {unit_id})
             or ({reach} in ('assigned', 'territory') and lead_unit_id = {unit_id})
             or ({reach} = 'assigned' and {unit_id} = any (assist_unit_ids))))
    or received_by_post_id = {post_id}
    or (caller_phone_hash = {phone_hash} and (not is_hidden_from_family or app.is_own_phone(caller_name)))
    or follow_hash = {follow_hash}
    or (device_id is not null and device_id = {device_id} and not is_hidden_from_family)$rule$;
begin
  execute format('create policy requests_read on requests for select to huying_reader using (%s)', regexp_replace(rule, '\{(\w+)\}', '(select app.\1())', 'g'));
  execute format('create policy requests_hand on requests for select to huying_hand using (%s)', regexp_replace(rule, '\{(\w+)\}', 'app.\1()', 'g'));
end $$;

-- Adding touches one row, whoever adds. What may be changed must be seen before and after, which PostgreSQL asks by itself (0014).
alter policy requests_add on requests with check (app.is_system() or district_id = app.district_id());
do $$
declare t text;
begin
  foreach t in array array['request_closures', 'request_notes', 'request_returns', 'request_approvals', 'request_pauses', 'request_supervisions',
    'request_callbacks', 'request_ratings', 'request_cards', 'request_rings'] loop
    execute format('alter policy %I on %I with check (app.kind() <> ''nobody'')', t || '_add', t);
    execute format('alter policy %I on %I using (true) with check (true)', t || '_change', t);
  end loop;
end $$;
