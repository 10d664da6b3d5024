import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { IncidentKind } from '../shared/incident.ts';

export type NewIncident = {
  incidentId: string;
  districtId: string;
  unitId: string;
  staffId: string;
  postId: string;
  kind: IncidentKind;
  told: Buffer;
  wantsHelp: boolean;
  requestId: string | null;
  happenedAt: Date;
};

export function addIncident(tx: Tx, i: NewIncident): void {
  tx.write(sql`
    insert into worker_incidents (id, district_id, unit_id, staff_id, post_id, kind, told_cipher, wants_help, request_id, happened_at)
    values (${i.incidentId}, ${i.districtId}, ${i.unitId}, ${i.staffId}, ${i.postId}, ${i.kind}, ${i.told}, ${i.wantsHelp}, ${i.requestId}, ${i.happenedAt})`);
}

export function lockIncident(
  tx: Tx,
  incidentId: string,
): Promise<{ staffId: string; unitId: string; supportedAt: Date | null } | undefined> {
  return tx.first(sql`
    select staff_id as "staffId", unit_id as "unitId", supported_at as "supportedAt" from worker_incidents where id = ${incidentId} for update`);
}

export function markSupported(
  tx: Tx,
  incidentId: string,
  support: Buffer,
  by: { staffId: string; name: string },
): void {
  tx.write(sql`
    update worker_incidents set supported_at = ${tx.at}, support_cipher = ${support}, supported_by_staff_id = ${by.staffId}, supported_by_name = ${by.name}
     where id = ${incidentId}`);
}

export type IncidentRow = {
  incidentId: string;
  kind: IncidentKind;
  told: Buffer;
  wantsHelp: boolean;
  staffId: string;
  staffName: string;
  unitName: string;
  request: { requestId: string; requestNo: string } | null;
  happenedAt: Date;
  support: Buffer | null;
  supportedAt: Date | null;
  supportedBy: string | null;
};

export function listRows(tx: Tx, limit: number): Promise<IncidentRow[]> {
  return tx.all<IncidentRow>(sql`
    select i.id as "incidentId", i.kind, i.told_cipher as told, i.wants_help as "wantsHelp", i.staff_id as "staffId", s.name as "staffName", u.name as "unitName",
           case when q.id is not null then jsonb_build_object('requestId', q.id, 'requestNo', q.request_no) end as request, i.happened_at as "happenedAt",
           i.support_cipher as support, i.supported_at as "supportedAt", i.supported_by_name as "supportedBy"
      from worker_incidents i join staff s on s.id = i.staff_id join governance_units u on u.id = i.unit_id left join requests q on q.id = i.request_id
     order by (i.wants_help and i.supported_at is null) desc, (i.supported_at is null) desc, i.happened_at desc limit ${limit}`);
}
