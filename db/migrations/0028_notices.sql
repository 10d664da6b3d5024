-- Publications (R3 通报, R6 公告, R8 扫码内容): one table, three kinds. What is published stays as it was published; taking it back adds to it.

create table publications (
  id uuid primary key,
  district_id uuid not null,
  kind text not null check (kind in ('notice', 'bulletin', 'content')),
  audience text not null check (audience in ('public', 'staff')),
  -- Whose it is, and for whom: the issuer itself or a unit below it.
  issuer_unit_id uuid not null references governance_units,
  area_unit_id uuid not null references governance_units,
  title text not null,
  body text not null default '',
  file_ids uuid[] not null default '{}',
  -- Both days included; without a last day it stands until it is withdrawn.
  period_from date,
  period_to date,
  takes_objections boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  year smallint,
  issue_no integer check (issue_no > 0),
  -- The end of the address /n/… that a QR code leads to.
  code text unique,
  drafted_by_staff_id uuid not null references staff,
  drafted_at timestamptz not null default app.now(),
  published_by_staff_id uuid references staff,
  published_at timestamptz,
  withdrawn_by_staff_id uuid references staff,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  check (period_to >= period_from),
  check ((state = 'draft') = (issue_no is null)),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'withdrawn') = (withdrawn_reason is not null)),
  constraint publications_number unique (issuer_unit_id, kind, year, issue_no)
);
create index publications_issuer on publications (issuer_unit_id, state, published_at desc);
create index publications_area on publications (area_unit_id, period_to) where state = 'published' and audience = 'public';

-- Numbers run by issuer, kind and year. Drawn in the transaction that publishes: whoever draws the next one waits for it, so there are no gaps.
create table publication_numbers (
  issuer_unit_id uuid not null,
  kind text not null,
  year smallint not null,
  last integer not null,
  primary key (issuer_unit_id, kind, year)
);

-- What a bulletin says of whom.
create table publication_items (
  publication_id uuid not null references publications,
  ordinal smallint not null,
  unit_id uuid not null references governance_units,
  verdict text not null check (verdict in ('good', 'bad')),
  text text not null,
  request_id uuid references requests,
  primary key (publication_id, ordinal)
);
create index publication_items_unit on publication_items (unit_id);

-- A named unit has read it: said once, by whoever of the unit says it first.
create table publication_receipts (
  publication_id uuid not null references publications,
  unit_id uuid not null references governance_units,
  staff_id uuid not null references staff,
  at timestamptz not null default app.now(),
  primary key (publication_id, unit_id)
);

-- What people say against a notice is a request of the ordinary queue; this only says which notice it is about.
create table notice_objections (
  notice_id uuid not null references publications,
  request_id uuid primary key references requests,
  at timestamptz not null default app.now()
);
create index notice_objections_notice on notice_objections (notice_id);

-- How often a public page was opened, by day. A count and nothing else: nobody is tracked, and nobody is ranked by it.
create table publication_looks (
  publication_id uuid not null references publications,
  on_date date not null,
  looks integer not null,
  primary key (publication_id, on_date)
);

create function app.keep_published() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' then raise exception 'a withdrawn publication is over' using errcode = '42501'; end if;
  if old.state = 'published' and (new.state = 'draft' or
       (new.kind, new.audience, new.issuer_unit_id, new.area_unit_id, new.title, new.body, new.file_ids, new.period_from, new.period_to, new.takes_objections, new.year,
        new.issue_no, new.code, new.published_at) is distinct from
       (old.kind, old.audience, old.issuer_unit_id, old.area_unit_id, old.title, old.body, old.file_ids, old.period_from, old.period_to, old.takes_objections, old.year,
        old.issue_no, old.code, old.published_at)) then
    raise exception 'what was published is not changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger publications_kept before update on publications for each row execute function app.keep_published();

alter table publications enable row level security;
-- Public ones are everybody's; those for staff belong to the area they are for, to whoever issued them and to those above. A draft is the issuer's own.
create policy publications_read on publications for select to huying_app using (
  (select app.is_system())
  or (district_id = (select app.district_id())
      and ((state <> 'draft' and audience = 'public')
           or ((select app.kind()) = 'staff' and (select app.reach()) <> 'none'
               and (issuer_unit_id = (select app.unit_id())
                    or (state <> 'draft'
                        and ((select app.sees_all())
                             or issuer_unit_id = any ((select app.scope())::uuid[])
                             or area_unit_id = any ((select path from unit_paths where unit_id = (select app.unit_id()))::uuid[]))))))));
create policy publications_add on publications for insert to huying_app with check (
  (select app.is_system())
  or ((select app.kind()) = 'staff' and district_id = (select app.district_id()) and issuer_unit_id = (select app.unit_id())
      and (area_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all()))));
-- The read rule holds for the row that is changed too; beyond it only the issuer and those above it change anything.
create policy publications_change on publications for update to huying_app using (
  (select app.is_system())
  or ((select app.kind()) = 'staff'
      and (issuer_unit_id = (select app.unit_id()) or issuer_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all()))))
  with check (
  (select app.is_system()) or area_unit_id = any ((select app.scope())::uuid[]) or (select app.sees_all()));
create policy publications_discard on publications for delete to huying_app using (
  state = 'draft' and (select app.kind()) = 'staff' and issuer_unit_id = (select app.unit_id()));
grant select, insert, update, delete on publications to huying_app;
grant select, insert, update on publication_numbers to huying_app;

alter table publication_items enable row level security;
create policy publication_items_read on publication_items for select to huying_app using (
  exists (select from publications p where p.id = publication_id));
create policy publication_items_add on publication_items for insert to huying_app with check (
  exists (select from publications p where p.id = publication_id and p.state = 'draft' and (p.issuer_unit_id = app.unit_id() or app.is_system())));
create policy publication_items_remove on publication_items for delete to huying_app using (
  exists (select from publications p where p.id = publication_id and p.state = 'draft' and p.issuer_unit_id = app.unit_id()));
grant select, insert, delete on publication_items to huying_app;

alter table publication_receipts enable row level security;
create policy publication_receipts_read on publication_receipts for select to huying_app using (
  (select app.kind()) in ('staff', 'system') and exists (select from publications p where p.id = publication_id));
create policy publication_receipts_add on publication_receipts for insert to huying_app with check (
  (select app.kind()) = 'staff' and unit_id = (select app.unit_id())
  and exists (select from publication_items i where i.publication_id = publication_receipts.publication_id and i.unit_id = publication_receipts.unit_id));
grant select, insert on publication_receipts to huying_app;

alter table notice_objections enable row level security;
-- Whoever sees the request sees what it is about.
create policy notice_objections_read on notice_objections for select to huying_app using (
  (select app.is_system()) or exists (select from requests r where r.id = request_id));
create policy notice_objections_add on notice_objections for insert to huying_app with check (
  (select app.kind()) = 'resident' and exists (select from requests r where r.id = request_id));
grant select, insert on notice_objections to huying_app;

alter table publication_looks enable row level security;
create policy publication_looks_read on publication_looks for select to huying_app using (
  (select app.is_system()) or ((select app.kind()) = 'staff' and exists (select from publications p where p.id = publication_id)));
create policy publication_looks_count on publication_looks for insert to huying_app with check ((select app.is_system()));
create policy publication_looks_more on publication_looks for update to huying_app using ((select app.is_system()));
grant select, insert, update on publication_looks to huying_app;
