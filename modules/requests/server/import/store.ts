// SQL of taking a register over. Runs as the house: whoever imports answers for the community, and may not see all of what comes in.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function isGoverned(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export type Sought = {
  requestId: string;
  receivedAt: number;
  channel: string;
  /** Without white space. */
  text: string;
  place: string;
  phoneHash: Buffer | null;
};

/**
 * Which of these are in the house: taken from a register before, or told to it directly at that very minute, by that channel, from that number (or
 * place) in those words.
 */
export async function listHeld(tx: Tx, districtId: string, sought: readonly Sought[]): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(sql`
    select k.id from unnest(${sought.map((one) => one.requestId)}::uuid[], ${sought.map((one) => new Date(one.receivedAt))}::timestamptz[],
        ${sought.map((one) => one.channel)}::text[], ${sought.map((one) => one.text)}::text[], ${sought.map((one) => one.place)}::text[],
        ${sought.map((one) => one.phoneHash?.toString('hex') ?? null)}::text[]) as k (id, at, channel, said, place, phone)
     where exists (select from requests r where r.id = k.id)
        or exists (
          select from requests r
           where r.district_id = ${districtId} and r.received_at = k.at and r.channel = k.channel and regexp_replace(r.text, '\\s', '', 'g') = k.said
             and case when k.phone is null then r.caller_phone_hash is null and regexp_replace(coalesce(r.place_text, ''), '\\s', '', 'g') = k.place
                      else r.caller_phone_hash = decode(k.phone, 'hex') end)`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Points the told-twice at the matter they are the same as, by the numbers of their own register. Run after every batch: a target may come in a
 * later one. The window is that of the batch and two months around it, so that an index finds the few.
 */
export function linkMerged(tx: Tx, districtId: string, registerId: string, window: { from: Date; to: Date }): void {
  tx.write(sql`
    update requests m set merged_into_id = t.id
      from requests t
     where m.district_id = ${districtId} and m.received_at between ${window.from} and ${window.to}
       and m.state = 'merged' and m.merged_into_id is null and m.classification->'imported'->>'registerId' = ${registerId}
       and t.district_id = ${districtId} and t.received_at between ${window.from} and ${window.to} and t.id <> m.id
       and t.classification->'imported'->>'registerId' = ${registerId}
       and t.classification->'imported'->>'no' = m.classification->'imported'->>'mergedIntoNo'`);
}
