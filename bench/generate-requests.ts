// N requests in order of time, each with a whole life: received, accepted, dispatched, signed, resolved, closed, some done again, told twice,
// pressed by mistake, excluded or long-running. What would lie after the last moment has not happened yet: those are the open ones.

import type pg from 'pg';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { searchTokens } from '#kernel/shared/text/search-tokens.ts';
import method from '#methods/minhu-5643/method.ts';

export type PastPlan = {
  districtId: string;
  methodVersionId: string;
  count: number;
  /** The last moment; requests still on their way then are open. */
  until: Date;
  years: number;
  log: (line: string) => void;
};

const batch = 100_000;

/** Into a district that is there: its lowest grids, the handling units of their communities, a published method. */
export async function generateRequests(client: pg.ClientBase, plan: PastPlan): Promise<void> {
  await client.query('set max_parallel_workers_per_gather = 0; select setseed(0.5643)');
  // The past is written as it was, with its versions; these triggers would write that it happened just now.
  await client.query('alter table requests disable trigger user');
  await layTables(client, plan);
  for (let from = 1; from <= plan.count; from += batch) {
    const to = Math.min(plan.count, from + batch - 1);
    await client.query('truncate bench_lives, bench_stages');
    await client.query(lives, [from, to, plan.count, plan.until, plan.years]);
    await client.query(stages, [plan.until]);
    // Emptied and filled again between two looks of autovacuum, they would be joined as if they were empty: minutes become hours.
    await client.query('analyze bench_lives, bench_stages, bench_kinds, bench_spots, bench_words');
    for (const text of [requests, requestStages, versions, closures, ratings, approvals])
      await client.query(text, [plan.districtId, plan.methodVersionId]);
    await client.query(words);
    plan.log(`requests: ${to} of ${plan.count}`);
  }
  await client.query('drop table bench_lives, bench_stages, bench_kinds, bench_spots, bench_words');
  await client.query('alter table requests enable trigger user');
}

/** Kinds with their limits, grids with who handles their matters, and short texts with their search words. */
async function layTables(client: pg.ClientBase, plan: PastPlan): Promise<void> {
  const kinds = method.requestKinds.map((kind, ordinal) => ({
    ordinal,
    code: kind.code,
    title: kind.title.zh,
    countsAs: kind.countsAs,
    isEmergency: kind.isEmergency ?? false,
    sensitivity: kind.sensitivity,
    handling: kind.handlingKind,
    hours:
      (kind.resolveLimit.amount *
        { work_day: 24 * HOUR_MS, work_hour: 3 * HOUR_MS, clock_hour: HOUR_MS }[kind.resolveLimit.unit]) /
      HOUR_MS,
    runsLong: kind.mayRunLong ?? false,
  }));
  const texts = kinds.flatMap((kind) =>
    Array.from({ length: 12 }, (_, n) => {
      const place = `${n + 1}号楼${(n % 4) + 1}单元`;
      return {
        kind: kind.ordinal,
        n,
        place,
        summary: `${place}${kind.title}`,
        tokens: searchTokens(`${place}${kind.title}\n${place}`),
      };
    }),
  );
  await client.query(`
    create unlogged table bench_kinds as select * from jsonb_to_recordset('${JSON.stringify(kinds)}'::jsonb) as k (ordinal int, code text, title text, "countsAs" text,
      "isEmergency" boolean, sensitivity text, handling text, hours numeric, "runsLong" boolean)`);
  await client.query(
    `create unlogged table bench_words (kind int, n int, place text, summary text, tokens text[], primary key (kind, n))`,
  );
  await client.query(
    `insert into bench_words select kind, n, place, summary, array(select jsonb_array_elements_text(tokens))
       from jsonb_to_recordset($1::jsonb) as w (kind int, n int, place text, summary text, tokens jsonb)`,
    [JSON.stringify(texts)],
  );
  await client.query(`
    create unlogged table bench_spots as
    select row_number() over (order by g.id) - 1 as ordinal, g.id as grid_id, c.id as community_id, h.property as property_id, coalesce(h.clinic, h.property) as clinic_id,
           coalesce(h.police, h.property) as police_id
      from governance_units g
      join unit_scopes s on g.id = any (s.member_ids) join governance_units c on c.id = s.unit_id and c.kind in ('community', 'village')
      cross join lateral (
        select coalesce(min(u.id::text) filter (where u.kind = 'property_company'), c.id::text)::uuid as property,
               (min(u.id::text) filter (where u.kind = 'clinic'))::uuid as clinic, (min(u.id::text) filter (where u.kind = 'police_room'))::uuid as police
          from governance_units u where u.parent_id = c.id) h
     where g.kind = 'grid' and g.district_id = '${plan.districtId}' and upper_inf(g.valid)
       and not exists (select from governance_units b where b.parent_id = g.id and b.kind = 'grid' and upper_inf(b.valid))`);
  await client.query('create unique index on bench_spots (ordinal)');
  await client.query(`
    create unlogged table bench_lives (i int primary key, id uuid, kind int, n int, fate text, channel text, is_drill boolean, is_excluded boolean, is_hardship boolean,
      grid_id uuid, community_id uuid, lead_unit_id uuid, received_at timestamptz, accepted_at timestamptz, dispatched_at timestamptz, signed_at timestamptz, resolved_at timestamptz,
      closed_at timestamptz, reopened_at timestamptz, redone_at timestamptz, reclosed_at timestamptz, due_at timestamptz, response_due_at timestamptz, is_solved boolean, is_satisfied boolean)`);
  await client.query(
    'create unlogged table bench_stages (i int, state text, entered_at timestamptz, next_at timestamptz, ordinal int)',
  );
}

