// What mass testing says of people, as this module needs it: who is in a positive tube, and what single tests say of those traced already. As the house.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type SampledRow = {
  sourceKey: string;
  code: string;
  subjectId: string | null;
  nameCipher: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  unitId: string;
  districtId: string;
  takenAt: Date;
  result: 'negative' | 'positive' | 'invalid';
  isPooled: boolean;
  orderId: string;
  /** The row they are traced by now. */
  traceId: string | null;
};

/** Not told to the investigation yet: everybody of a positive tube, and whatever a tube says of somebody who is traced. */
export function listSampled(tx: Tx, roundId: string, isDrill: boolean): Promise<SampledRow[]> {
  return tx.all<SampledRow>(sql`
    with told as (
      select distinct on (code) code, result from tube_results where round_id = ${roundId} order by code, (result = 'positive') desc, tested_at desc, id)
    , of_people as (
      select s.id, s.subject_id, s.name_cipher, s.phone_cipher, s.phone_hash, s.unit_id, s.district_id, s.taken_at, s.emergency_order_id, t.code, r.result,
             count(*) over (partition by t.id) > 1 as is_pooled
        from told r join sample_tubes t on t.round_id = ${roundId} and t.code = r.code and t.lost_at is null join samples s on s.tube_id = t.id and s.unswabbed_at is null
       where r.result = 'positive' or exists (
         select from samples o join traced_people x on x.subject_id = any (app.records_of(o.subject_id)) and x.over_at is null and x.is_drill = ${isDrill} where o.tube_id = t.id))
    select 'sample ' || p.id || ' ' || p.result as "sourceKey", p.code, p.subject_id as "subjectId", p.name_cipher as "nameCipher", p.phone_cipher as "phoneCipher",
           p.phone_hash as "phoneHash", p.unit_id as "unitId", p.district_id as "districtId", p.taken_at as "takenAt", p.result, p.is_pooled as "isPooled",
           p.emergency_order_id as "orderId", app.traced_open(p.subject_id, p.phone_hash, ${isDrill}) as "traceId"
      from of_people p
     where not exists (select from traced_tests x where x.source_key = 'sample ' || p.id || ' ' || p.result)
       and (p.result = 'positive' or app.traced_open(p.subject_id, p.phone_hash, ${isDrill}) is not null)
     order by p.taken_at, p.id`);
}

/** Rounds with a positive tube of the last week that nobody was traced for: a tablet that came in after the result. */
export function listRoundsToTrace(tx: Tx): Promise<{ roundId: string }[]> {
  return tx.all(sql`
    select distinct r.round_id as "roundId" from tube_results r
      join sample_tubes t on t.round_id = r.round_id and t.code = r.code and t.lost_at is null join samples s on s.tube_id = t.id and s.unswabbed_at is null
     where r.result = 'positive' and r.told_at > app.now() - interval '7 days'
       and not exists (select from traced_tests x where x.source_key = 'sample ' || s.id || ' positive')`);
}

/** Of a visit that closed a turn of a chain: which chain, by whom, when. */
export function findReaching(
  tx: Tx,
  visitId: string,
  rhythmIds: readonly string[],
): Promise<{ rhythmId: string; byName: string; at: Date }[]> {
  return tx.all(sql`
    select distinct t.rhythm_id as "rhythmId", v.by_name as "byName", v.happened_at as at from app.standing_visits() v join traced_people t on t.rhythm_id = any (${[...rhythmIds]}::uuid[])
     where v.id = ${visitId}`);
}
