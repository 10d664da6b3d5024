-- Mass testing at its desk (C2, C18, C19, C23): who owns a positive result, what was told wrongly in advance, when somebody is visited at home; and what an emergency order
-- gathered beside samples goes with it: names found on no list, the names of a retest, and acts of phones that came too late.

-- A campaign of a kind with a power runs under an order (C4).
update campaigns set emergency_order_id = null where emergency_order_id is not null and not exists (select from emergency_orders o where o.id = emergency_order_id);
alter table campaigns add constraint campaigns_emergency_order foreign key (emergency_order_id) references emergency_orders;

-- Names found under an order. The work that closed their turn says which; else the campaign's own.
alter table campaign_found add column emergency_order_id uuid references emergency_orders, add column command_id uuid;
update campaign_found f set emergency_order_id = s.emergency_order_id, command_id = s.command_id from samples s where s.id = f.work_id;
update campaign_found f set emergency_order_id = c.emergency_order_id from campaign_rounds r join campaigns c on c.id = r.campaign_id
 where r.id = f.round_id and f.emergency_order_id is null and c.emergency_order_id is not null;
create index campaign_found_order on campaign_found (emergency_order_id) where emergency_order_id is not null;
create policy campaign_found_erase on campaign_found for delete to huying_app using ((select app.is_system()));
grant delete on campaign_found to huying_app;

-- Who stands on a retest list because of results told under an order.
create table retest_asked (
  retest_round_id uuid not null references campaign_rounds,
  subject_id uuid not null references subjects,
  emergency_order_id uuid not null references emergency_orders,
  asked_at timestamptz not null default app.now(),
  command_id uuid not null,
  primary key (retest_round_id, subject_id)
);
create index retest_asked_order on retest_asked (emergency_order_id);
alter table retest_asked enable row level security;
create policy retest_asked_all on retest_asked to huying_app using ((select app.is_system())) with check ((select app.is_system()));
grant select, insert on retest_asked to huying_app;
insert into retest_asked (retest_round_id, subject_id, emergency_order_id, asked_at, command_id)
select d.rhythm_id, d.subject_id, w.emergency_order_id, d.opens_at, w.command_id
  from retest_rounds x join duties d on d.rhythm_id = x.retest_round_id
  cross join lateral (select emergency_order_id, command_id from tube_results r where r.round_id = x.round_id and r.result <> 'negative' order by r.told_at desc, r.id limit 1) w
on conflict do nothing;

-- A duty is never deleted, but those that an order gathered, by the house, when its time is over. Figures of the round stay; nobody is named by them.
create or replace function app.refuse_removing() returns trigger language plpgsql as $$
begin
  if current_user not in ('huying_app', 'huying_reader', 'huying_hand') and current_setting('app.erasing', true) = 'on' then return old; end if;
  raise exception '% is never deleted', tg_table_name using errcode = '42501';
end $$;
create function app.erase_retests(p_order uuid, p_most integer) returns uuid[] language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rounds uuid[];
  people uuid[];
  commands uuid[];
begin
  if not app.is_system() then raise exception 'only the house erases' using errcode = '42501'; end if;
  with gone as (
    delete from retest_asked where (retest_round_id, subject_id) in (select retest_round_id, subject_id from retest_asked where emergency_order_id = p_order limit p_most)
    returning retest_round_id, subject_id, command_id)
  select array_agg(retest_round_id), array_agg(subject_id), array_agg(command_id) into rounds, people, commands from gone;
  perform set_config('app.erasing', 'on', true);
  delete from duty_excuses e using unnest(rounds, people) as w (round_id, subject_id) where e.rhythm_id = w.round_id and e.subject_id = w.subject_id;
  delete from duties d using unnest(rounds, people) as w (round_id, subject_id) where d.rhythm_id = w.round_id and d.subject_id = w.subject_id;
  perform set_config('app.erasing', '', true);
  return coalesce(commands, '{}');
end $$;
grant execute on function app.erase_retests(uuid, integer) to huying_app;

-- Acts of phones under a power that came too late: kept as long as the order they were done under, and no longer. What no order covers is not kept at all.
alter table stranded_acts add column power text, add column emergency_order_id uuid references emergency_orders, add column command_id uuid,
  add column is_kept boolean not null default true, add check ((power is null) = (emergency_order_id is null));
