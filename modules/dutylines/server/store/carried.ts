// Links that name a post: the old row ends at the moment and says who it was; the taker's begins in the same instant. A deputy's ends, and the leaver's begins again.
import type { Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findLinks(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from duty_links where post_id = ${postId} and not isempty(valid) and (upper_inf(valid) or upper(valid) > app.now()) order by id`);
  return rows.map(({ id }) => id);
}

/** A duty telephone goes along with the post; whoever takes it is told to see that they hold it. */
export async function giveLinks(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  const rows = await tx.all<{ id: string; hasPhone: boolean }>(sql`
    with ended as (
      update duty_links l set valid = tstzrange(least(lower(l.valid), app.now()), app.now())
        from (select id, valid from duty_links where id = any (${[...given]}::uuid[]) and post_id = ${from.postId} for update) before
       where l.id = before.id
      returning l.*, before.valid as was,
        (select o.id from duty_links o where o.unit_id = l.unit_id and o.post_id = ${to.postId} and o.valid && tstzrange(app.now(), ${to.until}::timestamptz) limit 1) as has)
    , again as (
      insert into duty_links (id, district_id, unit_id, post_id, label, rank, phone_cipher, phone_tail, valid, set_by_name)
      select gen_random_uuid(), district_id, unit_id, post_id, label, rank, phone_cipher, phone_tail, tstzrange(${to.until}::timestamptz, upper(was)), set_by_name
        from ended where ${to.until}::timestamptz is not null and (upper_inf(was) or upper(was) > ${to.until}::timestamptz))
    , taken as (
      insert into duty_links (id, district_id, unit_id, post_id, label, rank, phone_cipher, phone_tail, valid, set_by_name)
      select gen_random_uuid(), district_id, unit_id, ${to.postId}::uuid, label, rank, phone_cipher, phone_tail,
           tstzrange(app.now(), case when upper_inf(was) then ${to.until}::timestamptz else least(upper(was), ${to.until}::timestamptz) end), set_by_name
        from ended where has is null
      returning id, phone_cipher is not null as "hasPhone")
    select id, "hasPhone" from taken
    -- The taker stood in that line already: one place is enough.
    union all select has, false from ended where has is not null`);
  return rows.map(({ id, hasPhone }) => ({
    id,
    ...(hasPhone
      ? {
          remark: {
            zh: '值守电话随岗位移交，请核对手机在手上',
            en: 'The duty telephone goes with the post: see that you hold it',
          },
        }
      : {}),
  }));
}

export function listLinkLines(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; unitName: string; rank: number }[]> {
  return tx.all(sql`
    select l.id, u.name as "unitName", l.rank from duty_links l join governance_units u on u.id = l.unit_id
     where l.id = any (${[...ids]}::uuid[]) and app.governs(l.unit_id) order by u.name, l.id`);
}
