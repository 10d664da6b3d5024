// Devices as the desk sees them: those that nobody would hear first.
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { listCallsOfDevice } from '#modules/requests/server/public.ts';
import { deviceKeepers } from '../shared/commands.ts';
import { isLow, lostAfterMs, lowBattery, signalOf } from '../shared/device.ts';
import { deviceProblem } from '../shared/problems.ts';
import { type DeviceRow, type DeviceView, devicePage, deviceViews, listDevices } from '../shared/queries.ts';

type Row = Omit<DeviceRow, 'signal' | 'isLow'>;

/** The same line as {@link signalOf}, in SQL: a filter must not read all devices to find the lost ones. */
function viewWhere(view: DeviceView, lostBefore: Date): Sql {
  switch (view) {
    case 'wanting':
      return sql`d.retired_at is null and (d.last_seen_at is null or d.last_seen_at < ${lostBefore} or d.battery < ${lowBattery})`;
    case 'lost':
      return sql`d.retired_at is null and d.last_seen_at < ${lostBefore}`;
    case 'low':
      return sql`d.retired_at is null and d.battery < ${lowBattery}`;
    case 'never':
      return sql`d.retired_at is null and d.last_seen_at is null`;
    case 'online':
      return sql`d.retired_at is null and d.last_seen_at >= ${lostBefore}`;
    case 'retired':
      return sql`d.retired_at is not null`;
    case 'all':
      return sql`true`;
  }
}

type Asked = z.output<typeof listDevices.input>;

const from = sql`call_devices d left join places p on p.id = d.place_id join governance_units c on c.id = d.community_id`;
const columns = sql`
  d.id as "deviceId", d.device_no as "deviceNo", d.label, p.address, d.place_id as "placeId", d.community_id as "communityId", c.name as "communityName",
  d.battery, d.last_seen_at as "lastSeenAt", k.last_press_at as "lastPressAt", coalesce(k.calls, 0) as calls, d.registered_at as "registeredAt",
  d.retired_at as "retiredAt", d.retired_reason as "retiredReason"
  from ${from} left join lateral app.calls_of_device(d.id) k on true`;

const asRow = (row: Row, now: number): DeviceRow => ({
  ...row,
  signal: signalOf(row, now),
  isLow: isLow(row.battery),
});
const mayKeep = ({ actor }: Context): boolean =>
  mayBy(deviceKeepers, { kind: actor.kind, role: actor.kind === 'staff' ? actor.role : undefined });

/** Where a list counted from its top goes on. */
export const nextOffset = (offset: number, shown: number, total: number): number | null =>
  shown > 0 && offset + shown < total ? offset + shown : null;

async function answerDevices({ view, unitId, placeId, text, limit, offset }: Asked, context: Context) {
  const { tx, now } = context;
  const lostBefore = new Date(now - lostAfterMs);
  const area = sql.all([
    unitId !== undefined &&
      sql`d.community_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`,
    placeId !== undefined && sql`d.place_id = ${placeId}`,
    !!text && sql`position(lower(${text}) in lower(concat_ws(' ', d.device_no, d.label, p.address))) > 0`,
  ]);
  const [rows, counts] = await Promise.all([
    tx.all<Row>(sql`
      select ${columns}
       where ${area} and ${viewWhere(view, lostBefore)}
       order by (d.retired_at is not null), (d.last_seen_at < ${lostBefore}) desc nulls last, (d.battery < ${lowBattery}) desc nulls last,
                d.last_seen_at nulls first, d.device_no
       offset ${offset} limit ${limit}`),
    tx.first<Record<DeviceView, number>>(sql`
      select ${sql.join(deviceViews.map((one) => sql`count(*) filter (where ${viewWhere(one, lostBefore)}) as ${sql.raw(one === 'all' ? '"all"' : one)}`))}
        from ${from} where ${area}`),
  ]);
  return {
    rows: rows.map((row) => asRow(row, now)),
    total: counts![view],
    nextOffset: nextOffset(offset, rows.length, counts![view]),
    counts: counts!,
    mayKeep: mayKeep(context),
  };
}

export const listDevicesAnswer = query(listDevices, answerDevices);

const mostPresses = 30;

export const devicePageAnswer = query(devicePage, async ({ deviceId }, context) => {
  const { tx, now } = context;
  const [row, calls] = await Promise.all([
    tx.first<Row>(sql`select ${columns} where d.id = ${deviceId}`),
    listCallsOfDevice(tx, deviceId, { limit: mostPresses, since: new Date(now - 30 * 24 * 3_600_000) }),
  ]);
  if (!row) throw deviceProblem('not_found');
  return {
    device: asRow(row, now),
    presses: calls.rows,
    unseenCalls: Math.max(0, row.calls - calls.sinceCount),
    mayKeep: mayKeep(context),
  };
});
