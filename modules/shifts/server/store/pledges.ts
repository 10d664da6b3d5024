// What a cadre who was sent down promises (A6).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function addPledge(
  tx: Tx,
  pledge: {
    postId: string;
    staffId: string;
    unitId: string;
    districtId: string;
    partyStatus: string;
    text: string;
    at: Date;
  },
): Promise<void> {
  tx.write(sql`
    insert into shift_pledges (post_id, district_id, staff_id, unit_id, party_status, pledge, pledged_at)
    values (${pledge.postId}, ${pledge.districtId}, ${pledge.staffId}, ${pledge.unitId}, ${pledge.partyStatus}, ${pledge.text}, ${pledge.at})`);
}

export async function isSeconded(tx: Tx, postId: string): Promise<boolean> {
  return (await tx.first(sql`select 1 from posts where id = ${postId} and basis = 'seconded'`)) !== undefined;
}
