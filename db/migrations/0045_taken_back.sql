-- An outcome tapped by mistake is taken back (A9). A visit is written once and stays as it was told; that it was taken back is a row of its own, and one function says which
-- visits stand: every count reads that and never the table. What the visit had closed is asked again.

create table visit_withdrawals (
  visit_id uuid primary key references visits,
  withdrawn_at timestamptz not null default app.now(),
  by_staff_id uuid,
  by_post_id uuid,
  by_name text not null default '',
  reason text not null default '',
  -- The turns it had closed, as they stood: [{rhythmId, slot, doneAt, toldAt}].
  reopened jsonb not null default '[]'
);
alter table visit_withdrawals enable row level security;
create policy visit_withdrawals_read on visit_withdrawals for select to huying_app using (exists (select from visits v where v.id = visit_id));
create policy visit_withdrawals_add on visit_withdrawals for insert to huying_app with check (exists (select from visits v where v.id = visit_id));
grant select, insert on visit_withdrawals to huying_app;
create trigger visit_withdrawals_once before update or delete on visit_withdrawals for each row execute function app.refuse_rewriting();

-- Visits that stood at a moment; without one, those that stand. Plain SQL without a setting of its own, so that the planner folds it into whatever asks, and whoever
-- asks sees by their own rights.
create function app.standing_visits(p_at timestamptz default 'infinity') returns setof public.visits language sql stable parallel safe as $$
  select v.* from public.visits v where not exists (select from public.visit_withdrawals w where w.visit_id = v.id and w.withdrawn_at <= p_at)
$$;
grant execute on function app.standing_visits(timestamptz) to huying_app;

-- What is over is never changed, with two exceptions: done by a visit that was taken back is not done; and a turn of a list of its own (no register: A9) that was handed on
-- to another may be handed back. Both are asked past row-level security; whoever mends records (0035) is told by who runs the statement, so the trigger itself runs as them.
create function app.is_taken_back(p_visit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from visit_withdrawals where visit_id = p_visit)
$$;
create function app.is_own_list(p_rhythm uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from duty_rhythms where id = p_rhythm and register_id is null)
$$;
grant execute on function app.is_taken_back(uuid), app.is_own_list(uuid) to huying_app;
create or replace function app.keep_duty() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_setting('app.mending', true) = 'on' and current_user not in ('huying_app', 'huying_reader', 'huying_hand') then return new; end if;
  if old.done_at is not null
     and not (new.done_at is null and new.told_at is null and new.visit_id is null and app.is_taken_back(old.visit_id)) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at and not (new.ended_at is null and app.is_own_list(old.rhythm_id)) then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  if old.excused_at is not null and new.excused_at is distinct from old.excused_at then
    raise exception 'a duty that is over is never changed' using errcode = '42501';
  end if;
  return new;
end $$;

-- The call in which this was told (another's, where they answered for the household), and how the turn stood before it: what taking it back restores.
alter table call_turns add column told_in_visit_id uuid, add column before jsonb;
create index call_turns_told_in on call_turns (told_in_visit_id) where told_in_visit_id is not null;
grant update (told_in_visit_id, before) on call_turns to huying_app;

-- Who was added to a list by a call that was taken back comes off it again, where nobody rang them since; no other row of a list is ever removed.
create function app.keep_call_turn() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.tries = 0 and old.told_at is null and exists (select from visit_withdrawals w where w.visit_id = old.named_in_visit_id) then return old; end if;
  raise exception 'a frozen list loses nobody' using errcode = '42501';
end $$;
create trigger call_turns_stay before delete on call_turns for each row execute function app.keep_call_turn();
grant delete on call_turns to huying_app;
revoke execute on function app.keep_call_turn() from public;
