-- What closes a turn, where a bare visit of its action does not, stands in the definition of its rhythm (modules/duties/shared/closer.ts). Rhythms that were laid out
-- before are told it here: call-rounds, rounds whose moves have a place and their drills, rounds of samples and theirs, the weekly tests of cold-chain firms.
update duty_rhythms set definition = definition || '{"closedBy": "call_round"}' where code = 'call_round' and register_id is null;
update duty_rhythms y set definition = y.definition || jsonb_build_object('closedBy', case when c.definition->>'action' = 'sample' then 'tubes' else 'whereabouts' end)
  from campaign_rounds r join campaigns c on c.id = r.campaign_id
 where r.id = y.id and (c.definition->>'action' = 'sample' or (c.definition->>'whereabouts')::boolean);
update duty_rhythms set definition = definition || '{"closedBy": "everybody_tested"}' where code = 'cold_chain_tests' and register_id is not null;

-- The names on a round's list go with the emergency order that held when it was frozen (R4): each round says which that was. Of a campaign that outlives its first order
-- a later round may stand under another.
alter table campaign_rounds add column emergency_order_id uuid references emergency_orders;
update campaign_rounds r set emergency_order_id = c.emergency_order_id from campaigns c where c.id = r.campaign_id and c.definition->>'power' is not null;
create index campaign_rounds_order on campaign_rounds (emergency_order_id) where emergency_order_id is not null;
create view campaign_asked with (security_invoker = true) as
  select d.rhythm_id as round_id, d.subject_id, r.emergency_order_id, c.definition->>'power' as power
    from campaign_rounds r join campaigns c on c.id = r.campaign_id join duties d on d.rhythm_id = r.id
   where r.emergency_order_id is not null;
grant select on campaign_asked to huying_app;
-- Some of them with their excuses, and the commands that say who was excused or put on a list by name. Figures stay in the tallies and the closing figure; nobody is named by them.
create function app.erase_round_turns(p_order uuid, p_power text, p_most integer) returns table (erased integer, commands uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rounds uuid[];
  people uuid[];
begin
  if not app.is_system() then raise exception 'only the house erases' using errcode = '42501'; end if;
  select array_agg(a.round_id), array_agg(a.subject_id) into rounds, people
    from (select v.round_id, v.subject_id from campaign_asked v where v.emergency_order_id = p_order and v.power = p_power limit p_most) a;
  select coalesce(array_agg(distinct j.command_id), '{}') into commands from journal j
   where j.erased_at is null and (
     (j.subject_id = any (people) and j.name = 'duty.excuse' and (j.content->'input'->>'rhythmId')::uuid = any (rounds))
     or (j.subject_id = any (rounds) and j.name = 'campaign.open_round' and j.content->'input'->'source'->>'kind' = 'list'));
  perform set_config('app.erasing', 'on', true);
  delete from duty_excuses e using unnest(rounds, people) as w (round_id, subject_id) where e.rhythm_id = w.round_id and e.subject_id = w.subject_id;
  delete from duties d using unnest(rounds, people) as w (round_id, subject_id) where d.rhythm_id = w.round_id and d.subject_id = w.subject_id;
  perform set_config('app.erasing', '', true);
  erased := coalesce(cardinality(people), 0);
  return next;
end $$;
revoke execute on function app.erase_round_turns(uuid, text, integer) from public;
grant execute on function app.erase_round_turns(uuid, text, integer) to huying_app;
