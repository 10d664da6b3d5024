import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Case, ClusterRule } from '../shared/cluster.ts';

export type NamedCase = Case & { name: string };

/** What visits told since that day of people who were on the register then or are now, as far as the asker may see them. */
export function listCases(tx: Tx, rule: ClusterRule, since: CalendarDate): Promise<NamedCase[]> {
  return tx.all<NamedCase>(sql`
    select s.id as "subjectId", s.name, f.value #>> '{}' as within, v.told ->> ${rule.sameTold} as told, (v.happened_at at time zone 'Asia/Shanghai')::date as "on"
      from subject_registers r
      join register_members m on m.register_id = r.id and coalesce(m.to_at, 'infinity') >= ${since}::date
      join app.standing_visits() v on v.subject_id = m.subject_id and v.happened_at >= (${since}::date::timestamp at time zone 'Asia/Shanghai') and v.told ? ${rule.sameTold} and not v.is_drill
      join subjects s on s.id = m.subject_id
      join subject_facts f on f.subject_id = m.subject_id and f.field = ${rule.within} and f.replaced_at is null and f.value is not null
     where r.code = ${rule.register} and r.ended_at is null`);
}
