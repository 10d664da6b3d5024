// The on-call roster of a stretch, and who is on call at one moment.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type ShiftLine = {
  shiftId: string;
  postId: string;
  staffName: string;
  role: string;
  rank: number;
  from: Date;
  until: Date | null;
};

export function listShifts(tx: Tx, unitId: string, from: string, until: string): Promise<ShiftLine[]> {
  return tx.all<ShiftLine>(sql`
    select o.id as "shiftId", o.post_id as "postId", s.name as "staffName", p.role, o.rank, lower(o.during) as "from", upper(o.during) as until
      from on_call_shifts o join posts p on p.id = o.post_id join staff s on s.id = p.staff_id
     where o.unit_id = ${unitId} and o.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) order by lower(o.during), o.rank`);
}
