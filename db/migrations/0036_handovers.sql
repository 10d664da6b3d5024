-- Hand-overs 交接 (product rule 5: hand-over in one step; rule 8: yesterday's record keeps yesterday's owner). One row an act, one part a post, one item
-- whatever named the leaver or the post and now names somebody else. The modules' own rows say who has a thing now; the items say who had it before.

create table handovers (
  id uuid primary key,
  district_id uuid not null,
  leaver_staff_id uuid not null references staff,
  -- posts: the posts given end; deputy: they go on, and what was given comes back; vacancy: a post ended with nobody named, found by the house.
  kind text not null check (kind in ('posts', 'deputy', 'vacancy')),
  -- asked: by the leaver, waits for whoever may appoint; planned: given, for a moment to come.
  state text not null check (state in ('asked', 'planned', 'in_effect', 'brought_back', 'dropped')),
  -- Everything the person holds goes: what names the person and no post goes with it.
  is_whole boolean not null,
  moment timestamptz not null,
  until timestamptz,
  reason text not null,
  asked_by_staff_id uuid references staff,
  asked_at timestamptz,
  given_by_staff_id uuid references staff,
  given_at timestamptz,
  took_effect_at timestamptz,
  brought_back_at timestamptz,
  dropped_at timestamptz,
  -- Why it was dropped: somebody's words, or the house's: {zh, en}.
  dropped_reason jsonb,
  -- One working day after it took effect: a receipt still missing then is shown as open.
  receipt_due_at timestamptz,
  -- Whose areas it touches and who is to receive, beside the row, so that who may see it is decided without another table.
  unit_ids uuid[] not null,
  taker_staff_ids uuid[] not null default '{}',
  made_at timestamptz not null default app.now(),
  check ((kind = 'deputy') = (until is not null)),
  check (until > moment),
  check ((state in ('in_effect', 'brought_back')) = (took_effect_at is not null))
);
create index handovers_leaver on handovers (leaver_staff_id);
create index handovers_due on handovers (moment) where state = 'planned';
create index handovers_back on handovers (until) where state = 'in_effect' and until is not null;
create index handovers_late on handovers (took_effect_at) where state = 'in_effect';
create index handovers_district on handovers (district_id, made_at desc);

create table handover_parts (
  id uuid primary key,
  handover_id uuid not null references handovers,
  district_id uuid not null,
  post_id uuid not null references posts,
  -- Who has it, or is to have it. Nobody named: whoever stands next above, from the moment on, until the post is filled (A3, A5: a vacancy is shown).
  to_staff_id uuid references staff,
  to_post_id uuid references posts,
  is_vacant boolean not null,
  -- Made by this hand-over; a colleague who stood there already keeps the post they had.
  is_new_post boolean not null default false,
  -- Asked, planned or a deputy still in: nothing else may be arranged for this post meanwhile.
  is_running boolean not null,
  -- What went with the place by itself, counted at the moment: [{name, count}].
  stood jsonb not null default '[]',
  received_at timestamptz,
  -- When a vacancy was filled: from then on it is the newcomer's to receive.
  filled_at timestamptz,
  unique (handover_id, post_id)
);
create unique index handover_parts_one_running on handover_parts (post_id) where is_running;
create index handover_parts_post on handover_parts (post_id);
create index handover_parts_taker on handover_parts (to_staff_id) where received_at is null;
create index handover_parts_vacant on handover_parts (post_id) where is_vacant;

create table handover_items (
  part_id uuid not null references handover_parts,
  handover_id uuid not null references handovers,
  -- As the module that carries it names it, and the row it is about.
  kind text not null,
  subject_id uuid not null,
  moved_at timestamptz not null,
  from_staff_id uuid not null references staff,
  from_post_id uuid not null references posts,
  to_staff_id uuid not null references staff,
  to_post_id uuid not null references posts,
  -- What could not simply go over, in the house's words {zh, en}; what the successor questions, in theirs; and how it was settled.
  remark jsonb,
  question text,
  questioned_at timestamptz,
  answer text,
  answered_by_staff_id uuid references staff,
  answered_at timestamptz,
  primary key (part_id, kind, subject_id, moved_at)
);
create index handover_items_subject on handover_items (subject_id, kind, moved_at);
create index handover_items_handover on handover_items (handover_id, kind);

