// An emergency order for mass testing in force: proposed and decided by two, written as rows, for a bench has one dispatcher.
import type pg from 'pg';
import { newId } from '#kernel/shared/id.ts';

export async function layOrder(client: pg.Client, unitId: string): Promise<string> {
  const orderId = newId();
  const { rows: posts } = await client.query<{ id: string; staff_id: string }>(
    'select distinct on (staff_id) id, staff_id from posts where district_id = $1 limit 2',
    [unitId],
  );
  const [maker, checker] = posts;
  await client.query(
    `insert into emergency_orders (id, district_id, title, legal_text, article_codes, unit_ids, powers, retention, from_at, to_at, proposed_by_staff_id, proposed_by_post_id, proposed_by_role, proposed_by_unit_id, proposed_at)
     values ($1, $2, '压测', '压测', '{x}', array[$2::uuid], '{mass_testing}', '{}', now() - interval '2 days', now() + interval '9 days', $3, $4, 'district_dispatcher', $2, now() - interval '2 days')`,
    [orderId, unitId, maker!.staff_id, maker!.id],
  );
  await client.query(
    `insert into emergency_decisions (order_id, proposed_by_staff_id, district_id, verdict, is_drill, year, order_no, decided_at, decided_by_staff_id, decided_by_post_id, decided_by_role, decided_by_unit_id)
     values ($1, $2, $3, 'approved', false, 2026, 1, now() - interval '2 days', $4, $5, 'district_supervisor', $3)`,
    [orderId, maker!.staff_id, unitId, checker!.staff_id, checker!.id],
  );
  return orderId;
}