create index stranded_acts_order on stranded_acts (emergency_order_id) where emergency_order_id is not null;
create policy stranded_acts_erase on stranded_acts for delete to huying_app using (app.is_system());
grant delete on stranded_acts to huying_app;
create policy stranded_acts_swept on stranded_acts for select to huying_app using (app.is_system());
-- The order of a power that held anywhere in a district when something was done, erased already or not: that over the unit first.
create function app.power_order_once(p_power text, p_district uuid, p_unit uuid, p_at timestamptz) returns table (order_id uuid, is_erased boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, exists (select from emergency_erasures e where e.order_id = o.id and e.power = p_power)
    from emergency_orders o join emergency_decisions d on d.order_id = o.id and d.verdict = 'approved' left join emergency_withdrawals w on w.order_id = o.id
   where o.district_id = p_district and p_power = any (o.powers) and greatest(o.from_at, d.decided_at) <= p_at and least(o.to_at, w.withdrawn_at) > p_at
   order by o.unit_ids && (select path from unit_paths where unit_id = p_unit) desc, o.is_drill, d.decided_at desc, o.id limit 1
$$;
grant execute on function app.power_order_once(text, uuid, uuid, timestamptz) to huying_app;

-- C19: told in advance and wrong: taken back, with a reason; who did either stays on record.
alter table sample_pre_registrations add column withdrawn_at timestamptz, add column withdraw_reason text, add column withdrawn_by_name text, add column withdraw_command_id uuid,
  add check ((withdrawn_at is null) = (withdraw_reason is null) and (withdrawn_at is null) = (withdraw_command_id is null));
grant update (withdrawn_at, withdraw_reason, withdrawn_by_name, withdraw_command_id) on sample_pre_registrations to huying_app;

-- C18: a household in isolation is visited with a tube of its own; when one comes is told later, and may be told anew.
alter table home_samplings add column is_isolated boolean not null default false, add column slot_told_at timestamptz, add column slot_command_id uuid,
  add column slot_by_name text;
grant update (slot_from, slot_to, slot_told_at, slot_command_id, slot_by_name) on home_samplings to huying_app;
create index home_samplings_subject on home_samplings (round_id, subject_id) where subject_id is not null;

-- C23: a firm's shifts are sampled when each is awake.
alter table sampling_sites add column slots jsonb not null default '[]';
create index sampling_sites_enterprise on sampling_sites (enterprise_id) where enterprise_id is not null;

-- C2: a positive result has an owner at once, by name; whoever takes it over says so. What became of it is told from the results of the retest, never stored.
create table positive_owners (
  id uuid primary key,
  district_id uuid not null,
  unit_id uuid not null references governance_units,
  round_id uuid not null references campaign_rounds,
  code text not null,
  owner_post_id uuid not null references posts,
  owner_name text not null,
  owned_at timestamptz not null default app.now(),
  by_name text not null
);
create index positive_owners_round on positive_owners (round_id, code, owned_at);
alter table positive_owners enable row level security;
create policy positive_owners_read on positive_owners for select to huying_app using (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
create policy positive_owners_add on positive_owners for insert to huying_app with check (
  (select app.is_system()) or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
    and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[]))));
grant select, insert on positive_owners to huying_app;
-- Who answers for a unit now: its secretary, else its desk, else those over it.
create function app.positive_owner(p_unit uuid) returns table (unit_id uuid, post_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.unit_id, p.id, s.name
    from (select m as unit_id, n from unit_paths, unnest(path) with ordinality as x (m, n) where unit_paths.unit_id = p_unit) u
    join posts p on p.unit_id = u.unit_id and p.valid @> app.now()
    join staff s on s.id = p.staff_id
    join (values ('community_secretary', 1), ('community_desk', 2), ('street_dispatcher', 1), ('street_supervisor', 2), ('district_dispatcher', 1)) as r (role, rank) on r.role = p.role
   order by u.n, r.rank, p.id limit 1
$$;
grant execute on function app.positive_owner(uuid) to huying_app;
revoke execute on function app.erase_retests(uuid, integer), app.power_order_once(text, uuid, uuid, timestamptz), app.positive_owner(uuid) from public;

-- As in 0050, with the order each was taken under.
drop function app.samples_of(uuid, uuid);
create function app.samples_of(p_round uuid, p_subject uuid) returns table (sample_id uuid, taken_at timestamptz, order_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.taken_at, s.emergency_order_id from samples s
   where s.round_id = p_round and s.subject_id = p_subject and s.unswabbed_at is null
     and (app.is_system() or app.sees_all() or exists (select from samples o where o.round_id = p_round and o.subject_id = p_subject
            and (o.by_post_id = app.post_id() or o.unit_id = any (app.scope()))))
$$;
revoke execute on function app.samples_of(uuid, uuid) from public;
grant execute on function app.samples_of(uuid, uuid) to huying_app;

-- How many are in a tube, and from when to when they were swabbed: told from its samples with every change of them. A tube is one device's, so no two tables wait for each other here;
-- sites, boxes and rounds are sums of tubes and not of people (30,000 rows instead of 300,000).
alter table sample_tubes add column people smallint not null default 0, add column first_at timestamptz, add column last_at timestamptz;
update sample_tubes t set people = s.people, first_at = s.first_at, last_at = s.last_at
  from (select tube_id, count(*) as people, min(taken_at) as first_at, max(taken_at) as last_at from samples where unswabbed_at is null group by tube_id) s where s.tube_id = t.id;
create function app.tally_tubes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sample_tubes t set people = n.people, first_at = n.first_at, last_at = n.last_at
    from (select c.tube_id, count(s.id) as people, min(s.taken_at) as first_at, max(s.taken_at) as last_at
            from (select distinct tube_id from changed) c left join samples s on s.tube_id = c.tube_id and s.unswabbed_at is null group by c.tube_id) n
   where t.id = n.tube_id and (t.people, t.first_at, t.last_at) is distinct from (n.people::smallint, n.first_at, n.last_at);
  return null;
end $$;
create trigger samples_tallied_added after insert on samples referencing new table as changed for each statement execute function app.tally_tubes();
create trigger samples_tallied_changed after update on samples referencing new table as changed for each statement execute function app.tally_tubes();
revoke execute on function app.tally_tubes() from public;
create index samples_unfound on samples (round_id) where subject_id is null and unswabbed_at is null;
-- Of those that count only: somebody met twice is told from the index alone.
drop index samples_subject;
create index samples_subject on samples (round_id, subject_id) where unswabbed_at is null;
create index samples_of_subject on samples (subject_id) where subject_id is not null;

-- A result is seen with its tube: those tubes are looked up once a question, not once a result (25,000 of a round).
create index sample_tubes_unit on sample_tubes (unit_id, round_id, code);
drop policy tube_results_read on tube_results;
create policy tube_results_read on tube_results for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.reach()) = 'territory'
      and ((select app.sees_all()) or unit_id = any ((select app.scope())::uuid[])
           or (round_id, code) in (select t.round_id, t.code from sample_tubes t where t.unit_id = any ((select app.scope())::uuid[])))));
