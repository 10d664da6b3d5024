-- What closes a turn, where a bare visit of its action does not, stands in the definition of its rhythm (modules/duties/shared/closer.ts). Rhythms that were laid out
-- before are told it here: call-rounds, rounds whose moves have a place and their drills, rounds of samples and theirs, the weekly tests of cold-chain firms.
update duty_rhythms set definition = definition || '{"closedBy": "call_round"}' where code = 'call_round' and register_id is null;
update duty_rhythms y set definition = y.definition || jsonb_build_object('closedBy', case when c.definition->>'action' = 'sample' then 'tubes' else 'whereabouts' end)
  from campaign_rounds r join campaigns c on c.id = r.campaign_id
 where r.id = y.id and (c.definition->>'action' = 'sample' or (c.definition->>'whereabouts')::boolean);
update duty_rhythms set definition = definition || '{"closedBy": "everybody_tested"}' where code = 'cold_chain_tests' and register_id is not null;