/** $1 from, $2 to, $3 of how many, $4 the last moment, $5 years. Waiting times are exponential: minutes to accept, days to resolve. */
const lives = `
  with drawn as materialized (
    select i, floor(random() * (select count(*) from bench_kinds))::int as kind, floor(random() * 12)::int as n,
           floor(power(random(), 1.3) * (select count(*) from bench_spots))::int as spot, random() as fate, random() as channel, random() as drill, random() as excluded,
           random() as hardship, random() as redo, random() as verdict,
           date_trunc('day', $4::timestamptz - make_interval(days => (($3::int - i)::float8 / $3 * $5::int * 365)::int)) + interval '30 minutes' * floor(8 + random() * 32) + interval '1 second' * floor(random() * 1800)
             as received_at,
           -ln(1 - random()) * interval '15 minutes' as to_accept, -ln(1 - random()) * interval '40 minutes' as to_dispatch, -ln(1 - random()) * interval '3 hours' as to_sign,
           -ln(1 - random()) * interval '30 hours' as to_resolve, -ln(1 - random()) * interval '12 hours' as to_close
      from generate_series($1::int, $2::int) i)
  , timed as (
    select d.*, least(received_at, $4::timestamptz - interval '1 minute') as at, k."runsLong" and fate > 0.985 as lasts from drawn d join bench_kinds k on k.ordinal = d.kind)
  insert into bench_lives
  select i, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid, t.kind, n,
         case when fate < 0.012 then 'withdrawn' when fate < 0.03 then 'merged' when lasts then 'lasting' else 'closed' end,
         (array['one_key', 'hotline', 'grid_wechat_group', 'home_visit', 'walk_in'])[1 + floor(channel * 5)::int], drill < 0.003, excluded < 0.01, hardship < 0.03,
         s.grid_id, s.community_id,
         case k.handling when 'property_company' then s.property_id when 'clinic' then s.clinic_id when 'police_room' then s.police_id when 'community' then s.grid_id
           else coalesce((select u.id from governance_units u where u.kind = 'department' and u.short_code = split_part(k.handling, ':', 2) and u.district_id = (select g.district_id from governance_units g where g.id = s.grid_id)), s.property_id) end,
         at, at + to_accept, at + to_accept + to_dispatch, at + to_accept + to_dispatch + to_sign, at + to_accept + to_dispatch + to_sign + to_resolve,
         at + to_accept + to_dispatch + to_sign + to_resolve + to_close,
         case when redo < 0.04 then at + to_accept + to_dispatch + to_sign + to_resolve + to_close + interval '1 day' end,
         case when redo < 0.04 then at + to_accept + to_dispatch + to_sign + to_resolve + to_close + interval '2 days' end,
         case when redo < 0.04 then at + to_accept + to_dispatch + to_sign + to_resolve + to_close + interval '3 days' end,
         at + to_accept + to_dispatch + k.hours * interval '1 hour', at + to_accept + to_dispatch + interval '8 hours', verdict < 0.93, verdict < 0.9
    from timed t join bench_kinds k on k.ordinal = t.kind join bench_spots s on s.ordinal = t.spot`;

