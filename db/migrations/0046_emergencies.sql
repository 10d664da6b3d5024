-- Emergency orders 应急令 (product rule 6; R4, C4): a row each, never edited. What is decided, withdrawn, ended, erased and certified of one is a row beside it;
-- whether it is in force is told from these and the time, so that it falls asleep without anybody doing anything.

create table emergency_orders (
  id uuid primary key,
  district_id uuid not null,
  title text not null,
  legal_text text not null,
  article_codes text[] not null check (cardinality(article_codes) >= 1),
  -- The area: these units and all that lies below them.
  unit_ids uuid[] not null check (cardinality(unit_ids) between 1 and 100),
  powers text[] not null check (cardinality(powers) >= 1 and powers <@ array['mass_testing', 'venue_codes', 'closure']),
  -- Power → days after the end of its chain until what it gathered is erased: as promised when it was proposed.
  retention jsonb not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  extends_id uuid references emergency_orders,
  is_drill boolean not null default false,
  proposed_at timestamptz not null default app.now(),
  proposed_by_staff_id uuid not null references staff,
  proposed_by_post_id uuid not null references posts,
  proposed_by_role text not null,
  proposed_by_unit_id uuid not null references governance_units,
  unique (id, proposed_by_staff_id),
  constraint emergency_orders_term check (to_at > from_at and to_at <= from_at + interval '336 hours')
);
-- No order lasts longer than 14 days, so those that can hold at an instant began within the 14 days before it.
create index emergency_orders_from on emergency_orders (from_at);
create index emergency_orders_extends on emergency_orders (extends_id) where extends_id is not null;

create table emergency_decisions (
  order_id uuid primary key,
  -- Copied so that a table constraint can hold maker and checker apart.
  proposed_by_staff_id uuid not null,
  district_id uuid not null,
  verdict text not null check (verdict in ('approved', 'refused')),
  reason text,
  is_drill boolean not null,
  -- Drawn at approval: a proposal has no number.
  year smallint,
  order_no integer,
  decided_at timestamptz not null default app.now(),
  decided_by_staff_id uuid not null references staff,
  decided_by_post_id uuid not null references posts,
  decided_by_role text not null,
  decided_by_unit_id uuid not null references governance_units,
  foreign key (order_id, proposed_by_staff_id) references emergency_orders (id, proposed_by_staff_id),
  constraint emergency_two_persons check (decided_by_staff_id <> proposed_by_staff_id),
  check ((verdict = 'approved') = (order_no is not null and year is not null)),
  check (verdict = 'approved' or reason is not null),
  constraint emergency_orders_number unique (district_id, is_drill, year, order_no)
);

create table emergency_withdrawals (
  order_id uuid primary key references emergency_orders,
  reason text not null,
  withdrawn_at timestamptz not null default app.now(),
  withdrawn_by_staff_id uuid not null references staff,
  withdrawn_by_post_id uuid not null references posts,
  withdrawn_by_role text not null,
  withdrawn_by_unit_id uuid not null references governance_units
);

-- That its end was told to the others: it had ended already.
create table emergency_ends (
  order_id uuid primary key references emergency_orders,
  ended_at timestamptz not null,
  told_at timestamptz not null default app.now()
);

-- What was erased, batch by batch. Batch 0 erases nothing: from it on nothing more is taken in under the order, however late it is told.
create table emergency_erasures (
  order_id uuid not null references emergency_orders,
  power text not null,
  batch_no integer not null,
  table_name text,
  erased integer not null,
  erased_at timestamptz not null default app.now(),
  primary key (order_id, power, batch_no),
  check ((batch_no = 0) = (table_name is null))
);

-- 删除证明: kept for good. `digest` is of the canonical text of `content`; the journal holds it a second time, under its seals.
create table emergency_certificates (
  id uuid primary key,
  district_id uuid not null,
  order_id uuid not null references emergency_orders,
  power text not null,
  year smallint not null,
  certificate_no integer not null,
  content jsonb not null,
  digest bytea not null,
  made_at timestamptz not null default app.now(),
  unique (order_id, power),
  unique (district_id, year, certificate_no)
);

-- Drawn in the transaction that uses it, as its last step.
create table emergency_numbers (
  district_id uuid not null,
  series text not null check (series in ('order', 'drill', 'certificate')),
  year smallint not null,
  last integer not null,
  primary key (district_id, series, year)
);

create function app.keep_emergency() returns trigger language plpgsql as $$
begin
  raise exception 'what was ordered is kept as it was' using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['emergency_orders', 'emergency_decisions', 'emergency_withdrawals', 'emergency_ends', 'emergency_erasures', 'emergency_certificates'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.keep_emergency()', t || '_kept', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.keep_emergency()', t || '_whole', t);
  end loop;
end $$;

