// What waits for the house itself: read by the ticks as the owner, outside any request.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

const ids = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id);

export const listMomentsCome = (tx: Tx): Promise<string[]> =>
  ids(tx.all(sql`select id from handovers where state = 'planned' and moment <= ${tx.at} order by moment limit 50`));

export const listDeputiesOver = (tx: Tx): Promise<string[]> =>
  ids(tx.all(sql`select id from handovers where state = 'in_effect' and until <= ${tx.at} order by until limit 50`));

/** Given within the last hour: what was on its way to the old post then may have arrived since. */
export const listFresh = (tx: Tx): Promise<string[]> =>
  ids(
    tx.all(sql`
      select id from handovers where state = 'in_effect' and until is null and took_effect_at > ${tx.at}::timestamptz - interval '1 hour' order by took_effect_at limit 200`),
  );

/** Kept posts that somebody holds now. */
export const listFillable = (tx: Tx): Promise<{ partId: string; postId: string }[]> =>
  tx.all(sql`
    select distinct on (p.id) p.id as "partId", n.id as "postId"
      from handover_parts p
      join handovers h on h.id = p.handover_id and h.state = 'in_effect'
      join posts o on o.id = p.post_id
      join posts n on n.unit_id = o.unit_id and n.role = o.role and n.valid @> ${tx.at}::timestamptz and n.id <> o.id and n.id <> p.to_post_id
                  and lower(n.valid) >= h.took_effect_at
      join staff s on s.id = n.staff_id and s.left_at is null
     where p.is_vacant order by p.id, lower(n.valid) desc, n.id limit 200`);

/** Posts that ended of themselves or were ended, with no hand-over. */
export const listEndedUnseen = (tx: Tx): Promise<string[]> =>
  ids(
    tx.all(sql`
      select p.id from posts p
       where upper(p.valid) <= ${tx.at} and upper(p.valid) > ${tx.at}::timestamptz - interval '30 days'
         and not exists (select from handover_looks l where l.post_id = p.id)
       order by upper(p.valid) limit 100`),
  );
