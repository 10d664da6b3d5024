// Rings that wait for an answer, as other parts of the module look at them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalloutKind } from '../../shared/callout.ts';

export type OpenRing = {
  postId: string | null;
  unitName: string;
  kind: CalloutKind;
  isDrill: boolean;
  text: string;
  stepMinutes: number;
};

/** From the line of this unit, one a post and call-out. */
export function listOpenAt(tx: Tx, unitId: string): Promise<OpenRing[]> {
  return tx.all<OpenRing>(sql`
    select distinct on (r.post_id, c.id) r.post_id as "postId", u.name as "unitName", c.kind, c.is_drill as "isDrill", c.text, c.step_minutes as "stepMinutes"
      from duty_rings r join duty_callouts c on c.id = r.callout_id and c.ended_at is null join governance_units u on u.id = c.unit_id
     where r.level_unit_id = ${unitId} and r.outcome is null and r.post_id is not null`);
}

/** The sealed number that rings: that of the line as it stands now, for it may have been changed meanwhile; else of the link rung then; else the person's own. */
export async function findRingNumber(tx: Tx, ringId: string): Promise<Buffer | null | undefined> {
  const row = await tx.first<{ cipher: Buffer | null }>(sql`
    select coalesce(n.phone_cipher, case when n.id is null then l.phone_cipher end, s.phone_cipher) as cipher
      from duty_rings r
      left join duty_links l on l.id = r.link_id
      left join duty_links n on n.unit_id = r.level_unit_id and n.post_id = r.post_id and n.valid @> app.now()
      left join staff s on s.id = r.staff_id
     where r.id = ${ringId}`);
  return row?.cipher;
}
export async function findLinkNumber(tx: Tx, linkId: string): Promise<Buffer | null | undefined> {
  const row = await tx.first<{ cipher: Buffer | null }>(sql`
    select coalesce(l.phone_cipher, s.phone_cipher) as cipher
      from duty_links l left join posts p on p.id = l.post_id left join staff s on s.id = p.staff_id where l.id = ${linkId}`);
  return row?.cipher;
}
