// 应急令公示: what anybody may read. Offices and units, never a name; the same to everybody, staff included; drills are nobody's orders and are left out.
import { query } from '#kernel/server/house.ts';
import { publicOrders } from '../../shared/queries.ts';
import { certificatesOf, headOf, listStates, wordsOf } from './rows.ts';

const withoutName = ({ role, unitName, at }: { role: string; unitName: string; at: Date }) => ({ role, unitName, at });

export const publicAnswer = query(publicOrders, async ({ offset, limit }, context) => {
  const all = (await listStates(context)).filter(({ record }) => record.verdict === 'approved' && !record.isDrill);
  const shown = await wordsOf(context.tx, all.slice(offset, offset + limit));
  const certificates = await certificatesOf(
    context.tx,
    shown.map(({ orderId }) => orderId),
  );
  return {
    rows: shown.map((one) => ({
      ...headOf(one, all),
      year: one.record.year ?? 0,
      orderNo: one.record.orderNo ?? 0,
      proposed: withoutName(one.proposed),
      approved: withoutName(one.decided ?? one.proposed),
      withdrawn: one.withdrawn && { ...withoutName(one.withdrawn), reason: one.withdrawnReason ?? '' },
      certificates: certificates.get(one.orderId) ?? [],
    })),
    inForce: all.filter(({ state }) => state === 'in_force').length,
    nextOffset: all.length > offset + limit ? offset + limit : null,
  };
});
