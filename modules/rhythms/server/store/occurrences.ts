// SQL of one occurrence for the handlers. What is over is kept so by a trigger (0012); nothing here tries to get around it.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { OccurrenceState, RecordKind } from '../../shared/occurrence.ts';

export type OccurrenceRow = {
  id: string;
  districtId: string;
  methodVersionId: string;
  code: string;
  record: RecordKind;
  role: string;
  unitId: string;
  unitName: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  state: OccurrenceState;
  preparedAt: Date | null;
  madeUpAt: Date | null;
};

/** Locked until the end of the transaction; undefined when it is not within the actor's sight. */
export function lockOccurrence(tx: Tx, id: string): Promise<OccurrenceRow | undefined> {
  return tx.first<OccurrenceRow>(sql`
    select o.id, o.district_id as "districtId", o.method_version_id as "methodVersionId", o.rhythm_code as code, o.record, o.role, o.unit_id as "unitId", u.name as "unitName",
           o.period_from as "periodFrom", o.period_to as "periodTo", o.due_on as "dueOn", o.state, o.prepared_at as "preparedAt", o.made_up_at as "madeUpAt"
      from rhythm_occurrences o join governance_units u on u.id = o.unit_id where o.id = ${id} for update of o`);
}

export function markMissed(tx: Tx, id: string): void {
  tx.write(
    sql`update rhythm_occurrences set state = 'missed', missed_at = ${tx.at} where id = ${id} and state = 'due'`,
  );
}

export function completeOccurrence(
  tx: Tx,
  id: string,
  by: { staffId: string | null; postId: string | null; isLate: boolean },
): void {
  const outcome = by.isLate ? sql`made_up_at = ${tx.at}` : sql`state = 'done', done_at = ${tx.at}`;
  tx.write(sql`
    update rhythm_occurrences set ${outcome}, done_by_staff_id = ${by.staffId}, done_by_post_id = ${by.postId} where id = ${id}`);
}

export function excuseOccurrence(tx: Tx, id: string, by: { staffId: string | null; reason: string }): void {
  tx.write(sql`
    update rhythm_occurrences set state = 'excused', excused_at = ${tx.at}, excused_by_staff_id = ${by.staffId}, excuse = ${by.reason} where id = ${id}`);
}