/** $1 the last moment. What a request went through, as far as it got. */
const stages = `
  insert into bench_stages
  select i, state, entered_at, lead(entered_at) over (partition by i order by ordinal), ordinal
    from bench_lives l cross join lateral (values
      (1, 'received', l.received_at), (2, 'accepted', case when l.fate <> 'withdrawn' then l.accepted_at end), (3, 'withdrawn', case when l.fate = 'withdrawn' then l.accepted_at end),
      (4, 'merged', case when l.fate = 'merged' then l.dispatched_at end), (5, 'dispatched', case when l.fate in ('closed', 'lasting') then l.dispatched_at end),
      (6, 'in_progress', case when l.fate in ('closed', 'lasting') then l.signed_at end), (7, 'suspended', case when l.fate = 'lasting' then l.signed_at + interval '1 day' end),
      (8, 'resolved', case when l.fate = 'closed' then l.resolved_at end), (9, 'closed', case when l.fate = 'closed' then l.closed_at end),
      (10, 'reopened', case when l.fate = 'closed' then l.reopened_at end), (11, 'resolved', case when l.fate = 'closed' then l.redone_at end),
      (12, 'closed', case when l.fate = 'closed' then l.reclosed_at end)) as s (ordinal, state, entered_at)
   where entered_at <= $1::timestamptz`;

/** The facts of a life as they stood in a stage that was entered at `s.entered_at`; the same words for the present row and for past ones. */
const facts = `
  case when l.fate <> 'withdrawn' and l.accepted_at <= s.entered_at then l.accepted_at end as accepted_at,
  case when l.fate in ('closed', 'lasting') and l.dispatched_at <= s.entered_at then l.dispatched_at end as dispatched_at,
  case when l.fate in ('closed', 'lasting') and l.signed_at <= s.entered_at then l.signed_at end as responded_at,
  case when s.state in ('resolved', 'closed') then case when s.ordinal > 10 then l.redone_at else l.resolved_at end end as resolved_at,
  case when s.state = 'closed' then s.entered_at end as closed_at,
  case when l.fate in ('closed', 'lasting') and l.dispatched_at <= s.entered_at then l.response_due_at end as response_due_at,
  case when l.fate in ('closed', 'lasting') and l.dispatched_at <= s.entered_at then l.due_at end as resolve_due_at,
  case when s.state = 'suspended' then s.entered_at end as paused_at,
  case when l.fate in ('closed', 'lasting') and l.dispatched_at <= s.entered_at then l.lead_unit_id end as lead_unit_id,
  case when l.fate = 'closed' and l.dispatched_at <= s.entered_at and l.due_at < s.entered_at then 'red' else 'none' end as time_card,
  case when s.ordinal >= 10 then 1 else 0 end::smallint as relapse_count,
  case when s.state = 'closed' then case when l.is_satisfied then 5 else 2 end end::smallint as rating,
  case when s.state = 'closed' then case when l.is_solved then 'solved' else 'unsolved' end end as callback_result,
  case when s.state = 'closed' then l.is_satisfied end as is_satisfied,
  l.is_excluded and s.state = 'closed' as is_excluded`;

const requestNo = `'BENCH-' || to_char(l.received_at, 'YYYYMMDD') || '-' || lpad(l.i::text, 8, '0')`;