-- From when until when orders with this power held over this unit, as far as it touches these two instants. A batch asks once for the unit it comes from and
-- joins its rows on from_at <= at < until_at; where two of one chain overlap the one that began later counts.
-- These three are in plpgsql, which keeps its plan: asked once a command, a plan made anew costs more than the answer.
create function app.power_spans(p_power text, p_unit uuid, p_from timestamptz, p_to timestamptz, p_is_drill boolean default false)
returns table (order_id uuid, from_at timestamptz, until_at timestamptz) language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
begin
  return query select o.id, greatest(o.from_at, d.decided_at), least(o.to_at, w.withdrawn_at)
    from emergency_orders o
    join emergency_decisions d on d.order_id = o.id and d.verdict = 'approved'
    left join emergency_withdrawals w on w.order_id = o.id
   where o.from_at > p_from - interval '336 hours' and o.from_at <= p_to
     and greatest(o.from_at, d.decided_at) <= p_to and least(o.to_at, w.withdrawn_at) > p_from
     and greatest(o.from_at, d.decided_at) < least(o.to_at, w.withdrawn_at)
     and p_power = any (o.powers) and o.is_drill = p_is_drill
     and o.unit_ids && (select path from unit_paths where unit_id = p_unit)
     and not exists (select from emergency_erasures e where e.order_id = o.id and e.power = p_power);
end $$;

create function app.power_order(p_power text, p_unit uuid, p_at timestamptz, p_is_drill boolean default false) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select s.order_id from app.power_spans(p_power, p_unit, p_at, p_at, p_is_drill) s order by s.from_at desc, s.order_id limit 1);
end $$;

-- Whether the power is awake anywhere in the district (null: in any), drills included: what the bus asks before any handler runs.
create function app.is_power_awake(p_power text, p_district uuid, p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from emergency_orders o
      join emergency_decisions d on d.order_id = o.id and d.verdict = 'approved'
      left join emergency_withdrawals w on w.order_id = o.id
     where o.from_at > p_at - interval '336 hours' and o.from_at <= p_at and d.decided_at <= p_at and least(o.to_at, w.withdrawn_at) > p_at
       and p_power = any (o.powers) and (p_district is null or o.district_id = p_district)
       and not exists (select from emergency_erasures e where e.order_id = o.id and e.power = p_power));
end $$;

-- Past row-level security, for the policy of the very table asks it.
create function app.emergency_verdict(p_order uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select verdict from emergency_decisions where order_id = p_order
$$;

-- Retention: takes out what these commands said and keeps that they happened. The digest stays, so the chain of seals still verifies.
create function app.erase_journal(p_commands uuid[]) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  if not app.is_system() then raise exception 'only the house erases' using errcode = '42501'; end if;
  perform set_config('app.erasing', 'on', true);
  update journal set content = '{"events": []}', erased_at = app.now() where command_id = any (p_commands) and erased_at is null;
  get diagnostics erased = row_count;
  perform set_config('app.erasing', '', true);
  return erased;
end $$;
grant execute on function app.power_spans(text, uuid, timestamptz, timestamptz, boolean), app.power_order(text, uuid, timestamptz, boolean),
  app.is_power_awake(text, uuid, timestamptz), app.emergency_verdict(uuid), app.erase_journal(uuid[]) to huying_app;

alter table emergency_orders enable row level security;
-- An approved order is everybody's. A proposal, and one that was refused, belongs to those who answer for the area or for whoever proposed it; a drill to staff.
create policy emergency_orders_read on emergency_orders for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((app.emergency_verdict(id) = 'approved' and (not is_drill or (select app.kind()) = 'staff'))
           or ((select app.kind()) = 'staff' and (select app.reach()) = 'territory'
               and ((select app.sees_all()) or unit_ids && (select app.scope())::uuid[] or proposed_by_unit_id = any ((select app.scope())::uuid[]))))));
create policy emergency_orders_add on emergency_orders for insert to huying_app with check (
  (select app.kind()) = 'staff' and district_id = (select app.district_id()) and ((select app.sees_all()) or unit_ids <@ (select app.scope())::uuid[]));
grant select, insert on emergency_orders to huying_app;

do $$
declare t text;
begin
  foreach t in array array['emergency_decisions', 'emergency_withdrawals', 'emergency_ends', 'emergency_erasures', 'emergency_certificates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to huying_app using (exists (select from emergency_orders o where o.id = order_id))', t || '_read', t);
    execute format('grant select, insert on %I to huying_app', t);
  end loop;
  foreach t in array array['emergency_decisions', 'emergency_withdrawals'] loop
    execute format('create policy %I on %I for insert to huying_app with check ((select app.kind()) = ''staff'' and exists (
      select from emergency_orders o where o.id = order_id and ((select app.sees_all()) or o.unit_ids <@ (select app.scope())::uuid[])))', t || '_add', t);
  end loop;
  -- What follows from an order being over, the house does.
  foreach t in array array['emergency_ends', 'emergency_erasures', 'emergency_certificates'] loop
    execute format('create policy %I on %I for insert to huying_app with check ((select app.is_system()))', t || '_add', t);
  end loop;
end $$;
alter table emergency_numbers enable row level security;
create policy emergency_numbers_draw on emergency_numbers to huying_app
  using ((select app.is_system()) or district_id = (select app.district_id())) with check ((select app.is_system()) or district_id = (select app.district_id()));
grant select, insert, update on emergency_numbers to huying_app;
