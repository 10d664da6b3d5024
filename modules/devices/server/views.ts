// Devices as the desk sees them: those that nobody would hear first.
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { deviceKeepers } from '../shared/commands.ts';
import { isLow, lostAfterMs, lowBattery, signalOf } from '../shared/device.ts';
import { type DeviceRow, deviceViews, listDevices } from '../shared/queries.ts';

type Row = Omit<DeviceRow, 'signal' | 'isLow'>;
type View = (typeof deviceViews)[number];

/** The same line as {@link signalOf}, in SQL: a filter must not read all devices to find the lost ones. */
function viewWhere(view: View, lostBefore: Date): Sql {
  const wanting = sql`d.retired_at is null and (d.last_seen_at is null or d.last_seen_at < ${lostBefore} or d.battery < ${lowBattery})`;
  switch (view) {
    case 'wanting':
      return wanting;
    case 'online':
      return sql`d.retired_at is null and d.last_seen_at >= ${lostBefore}`;
    case 'retired':
      return sql`d.retired_at is not null`;
    case 'all':
      return sql`true`;
  }
}

type Asked = z.output<typeof listDevices.input>;

async function answerDevices({ view, unitId, text, limit, offset }: Asked, { tx, actor, now }: Context) {
  const lostBefore = new Date(now - lostAfterMs);
  const area = sql.all([
    unitId !== undefined &&
      sql`d.community_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`,
    !!text && sql`position(lower(${text}) in lower(concat_ws(' ', d.device_no, d.label, p.address))) > 0`,
  ]);
  const from = sql`call_devices d left join places p on p.id = d.place_id join governance_units c on c.id = d.community_id`;
  const [rows, counts] = await Promise.all([
    tx.all<Row>(sql`
      select d.id as "deviceId", d.device_no as "deviceNo", d.label, p.address, d.place_id as "placeId", d.community_id as "communityId", c.name as "communityName",
             d.battery, d.last_seen_at as "lastSeenAt", k.last_press_at as "lastPressAt", coalesce(k.calls, 0) as calls, d.registered_at as "registeredAt",
             d.retired_at as "retiredAt", d.retired_reason as "retiredReason"
        from ${from} left join lateral app.calls_of_device(d.id) k on true
       where ${area} and ${viewWhere(view, lostBefore)}
       order by (d.retired_at is not null), (d.last_seen_at is not null and d.last_seen_at >= ${lostBefore}), d.battery < ${lowBattery} desc nulls last,
                d.last_seen_at nulls first, d.device_no
       offset ${offset} limit ${limit}`),
    tx.first<Record<View, number>>(sql`
      select ${sql.join(deviceViews.map((one) => sql`count(*) filter (where ${viewWhere(one, lostBefore)}) as ${sql.raw(one === 'all' ? '"all"' : one)}`))}
        from ${from} where ${area}`),
  ]);
  const { kind } = actor;
  return {
    rows: rows.map((row) => ({ ...row, signal: signalOf(row, now), isLow: isLow(row.battery) })),
    total: counts![view],
    counts: counts!,
    mayKeep: mayBy(deviceKeepers, { kind, role: actor.kind === 'staff' ? actor.role : undefined }),
  };
}

export const listDevicesAnswer = query(listDevices, answerDevices);