const requests = `
  insert into requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_text, counts_as, kind_code, classification, summary, text,
    is_emergency, is_urgent_hardship, is_drill, sensitivity, caller_name, caller_phone_cipher, caller_phone_hash, caller_phone_tail, received_at, version_from, accepted_at, dispatched_at, responded_at, resolved_at, closed_at,
    response_due_at, resolve_due_at, paused_at, lead_unit_id, time_card, relapse_count, rating, callback_result, is_satisfied, is_excluded, dispatch_rule, merged_into_id)
  select l.id, $1, ${requestNo}, $2, l.channel, s.state, l.grid_id, l.community_id, w.place, k."countsAs", k.code,
         jsonb_build_object('suggested', k.code, 'confidence', 0.8, 'because', jsonb_build_array(jsonb_build_object('word', k.title, 'weight', 7))), w.summary, w.summary || '，请尽快派人来看一下，谢谢。',
         k."isEmergency", l.is_hardship, l.is_drill, k.sensitivity, '张建国', sha256(l.id::text::bytea) || sha256(l.id::text::bytea), sha256(('phone' || l.i / 3)::bytea),
         right(l.i::text, 4), l.received_at, s.entered_at, f.accepted_at, f.dispatched_at, f.responded_at, f.resolved_at, f.closed_at, f.response_due_at, f.resolve_due_at, f.paused_at,
         f.lead_unit_id, f.time_card, f.relapse_count, f.rating, f.callback_result, f.is_satisfied, f.is_excluded, '按地点和类别派给当地单位', case when s.state = 'merged' then (select min(o.id::text)::uuid from bench_lives o where o.i = l.i - 1) end
    from bench_lives l join bench_stages s on s.i = l.i and s.next_at is null cross join lateral (select ${facts}) f
    join bench_kinds k on k.ordinal = l.kind join bench_words w on w.kind = l.kind and w.n = l.n
   where $1::uuid is not null and $2::uuid is not null order by l.received_at`;

const requestStages = `
  insert into request_stages (request_id, entered_at, state, lead_unit_id, territory_id)
  select l.id, s.entered_at, s.state, f.lead_unit_id, l.grid_id from bench_lives l join bench_stages s on s.i = l.i cross join lateral (select ${facts}) f
   where $1::uuid is not null and $2::uuid is not null order by l.received_at, s.ordinal`;

const versions = `
  insert into request_versions (request_id, held_from, held_to, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, counts_as, kind_code, is_emergency,
    is_urgent_hardship, is_drill, sensitivity, received_at, assist_unit_ids, accepted_at, dispatched_at, responded_at, resolved_at, closed_at, response_due_at, resolve_due_at, paused_at,
    lead_unit_id, time_card, relapse_count, rating, callback_result, is_satisfied, is_excluded)
  select l.id, s.entered_at, s.next_at, $1, ${requestNo}, $2, l.channel, s.state, l.grid_id, l.community_id, case when s.ordinal > 1 then k."countsAs" end, case when s.ordinal > 1 then k.code end, k."isEmergency",
         l.is_hardship, l.is_drill, k.sensitivity, l.received_at, '{}', f.accepted_at, f.dispatched_at, f.responded_at, f.resolved_at, f.closed_at, f.response_due_at, f.resolve_due_at,
         f.paused_at, f.lead_unit_id, f.time_card, f.relapse_count, f.rating, f.callback_result, f.is_satisfied, f.is_excluded
    from bench_lives l join bench_stages s on s.i = l.i and s.next_at > s.entered_at cross join lateral (select ${facts}) f join bench_kinds k on k.ordinal = l.kind
   order by l.received_at, s.ordinal`;

const closures = `
  insert into request_closures (request_id, closed_at, closed_by, reopened_at)
  select l.id, s.entered_at, 'caller', s.next_at from bench_lives l join bench_stages s on s.i = l.i and s.state = 'closed' where $1::uuid is not null and $2::uuid is not null`;

const ratings = `
  insert into request_ratings (request_id, at, stars, is_solved, by_kind)
  select l.id, s.entered_at, case when l.is_satisfied then 5 else 2 end, l.is_solved, 'resident' from bench_lives l join bench_stages s on s.i = l.i and s.state = 'closed' and s.next_at is null
   where $1::uuid is not null and $2::uuid is not null`;

const approvals = `
  insert into request_approvals (id, request_id, kind, reason, state, asked_at, decided_at)
  select md5('exclusion' || l.i)::uuid, l.id, 'exclusion', '超出本级职权，已上报并告知', 'approved', s.entered_at, s.entered_at
    from bench_lives l join bench_stages s on s.i = l.i and s.state = 'closed' and s.next_at is null where l.is_excluded and $1::uuid is not null and $2::uuid is not null`;

const words = `
  insert into request_search (request_id, received_at, tokens)
  select l.id, l.received_at, array_to_tsvector(w.tokens || array['u:' || l.grid_id, right(l.i::text, 4)]) from bench_lives l join bench_words w on w.kind = l.kind and w.n = l.n`;
