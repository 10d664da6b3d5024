// 应急令: where it stands, when its chain ends, what of it must be erased when. Nothing of this is stored: it is told from rows that never change, and the time.
import { DAY_MS, HOUR_MS } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Power } from './power.ts';

/** The longest an order lasts; what must last longer is proposed and approved anew. */
export const longestDays = 14;
/** So long after its own beginning may a proposal still be approved: nothing wakes that nobody has looked at lately. */
export const approvalHours = 24;
/** Before its end whoever may extend it is told. */
export const warningHours = 24;

export const proposers: readonly Role[] = [
  'community_secretary',
  'street_dispatcher',
  'street_supervisor',
  'district_dispatcher',
  'district_supervisor',
];
export const approvers: readonly Role[] = ['community_secretary', 'street_supervisor', 'district_supervisor'];

export const orderStates = ['proposed', 'ahead', 'in_force', 'over', 'withdrawn', 'refused', 'lapsed'] as const;
export type OrderState = (typeof orderStates)[number];

export const stateTitles: Record<OrderState, Words> = {
  proposed: { zh: '待批准', en: 'Proposed' },
  ahead: { zh: '已批准，未到时间', en: 'Approved, ahead' },
  in_force: { zh: '生效中', en: 'In force' },
  over: { zh: '已到期', en: 'Over' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  refused: { zh: '未批准', en: 'Refused' },
  lapsed: { zh: '逾期未批，作废', en: 'Lapsed' },
};

/** What the states rest on, as epoch milliseconds. */
export type Standing = {
  fromAt: number;
  toAt: number;
  verdict: 'approved' | 'refused' | null;
  decidedAt: number | null;
  withdrawnAt: number | null;
};

/** A proposal that nobody decided until then is over. */
export const lapsesAt = ({ fromAt, toAt }: Pick<Standing, 'fromAt' | 'toAt'>): number =>
  Math.min(fromAt + approvalHours * HOUR_MS, toAt);

/** From when until when it truly held: never before its approval, never after its withdrawal. Undefined where it never did. */
export function spanOf(order: Standing): { from: number; until: number } | undefined {
  if (order.verdict !== 'approved' || order.decidedAt === null) return undefined;
  const from = Math.max(order.fromAt, order.decidedAt);
  const until = Math.min(order.toAt, order.withdrawnAt ?? order.toAt);
  return from < until ? { from, until } : undefined;
}

export function stateOf(order: Standing, now: number): OrderState {
  if (order.withdrawnAt !== null && order.withdrawnAt <= now) return 'withdrawn';
  if (order.verdict === 'refused') return 'refused';
  if (order.verdict === null) return now < lapsesAt(order) ? 'proposed' : 'lapsed';
  const span = spanOf(order);
  if (!span || now >= span.until) return 'over';
  return now < span.from ? 'ahead' : 'in_force';
}

export const isLive = (state: OrderState): boolean => state === 'ahead' || state === 'in_force';

export type Linked = Standing & {
  orderId: string;
  extendsId: string | null;
  powers: readonly Power[];
  retention: Partial<Record<Power, number>>;
};

/** All orders that one prolongs or that prolong it, itself included. */
export function chainOf<O extends Pick<Linked, 'orderId' | 'extendsId'>>(orderId: string, orders: readonly O[]): O[] {
  const chain = new Set([orderId]);
  for (let size = 0; size < chain.size; ) {
    size = chain.size;
    for (const { orderId: id, extendsId } of orders)
      if (extendsId !== null && (chain.has(id) || chain.has(extendsId))) chain.add(id).add(extendsId);
  }
  return orders.filter((order) => chain.has(order.orderId));
}

/** Until when what this order gathered under a power is kept: counted from the end of the last order of its chain that had the power. */
export function keptUntil(orderId: string, power: Power, orders: readonly Linked[]): number | undefined {
  const own = orders.find((order) => order.orderId === orderId);
  if (!own || !spanOf(own)) return undefined;
  const ends = chainOf(orderId, orders)
    .filter((order) => order.powers.includes(power))
    .map((order) => spanOf(order)?.until ?? 0);
  return Math.max(...ends) + (own.retention[power] ?? 0) * DAY_MS;
}
