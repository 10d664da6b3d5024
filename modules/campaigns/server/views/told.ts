// For other modules: the rounds of a kind that the asker sees, and what was told of each name of one by a field of its form.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type RoundOf = { roundId: string; campaignId: string; title: string; opensAt: Date; endedAt: Date | null };

/** Running ones first, then the last ones. */
export function listRoundsOf(tx: Tx, kind: string): Promise<RoundOf[]> {
  return tx.all<RoundOf>(sql`
    select r.id as "roundId", c.id as "campaignId", c.title || ' ' || r.title as title, r.opens_at as "opensAt", r.ended_at as "endedAt"
      from campaign_rounds r join campaigns c on c.id = r.campaign_id
     where c.definition->>'code' = ${kind} and not r.is_drill and app.sees_round(r.id) order by r.ended_at is not null, r.opens_at desc, r.id limit 50`);
}

export type ToldName = {
  subjectId: string;
  recordIds: string[];
  name: string;
  park: string;
  standing: 'done' | 'waits' | 'excused';
  /** As it was told last; null: not, or sealed. */
  told: unknown;
};
export function namesOfRound(tx: Tx, roundId: string, field: string): Promise<ToldName[]> {
  return tx.all<ToldName>(sql`
    select n.subject_id as "subjectId", array(select distinct unnest(n.record_ids || n.subject_id)) as "recordIds", s.name, n.park, n.standing, last.told
      from app.round_names(${roundId}) n join subjects s on s.id = n.subject_id
      left join lateral (
        select v.told->${field}::text as told from app.standing_visits() v join campaign_rounds r on r.id = ${roundId}
         where v.subject_id = any (n.record_ids || n.subject_id) and v.action = 'survey' and v.told ? ${field}::text and v.happened_at >= r.opens_at - interval '1 day'
           and (r.ended_at is null or v.happened_at <= r.ended_at)
         order by v.happened_at desc, v.id desc limit 1) last on n.standing = 'done'
     order by n.park, s.name_key, s.id`);
}
