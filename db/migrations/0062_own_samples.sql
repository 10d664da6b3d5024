-- What became of one's own last sample (C9, C17): told to the number that signed in, of the people whom the register knows by it, as 0051 tells their codes. Nobody is told here that they are
-- positive: a tube of ten says nothing of one, and a single one is told by whoever rings. Whatever is not negative is: sampled again. Gone with the samples when their order is over.
create function app.own_samples() returns table (person_id uuid, taken_at timestamptz, site_title text, standing text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.person_id, l.taken_at, l.title,
         case when l.lost_at is not null or l.is_positive then 'again' when l.last = 'negative' then 'negative' when l.last = 'invalid' then 'again' else 'waiting' end
    from app.people_of_own_phone() o
   cross join lateral (
     select s.taken_at, x.title, t.lost_at, bool_or(r.result = 'positive') as is_positive, (array_agg(r.result order by r.tested_at desc, r.told_at desc))[1] as last
       from samples s join sample_tubes t on t.id = s.tube_id join sampling_sites x on x.id = s.site_id left join tube_results r on r.round_id = t.round_id and r.code = t.code
      where s.subject_id = any (app.records_of(o.person_id)) and s.unswabbed_at is null and not t.is_drill
      group by s.id, t.id, x.id order by s.taken_at desc, s.id limit 1) l
$$;
revoke execute on function app.own_samples() from public;
grant execute on function app.own_samples() to huying_app;
