import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { ClusterRule } from '../shared/cluster.ts';

export type MemberRow = {
  subjectId: string;
  name: string;
  within: string | null;
  from: CalendarDate;
  /** Null: still on the register. */
  to: CalendarDate | null;
};

/** Who was on the register since that day, as far as the asker may see them; of somebody who came twice, the last time. */
export function listMembers(tx: Tx, rule: ClusterRule, since: CalendarDate): Promise<MemberRow[]> {
  return tx.all<MemberRow>(sql`
    select distinct on (m.subject_id) m.subject_id as "subjectId", s.name, f.value #>> '{}' as within,
           (m.from_at at time zone 'Asia/Shanghai')::date as "from", (m.to_at at time zone 'Asia/Shanghai')::date as "to"
      from subject_registers r
      join register_members m on m.register_id = r.id and coalesce(m.to_at, 'infinity') >= (${since}::date::timestamp at time zone 'Asia/Shanghai')
      join subjects s on s.id = m.subject_id
      left join subject_facts f on f.subject_id = m.subject_id and f.field = ${rule.within} and f.replaced_at is null and f.value is not null
     where r.code = ${rule.register} and r.ended_at is null
     order by m.subject_id, m.from_at desc`);
}

export type ToldAt = { subjectId: string; on: CalendarDate; told: Record<string, unknown>; toldCipher: Buffer | null };

/** What visits told of them since that day, the first told first. What was played counts never. */
export function listTold(tx: Tx, subjectIds: readonly string[], since: CalendarDate): Promise<ToldAt[]> {
  return tx.all<ToldAt>(sql`
    select v.subject_id as "subjectId", (v.happened_at at time zone 'Asia/Shanghai')::date as "on", v.told, v.told_cipher as "toldCipher"
      from app.standing_visits() v
     where v.subject_id = any (${[...subjectIds]}::uuid[]) and v.happened_at >= (${since}::date::timestamp at time zone 'Asia/Shanghai') and not v.is_drill
       and (v.told_cipher is not null or v.told <> '{}')
     order by v.happened_at`);
}