-- Posts that ended without a hand-over are looked at once (the house finds what still names them).
create table handover_looks (
  post_id uuid primary key references posts,
  at timestamptz not null default app.now()
);

alter table handovers enable row level security;
-- The leaver, whoever receives, whoever asked or gave; those who lead where it happens; who gives and takes rights in the district. Row-local.
create policy handovers_read on handovers for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id()) and (select app.kind()) = 'staff'
      and (leaver_staff_id::text = (select app.actor_id())
           or asked_by_staff_id::text = (select app.actor_id())
           or given_by_staff_id::text = (select app.actor_id())
           or (select app.actor_id())::uuid = any (taker_staff_ids)
           or (select app.role()) = 'security_admin'
           or ((select app.role()) in ('community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor', 'handling_lead')
               and unit_ids && (select app.scope())::uuid[]))));
create policy handovers_add on handovers for insert to huying_app with check (
  (select app.is_system()) or ((select app.kind()) = 'staff' and district_id = (select app.district_id())));
-- PostgreSQL asks the read rule of the old row and of the new one.
create policy handovers_change on handovers for update to huying_app using (true);
grant select, insert, update on handovers to huying_app;

alter table handover_parts enable row level security;
alter table handover_items enable row level security;
do $$
declare t text;
begin
  foreach t in array array['handover_parts', 'handover_items'] loop
    execute format('create policy %I on %I to huying_app
      using ((select app.is_system()) or exists (select from handovers h where h.id = handover_id))
      with check ((select app.is_system()) or exists (select from handovers h where h.id = handover_id))', t || '_of_handover', t);
    execute format('grant select, insert, update on %I to huying_app', t);
  end loop;
end $$;

alter table handover_looks enable row level security;
create policy handover_looks_house on handover_looks to huying_app using ((select app.is_system())) with check ((select app.is_system()));
grant select, insert on handover_looks to huying_app;

-- Who had a thing at a past instant, given who has it now: the first hand-over after that instant took it from them. Past row-level security, for whoever
-- sees the thing itself sees whose it was; it tells an id and nothing else.
create function app.staff_then(p_kind text, p_subject uuid, p_present uuid, p_at timestamptz) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select i.from_staff_id from handover_items i where i.subject_id = p_subject and i.kind = p_kind and i.moved_at > p_at order by i.moved_at limit 1), p_present)
$$;
create function app.post_then(p_kind text, p_subject uuid, p_present uuid, p_at timestamptz) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select i.from_post_id from handover_items i where i.subject_id = p_subject and i.kind = p_kind and i.moved_at > p_at order by i.moved_at limit 1), p_present)
$$;
revoke execute on function app.staff_then(text, uuid, uuid, timestamptz), app.post_then(text, uuid, uuid, timestamptz) from public;
grant execute on function app.staff_then(text, uuid, uuid, timestamptz), app.post_then(text, uuid, uuid, timestamptz) to huying_app;

-- What names a person or a post, found without reading the district.
create index requests_lead_post on requests (lead_post_id) where lead_post_id is not null and state not in ('closed', 'merged', 'withdrawn');
create index requests_first_asked on requests (first_asked_staff_id) where first_asked_staff_id is not null and state not in ('closed', 'merged', 'withdrawn');
create index responsibility_contracts_staff on responsibility_contracts (staff_id) where staff_id is not null;
create index on_call_shifts_post on on_call_shifts (post_id);
create index redraws_maker on redraws (made_by) where applied_at is null;
create index publications_drafter on publications (drafted_by_staff_id) where state = 'draft';
create index import_runs_maker on import_runs (made_by_staff_id) where finished_at is null and forgotten_at is null;
